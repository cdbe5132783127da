"""Altair in a notebook: live where that works, else a picture, else words; never a network.

Importing this registers and enables the theme and the renderer, so that any Altair chart is shown
in this way.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import altair as alt

from reviewbook.display import altair_theme
from reviewbook.display.chart_words import chart_in_words, headline
from reviewbook.display.field_orders import keep_colours
from reviewbook.display.svg import draw
from reviewbook.display.vega_spec import lean_spec
from reviewbook.project.errors import InputError
from reviewbook.project.notebook_files import MIME

# What Vega-Lite 6 knows, and the 5.6 that JupyterLab draws passes over without a word.
NEWER = frozenset({"time", "animationDuration", "framesPerSecond", "minBandSize", "rescale"})
# This one it draws wrongly.
WRONG = "exponential"
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
    InputError
        If JupyterLab would draw something else than was asked for.
    """
    _warn(spec)
    lean = lean_spec(spec)
    keep_colours(lean)
    title, _ = headline(lean)
    lean.setdefault("description", title or "A chart.")
    words = chart_in_words(lean)
    svg = draw(lean, title=title, description=lean["description"], prefix="rb-")
    bundle = {MIME: lean, "image/svg+xml": _on_lines(svg), "text/plain": words}
    return bundle, {MIME: _LIVE, "image/svg+xml": {"alt": title}}


def _on_lines(svg: str) -> str:
    """Break a picture into lines, so that of a changed one git shows what changed."""
    svg = _PATH.sub(lambda path: _STEP.sub(r"\1\n", path[0]), svg)
    return _TAG.sub(">\n", svg)


def _warn(spec: dict[str, Any]) -> None:
    """Say in one line what JupyterLab cannot draw, and refuse what it would draw wrongly."""
    found = set(_features({key: spec[key] for key in spec if key not in ("datasets", "config")}))
    if WRONG in found:
        raise InputError(
            f"JupyterLab draws Vega-Lite 5.6, which takes the aggregate {WRONG!r} for another",
            remedy="work the numbers out in pandas, or save the chart: chart.save('chart.html')",
        )
    if newer := sorted(found & NEWER):
        print(
            f"JupyterLab draws Vega-Lite 5.6, which has no {', '.join(newer)}: that part is not "
            "shown. To see it: chart.save('chart.html')",
            file=sys.stderr,
        )


def _features(node: Any, parent: str = "") -> Iterator[str]:
    """List the names under which a chart asks for something; "time" is one as a channel only."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "time" or parent == "encoding":
                yield key
            if key == "aggregate" and isinstance(value, str | dict):
                yield from [value] if isinstance(value, str) else value
            if key != "values":
                yield from _features(value, key)
    elif isinstance(node, list):
        for item in node:
            yield from _features(item, parent)


alt.renderers.register(altair_theme.NAME, render_chart)
alt.renderers.enable(altair_theme.NAME)
alt.data_transformers.enable("default", max_rows=None)
