"""Two ways to draw a matrix with its numbers printed: bars in panels, and tinted cells."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from reviewbook.charts.look import FAINT, INK, LABELS, WIDTH, scale

TOTAL = "total"
_NUMBER = 40
_TINT = 0.45


def row_axis(**options: object) -> alt.Axis:
    """Give the axis that names the rows."""
    return alt.Axis(title=None, labelPadding=8, minExtent=LABELS - 12, **options)  # type: ignore[arg-type]


def panel_width(panels: int) -> int:
    """Give the width of one of so many panels side by side, in px."""
    return max(56, (WIDTH - LABELS) // max(panels, 1) - 10)


def panels(chart: alt.LayerChart, field: str, names: Sequence[str]) -> alt.FacetChart:
    """Set a chart in panels side by side, one a value of a field."""
    header = alt.Header(labelAnchor="start", labelPadding=8, labelLimit=panel_width(len(names)))
    column = alt.Column(f"{field}:N", sort=list(names), header=header, spacing=10)
    return chart.facet(column=column)


def print_number(field: str, shown: str = "shown") -> tuple[alt.Text, object]:
    """Give the text of a number and its strength: a zero is fainter than what was counted."""
    strong = alt.condition(f"datum[{field!r}] > 0", alt.value(1), alt.value(FAINT))
    return alt.Text(f"{shown}:N"), strong


def bars(
    table: pd.DataFrame,
    *,
    row: str,
    column: str,
    value: str,
    rows: Sequence[str],
    columns: Sequence[str],
    colours: dict[str, str],
) -> alt.FacetChart:
    """Draw a bar and its number for every pair, a panel a column; ``shown`` is what is printed."""
    width = panel_width(len(columns))
    x = alt.X(
        f"{value}:Q",
        axis=None,
        scale=alt.Scale(
            domain=[0, max(float(table[value].max()), 1e-9)], range=[0, width - _NUMBER]
        ),
    )
    y = alt.Y(f"{row}:N", scale=alt.Scale(domain=list(rows)), axis=row_axis())
    base = alt.Chart(table).encode(x=x, y=y, tooltip=[f"{column}:N", f"{row}:N", f"{value}:Q"])
    text, strong = print_number(value)
    bar = base.mark_bar(height=14).encode(
        color=alt.Color(f"{row}:N", scale=scale(rows, colours), legend=None)
    )
    printed = base.mark_text(style=INK, align="left", dx=5).encode(text=text, opacity=strong)
    layers = alt.layer(bar, printed).properties(width=width, height=alt.Step(24))
    return panels(layers, column, columns)


def cells(
    table: pd.DataFrame,
    *,
    row: str,
    column: str,
    value: str,
    rows: Sequence[str],
    columns: Sequence[str],
    colour: alt.Color | alt.ColorValue,
    step: int = 22,
    labels: int = LABELS,
) -> alt.LayerChart:
    """Draw a tinted cell with its number for every pair; a column named total is not tinted."""
    width = (WIDTH - labels) // len(columns)
    x = alt.X(
        f"{column}:N",
        scale=alt.Scale(domain=list(columns), paddingInner=0.06),
        axis=alt.Axis(title=None, orient="top", labelAngle=0, labelLimit=width, labelPadding=6),
    )
    y = alt.Y(
        f"{row}:N",
        scale=alt.Scale(domain=list(rows), paddingInner=0.1),
        axis=alt.Axis(title=None, labelPadding=8, labelLimit=labels, minExtent=labels - 12),
    )
    base = alt.Chart(table).encode(x=x, y=y, tooltip=[f"{column}:N", f"{row}:N", f"{value}:Q"])
    counted = table.loc[table[column] != TOTAL, value]
    tint = alt.FillOpacity(
        f"{value}:Q",
        scale=alt.Scale(domain=[0, max(float(counted.max()), 1e-9)], range=[0, _TINT]),
        legend=None,
    )
    text, strong = print_number(value)
    cell = base.transform_filter(f"datum[{column!r}] !== '{TOTAL}' && datum[{value!r}] > 0")
    cell = cell.mark_rect().encode(color=colour, fillOpacity=tint)
    printed = base.mark_text(style=INK).encode(text=text, opacity=strong)
    return alt.layer(cell, printed).properties(
        width=alt.Step(width), height=alt.Step(step)
    )
