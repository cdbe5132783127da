"""How well the works bear what they are cited for."""

from __future__ import annotations

from collections.abc import Iterable

import altair as alt
import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import number, rows_in_words, some
from reviewbook.display.charts.grid import text_in_lines, with_lines
from reviewbook.display.charts.style import (
    LEFT,
    MAIN,
    RIGHT,
    WIDTH,
    Layers,
    or_nothing,
    tips,
    told,
    wrapped,
)
from reviewbook.display.charts.tidy import by_total, complete, labels, long, need

SUPPORT = ("supports", "partly", "by analogy", "does not", "cannot be checked", "not judged")
# The fuller, the better the work bears it; an outline alone: it does not; broken: nobody knows.
_FILL = dict(zip(SUPPORT, (0.5, 0.32, 0.15, 0, 0, 0), strict=True))
_BROKEN, _OPEN = SUPPORT[-2:]
_LABELS, _LETTER, _SUM = 240, 6.2, 30


@or_nothing
def draw_citations_by_work(counts: pd.DataFrame, *, order: Iterable[str] | None = None) -> Figure:
    """Show how often each work is cited, and whether it can bear what it is cited for.

    Parameters
    ----------
    counts
        One row per pair: work, support (supports, partly, by analogy, does not, cannot be
        checked, not judged), citations.
    order
        The works from top to bottom; else the most cited first.
    """
    need(counts, "work", "support", "citations")
    works, levels = labels(counts["work"], order), labels(counts["support"], SUPPORT)
    table = complete(counts, "work", "support", "citations", works, levels)
    table = table if order else by_total(table)
    return told(
        _drawn(table),
        "citations-by-work",
        finding=_finding(table),
        counted="In-text citations, by whether the work can bear the sentence that cites it.",
        numbers=rows_in_words(table),
        data=table.rename_axis(columns=None).reset_index(),
    )


def _drawn(table: pd.DataFrame) -> Layers:
    across = WIDTH - _LABELS - _SUM
    most = max(int(table.sum(axis=1).max()), 1)
    rows = _segments(table, across / most)
    reach = alt.Scale(domain=[0, most])
    base = alt.Chart(rows).encode(
        y=alt.Y("work:N", scale=alt.Scale(domain=list(table.index)), axis=None),
        tooltip=tips("work:N", "support:N", "citations:Q"),
    )
    levels = [str(name) for name in table.columns]
    fill = alt.Scale(domain=levels, range=[_FILL.get(name, 0) for name in levels])
    bar = base.mark_bar(height=34, fill=MAIN, stroke=MAIN, strokeWidth=1.5).encode(
        x=alt.X("start:Q", axis=None, scale=reach),
        x2=alt.X2("end:Q"),
        fillOpacity=alt.FillOpacity("support:N", scale=fill, legend=None),
        strokeDash=alt.StrokeDashValue(
            [1, 0], condition={"test": f"datum.support === {_BROKEN!r}", "value": [4, 3]}
        ),
    )
    middle = base.encode(x=alt.X("middle:Q", axis=None, scale=reach))
    return alt.layer(
        *(bar, *text_in_lines(middle), *_ends(table)), width=across, height=alt.Step(46)
    )


def _segments(table: pd.DataFrame, unit: float) -> pd.DataFrame:
    """Give each work's citations one after the other, with what to print on them."""
    rows = long(table, "citations")
    end = rows.groupby("work", sort=False)["citations"].cumsum()
    rows = rows.assign(end=end, start=end - rows["citations"], middle=end - rows["citations"] / 2)
    rows = rows[rows["citations"] > 0]
    cells = zip(rows["support"], rows["citations"], strict=True)
    return with_lines(rows, [_fitted(str(name), count, count * unit) for name, count in cells])


def _ends(table: pd.DataFrame) -> list[alt.Chart]:
    """Print the work to the left of its bar, and the sum to the right."""
    names = [wrapped(str(work), int(_LABELS / _LETTER) - 2, 2) for work in table.index]
    works = with_lines(pd.DataFrame({"work": table.index}), names)
    sums = works.assign(shown=table.sum(axis=1).map(number).to_numpy(), lines=1)
    left = alt.Chart(works).encode(x=LEFT, y=alt.Y("work:N"))
    right = alt.Chart(sums).encode(x=RIGHT, y=alt.Y("work:N"))
    return [
        *text_in_lines(left, align="right", dx=-8),
        *text_in_lines(right, align="right", dx=_SUM),
    ]


def _fitted(support: str, count: int, width: float) -> str:
    """Write what a segment is, in two lines at most; only the number if it is too narrow."""
    text = wrapped(f"{support} {count}", int((width - 8) / _LETTER), 3)
    longest = max(map(len, support.split()), default=0) * _LETTER
    return text if text.count("\n") < 2 and longest < width - 8 else str(count)  # noqa: PLR2004


def _finding(table: pd.DataFrame) -> str:
    """Say how many citations their works support."""
    total = some(int(table.to_numpy().sum()), "citation")
    sums = table.sum()
    if sums.get(_OPEN, 0) == sums.sum() > 0:
        return f"None of {total} has been judged"
    verb = "is" if sums[SUPPORT[0]] <= 1 else "are"
    partly = f", {sums[SUPPORT[1]]} partly" if sums[SUPPORT[1]] else ""
    return f"{sums[SUPPORT[0]] or 'None'} of {total} {verb} supported by the work cited{partly}"
