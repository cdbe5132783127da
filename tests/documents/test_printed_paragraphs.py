"""Lines of a printed page that belong together, where a short line alone does not part them."""

from __future__ import annotations

import pytest

from reviewbook.documents.readers.pdf_lines import PrintedLine
from reviewbook.documents.readers.pdf_paragraphs import paragraphs

FULL, SHORT = 300.0, 120.0


def printed(*lines: tuple[str, float]) -> list[str]:
    """Return the paragraphs of lines that stand under each other, each as wide as is said."""
    places = enumerate(lines)
    made = [
        PrintedLine(text, 0, 50, 50 + w, 700 - 12 * n, 10, 400, False) for n, (text, w) in places
    ]
    return [" ".join(line.text for line in one) for one in paragraphs(made)]


@pytest.mark.parametrize(
    ("end", "begin", "parts"),
    [
        ("had been done.", "Later they sowed", 2),
        ("was asked by Mr", "Moss of the mill", 1),
        ("was dug by approx.", "three of the men", 1),
    ],
)
def test_a_short_line_ends_a_paragraph_where_a_sentence_ends_and_one_begins(
    end: str, begin: str, parts: int
) -> None:
    first, last = "In the spring of the year all that the men", "and none of them came back for it"
    assert len(printed((first, FULL), (end, SHORT), (begin, FULL), (last, FULL))) == parts


def test_a_full_line_ends_none() -> None:
    lines = ("It was the spring in which the bed was dug.", "Moss came by and looked at all of it")
    assert len(printed(*((line, FULL) for line in lines))) == 1
