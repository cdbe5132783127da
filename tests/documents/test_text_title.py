"""Which first line of a plain text is taken for its title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents.readers.text_title import first_line_title

BODY = "Compost feeds the soil, and leaf mould keeps it moist.\n\nIt rots.\n"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Why compost matters", "Why compost matters"),
        ("\n\n  Beds and frost: a count of ten winters ", "Beds and frost: a count of ten winters"),
        ("# Three beds without a spade", "Three beds without a spade"),
        ("Title: Late beans", "Late beans"),
        ("Late beans\n==========", "Late beans"),
        ("Does fleece help?", "Does fleece help?"),
        ("12 ways to keep beans", "12 ways to keep beans"),
        ("The cafÃ© plot", "The café plot"),
        ("Why compost matters\n\nBy Orla Plot", "Why compost matters"),
        ("March winds and May flowers", "March winds and May flowers"),
    ],
)
def test_a_line_that_stands_alone_is_the_title(line: str, title: str) -> None:
    assert first_line_title(f"{line}\n\n{BODY}") == title


@pytest.mark.parametrize(
    "line",
    [
        "Beans came late this year.",
        "Abstract",
        "Original research article",
        "Letter to the editor",
        "By Orla Plot",
        "Dear reader",
        "Tuesday, 3rd March 2020",
        "Page 1 of 12",
        "Journal of Beds and Borders",
        "Vol. 3, no. 2",
        "Plot O et al",
        "https://garden.example/beds and more",
        "beds, hedges and paths",
        "- one bed",
        "Executive summary",
        "I. Background",
        "Skip to main content",
        "Home > Beds > Compost",
        "Fern A, Moss MB",
        "Department of Soil, Beds",
        "The New Journal of Beds",
        "Beds rot. So do hedges",
        "notes from the garden.docx",
        "What we saw in the spring, and what we did about it, and why it came to nothing in "
        "the end though nobody in the whole of the street had seen it come",
    ],
)
def test_another_line_is_none(line: str) -> None:
    assert first_line_title(f"{line}\n\n{BODY}") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Why compost matters\n",
        f"Why compost matters\n{BODY}",
        "Why compost matters\n\nBy Orla Plot\n\nCompost feeds.\n",
        "Ada: Beans again this year\n\nOrla: Yes, and late ones at that.\n",
        "",
    ],
)
def test_without_a_text_behind_a_blank_line_there_is_none(text: str) -> None:
    assert first_line_title(text) == ""


WORDS = ["Beans", "late", "in", "2019", "#", "Title:", "==", "(no)", "By", " ", "\t", "\n", "\n\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_whatever_is_taken_stands_in_one_line_of_the_text(head: str) -> None:
    title = first_line_title(f"{head}\n\n{BODY}")
    assert any(title in " ".join(line.split()) for line in head.split("\n"))
