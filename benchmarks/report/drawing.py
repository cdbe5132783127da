"""The charts of the page: one question each, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from reviewbook.display.charts.style import COLOURS, SHAPES

Row = dict[str, Any]
Chart = alt.Chart | alt.LayerChart
_FONT = "Liberation Sans, Arial, sans-serif"
_TICKS = [digit * 10**power for power in range(-1, 5) for digit in (1, 2, 5)]


def lines(
    rows: Sequence[Row], file: Path, *, x: str, y: str, by: str, titles: tuple[str, str], name: str
) -> None:
    """Draw one line per value of `by`, both axes logarithmic.

    Parameters
    ----------
    titles
        Of the axes.
    name
        What the chart shows.
    """
    series = list(dict.fromkeys(row[by] for row in rows))
    least, most = min(row[y] for row in rows) / 1.5, max(row[y] for row in rows) * 1.5
    across = alt.X(x, type="quantitative", title=titles[0]).scale(type="log", nice=False)
    up = alt.Y(y, type="quantitative", title=titles[1])
    up = up.scale(type="log", domain=[least, most], nice=False)
    colour, shape = alt.Color(by, type="nominal"), alt.Shape(by, type="nominal")
    base = alt.Chart(pd.DataFrame(rows), height=280).encode(
        across.axis(values=sorted({row[x] for row in rows}), format=",~f", grid=False),
        up.axis(values=[tick for tick in _TICKS if least <= tick <= most], format="~f"),
        colour.scale(domain=series, range=COLOURS[: len(series)]).legend(title=None),
    )
    points = base.mark_point(filled=True, size=70, opacity=1).encode(
        shape.scale(domain=series, range=SHAPES[: len(series)]).legend(title=None)
    )
    _save(base.mark_line(strokeWidth=2) + points, file, name)


def bars(rows: Sequence[Row], file: Path, *, x: str, y: str, title: str, name: str) -> None:
    """Draw one bar per row, with its value at the end."""
    base = alt.Chart(pd.DataFrame(rows), height=alt.Step(34)).encode(
        alt.X(x, type="quantitative", title=title).axis(tickCount=5),
        alt.Y(y, type="nominal", title=None, sort=None),
    )
    value = base.mark_text(align="left", dx=4, fontSize=12).encode(alt.Text(x, type="quantitative"))
    _save(base.mark_bar(color=COLOURS[0]) + value, file, name)


def _save(chart: Chart, file: Path, name: str) -> None:
    """Write a chart on a white ground, so that it can be read on a dark page too."""
    titled = chart.properties(width=460, title=alt.TitleParams(name, anchor="start"))
    titled.configure(font=_FONT, background="white", padding=12).configure_axis(
        labelFontSize=12, titleFontSize=12, titleFontWeight="normal"
    ).configure_legend(labelFontSize=12).save(file)
