"""Altair in a notebook: live where that works, else a picture, else words; never a network.

Importing this registers and enables the theme and the renderer, so that any Altair chart is shown
in this way.
"""

from __future__ import annotations

import re
from typing import Any

import altair as alt

from reviewbook.display import altair_theme
from reviewbook.display.chart_faults import chart_fault, refuse_unknown_columns
from reviewbook.display.chart_words import chart_in_words, headline
from reviewbook.display.field_orders import keep_colours, shorten_orders
from reviewbook.display.newer_features import refuse_wrong
from reviewbook.display.svg import draw
from reviewbook.display.vega_spec import lean_spec
from reviewbook.project.notebook_files import MIME

_LIVE = {"embed_options": {"actions": False, "renderer": "svg"}}
# Where a line may end: between elements, but not within a text; and in long paths.
_TAG = re.compile(
    r">(?=<text\b|</?(?:g|path|rect|line|title|desc|defs|clipPath|linearGradient|svg)\b)"
)
_PATH = re.compile(r' d="[^"]{2000,}"')
_STEP = re.compile(r"(.{2000}?[^LMC]*)(?=[LMC])")


def render_chart(spec: dict[str, Any], **_options: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the outputs of an Altair chart: Vega-Lite 5, SVG on lines, words; and their metadata.

    Raises
    ------
    ChartError
        If it cannot be drawn, names a column that is not there, or asks for what JupyterLab would
        draw wrongly.
    """
    refuse_unknown_columns(spec)
    refuse_wrong(spec)
    lean = lean_spec(spec)
    shorten_orders(lean)
    keep_colours(lean)
    title, _ = headline(lean)
    lean.setdefault("description", title or "A chart.")
    words = chart_in_words(lean)
    try:
        svg = draw(lean, title=title, description=lean["description"], prefix="rb-")
    except ValueError as error:
        raise chart_fault(error, None) from None
    bundle = {MIME: lean, "image/svg+xml": _on_lines(svg), "text/plain": words}
    return bundle, {MIME: _LIVE, "image/svg+xml": {"alt": title}}


def _on_lines(svg: str) -> str:
    """Break a picture into lines, so that of a changed one git shows what changed."""
    svg = _PATH.sub(lambda path: _STEP.sub(r"\1\n", path[0]), svg)
    return _TAG.sub(">\n", svg)


def show_chart(chart: alt.TopLevelMixin) -> Any:
    """Return the outputs of a chart from the renderer that is enabled.

    Raises
    ------
    ChartError
        If it cannot be drawn.
    """
    try:
        spec = chart.to_dict(context={"pre_transform": False})
    except Exception as error:
        raise chart_fault(error, chart) from None
    renderer = alt.renderers.get()
    return renderer(spec) if renderer else None


def show_charts() -> None:
    """Let the notebook that runs this, if one does, show charts so, and in a line what is wrong."""
    from IPython import get_ipython  # noqa: PLC0415 - slow to load, and only a notebook has it

    if shell := get_ipython():
        shell.display_formatter.mimebundle_formatter.for_type(alt.TopLevelMixin, show_chart)


alt.renderers.register(altair_theme.NAME, render_chart)
alt.renderers.enable(altair_theme.NAME)
alt.data_transformers.enable("default", max_rows=None)
