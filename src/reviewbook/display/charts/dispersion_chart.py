"""Where in each text the modalities are named, or the lenses looked through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import altair as alt
import pandas as pd

from reviewbook.display.altair_theme import COLOURS, MAIN
from reviewbook.display.charts.chart_frames import labels, need
from reviewbook.display.charts.chart_layout import row_axis, strength
from reviewbook.display.charts.style import (
    LABELS,
    RIGHT,
    SHOWN,
    WIDTH,
    Chart,
    Layers,
    nothing,
    or_nothing,
    palette,
    scale,
    tips,
    told,
)
from reviewbook.display.wording import (
    few,
    number,
    out_of,
    share,
    small,
    some,
    whole_percent,
)

_SUM = 30
_LETTER, _MOST = 7, 230
# Fewer mentions than this have no beginning, middle or end.
_ENOUGH = 3
# Of more documents than this, those without a stroke are left out.
MOST = 30
# Of more strokes than this in one text, one stands for all within a five-hundredth of it: it is as
# wide.
_STROKES, _PLACES = 2_000, 500


@or_nothing
def draw_dispersion(
    points: pd.DataFrame,
    lengths: Mapping[str, int] | pd.Series,
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
    among: int = 0,
) -> Chart:
    """Show where in each text each modality is named, or each lens found: a stroke per mention.

    Parameters
    ----------
    points
        One row per mention: document, modality or lens, position from 0 (first word) to 1 (last).
    lengths
        The words of each document, in the order in which to show them.
    order
        The modalities from top to bottom; else by their categories or as they appear.
    colours
        The colour of each modality; else by their order, or one colour if they are many.
    among
        How many documents there are in all, if only some are shown: the title says so.
    """
    by = "lens" if "lens" in points.columns else "modality"
    name = "dispersion" if by == "modality" else f"dispersion-{by}"
    need(points, "document", by, "position")
    held = set(points["document"].astype(str)) if len(lengths) > MOST else lengths
    words = {str(text): int(count) for text, count in lengths.items() if text in held}
    names = labels(points[by], order)
    many = len(names) > len(COLOURS)
    paint = dict(colours or (dict.fromkeys(names, MAIN) if many else palette(names)))
    rows = points[["document", by]].astype(str).assign(_position=points["position"])
    rows = rows[rows["document"].isin(list(words))]
    if rows.empty:
        return nothing(name)
    table = _table(rows, list(words), names, by)
    drawn = _apart(rows)
    part = f" (in {out_of(len(lengths), among, 'document')})" if among > len(lengths) else ""
    return told(
        _drawn(drawn, table, words, scale(names, paint)),
        name,
        finding=_finding(rows, names, by) + part,
        counted="A stroke per mention, from the first word of the body (left) to the last (right)."
        + (" Where very many stand together, one is for all." if len(drawn) < len(rows) else "")
        + (" Only what a document holds has a row; the others are 0 there." if many else ""),
    )


def _apart(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out strokes of a text that would be drawn over others, if they are very many."""
    many = rows.groupby("document")["_position"].transform("size") > _STROKES
    places = rows.assign(_position=(rows["_position"] * _PLACES).round())
    return rows[~(many & places.duplicated())]


def _table(rows: pd.DataFrame, documents: list[str], names: list[str], by: str) -> pd.DataFrame:
    """Give mentions, and first, middle (median) and last position as printed, for every pair."""
    spread = rows.groupby(["document", by])["_position"].agg(
        mentions="size", first="min", middle="median", last="max"
    )
    pairs = pd.MultiIndex.from_product([documents, names], names=["document", by])
    table = spread.reindex(pairs).reset_index()
    places = {name: table[name].map(whole_percent) for name in ("first", "middle", "last")}
    return table.assign(mentions=table["mentions"].fillna(0).astype(int), **places)


def _drawn(
    rows: pd.DataFrame, table: pd.DataFrame, words: dict[str, int], colour: alt.Scale
) -> alt.VConcatChart:
    by = str(table.columns[1])
    margin = max(LABELS, min(max(map(len, table[by])) * _LETTER + 20, _MOST))
    drawn = []
    for document, count in words.items():
        sums = table[table["document"] == document]
        if len(sums) > len(COLOURS):
            sums = sums[sums["mentions"] > 0]
        found = rows[rows["document"] == document]
        title = alt.TitleParams(f"{document}, {some(count, 'word')}", fontSize=12, offset=4)
        last = document == list(words)[-1]
        drawn.append(
            _text(found, sums, by, colour, margin=margin, last=last).properties(title=title)
        )
    return alt.vconcat(*drawn, spacing=8)


def _text(
    found: pd.DataFrame, sums: pd.DataFrame, by: str, colour: alt.Scale, *, margin: int, last: bool
) -> Layers:
    """Draw the strokes of one document; the last one has the axis that all share."""
    along = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format="%", title=None, grid=True, labels=last)
    y = alt.Y(f"{by}:N", scale=alt.Scale(domain=list(sums[by])), axis=row_axis(margin))
    position = alt.Tooltip("_position:Q", title="position", format=".0%")
    stroke = alt.Chart(found).mark_tick(thickness=2, size=12, opacity=1)
    stroke = stroke.encode(
        x=alt.X("_position:Q", scale=alt.Scale(domain=[0, 1]), axis=along),
        y=y,
        color=alt.Color(f"{by}:N", scale=colour, legend=None),
        tooltip=[*tips("document:N", f"{by}:N"), position],
    )
    counts = sums.assign(_shown=sums["mentions"].map(number))
    total = alt.Chart(counts).mark_text(align="right", dx=_SUM)
    total = total.encode(
        x=RIGHT, y=y, text=SHOWN, opacity=strength("mentions"),
        tooltip=tips("document:N", f"{by}:N", "mentions:Q", "first:Q", "middle:Q", "last:Q"),
    )  # fmt: skip
    layers = alt.layer(stroke, total, width=WIDTH - margin - _SUM)
    layers["height"] = alt.Step(16) if len(sums) else 16
    return layers


def _finding(rows: pd.DataFrame, names: list[str], by: str) -> str:
    """Say what comes earliest and what latest, by the median of its mentions as it is printed."""
    placed = rows.groupby(by)["_position"].agg(["size", "median"])
    placed = placed.reindex([name for name in names if name in placed.index])
    often = placed[placed["size"] >= _ENOUGH]["median"].map(whole_percent)
    if often.nunique() <= 1:
        kinds = some(len(placed), by, {"lens": "lenses", "modality": "modalities"}[by])
        return f"{some(len(rows), 'mention')} of {kinds}"
    first, last = (often.index[often == end] for end in (often.min(), often.max()))
    seldom = f", of those found {_ENOUGH} times or more" if len(often) < len(placed) else ""
    ends = [
        f"{share(at)}, {few(map(small, those))}"
        for at, those in ((often.min(), first), (often.max(), last))
    ]
    return f"Median place in the text{seldom}: earliest, {ends[0]}; latest, {ends[1]}"
