"""What every chart shares: colours, shapes, widths and headlines."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from functools import wraps
from itertools import cycle
from typing import Concatenate, ParamSpec, TypeAlias

import altair as alt
import pandas as pd

from reviewbook.display.altair_theme import COLOURS, SHAPES

Chart: TypeAlias = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart
Layers: TypeAlias = alt.LayerChart | alt.FacetChart
P = ParamSpec("P")

FAINT = 0.65
# What is printed, and the edges of a chart.
SHOWN = alt.Text("_shown:N")
LEFT, RIGHT = (alt.XValue(edge) for edge in (0, "width"))  # type: ignore[no-untyped-call]
WIDTH = 760
LABELS = 150
_LINE = 84


def palette(ids: Iterable[str]) -> dict[str, str]:
    """Give each concept its colour, by its place in the codebook; after eight they start again."""
    return dict(zip(dict.fromkeys(ids), cycle(COLOURS), strict=False))


def shapes(ids: Iterable[str]) -> dict[str, str]:
    """Give each concept its shape, by its place in the codebook; after eight they start again."""
    return dict(zip(dict.fromkeys(ids), cycle(SHAPES), strict=False))


def told(chart: Chart, name: str, *, finding: str, counted: str) -> Chart:
    """Put the finding and how it was counted over a chart, and name it."""
    # In place: to copy a chart takes Altair as long as to make it.
    chart["title"] = _headline(finding, counted)
    chart["name"] = name
    chart["description"] = finding
    return chart


Drawing = Callable[Concatenate[pd.DataFrame, P], Chart]


def or_nothing(draw: Drawing[P]) -> Drawing[P]:
    """Let a chart say that there is nothing to show where its table has no rows."""

    @wraps(draw)
    def drawn(table: pd.DataFrame, /, *args: P.args, **options: P.kwargs) -> Chart:
        if len(table):
            return draw(table, *args, **options)
        return nothing(draw.__name__.removeprefix("draw_"))

    return drawn


def nothing(name: str) -> Chart:
    """Draw that there is nothing to show, in the place of a chart."""
    text = alt.Chart(pd.DataFrame({"_shown": ["0 rows"]})).mark_text(align="left")
    chart = text.encode(text=SHOWN, x=LEFT).properties(width=WIDTH, height=24)
    return told(chart, name, finding="There is nothing to show", counted="No row to draw.")


def _headline(finding: str, counted: str) -> alt.TitleParams:
    """Set a finding over how it was counted, both broken to the width of a chart."""
    return alt.TitleParams(text=_even(finding, _LINE), subtitle=_even(counted, _LINE + 22))


def _even(text: str, width: int) -> list[str]:
    """Break a text into as few lines as it needs, about as long as each other."""
    lines = textwrap.wrap(text, width) or [text]
    longest = max(map(len, text.split()), default=1)
    while width > longest and len(narrower := textwrap.wrap(text, width - 1)) == len(lines) > 1:
        lines, width = narrower, width - 1
    return lines


def scale(values: Iterable[str], colours: dict[str, str]) -> alt.Scale:
    """Give the scale that keeps a concept's colour."""
    domain = list(values)
    return alt.Scale(domain=domain, range=[colours[value] for value in domain])


def tips(*fields: str) -> list[alt.Tooltip]:
    """Give what is shown under the pointer.

    Altair takes the names alone too, but spends milliseconds on finding out what each is.
    """
    return [alt.Tooltip(field) for field in fields]


def faint_unless(test: str) -> alt.OpacityValue:
    """Print fainter what does not pass a test, such as ``datum.share > 0``."""
    return alt.OpacityValue(FAINT, condition={"test": test, "value": 1})


def wrapped(text: str, width: int, lines: int = 3) -> str:
    """Break a text into lines of at most so many characters; what is left over ends in "…"."""
    width = max(width, 2)
    parts = _even(" ".join(text.split()), width)
    if len(parts) <= lines:
        return "\n".join(parts)
    kept = textwrap.wrap(text, width)[:lines]
    return "\n".join([*kept[:-1], kept[-1][: width - 1].rstrip(" ,;") + "…"])
