"""Doses, durations and other quantities as ranges."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import some
from reviewbook.display.charts.grid import row_axis
from reviewbook.display.charts.style import (
    INK,
    MAIN,
    RIGHT,
    SHOWN,
    WIDTH,
    Layers,
    or_nothing,
    tips,
    told,
)
from reviewbook.display.charts.tidy import first_seen, need

_LABELS, _TEXT = 250, 130
# How much of the scale an arrow goes on where a range has no end.
_BEYOND = 0.15
_ARROW = 0.015
_TICKS = 8


@or_nothing
def draw_ranges(quantities: pd.DataFrame) -> Figure:
    """Show each quantity as a range from low to high, on one scale a kind and unit.

    Parameters
    ----------
    quantities
        One row per quantity: label, low, high (empty where the range is open), unit, kind.
    """
    need(quantities, "label", "low", "high", "unit", "kind")
    texts = {name: quantities[name].fillna("").astype(str) for name in ("label", "unit", "kind")}
    ends = {name: pd.to_numeric(quantities[name]).astype(float) for name in ("low", "high")}
    rows = quantities.assign(**texts, **ends)
    rows = rows.dropna(subset=["low", "high"], how="all")
    rows = rows.sort_values("kind", key=lambda kind: kind.map(first_seen(kind)), kind="stable")
    if rows.empty:
        return draw_ranges(rows)
    rows = _spread(rows.assign(shown=[_said(*row) for row in _ends(rows)]))
    return told(
        _drawn(rows),
        "ranges",
        finding=_finding(rows),
        counted="From the least to the most that is stated. An arrow: no limit is given.",
        numbers=" ".join(f"{row.kind}, {row.label}: {row.shown}." for row in rows.itertuples()),
        data=rows[["kind", "label", "low", "high", "unit"]],
    )


def _ends(rows: pd.DataFrame) -> list[tuple[float, float, str]]:
    return list(zip(rows["low"], rows["high"], rows["unit"], strict=True))


def _said(low: float, high: float, unit: str) -> str:
    if pd.isna(high):
        return f"{low:g} {_units(unit, low)} or more"
    if pd.isna(low):
        return f"up to {high:g} {_units(unit, high)}"
    least = "" if low == high else f"{low:g} to "
    return f"{least}{high:g} {_units(unit, high)}"


def _units(unit: str, value: float) -> str:
    """Give the plural of a unit of one word: weeks, sessions/week."""
    head, per, rest = unit.partition("/")
    more = value != 1 and head.isalpha() and not head.endswith("s")
    return f"{head}{'s' if more else ''}{per}{rest}"


def _spread(rows: pd.DataFrame) -> pd.DataFrame:
    """Give each range the ends to draw, each kind and unit a panel, each row a name of its own."""
    units = rows["unit"].map(lambda unit: f" ({_units(unit, 2)})" if unit else "")
    panel = rows["kind"] + units
    most = rows[["low", "high"]].max(axis=1).groupby(panel).transform("max").clip(lower=1e-9)
    top = most * (1 + 2 * _BEYOND)
    start = rows["low"].fillna(top * _ARROW)
    again = rows.groupby([panel, rows["label"]]).cumcount()
    name = rows["label"] + again.map(lambda n: f" ({n + 1})" if n else "")
    end = rows["high"].fillna(start + top * _BEYOND)
    return rows.assign(panel=panel, top=top, start=start, end=end, name=name)


def _drawn(rows: pd.DataFrame) -> alt.VConcatChart:
    panels = [
        _panel(group.drop(columns=["top"]), str(name), float(group["top"].iloc[0]))
        for name, group in rows.groupby("panel", sort=False)
    ]
    return alt.vconcat(*panels, spacing=10)


def _panel(rows: pd.DataFrame, name: str, top: float) -> Layers:
    below = alt.Axis(title=None, grid=True, values=_ticks(top), format=",~f")
    reach: dict[str, Any] = {"scale": alt.Scale(domain=[0, top], nice=False), "axis": below}
    y = alt.Y("name:N", scale=alt.Scale(domain=list(rows["name"])), axis=row_axis(_LABELS))
    shared: dict[str, Any] = {"y": y, "tooltip": tips("label:N", "kind:N", "shown:N")}
    base = alt.Chart(rows).encode(**shared)
    ends = alt.Chart(_stops(rows)).mark_point(size=100, filled=True, color=MAIN, opacity=1)
    return alt.layer(
        base.mark_rule(strokeWidth=3, color=MAIN, opacity=1).encode(
            x=alt.X("start:Q", **reach), x2=alt.X2("end:Q")
        ),
        ends.encode(x=alt.X("stop:Q", **reach), shape=alt.Shape("shape:N", scale=None), **shared),
        base.mark_text(style=INK, align="left", dx=10).encode(x=RIGHT, text=SHOWN),
        width=WIDTH - _LABELS - _TEXT,
        height=alt.Step(24),
        title=alt.TitleParams(name, fontSize=12, offset=4),
    )


def _stops(rows: pd.DataFrame) -> pd.DataFrame:
    """Give both ends of each range, a dot where a limit is stated and an arrow where none is."""
    low = rows["low"].isna().map({True: "triangle-left", False: "circle"})
    high = rows["high"].isna().map({True: "triangle-right", False: "circle"})
    ends = (rows.assign(stop=rows["start"], shape=low), rows.assign(stop=rows["end"], shape=high))
    return pd.concat(ends).drop(columns=["start", "end"])


def _ticks(top: float) -> list[float]:
    """Give round numbers up to the end of a scale, eight steps at most."""
    size = 10 ** math.floor(math.log10(top))
    step = next(s for s in (size / 10 * k for k in (1, 2, 5, 10, 20, 50)) if top / s <= _TICKS)
    step = max(step, 1) if top >= 1 else step
    return [round(step * place, 6) for place in range(int(top / step) + 1)]


def _finding(rows: pd.DataFrame) -> str:
    """Say how many quantities there are, and how many have no limit at one end."""
    unlimited = int(rows[["low", "high"]].isna().any(axis=1).sum())
    verb = "is" if unlimited <= 1 else "are"
    total = some(len(rows), "quantity", "quantities")
    return f"{unlimited or 'None'} of {total} {verb} open at one end"
