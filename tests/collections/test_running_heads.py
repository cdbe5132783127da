"""What is left out of a PDF as a running head, and what is text however often it repeats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import made_files as made
import pytest

from reviewbook.documents.readers.extraction import Extraction
from reviewbook.documents.readers.source_formats import read_source

WORDS = "bed soil tilth spade seed leaf mould frost rake dew root hoe".split()


def read(pages: Sequence[Sequence[made.Line]]) -> Extraction:
    return read_source("PDF", made.pdf(pages), Path("print.pdf"))


def body(page: int, rows: int = 12) -> list[str]:
    """Lines of text, no two of them the same."""
    return [
        f"{WORDS[(page + row) % 12]} {WORDS[row * 5 % 12]} row {row} of plot {page}"
        for row in range(rows)
    ]


def pages_of(*edges: Sequence[made.Line]) -> list[list[made.Line]]:
    return [
        [*edge, *made.column(50, 700, body(number))] for number, edge in enumerate(edges)
    ]  # fmt: skip


def test_short_pages_that_repeat_are_text():
    ticket = made.column(50, 700, ["Garden ticket", "Admits one to the beds"])
    assert read([ticket] * 6).text.count("Admits one to the beds") == 6
    assert read([[(50.0, 700.0, 10.0, "Bed")]] * 6).text.count("Bed") == 6
    numbered = [made.column(50, 700, [f"Bed {n}", f"Dug {n} times"]) for n in range(1, 9)]
    assert read(numbered).text.count("Dug") == 8
    asked = [
        made.column(50, 700, [f"Week {n}", "Did you dig?", f"How deep, from 1 to 10: {n}"])
        for n in range(1, 11)
    ]
    assert read(asked).notes == ()


@pytest.mark.parametrize(
    "words", ["Dose: {0}0 g of lime", "{0}0", "Yield: {0} kg of 30 kg", "Bed {0}b"]
)
def test_a_number_that_is_not_that_of_the_page_is_text(words):
    found = read(pages_of(*([(50.0, 760.0, 10.0, words.format(n))] for n in range(1, 9))))
    assert found.notes == ()
    assert all(words.format(n) in found.text for n in range(1, 9))


def test_what_is_not_apart_from_the_text_belongs_to_it():
    pages = [
        made.column(50, 700, [f"Bed {n}", *body(n), "Dug twice"]) for n in range(1, 9)
    ]  # fmt: skip
    found = read(pages)
    assert (found.notes, found.text.count("Dug twice")) == ((), 8)
    assert "Bed 3" in found.text


def test_a_repeated_line_in_the_middle_of_a_page_is_text():
    pages = [
        [*made.column(50, 700, body(n)), (50.0, 500.0, 10.0, "Harvest"),
         *made.column(50, 460, body(n + 20))]
        for n in range(6)
    ]  # fmt: skip
    assert read(pages).text.count("Harvest") == 6


def test_heads_of_left_and_right_pages_and_page_numbers_are_named():
    heads = [
        [
            (50.0, 760.0, 9.0, f"{12 + n} Plot & Bed" if n % 2 else "Beds & Borders"),
            (300.0, 760.0, 9.0, f"{12 + n}" if not n % 2 else "2019"),
            (50.0, 30.0, 9.0, f"Page {n + 1} of 6"),
        ]
        for n in range(6)
    ]
    found = read(pages_of(*heads))
    (said,) = found.notes
    assert said.startswith("running heads and page numbers left out: 12: ")
    for words in ("'Beds & Borders #' 3", "'# Plot & Bed 2019' 3", "'Page # of 6' 6"):
        assert f"{words} times" in said
    assert "Borders" not in found.text and "Page" not in found.text
    assert "row 11 of plot 5" in found.text


def test_heads_of_chapters_and_the_numbers_of_a_preface_are_left_out():
    numbers = ["i", "ii", "iii", *map(str, range(1, 18))]
    heads = [
        [
            (50.0, 760.0, 9.0, "Of frost" if number < 5 else f"Of matter {number // 8}"),
            (300.0, 30.0, 9.0, label),
        ]
        for number, label in enumerate(numbers)
    ]
    found = read(pages_of(*heads))
    assert "Of frost" not in found.text and "\niii" not in found.text
    assert "'Of frost' 5 times" in found.notes[0] and "'#' 20 times" in found.notes[0]
    assert "Of matter 0" in found.text  # three pages are too few to tell
