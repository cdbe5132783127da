"""What a file says about itself is told from what a program writes into all of them."""

from __future__ import annotations

import pytest
from lxml import etree

from reviewbook.documents.readers.made_up_metadata import said_author, said_language, said_title
from reviewbook.documents.readers.markdown_metadata import read_markdown_metadata
from reviewbook.documents.readers.office_properties import authors_in, published_in


@pytest.mark.parametrize(
    "title", ["", "x", "Microsoft Word - Beds.docx", "Untitled", "Document1", "beds.pdf", "12"]
)
def test_no_title(title):
    assert said_title(title) == ""


@pytest.mark.parametrize("title", ["Soil", "Documents of the garden", "1984 and the hoe"])
def test_a_title(title):
    assert said_title(title) == title


@pytest.mark.parametrize("name", ["user", "Microsoft Office User", "Admin", "unknown", "-", ""])
def test_nobody(name):
    assert said_author(name) == ""


@pytest.mark.parametrize("name", ["Bed, Finn", "Homer", "The Garden"])
def test_somebody(name):
    assert said_author(name) == name


def test_languages():
    assert [said_language(one) for one in ("en", "en-GB", "C", "und", "")] == [
        "en", "en-GB", "", "", "",
    ]  # fmt: skip


def test_front_matter_says_what_a_text_is():
    source = (
        '---\ntitle: "Of Beds"\nauthor: [Orla Plot, {given: Finn, family: Bed}]\ndate: 2021-03-04\n'
        "doi: 10.5555/beds.1\ntags: [soil, tilth]\n---\n\n# Another\n\nDig.\n"
    )
    said = read_markdown_metadata(source)
    assert (said.title, said.authors, said.date, said.doi) == (
        "Of Beds", ("Orla Plot", "Finn Bed"), "2021-03-04", "10.5555/beds.1",
    )  # fmt: skip
    assert said.others == (("tags", "soil; tilth"),)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Of *beds*\n\nDig.\n", "Of beds"),
        ("Of beds\n=======\n\nDig.\n", "Of beds"),
        ("---\ndate: 2020\n---\n\n# Of beds\n\nDig.\n", "Of beds"),
        ("Dig.\n\n# Of beds\n", ""),
        ("## Of beds\n\nDig.\n", ""),
        ("---\n: [\n---\n", ""),
    ],
)
def test_the_heading_that_a_text_begins_with_is_its_title(source, title):
    assert read_markdown_metadata(source).title == title


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<date>2018-05-01</date>", "2018-05-01"),
        ("<date>2018-05-01T00:00:00+00:00</date>", "2018-05-01"),
        ("<date>2018-05-01T17:03:09Z</date>", ""),
        ("<date event='modification'>2020-01-02</date><date>2018</date>", "2018"),
        (
            "<date>2020-01-02</date><meta property='dcterms:modified'>2020-01-02T03:04:05Z</meta>",
            "",
        ),
    ],
)
def test_the_day_on_which_a_book_was_made_is_none_of_publication(dates, published):
    assert published_in(etree.fromstring(f"<package><metadata>{dates}</metadata></package>")) == (
        published
    )


def test_who_wrote_an_odt_comes_before_who_saved_it_last():
    names = "<creator>Last, Saver</creator><initial-creator>Plot, Orla</initial-creator>"
    assert authors_in(etree.fromstring(f"<meta>{names}</meta>")) == ["Plot, Orla"]
