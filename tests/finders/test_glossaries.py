"""What a reader relies on in glossaries: items in a row, each a term and what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.documents.readers.markdown import read_marked_markdown
from reviewbook.documents.readers.web_page import read_web_page
from reviewbook.finders.defined_terms import find_defined_terms

INTRO = (
    "Rowers have a word for each part of a boat, and whoever helps will hear them all.\n"
    "This page lists those that come up first. Ask us about the others when you are here."
)
WORDS = {
    "Thwart": "A board that a rower sits on",
    "Rowlock": "The fitting in which an oar turns",
    "Painter": "A rope tied to the bow of a boat",
    "Bow side": "The half of a boat on the left of a rower",
    "Blade": "The flat part of an oar",
}
# How a page in Markdown may part a term from what it is.
FORMS = {
    "colon": "{0}: {1}.\n\n",
    "dash": "- {0} \u2013 {1}.\n",
    "colon on the next line": "{0}\n: {1}.\n\n",
    "line": "{0}\n{1}.\n\n",
    "bold": "**{0}** {1}.\n\n",
    "bold with a full stop": "**{0}.** {1}.\n\n",
    "full stop": "{0}. {1}.\n\n",
    "tab": "{0}\t{1}.\n",
    "heading": "## {0}\n\n{1}.\n\nMore of it is said here.\n\n",
    "no full stop": "{0}: {1}\n\n",
}


def defined(text: str, marked: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """Return the terms that a text defines."""
    document = Document("sample", text, tuple(segment("sample", text)), marked=marked)
    return [text[slice(*found.term)] for found in find_defined_terms(document)]


def in_markdown(source: str) -> list[str]:
    """Return the terms that a page in Markdown defines."""
    return defined(*read_marked_markdown(source.encode(), Path("sample.md")))


def in_text(items: str, title: str = "The boat") -> list[str]:
    """Return the terms that a plain text defines."""
    return defined(f"{title}\n\n{INTRO}\n\n{items}\n")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_row_of_terms_is_a_glossary_whatever_parts_them_from_their_text(form: str) -> None:
    items = "".join(form.format(*item) for item in WORDS.items())
    assert in_markdown(f"# The boat\n\n{INTRO}\n\n{items}") == list(WORDS)


@pytest.mark.parametrize(
    ("around", "form"),
    [
        ("<dl>{}</dl>", "<dt>{0}</dt><dd>{1}.</dd>"),
        ("<table>{}</table>", "<tr><td>{0}</td><td>{1}.</td></tr>"),
        ("<div>{}</div>", "<h3>{0}</h3><p>{1}.</p>"),
        ("<ul>{}</ul>", "<li><b>{0}</b> \u2013 {1}</li>"),
    ],
)
def test_a_page_of_the_web_has_its_glossary_too(around: str, form: str) -> None:
    items = around.format("".join(form.format(*item) for item in WORDS.items()))
    page = f"<body><article><h1>The boat</h1><p>{INTRO}</p>{items}</article></body>"
    assert defined(read_web_page(page.encode(), Path("sample.html")).text) == list(WORDS)


def test_a_table_whose_head_says_meaning_is_a_glossary_of_two() -> None:
    rows = "| Stroke | A pull on the oars |\n| Cox | A person who steers |\n"
    table = f"| Word | Meaning |\n|---|---|\n{rows}"
    assert in_markdown(f"# The boat\n\n{INTRO}\n\n{table}") == [
        "Stroke",
        "Cox",
    ]
    assert in_markdown(f"# The boat\n\n{INTRO}\n\n{table.replace('Meaning', 'Day')}") == []


def test_a_heading_that_announces_terms_allows_them_any_form() -> None:
    items = (
        "## Glossary\n\n**Thwart** the board that a rower sits on.\n\nA\n\n"
        "Painter. A rope at the bow.\n\nTo feather\n: to turn an oar so that it is flat.\n\n"
    )
    assert in_markdown(f"# The boat\n\n{INTRO}\n\n{items}") == ["Thwart", "Painter", "feather"]


def test_what_stands_under_the_next_heading_is_no_part_of_a_glossary() -> None:
    items = "Glossary\n\nThwart\n\nA board that a rower sits on.\n\nThe gate\n\nIt is shut.\n\n"
    assert in_text(f"{items}Sunday. A walk along the bank.\n\nMonday. A rest in a hut.") == [
        "Thwart"
    ]


def test_the_sentence_of_an_entry_is_the_one_that_says_what_it_is() -> None:
    items = "".join(f"## {term}\n\n{what}. It is of oak.\n\n" for term, what in WORDS.items())
    text, marked = read_marked_markdown(f"# The boat\n\n{INTRO}\n\n{items}".encode(), Path("a.md"))
    document = Document("sample", text, tuple(segment("sample", text)), marked=marked)
    found = [text[one.start : one.end] for one in find_defined_terms(document)]
    assert found == [f"{what}." for what in WORDS.values()]


@pytest.mark.parametrize(
    "items",
    [
        # fewer than three
        "Thwart. A board that a rower sits on.\n\nPainter. A rope tied to a bow.",
        # sections whose first words are no meaning
        "The lake\n\nA man rowed us to the island. It was cold.\n\nThe pier\n\nThe path runs along"
        " the bank.\n\nThe hut\n\nA hut that nobody uses stands there. We slept in it.",
        # people, wares, advice, duties
        "Anna\n\nA rower from Leeds.\n\nTom\n\nA builder who mends boats.\n\nMira\n\nA teacher who"
        " steers.",
        "Seat. A board that fits your back.\n\nOar. A pole that suits our lake.\n\nRope. A line"
        " that we spin.",
        "Row low. A short stroke tires nobody.\n\nLook back. The bank is near.\n\nRest. A break"
        " of an hour will do.",
        "Chair: to lead the meetings of the club.\n\nClerk: to write the minutes.\n\nCox: to steer"
        " the boat.",
    ],
)
def test_a_row_that_tells_of_no_kind_is_no_glossary(items: str) -> None:
    assert in_text(items) == []


def test_a_glossary_far_down_a_long_text_is_found() -> None:
    prose = "The club met on the bank and spoke of the new hut. " * 4
    items = "\n\n".join(f"{term}. {what}." for term, what in WORDS.items())
    assert in_text("\n\n".join([prose] * 50 + [items])) == list(WORDS)
