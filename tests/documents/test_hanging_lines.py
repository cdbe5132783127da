"""Paragraphs of a printed page whose first line stands further out, or further in, than others."""

from __future__ import annotations

from itertools import chain

import pytest

from reviewbook.documents.readers.pdf_lines import PrintedLine
from reviewbook.documents.readers.pdf_paragraphs import paragraphs

LEFT, RIGHT, LETTER, DEPTH = 50.0, 350.0, 5.0, 12

ENTRIES = [
    ["Brook, A. (2001). The bridge of the town. Pond."],
    ["Hill, B., & Lake, C. (2002). A year on the bridge. Bridge and", "Road, 4(2), 11-19."],
    ["Moor, D. (2003). Walls of stone. In E. Reed (Ed.), Stones and", "walls (pp. 3-9). Pond."],
    ["Oak, F. (2004). Who paid for the road. Pond Press."],
    [
        "Pine, G., & Rush, H. (2005). The wind and the wren, a tale.",
        "Wood Press. https://wood.example.org/wren",
    ],
    ["Sage, I. (2006). Two roads. In J. Thorn (Ed.), The roads of", "old days. Wood Press."],
]
PROSE = [
    ["The bridge was built by men of the town, and none of them", "was paid for it. Men came."],
    ["A wall of stone stood at the end, and it was taken down to", "build the road. It rained."],
    ["Nobody has seen the wren in that wood since the wall fell.", "It sang in May. Men came."],
    ["It was asked whether the road was worth what it had taken", "from the town. It rained."],
]


def printed(
    blocks: list[list[str]], lefts: list[list[float]], by_page: int = 99
) -> list[list[str]]:
    """Print blocks without a gap between them, so many lines to a page; return the paragraphs."""
    made = []
    places = [*zip(chain(*blocks), chain(*lefts), strict=True)]
    for number, (text, by) in enumerate(places):
        page, row = divmod(number, by_page)
        right = min(LEFT + by + LETTER * len(text), RIGHT)
        made.append(PrintedLine(text, page, LEFT + by, right, 900 - DEPTH * row, 10, 400, False))
    return [[line.text for line in one] for one in paragraphs(made)]


def lefts(blocks: list[list[str]], first: float, rest: float) -> list[list[float]]:
    return [[first, *[rest] * (len(block) - 1)] for block in blocks]


@pytest.mark.parametrize("rest", [10.0, 14.0, 36.0, 50.0])
def test_the_entries_of_a_list_hang(rest: float) -> None:
    assert printed(ENTRIES, lefts(ENTRIES, 0, rest)) == ENTRIES


@pytest.mark.parametrize("by_page", [4, 5, 6, 7])
def test_they_do_over_the_end_of_a_page(by_page: int) -> None:
    assert printed(ENTRIES, lefts(ENTRIES, 0, 14), by_page) == ENTRIES


def test_the_paragraphs_of_a_text_begin_further_in() -> None:
    assert printed(PROSE, lefts(PROSE, 14, 0)) == PROSE


def test_a_list_below_a_text_of_the_other_kind_is_printed_as_a_list() -> None:
    blocks = [*PROSE, *ENTRIES]
    assert printed(blocks, [*lefts(PROSE, 14, 0), *lefts(ENTRIES, 0, 14)]) == blocks


def test_a_paragraph_below_short_ones_goes_on_further_out() -> None:
    text = [["It was so."], ["It was not."], *PROSE]
    assert printed(text, lefts(text, 14, 0)) == text
