"""The lines of a PDF's pages, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_double
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HYPHEN = "\ufffe\x02\xad"  # as PDFium gives a hyphen at the end of a line
_LINE = re.compile(rf"([^\r\n{_HYPHEN}]*)(\r\n|[\r\n]|[{_HYPHEN}](?:\r\n)?|\Z)")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}  # fmt: skip
_LETTER = re.compile(r"[^\W_]")


class PrintedLine(NamedTuple):
    """A line as it is printed.

    Attributes
    ----------
    text
        Its words.
    page
        The number of its page, from 0.
    left, right, base
        Where it begins and ends, and the height that it stands on, in points from the lower left.
    size
        The height of its letters, in points; 0 where the place is not known.
    weight
        How bold they are.
    broken
        Whether its last word goes on in the next line, behind a hyphen.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    weight: int
    broken: bool


def lines_of_page(page: Any, number: int) -> list[PrintedLine]:
    """Return the lines of a page in the order in which they are printed."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        known = len(text) == text_page.count_chars()
        return [*_lines(text, text_page.raw if known else None, number)]
    finally:
        text_page.close()


def _lines(text: str, places: Any, number: int) -> Iterator[PrintedLine]:
    for found in _LINE.finditer(text):
        words = found[1]
        if inked := words.strip():
            first = found.start() + len(words) - len(words.lstrip())
            last = first + len(inked) - 1
            letter = _LETTER.search(text, (first + last) // 2, last + 1)
            middle = letter.start() if letter else first
            where = _place(places, first, last, middle) if places else (0.0, 0.0, 0.0, 0.0, 0)
            yield PrintedLine(
                inked.translate(_LIGATURES),
                number,
                *where,
                found[2][:1] in _HYPHEN and found[2] != "",
            )


def _place(
    places: Any, first: int, last: int, middle: int
) -> tuple[float, float, float, float, int]:
    """Return left, right, base, size and weight of a line.

    The latter two are those of a letter in its middle: bullets and what is raised stand at ends.
    """
    box, end = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    across, base = c_double(), c_double()
    pdfium.FPDFText_GetLooseCharBox(places, first, box)
    pdfium.FPDFText_GetLooseCharBox(places, last, end)
    pdfium.FPDFText_GetCharOrigin(places, first, across, base)
    weight = int(pdfium.FPDFText_GetFontWeight(places, middle))
    return box.left, end.right, base.value, _size(places, middle), weight


def _size(places: Any, letter: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(places, letter, matrix)
    return float(pdfium.FPDFText_GetFontSize(places, letter) * hypot(matrix.c, matrix.d))
