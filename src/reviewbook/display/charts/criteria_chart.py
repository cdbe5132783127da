"""What each source asks, criterion by criterion: a table with marks, laid out in px."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Literal

import altair as alt
import pandas as pd

from reviewbook.display.altair_theme import MAIN
from reviewbook.display.charts.chart_frames import first_seen, labels, need
from reviewbook.display.charts.chart_layout import at
from reviewbook.display.charts.style import (
    LABELS,
    SHOWN,
    WIDTH,
    Chart,
    Layers,
    faint_unless,
    or_nothing,
    tips,
    told,
    wrapped,
)
from reviewbook.display.wording import capital, listed, out_of

_LETTER, _LINE, _MARK, _GAP, _SHORT = 5.5, 14, 15, 9, 10
_HEADS, _GROUP = 32, 30
_PLURAL = {"document": "documents", "standard": "standards"}


@or_nothing
def draw_criteria(table: pd.DataFrame, *, order: Iterable[str] | None = None) -> Chart:
    """Show what each source asks, criterion by criterion.

    Parameters
    ----------
    table
        One row per cell: source, group (document or standard), criterion, value (as shown), stated
        (whether the source says anything); and, if there is any such cell, recorded (whether
        anybody filled it in), proposed (whether a rule did, and no reader judged it) and defines
        (whether the source says what the concept is: of others nothing is missing).
    order
        The criteria from left to right; else by their categories or as they appear.
    """
    need(table, "source", "group", "criterion", "value", "stated")
    names = labels(table["criterion"], order)
    keys = {name: table[name].astype(str) for name in ("source", "group", "criterion")}
    cells = table.assign(**keys, value=table["value"].fillna("").astype(str))
    cells["stated"] = cells["stated"].astype(bool)
    cells["_recorded"] = table.get("recorded", pd.Series(True, table.index)).astype(bool)
    cells["_proposed"] = table.get("proposed", pd.Series(False, table.index)).astype(bool)
    cells["_defines"] = table.get("defines", pd.Series(True, table.index)).astype(bool)
    cells["value"] += cells["_proposed"].map({True: ", proposed", False: ""})
    cells = _without_criteria(cells, names)
    cells = cells.sort_values(
        "group", key=lambda group: group.map(first_seen(group)), kind="stable"
    )
    return told(
        _drawn(cells, names),
        "criteria",
        finding=_finding(cells),
        counted="Filled square: stated, and what. Open circle: not fixed, or not asked. No mark: "
        "not recorded."
        + " Proposed: found by a rule, judged by nobody."
        * bool(cells["_proposed"].any()),
    )


def _without_criteria(cells: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Say once of a source without a criterion on record that there is none."""
    asks = cells.groupby(["group", "source"])["_recorded"].transform("any")
    first = cells["criterion"] == names[0]
    said = first.map({True: "none recorded", False: ""})
    return cells.assign(value=cells["value"].where(asks, said))


def _drawn(cells: pd.DataFrame, names: list[str]) -> Layers:
    across = _columns(cells, names)
    cells = cells.assign(
        _x=cells["criterion"].map(lambda name: across[name][0]),
        _shown=[
            wrapped(value, int((across[name][1] - _MARK - _GAP) / _LETTER), 4)
            for value, name in zip(cells["value"], cells["criterion"], strict=True)
        ],
    )
    rows, height = _rows(cells)
    cells = cells.merge(rows[["group", "source", "_y"]], on=["group", "source"])
    return alt.layer(
        _rules(rows),
        _texts(_heads(across)),
        _texts(_groups(rows), "bold"),
        _texts(rows.rename(columns={"source": "_shown"}).assign(_x=0), limit=LABELS - 8),
        *_cells(cells),
        width=WIDTH,
        height=height,
    )


def _columns(cells: pd.DataFrame, names: list[str]) -> dict[str, tuple[float, float]]:
    """Give each criterion its left edge and width: room for its longest word, then by length."""
    need_px, weight = [], []
    for name in names:
        texts = [name, *cells.loc[cells["criterion"] == name, "value"]]
        unbroken = [text for text in texts if len(text) <= _SHORT]
        longest = max(map(len, [*unbroken, *" ".join(texts).split()]), default=1)
        need_px.append(min(longest, 18) * _LETTER + _MARK + _GAP + 4)
        weight.append(max(map(len, texts)) ** 0.5)
    spare = WIDTH - LABELS - sum(need_px)
    widths = [px + spare * part / sum(weight) for px, part in zip(need_px, weight, strict=True)]
    lefts = accumulate(widths[:-1], initial=float(LABELS))
    return {
        name: (round(left), width) for name, left, width in zip(names, lefts, widths, strict=True)
    }


def _rows(cells: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Give each source its baseline, and the height of the whole, in px."""
    lines = cells.assign(lines=cells["_shown"].str.count("\n") + 1)
    rows = lines.groupby(["group", "source"], sort=False)["lines"].max().reset_index()
    heights = rows["lines"] * _LINE + 10
    news = (rows["group"] != rows["group"].shift()) * _GROUP
    tops = _HEADS + heights.cumsum() - heights + news.cumsum()
    return rows.assign(_y=tops + 17, top=tops), int(_HEADS + heights.sum() + news.sum())


def _heads(across: dict[str, tuple[float, float]]) -> pd.DataFrame:
    heads = [wrapped(name, int((width - _GAP) / 6.4), 2) for name, (_, width) in across.items()]
    lefts = [left for left, _ in across.values()]
    return pd.DataFrame({"_shown": heads, "_x": lefts, "_y": 12})


def _groups(rows: pd.DataFrame) -> pd.DataFrame:
    firsts = rows.drop_duplicates("group")
    return pd.DataFrame({"_shown": firsts["group"].map(_named), "_x": 0, "_y": firsts["top"] - 7})


def _named(group: object) -> str:
    return capital(_PLURAL.get(str(group), str(group)))


def _texts(
    data: pd.DataFrame, weight: Literal["normal", "bold"] = "normal", limit: int = 0
) -> alt.Chart:
    text = at(data[["_shown", "_x", "_y"]]).mark_text(
        align="left",
        baseline="alphabetic",
        fontWeight=weight,
        limit=limit,
        lineBreak="\n",
        lineHeight=_LINE + 1,
    )
    drawn: alt.Chart = text.encode(text=SHOWN)
    return drawn


def _rules(rows: pd.DataFrame) -> alt.Chart:
    rule = at(rows[["top"]].rename(columns={"top": "_y"}).assign(_x=0, _x2=WIDTH))
    drawn: alt.Chart = rule.mark_rule(opacity=0.2).encode(x2="_x2:Q")
    return drawn


def _cells(cells: pd.DataFrame) -> list[alt.Chart]:
    columns = ["source", "criterion", "group", "value", "stated"]
    stated = cells["stated"].astype(object).where(cells["_recorded"], None)
    told_of = cells.assign(stated=stated, group=cells["group"].map(_named))
    base = at(told_of[[*columns, "_recorded", "_shown", "_x", "_y"]]).encode(
        tooltip=tips("source:N", "criterion:N", "value:N"),
        # Not drawn: under these the cells are listed where there is no room for the table.
        detail=[alt.Detail("group:N"), alt.Detail("criterion:N")],
    )
    said = base.transform_filter("datum.stated")
    silent = base.transform_filter("!datum.stated && datum._recorded")
    text = base.mark_text(
        align="left",
        baseline="alphabetic",
        dx=_MARK,
        fontSize=11,
        lineBreak="\n",
        lineHeight=_LINE,
    )
    return [
        said.mark_square(size=64, opacity=1, color=MAIN, xOffset=5, yOffset=-4),
        silent.mark_point(size=44, opacity=1, color=MAIN, xOffset=5, yOffset=-4),
        text.encode(text=SHOWN, opacity=faint_unless("datum.stated")),
    ]


def _finding(cells: pd.DataFrame) -> str:
    """Say on which criterion the groups are furthest apart, of the cells that are on record."""
    known = cells[cells["_recorded"]]
    if known.empty:
        return "Of no source a criterion is on record"
    counted = known.groupby(["criterion", "group"], sort=False)["stated"].agg(["sum", "size"])
    shares = (counted["sum"] / counted["size"]).unstack("group")
    apart = (shares.max(axis=1) - shares.min(axis=1)).idxmax()
    said = [
        f"{out_of(stated, asked, 'wording')} of the {_PLURAL.get(str(group), group)}"
        for group, (stated, asked) in counted.loc[apart].iterrows()
    ]
    whole = cells.loc[cells["_defines"] & (cells["criterion"] == apart), "_recorded"].all()
    return f"{apart}: stated by {listed(said)}" + ("" if whole else ", where it is recorded")
