"""Running heads and page numbers of a PDF, told from the text that they stand over and under.

They repeat at one edge of the page, apart from the text, in the same words: what differs is the
number of the page, which counts as the pages do. A line with another number is text, as is one in
the middle of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reviewbook.documents.readers.pdf_lines import PrintedLine

EDGE = 3
"""Rows at either end of a page that may be running heads."""
APART = 1.2
"""Times the usual distance of lines by which they stand apart from the text."""
RECURRING = 0.4
"""Share of the pages on which one recurs: left and right pages may have heads of their own."""
LEAST_PAGES = 2
SAME_HEIGHT = 4
"""Pages on which one of a chapter recurs at the same height, however many pages there are."""
_NUMBER = "#"
_SAME_ROW = 2.0  # points
_FAR = 5  # heights of letters: lines further apart belong to two blocks
_TOP, _BOTTOM = "top", "bottom"
_TOKEN = re.compile(r"(?<![\w.,])(?:\d{1,5}|[ivxlc]{1,8})(?![\w])")
_BEHIND = re.compile(r"\W*(?:(?:[^\W\d]{1,4}\W+)?\d+\W*)?")  # as in "3 of 12" and "3/12"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class _AtEdge(NamedTuple):
    """A line at an edge of its page, and whether the places of that page's lines are known."""

    line: PrintedLine
    side: str
    known: bool


_Key = tuple[str, int, str, int]


def without_running_heads(
    pages: Sequence[Sequence[PrintedLine]],
) -> tuple[list[PrintedLine], list[str]]:
    """Return the lines of all pages but running heads and page numbers, and the words of those.

    One recurs at its edge on four pages of ten, or, as those of a chapter do, on several pages at
    the same height. Where most pages would lose all that they hold, it is text.

    Returns
    -------
    lines, heads
        The lines that are kept; the words of the others, ``#`` for the number of the page.
    """
    leading = _leading(pages)
    at_edges = [[*_at_edges(lines, leading)] for lines in pages]
    recurring = Counter(
        key for found in at_edges for key in {key for one in found for key in _keys(one)}
    )
    often = max(LEAST_PAGES, RECURRING * len(pages))
    heads = {key for key, count in recurring.items() if count >= (SAME_HEIGHT if key[1] else often)}
    dropped = [
        {id(one.line): said for one in found if (said := _head(one, heads))} for found in at_edges
    ]
    filled = [(lines, gone) for lines, gone in zip(pages, dropped, strict=True) if lines]
    if 2 * sum(len(lines) == len(gone) for lines, gone in filled) > len(filled):
        return [line for lines in pages for line in lines], []
    kept = [line for lines, gone in filled for line in lines if id(line) not in gone]
    return kept, [said for _, gone in filled for said in gone.values()]


def _head(one: _AtEdge, heads: set[_Key]) -> str:
    """Return the words of a running head without the number of its page; nothing of a text."""
    words = next((key[2] for key in _keys(one) if key in heads), "")
    if not words and _TOKEN.fullmatch(one.line.text):  # as the pages of a preface are counted
        place = (one.side, _height(one.line), _NUMBER)
        words = _NUMBER if any(key[:3] == place for key in heads) else ""
    return words


def _leading(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """Return the usual distance of a line to the next, in points."""
    gaps = [
        gap
        for lines in pages
        for before, line in pairwise(lines)
        if 0 < (gap := before.base - line.base) < _FAR * line.size
    ]
    sizes = [line.size for lines in pages for line in lines]
    return median(gaps) if gaps else median(sizes) if sizes else 0


def _at_edges(lines: Sequence[PrintedLine], leading: float) -> Iterator[_AtEdge]:
    """Yield the lines that stand apart at the top, then those at the bottom, of a page."""
    known = all(line.size for line in lines)
    rows = _rows(lines) if known else [[line] for line in lines]
    for side, inwards in ((_TOP, rows), (_BOTTOM, rows[::-1])):
        apart = [
            number
            for number, (row, after) in enumerate(pairwise(inwards[: EDGE + 1]), 1)
            if not known or abs(row[0].base - after[0].base) > APART * leading
        ]
        for row in inwards[: max(apart, default=int(len(rows) == 1))]:
            yield from (_AtEdge(line, side, known) for line in row)


def _rows(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Return the lines of a page from the top down, those of one height together."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda one: -one.base):
        if rows and rows[-1][0].base - line.base < _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _keys(one: _AtEdge) -> Iterator[_Key]:
    """Yield what a line may be known again by: its side, height, words, and how it counts.

    First at any height, which is 0 then; a number that is the page's differs from its place among
    the pages by the same everywhere.
    """
    text = one.line.text
    forms = [(text, 0)]
    for found in _TOKEN.finditer(text):
        at_end = _BEHIND.fullmatch(text, found.end())
        if at_end or not any(map(str.isalnum, text[: found.start()])):
            form = f"{text[: found.start()]}{_NUMBER}{text[found.end() :]}"
            forms.append((form, _value(found.group()) - one.line.page))
    for height in (0, _height(one.line)) if one.known else (0,):
        yield from ((one.side, height, *form) for form in forms)


def _height(line: PrintedLine) -> int:
    return round(line.base) or 1


def _value(number: str) -> int:
    """Return what a number is, in digits or small Roman ones."""
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[sign] for sign in number]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )
