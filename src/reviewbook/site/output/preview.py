"""The picture that goes with a shared link: the title over a chart and what it shows."""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree as ET

import vl_convert

from reviewbook.display.altair_theme import FONT
from reviewbook.display.chart_fonts import choose_fonts
from reviewbook.display.svg import VEGA_LITE

_WIDTH, _HEIGHT, _MARGIN, _LINE = 1200, 630, 64, 58
_INK, _PAPER, _ACCENT = "#1b1f23", "#fdfcf9", "#0b6b70"


def make_preview(title: str, pictures: Iterable[tuple[str, ET.Element]]) -> bytes:
    """Draw 1200 by 630 pixels, the size that services show, as PNG.

    Parameters
    ----------
    pictures
        Drawings of charts and others, each with what is said over it; the first of a known size
        that is wider than high is shown.
    """
    lines = textwrap.wrap(title, 40, break_on_hyphens=False)[:2]
    shown = next(((said, one) for said, one in pictures if _is_wide(one)), None)
    below = 110 + _LINE * len(lines)
    drawn = "".join(_text(line, 110 + _LINE * place, 50) for place, line in enumerate(lines))
    if shown:
        said = textwrap.shorten(shown[0], 76, placeholder=" …")
        drawn += _text("" if said == title else said, below, 30) + _chart(shown[1], below + 40)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'font-family="{FONT}"><rect width="100%" height="100%" fill="{_PAPER}"/>'
        f'<rect width="14" height="100%" fill="{_ACCENT}"/>{drawn}</svg>'
    )
    choose_fonts(VEGA_LITE)
    return bytes(vl_convert.svg_to_png(svg))


def _text(line: str, top: int, size: int) -> str:
    return (
        f'<text x="{_MARGIN}" y="{top}" font-size="{size}" font-weight="bold" '
        f'fill="{_INK}">{escape(line)}</text>'
    )


def _size(picture: ET.Element) -> tuple[float, float]:
    return float(picture.get("width", "0")), float(picture.get("height", "0"))


def _is_wide(picture: ET.Element) -> bool:
    width, height = _size(picture)
    return width > height * 1.2


def _chart(picture: ET.Element, top: int) -> str:
    width, height = _size(picture)
    scale = min((_WIDTH - 2 * _MARGIN) / width, (_HEIGHT - top - 40) / height)
    shown = copy.deepcopy(picture)
    shown.attrib |= {"x": str(_MARGIN), "y": str(top)}
    shown.attrib |= {"width": f"{width * scale:.0f}", "height": f"{height * scale:.0f}"}
    shown.tail = None
    return ET.tostring(shown, encoding="unicode").replace("currentColor", _INK)
