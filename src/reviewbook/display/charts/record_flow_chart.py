"""The flow of records as boxes, one below the other, narrow enough for a phone."""

from __future__ import annotations

import textwrap

import altair as alt
import pandas as pd

from reviewbook.display.altair_theme import INK, MAIN
from reviewbook.display.charts.chart_frames import need
from reviewbook.display.charts.chart_layout import at
from reviewbook.display.charts.style import SHOWN, Chart, faint_unless, or_nothing, tips, told
from reviewbook.display.wording import number, some

_WIDE = 308
_INDENT = {"on": 0, "out": 36, "part": 0, "kept": 0}
_LINE, _PADDING, _GAP, _AFTER = 18, 7, 12, 26
_SPINE = 16
_LETTERS = 40  # of a line of 12 px, beside its number


@or_nothing
def draw_record_flow(table: pd.DataFrame) -> Chart:
    """Show how many records a search found, and where they left on the way to the review.

    Parameters
    ----------
    table
        One row per box or line of one: phase, box, place (`on`, `out`, `part` or `kept`), records.
    """
    need(table, "phase", "box", "place", "records")
    lines = _placed(table.reset_index(drop=True))
    boxes = _boxes(lines)
    return told(
        alt.layer(
            _spine(boxes),
            _frames(boxes),
            _heads(boxes),
            *_texts(lines),
            width=_WIDE,
            height=int(boxes["_y2"].max()) + 2,
        ),
        "record-flow",
        finding=_finding(table),
        counted="Boxes at the left go on to the next; those set in left the flow there.",
    )


def _placed(table: pd.DataFrame) -> pd.DataFrame:
    """Give each line its box, its text broken to the width, and its top, in px."""
    first = table["place"].isin(["on", "out", "kept"])
    number_of_box = first.cumsum()
    place = table["place"].where(first).ffill().fillna("on")
    indent = place.map(_INDENT)
    letters = _LETTERS - indent // 6
    shown = [
        textwrap.wrap(str(text), int(width)) or [""]
        for text, width in zip(table["box"], letters, strict=True)
    ]
    heights = pd.Series([len(one) * _LINE for one in shown])
    between = first.map({True: _GAP + 2 * _PADDING, False: 0}) + (
        (table["place"] == "on") & (table.index > 0)
    ) * (_AFTER - _GAP)
    tops = heights.cumsum() - heights + between.cumsum() - _GAP - _PADDING
    return table.assign(
        _box=number_of_box,
        _first=first, _place=place, _x=indent, _y=tops, _high=heights,
        _shown=["\n".join(one) for one in shown],
    )  # fmt: skip


def _boxes(lines: pd.DataFrame) -> pd.DataFrame:
    ends = lines.assign(_end=lines["_y"] + lines["_high"])
    boxes = ends.groupby("_box", sort=False).agg(
        _place=("_place", "first"), _x=("_x", "first"), _y=("_y", "min"), _y2=("_end", "max")
    )
    return boxes.assign(_x2=_WIDE, _y=boxes["_y"] - _PADDING, _y2=boxes["_y2"] + _PADDING)


def _frames(boxes: pd.DataFrame) -> alt.Chart:
    width = alt.condition("datum._place == 'on'", alt.value(1.5), alt.value(1))
    drawn: alt.Chart = (
        at(boxes)
        .mark_rect(filled=False, stroke=MAIN, cornerRadius=3)
        .encode(x2="_x2:Q", y2="_y2:Q", strokeWidth=width)
    )
    return drawn


def _spine(boxes: pd.DataFrame) -> alt.Chart:
    """Draw the way: from each box down to the next that goes on, and across to those set in."""
    rules, above = [], None
    for box in boxes.itertuples(index=False):
        x, y, y2, place = box[1], box[2], box[3], box[0]
        if place == "out":
            rules.append((_SPINE, (y + y2) / 2, x, (y + y2) / 2))
        elif place == "on" and above is not None:
            rules.append((_SPINE, above, _SPINE, y))
        above = y2 if place == "on" else above
    frame = pd.DataFrame(rules, columns=["_x", "_y", "_x2", "_y2"], dtype=float)
    drawn: alt.Chart = at(frame).mark_rule(stroke=INK, opacity=0.6).encode(x2="_x2:Q", y2="_y2:Q")
    return drawn


def _heads(boxes: pd.DataFrame) -> alt.Chart:
    """Draw the heads of the arrows."""
    out = boxes["_place"] == "out"
    ahead = boxes.iloc[1:]
    ahead = ahead[ahead["_place"] != "kept"]
    heads = pd.DataFrame(
        {
            "_x": ahead["_x"].where(out, _SPINE).astype(float) - out.map({True: 4, False: 0}),
            "_y": ((ahead["_y"] + ahead["_y2"]) / 2).where(out, ahead["_y"] - 4),
            "_turn": out.map({True: 90, False: 180}),
        }
    ).dropna()
    drawn: alt.Chart = (
        at(heads)
        .mark_point(shape="triangle", filled=True, size=36, color=INK, opacity=0.8)
        .encode(angle=alt.Angle("_turn:Q").scale(None))
    )
    return drawn


def _texts(lines: pd.DataFrame) -> list[alt.Chart]:
    """Write what each line counts, and at the right edge how many."""
    labels = lines[["_x", "_y", "_shown", "_first", "records"]].rename(columns={"records": "_n"})
    counts = lines[["phase", "box", "place", "records", "_y", "_first"]].assign(
        _x=_WIDE, _shown=lines["records"].map(number), _n=lines["records"]
    )
    told_of = at(counts).encode(
        tooltip=tips("phase:N", "box:N", "records:Q"), detail=alt.Detail("place:N")
    )
    texts = [_written(at(labels), first=first, dx=10 if first else 20) for first in (True, False)]
    return texts + [_written(told_of, first=first, dx=-10) for first in (True, False)]


def _written(part: alt.Chart, *, first: bool, dx: int) -> alt.Chart:
    """Write the first line of each box, or the others."""
    text = part.transform_filter("datum._first" if first else "!datum._first").mark_text(
        align="left" if dx > 0 else "right",
        baseline="top",
        dx=dx,
        dy=3,
        fontWeight="bold" if first else "normal",
        lineBreak="\n",
        lineHeight=_LINE,
    )
    drawn: alt.Chart = text.encode(text=SHOWN, opacity=faint_unless("datum._n > 0"))
    return drawn


def _finding(table: pd.DataFrame) -> str:
    on = table.loc[table["place"] == "on", "records"]
    found, last = int(on.iloc[0]) if len(on) else 0, int(on.iloc[-1]) if len(on) else 0
    # A reason may end like a box that waits: "not published yet".
    out = table[table["place"] == "out"]
    waits = int(out.loc[out["box"].astype(str).str.endswith(" yet"), "records"].sum())
    if not waits:
        return f"Of {some(found, 'record')} found, {number(last)} came into the review"
    return (
        f"Of {some(found, 'record')} found, {number(last)} included so far, {number(waits)} to go"
    )
