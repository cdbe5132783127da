"""What charts laid out in px share: places, axes of rows, and texts."""

from __future__ import annotations

import altair as alt
import pandas as pd

from reviewbook.display.charts.style import LABELS, faint_unless


def row_axis(labels: int = LABELS) -> alt.Axis:
    """Return the axis that names the rows, in a margin of so many px."""
    return alt.Axis(title=None, labelPadding=8, labelLimit=labels - 12, minExtent=labels - 12)


def at(data: pd.DataFrame) -> alt.Chart:
    """Place the rows of a table by their _x and _y, in px from the top left."""
    px = alt.Scale(domain=[0, 1], range=[0, 1])
    return alt.Chart(data).encode(
        x=alt.X("_x:Q", scale=px, axis=None), y=alt.Y("_y:Q", scale=px, axis=None)
    )


def strength(field: str) -> alt.OpacityValue:
    """Print a zero fainter than what was counted."""
    return faint_unless(f"datum.{field} > 0")
