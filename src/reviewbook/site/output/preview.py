"""The picture that goes with a shared link: the title over a chart."""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree as ET

import vl_convert

from reviewbook.display.vega_spec import FONT

_WIDTH, _HEIGHT, _MARGIN, _LINE = 1200, 630, 64, 58
_INK, _PAPER, _ACCENT = "#1b1f23", "#fdfcf9", "#0b6b70"


def make_preview(title: str, pictures: Iterable[ET.Element]) -> bytes:
    """Draw 1200 by 630 pixels, the size that services show, as PNG.

    Parameters
    ----------
    pictures
        Drawings of charts and others; the first of a known size that is wider than high is shown.
    """
    lines = textwrap.wrap(title, 40)[:2]
    text = "".join(
        f'<text x="{_MARGIN}" y="{110 + _LINE * place}" font-size="50" font-weight="bold" '
        f'fill="{_INK}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'font-family="{FONT}"><rect width="100%" height="100%" fill="{_PAPER}"/>'
        f'<rect width="14" height="100%" fill="{_ACCENT}"/>{text}'
        f"{_chart(pictures, 96 + _LINE * len(lines))}</svg>"
    )
    return bytes(vl_convert.svg_to_png(svg))


def _chart(pictures: Iterable[ET.Element], top: int) -> str:
    room = _WIDTH - 2 * _MARGIN, _HEIGHT - top - 40
    for picture in pictures:
        width, height = (int(picture.get(side, "0")) for side in ("width", "height"))
        if width <= height * 1.2:
            continue
        scale = min(room[0] / width, room[1] / height)
        shown = copy.deepcopy(picture)
        shown.attrib |= {"x": str(_MARGIN), "y": str(top)}
        shown.attrib |= {"width": f"{width * scale:.0f}", "height": f"{height * scale:.0f}"}
        shown.tail = None
        return ET.tostring(shown, encoding="unicode").replace("currentColor", _INK)
    return ""
