"""Three ways to draw a matrix with its numbers printed: bars, dots and tinted cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from reviewbook.display.charts.chart_text import number
from reviewbook.display.charts.style import (
    FAINT,
    INK,
    LABELS,
    RIGHT,
    SHOWN,
    WIDTH,
    Layers,
    faint_unless,
    scale,
    tips,
)
from reviewbook.display.charts.tidy import long

_NUMBER = 34
_SUM = 46
_TINT = [0.06, 0.45]
_LETTER = 6.5
_LINE = 14


def row_axis(labels: int = LABELS) -> alt.Axis:
    """Give the axis that names the rows, in a margin of so many px."""
    return alt.Axis(title=None, labelPadding=8, labelLimit=labels - 12, minExtent=labels - 12)


def at(data: pd.DataFrame) -> alt.Chart:
    """Place the rows of a table by their x and y, in px from the top left."""
    px = alt.Scale(domain=[0, 1], range=[0, 1])
    return alt.Chart(data).encode(
        x=alt.X("x:Q", scale=px, axis=None), y=alt.Y("y:Q", scale=px, axis=None)
    )


def with_lines(rows: pd.DataFrame, texts: Sequence[str]) -> pd.DataFrame:
    """Add what is printed, and in how many lines."""
    return rows.assign(shown=texts, lines=[text.count("\n") + 1 for text in texts])


def text_in_lines(base: alt.Chart, **options: Any) -> list[alt.Chart]:
    """Print ``shown``, its lines centred as a block, which Vega does not do by itself."""
    layers = []
    for lines in sorted(set(base.data["lines"])):
        chosen = base.transform_filter(f"datum.lines == {lines}")
        text = chosen.mark_text(
            style=INK, lineBreak="\n", lineHeight=_LINE, dy=-(lines - 1) * _LINE / 2, **options
        )
        layers.append(text.encode(text=SHOWN))
    return layers


def panel_width(panels: int) -> int:
    """Give the width in px of one of so many panels side by side."""
    return max(56, (WIDTH - LABELS) // max(panels, 1) - 12)


def panels(chart: Layers, field: str, names: Sequence[str], gap: int = 12) -> alt.FacetChart:
    """Set a chart in panels side by side, one a value of a field, so many px apart."""
    header = alt.Header(labelAnchor="start", labelPadding=8, labelLimit=panel_width(len(names)))
    column = alt.Column(f"{field}:N", sort=list(names), header=header)
    faceted: alt.FacetChart = chart.facet(column=column, spacing=gap)
    return faceted


def strength(field: str) -> alt.OpacityValue:
    """Print a zero fainter than what was counted."""
    return faint_unless(f"datum.{field} > 0")


def _base(matrix: pd.DataFrame, value: str) -> tuple[str, str, alt.Chart]:
    row, column = str(matrix.index.name), str(matrix.columns.name)
    rows = long(matrix, value).assign(shown=lambda cells: cells[value].map(number))
    tooltip = tips(f"{column}:N", f"{row}:N", f"{value}:Q")
    return row, column, alt.Chart(rows).encode(tooltip=tooltip)


def bars(matrix: pd.DataFrame, value: str, colours: dict[str, str]) -> alt.FacetChart:
    """Draw a bar and its number for every cell, a panel a column."""
    row, column, base = _base(matrix, value)
    width = panel_width(matrix.shape[1])
    most = max(float(matrix.to_numpy().max()), 1e-9)
    reach = alt.Scale(domain=[0, most], range=[0, width - _NUMBER])
    base = base.encode(
        x=alt.X(f"{value}:Q", axis=None, scale=reach),
        y=alt.Y(f"{row}:N", scale=alt.Scale(domain=list(matrix.index)), axis=row_axis()),
    )
    colour = alt.Color(f"{row}:N", scale=scale(matrix.index, colours), legend=None)
    text = base.mark_text(style=INK, align="left", dx=5)
    text = text.encode(text=SHOWN, opacity=strength(value))
    bar = base.mark_bar(height=14).encode(color=colour)
    layers = alt.layer(bar, text, width=width, height=alt.Step(24))
    return panels(layers, column, list(matrix.columns))


def dots(matrix: pd.DataFrame, value: str, colours: dict[str, str]) -> Layers:
    """Draw a dot where there is something, 0 where there is nothing, and how many there are."""
    row, column, base = _base(matrix, value)
    base = base.encode(**_band(matrix, row, column, LABELS))
    colour = alt.Color(f"{row}:N", scale=scale(matrix.index, colours), legend=None)
    dot = base.transform_filter(f"datum.{value} > 0").mark_circle(size=170, opacity=1)
    zero = base.transform_filter(f"datum.{value} == 0").mark_text(style=INK, opacity=FAINT)
    totals = matrix.sum(axis=1).map(lambda n: f"{n} of {matrix.shape[1]}").rename("shown")
    return alt.layer(
        dot.encode(color=colour),
        zero.encode(text=SHOWN),
        _beside(totals.reset_index(), row),
        width=_room(matrix, LABELS),
        height=alt.Step(26),
    )


def heat_cells(
    matrix: pd.DataFrame,
    value: str,
    colour: object,
    *,
    labels: int = LABELS,
    most: float | None = None,
    heads: bool = True,
    step: int = 22,
    sums: bool = True,
) -> Layers:
    """Draw every number on a tint that deepens with it, and the sum of each row.

    Parameters
    ----------
    labels
        Width in px of the names of the rows.
    most
        The number with the deepest tint; else the largest there is.
    heads
        Whether the columns are named.
    step
        Height in px of a row.
    sums
        Whether the sum of each row stands at its right.
    """
    row, column, base = _base(matrix, value)
    base = base.encode(**_band(matrix, row, column, labels, heads=heads))
    deepest = max(matrix.to_numpy().max() if most is None else most, 1e-9)
    tint = alt.Scale(domain=[0, float(deepest)], range=_TINT)
    cell = base.transform_filter(f"datum.{value} > 0").mark_rect()
    cell = cell.encode(
        color=colour, fillOpacity=alt.FillOpacity(f"{value}:Q", scale=tint, legend=None)
    )
    text = base.mark_text(style=INK).encode(text=SHOWN, opacity=strength(value))
    total = matrix.sum(axis=1).map(number).rename("shown").reset_index()
    layers = [cell, text, _beside(total, row)] if sums else [cell, text]
    return alt.layer(*layers, width=_room(matrix, labels), height=alt.Step(step))


def _room(matrix: pd.DataFrame, labels: int) -> int:
    return min(WIDTH - labels - _SUM, 96 * len(matrix.columns))


def _band(
    matrix: pd.DataFrame, row: str, column: str, labels: int, *, heads: bool = True
) -> dict[str, Any]:
    step = _room(matrix, labels) // matrix.shape[1]
    wide = max(map(len, matrix.columns)) * _LETTER > step
    turn: dict[str, Any] = {"labelAngle": -35, "labelLimit": 130} if wide else {"labelAngle": 0}
    top = alt.Axis(title=None, orient="top", labels=heads, **turn)
    across = alt.Scale(domain=list(matrix.columns), paddingInner=0.05)
    down = alt.Scale(domain=list(matrix.index), paddingInner=0.1)
    return {
        "x": alt.X(f"{column}:N", scale=across, axis=top),
        "y": alt.Y(f"{row}:N", scale=down, axis=row_axis(labels)),
    }


def _beside(totals: pd.DataFrame, row: str) -> alt.Chart:
    """Print a text to the right of each row."""
    text = alt.Chart(totals).mark_text(style=INK, align="right", dx=_SUM - 6, fontWeight="bold")
    drawn: alt.Chart = text.encode(x=RIGHT, y=alt.Y(f"{row}:N"), text=SHOWN)
    return drawn
