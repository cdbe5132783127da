"""The picture that goes with a shared link: the title over a chart."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from html import escape

import vl_convert

from reviewbook.display.vega_spec import FONT

_WIDTH, _HEIGHT, _MARGIN, _LINE = 1200, 630, 64, 58
_INK, _PAPER, _ACCENT = "#1b1f23", "#fdfcf9", "#0b6b70"
_PICTURE = re.compile(r'<svg\b[^<>]*\swidth="(\d+)" height="(\d+)".*?</svg>', re.DOTALL)


def make_preview(title: str, pages: Iterable[str]) -> bytes:
    """Draw 1200 by 630 pixels, the size that services show, as PNG.

    Parameters
    ----------
    pages
        HTML with charts in it; the first that is wider than high is shown.
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
        f"{_chart(pages, 96 + _LINE * len(lines))}</svg>"
    )
    return bytes(vl_convert.svg_to_png(svg))


def _chart(pages: Iterable[str], top: int) -> str:
    room = _WIDTH - 2 * _MARGIN, _HEIGHT - top - 40
    for html in pages:
        for found in _PICTURE.finditer(html):
            width, height = int(found[1]), int(found[2])
            if width < height * 1.2:
                continue
            scale = min(room[0] / width, room[1] / height)
            place = f'x="{_MARGIN}" y="{top}" width="{width * scale:.0f}"'
            sized = re.sub(
                r'\swidth="\d+" height="\d+"',
                f' {place} height="{height * scale:.0f}"',
                found[0],
                count=1,
            )
            return sized.replace("currentColor", _INK)
    return ""
