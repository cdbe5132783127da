"""Charts that take more than a cell; each takes a plain table and returns an Altair chart.

Importing this sets the theme and the renderer, so that any other Altair chart looks alike.
"""

from __future__ import annotations

from reviewbook.display import altair_renderer, dataframe_display
from reviewbook.display.altair_theme import COLOURS
from reviewbook.display.charts.criteria_chart import draw_criteria
from reviewbook.display.charts.dispersion_chart import draw_dispersion
from reviewbook.display.charts.record_flow_chart import draw_record_flow
from reviewbook.display.charts.robustness_chart import draw_robustness
from reviewbook.display.charts.style import palette, shapes
from reviewbook.display.charts.support_chart import draw_support
from reviewbook.project.near_names import names_there_are

__all__ = [
    "COLOURS",
    "altair_renderer",
    "draw_criteria",
    "draw_dispersion",
    "draw_record_flow",
    "draw_robustness",
    "draw_support",
    "palette",
    "shapes",
]


def __getattr__(name: str) -> object:
    raise AttributeError(f"charts have no {name!r}: {names_there_are(name, __all__)}")


altair_renderer.show_charts()
dataframe_display.show_frames()
