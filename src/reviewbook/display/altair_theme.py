"""The look of every chart in a notebook: fonts, colours, and ink that follows the page."""

from __future__ import annotations

import altair as alt

NAME = "reviewbook"
# Liberation Sans is what vl-convert carries; Arial has the same widths where a browser lacks it.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
# Each stands out 3:1 from white and from #14171c, and from the others in the three kinds of
# colour blindness; they were searched for near Okabe and Ito's, half of which are too light.
COLOURS = (
    "#5f65d5",
    "#db7118",
    "#b83b65",
    "#009aed",
    "#5f6b12",
    "#b271b2",
    "#779471",
    "#9447a0",
)
SHAPES = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "cross",
    "triangle-down",
    "triangle-right",
    "triangle-left",
)
# Of what is no modality, lenses too; the colour of no modality.
MAIN = "#238c8c"
# A page gives its own ink and paper, in the dark as in print.
INK = "currentColor"


@alt.theme.register(NAME, enable=True)
def chart_theme() -> alt.theme.ThemeConfig:
    """Return the configuration that every chart starts from."""
    return {
        "config": {
            "aria": False,
            "axis": {
                "domain": False,
                "domainColor": INK,
                "gridColor": INK,
                "gridOpacity": 0.2,
                "labelColor": INK,
                "labelFontSize": 12,
                "labelLimit": 280,
                "tickColor": INK,
                "labelPadding": 6,
                "ticks": False,
                "titleColor": INK,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
            },
            "axisBand": {"grid": False},
            "background": "transparent",
            "font": FONT,
            "header": {
                "labelColor": INK,
                "labelFontSize": 12,
                "labelFontWeight": "bold",
                "labelLimit": 280,
                "title": None,
                "titleColor": INK,
            },
            "legend": {
                "labelColor": INK,
                "labelFontSize": 12,
                "labelLimit": 280,
                "titleColor": INK,
            },
            "mark": {"color": MAIN},
            "range": {"category": [*COLOURS], "ordinal": [*COLOURS]},
            "rule": {"color": INK},
            "text": {"color": INK, "fontSize": 12},
            "title": {
                "anchor": "start",
                "color": INK,
                "fontSize": 15,
                "frame": "bounds",
                "lineHeight": 19,
                "offset": 14,
                "subtitleColor": INK,
                "subtitleFontSize": 12,
                "subtitleLineHeight": 16,
                "subtitlePadding": 7,
            },
            "view": {"stroke": None},
        }
    }
