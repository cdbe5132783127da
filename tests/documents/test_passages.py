"""What a reader relies on in passages and their zones: what is counted, and what is not."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.ledger.tables import BODY, ZONES, Passage, Tables


def zoned(text: str, title: str = "") -> list[tuple[str, str]]:
    """The zone and the words of every passage of a made-up text."""
    return [(p.zone, text[p.start : p.end]) for p in segment("sample", text, title)]


def zones(text: str, title: str = "") -> list[str]:
    return [zone for zone, _ in zoned(text, title)]


def lines(document: Document, *wanted: str) -> list[int]:
    """The physical lines, from 1, on which passages of these zones begin."""
    starts = [passage.start for passage in document.passages if passage.zone in wanted]
    return [document.text.count("\n", 0, start) + 1 for start in starts]


# Nothing is lost, on any text

LINES = (
    "A Heading|Some words that end in a stop.|1. One|2) Two|(3) Three|\u2022 a bullet|- a dash|"
    "* a star|References|Orla B (2001). Gardens.|Share|Leave a reply|Photo by: me|---|\u00ad|”|"
    "Label here: words follow|   indented words|  \u2022 an indented bullet|\u3000|3 min read"
)
MARKER = re.compile(r"[\u2022\u2023\u25e6\u25aa*–-]|\(?\d{1,3}[.)]")
ANY_TEXT = st.lists(
    st.sampled_from(LINES.split("|")) | st.sampled_from(["", "", " "]) | st.text(max_size=8)
).map("\n".join)


@given(ANY_TEXT, st.sampled_from(["", "A Heading", "Not in the text"]))
def test_every_character_goes_into_one_passage_or_a_marker(text: str, title: str) -> None:
    passages = segment("sample", text, title)
    kept = [text[passage.start : passage.end] for passage in passages]
    assert all(words and words == words.strip() for words in kept)
    assert all(one.end <= other.start for one, other in pairwise(passages))
    edges = [0, *(edge for p in passages for edge in (p.start, p.end)), len(text)]
    between = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    markers = [gap.strip() for gap in between if gap.strip()]
    assert all(MARKER.fullmatch(marker) for marker in markers)


@given(ANY_TEXT, st.sampled_from(["", "A Heading", "Not in the text"]))
def test_passages_are_numbered_and_zoned_and_their_words_counted(text: str, title: str) -> None:
    passages = segment("sample", text, title)
    assert [passage.passage for passage in passages] == list(range(1, len(passages) + 1))
    assert {passage.zone for passage in passages} <= set(ZONES)
    assert all(p.words == len(text[p.start : p.end].split()) for p in passages)
    assert sum(passage.zone == "title" for passage in passages) <= 1


# The rules, on made-up texts


def test_without_blank_lines_every_line_is_a_passage() -> None:
    text = "Late Beans\nThey came up in June.\nWhy So Late\nThe soil was cold."
    assert zones(text) == ["title", "prose", "heading", "prose"]


def test_with_blank_lines_wrapped_lines_are_one_passage() -> None:
    text = "Late Beans\n\nThey came up\nonly in June.\n\nThe soil\n  was cold."
    assert zoned(text)[1:] == [
        ("prose", "They came up\nonly in June."),
        ("prose", "The soil\n  was cold."),
    ]


def test_a_number_before_running_text_is_a_heading_and_before_a_number_an_item() -> None:
    text = "T\n\n1. Sow\n\nSow in May.\n\n1. Water\n\nAt dusk.\n\n1. Peas\n2. Beans\n\nEnd here."
    assert zones(text)[1:] == ["heading", "prose", "heading", "prose", "list", "list", "prose"]


@pytest.mark.parametrize("dash", "-–")
def test_a_dash_in_a_wrapped_sentence_begins_no_item(dash: str) -> None:
    long = "Beans come up late, where the soil of the bed is cold"
    for text in (f"{long}\n{dash} and wet – in May.", f"{long}\n{dash} and wet.\nSo it is."):
        assert [row.zone for row in segment("d", f"Beans\n\n{text}\n")] == ["title", "prose"]
    for text in (
        f"{long}\n{dash} wet soil\n{dash} cold",
        f"{long}:\n{dash} wet",
        f"We need\n{dash} soil",
    ):
        assert segment("d", f"Beans\n\n{text}\n")[2].zone == "list"
    several = f"- {long}\n  and goes on so, until the summer is nearly there\n- wet soil\n"
    assert [row.zone for row in segment("d", f"Beans\n\n{several}")][1:] == ["list", "list"]


def test_a_list_of_references_may_be_headed_directly_below_a_paragraph() -> None:
    text = (
        "Beans\n\nThey come up late.\nSo it is.\nReferences\n\nDoe, J. (2001). Beans. Pod Press.\n"
    )
    assert [row.zone for row in segment("d", text)][1:] == ["prose", "references", "references"]


def test_bullets_are_items_without_their_marker() -> None:
    text = "T\n\nTools:\n\n  \u2022 Spade\n  - Rake\n  * Hoe\n\nThat is all."
    assert [words for zone, words in zoned(text) if zone == "list"] == ["Spade", "Rake", "Hoe"]


@pytest.mark.parametrize("heading", ["# Peas", "###### Peas"])
def test_a_line_with_the_mark_of_a_heading_stands_for_itself(heading: str) -> None:
    text = f"Beans\n\nThey came up\nin June.\n{heading}\nThey too.\n\nSo it went."
    assert zoned(text) == [
        ("title", "Beans"),
        ("prose", "They came up\nin June."),
        ("heading", heading),
        ("prose", "They too."),
        ("prose", "So it went."),
    ]


@pytest.mark.parametrize("heading", ["## References", "**References**", "_References_"])
def test_a_list_of_references_begins_below_a_marked_heading(heading: str) -> None:
    text = f"Beans\n\nThey came up.\n\n{heading}\n\nMoss, A. (2019). Beans. Gardens.\n"
    assert zones(text)[2:] == ["references", "references"]


def test_a_sign_before_a_number_begins_no_heading() -> None:
    assert zones("Beans\n\nThe bed that we call\n#3 was dug\nin June.\n\nSo.")[1:] == ["prose"] * 2


def test_a_labelled_line_after_a_colon_is_an_item() -> None:
    text = "T\nWe grow two:\nRunner beans: They climb high.\nBush beans: They stay low.\nDone."
    assert zones(text)[2:] == ["list", "list", "prose"]


def test_a_title_and_what_stands_before_and_repeats_it() -> None:
    text = "Garden Weekly\n\nLate Beans\n\n“Late Beans”\n\nThey came up in June."
    assert zones(text, "Late beans") == ["chrome", "title", "chrome", "prose"]


def test_without_a_known_title_nothing_before_a_rule_is_lost() -> None:
    text = "Late Beans\n\nThey came up in June.\n\n---\n\nThe soil was cold."
    assert zones(text) == ["title", "prose", "prose", "prose"]


def test_a_title_that_the_text_does_not_hold_makes_no_prose_a_title() -> None:
    text = "They came up in June.\n\nThe soil was cold."
    assert zones(text, "Late Beans") == ["prose", "prose"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo by: a neighbour",
        "Image Credit: the library of the town",
        "GardenMay 2, 20255 min read",
        "Book your session today",
        "All this is for educational purposes only.",
        "Confidence: high",
    ],
)
def test_what_a_site_adds_is_chrome(line: str) -> None:
    assert zones(f"T\n\nSow in May.\n\n{line}\n\nWater at dusk.") == [
        *("title", "prose", "chrome", "prose")
    ]


@pytest.mark.parametrize(
    "line", ["Share", "Leave a Reply", "Comments", "About the author", "Ready to take a next step?"]
)
def test_what_follows_the_end_of_an_article_is_chrome(line: str) -> None:
    text = f"T\n\nSow in May.\n\n{line}\n\nWater at dusk."
    assert zones(text) == ["title", "prose", "chrome", "chrome"]


def test_the_entries_of_a_reference_list_are_not_counted() -> None:
    text = "T\n\nSow in May.\n\nReferences\n\n\u2022 Orla B (2001). Gardens.\n\nWater\n\nAt dusk."
    assert zones(text)[2:] == ["references", "references", "heading", "prose"]
    assert "references" not in BODY


# Lists of references


@pytest.mark.parametrize(
    "line",
    ["References:", "Reference list", "LITERATURE", "References cited", "List of References"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_of_references_has_many_names_and_may_follow_directly(line: str, gap: str) -> None:
    text = f"T\n\nSow in May.\n\n{line}{gap}Orla B (2001). Gardens.\n\nVance U (1999). Work."
    assert zoned(text)[2:] == [
        ("references", line),
        ("references", "Orla B (2001). Gardens."),
        ("references", "Vance U (1999). Work."),
    ]


# A heading directly above its text, in a text with blank lines

PROSE = "Sow them in rows, as\nmy neighbour did every year\nuntil it rained."


@pytest.mark.parametrize(
    "line", ["2. How do we sow it?", "2) Sowing", "2.1 How to sow", "2.1. Why?", "(2) In May"]
)
def test_a_numbered_line_directly_above_its_text_is_a_heading(line: str) -> None:
    text = f"T\n\nSow.\n\n{line}\n{PROSE}\n\nEnd here."
    assert zones(text) == ["title", "prose", "heading", "prose", "prose"]
    assert zoned(text)[3] == ("prose", PROSE)


@pytest.mark.parametrize(
    "item",
    [
        "1. Sow the beans along\nthe wall.",
        "1. Sow in May.\nWater at dusk.",
        "1. Sow the early beans below Mount\nEverest.",
        "1. What is sown?\n   Beans are.",
        "1. Orla B, Vance U\nGardens by the sea, a long tale of stone.",
        "1. Gardens of 1999\nOn the work of my neighbour, in rows.",
    ],
)
def test_a_wrapped_item_stays_whole(item: str) -> None:
    text = f"T\n\nSow.\n\n{item}\n\nEnd here."
    assert zoned(text)[2] == ("list", item.removeprefix("1. "))


# Bylines


@pytest.mark.parametrize(
    "byline",
    [
        "By Dr. Anna Meyer",
        "by Anna Meyer and Tom Kay",
        "By Anna van der Meyer, PhD",
        "Written by Anna Meyer | 3 May 2023",
        "BY ANNA MEYER",
        "Medically reviewed by Dr. Anna Meyer",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_byline_is_chrome_and_leaves_the_title_a_title(byline: str, gap: str) -> None:
    text = f"Late Beans\n{byline}{gap}They came up\nin June.\n\nThe soil was cold."
    assert zoned(text)[:3] == [
        *(("title", "Late Beans"), ("chrome", byline), ("prose", "They came up\nin June."))
    ]


def test_what_only_begins_like_a_byline_is_none() -> None:
    text = "Late Beans\nby the way\n\nBy June\n\nThey came up.\n\nBy Age Group\n\nAll."
    assert zones(text) == ["prose", "heading", "prose", "heading", "prose"]


# What a site adds, in other shapes


@pytest.mark.parametrize(
    "line",
    [
        "Home | Shop | Blog | Contact",
        "Seeds | About us | Tools",
        "Home > Blog > Late beans",
        "\u00a9 2023 Garden Weekly",
        "Copyright 2023 Garden Weekly.",
        "Garden Weekly. All rights reserved.",
        "Disclaimer: no bean was harmed.",
        "Your email address will not be published.",
    ],
)
def test_menus_and_small_print_are_chrome(line: str) -> None:
    assert zones(f"T\n\nSow in May.\n\n{line}\n\nWater at dusk.")[2] == "chrome"


@pytest.mark.parametrize(
    "line",
    [
        "Crop | Month | Row",
        "Home is a bed | of beans.",
        "Copyright of seeds is odd.",
        "Beans | Blog",
    ],
)
def test_a_table_and_plain_words_are_not(line: str) -> None:
    assert zones(f"T\n\nSow in May.\n\n{line}\n\nWater at dusk.")[2] != "chrome"


@pytest.mark.parametrize("line", ["Leave a comment", "Related posts:", "Share"])
def test_the_end_of_an_article_may_have_its_text_directly_below(line: str) -> None:
    text = f"T\n\nSow in May.\n\n{line}\nYour email and\nyour name.\n\nWater at dusk."
    assert zones(text)[2:] == ["chrome", "chrome", "chrome"]


# The five documents


def test_the_headings_of_jivan_are_nine(documents: dict[str, Document]) -> None:
    headings = [
        documents["jivan"].text[passage.start : passage.end]
        for passage in documents["jivan"].passages
        if passage.zone == "heading"
    ]
    assert lines(documents["jivan"], "heading") == [3, 11, 18, 25, 33, 41, 48, 61, 69]
    assert (headings[0], headings[-1]) == ("Introduction", "Conclusion")
    assert not any(heading[0].isdigit() for heading in headings)


@pytest.mark.parametrize(
    ("document", "zone", "at"),
    [
        ("jivan", "title", [1]),
        ("jivan", "list", [53, 54, 55, 56, 57]),
        ("jivan", "chrome", [79, 81, 83, 85, 87, 89, 91, 93, 95, 97, 99]),
        ("alleviant", "title", [1]),
        ("alleviant", "heading", [4, 7, 10, 15]),
        ("alleviant", "list", [12, 13]),
        ("alleviant", "chrome", [19]),
        ("loneliness", "title", [1]),
        ("loneliness", "heading", [7, 15, 25, 37]),
        ("loneliness", "chrome", [46, 48, 50, 52]),
        ("mindmorphr", "title", [5]),
        ("mindmorphr", "references", [66, 68, 69, 70, 71, 72]),
        ("overview", "title", [1]),
        ("overview", "chrome", [41]),
        ("overview", "list", [9, 10, 11, 17, 18, 19, 20, *range(31, 38)]),
    ],
)
def test_the_lines_of_a_zone(
    documents: dict[str, Document], document: str, zone: str, at: list[int]
) -> None:
    assert lines(documents[document], zone) == at


def test_the_header_the_repeated_title_and_the_badge_of_mindmorphr_are_chrome(
    documents: dict[str, Document],
) -> None:
    at = lines(documents["mindmorphr"], "chrome")
    assert at[0] <= 2
    assert at[1:] == [7, 63, 74, 76, 78, 80, 82]


def test_the_numbers_of_overview_that_start_again_are_headings(
    documents: dict[str, Document],
) -> None:
    assert lines(documents["overview"], "heading") == [46, 50, 54, 58, 67, 71, 75, 79, 83]


def test_the_ledger_holds_the_passages_of_the_texts(
    documents: dict[str, Document], tables: Tables
) -> None:
    found: list[Passage] = [p for document in documents.values() for p in document.passages]
    assert tables["passages"] == found
