"""What somebody relies on who brings several searches together: each work is told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewbook.references.compared_work import ComparedWork
from reviewbook.references.duplicate_works import find_duplicates
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference
from reviewbook.references.title_likeness import FoldedTitle, dice

MOSS = Record(
    kind="article",
    title="Growth of moss on northern walls: a survey of Łódź",
    authors=("Férn, Ada B.", "van der Stein, Bo"),
    date="2019",
    container="Annals of Moss",
    volume="12",
    pages="101-109",
    doi="10.1234/moss.7",
)
BARE = replace(MOSS, doi="")


def pairs(*works):
    return find_duplicates([ComparedWork(str(n), work) for n, work in enumerate(works)])


@pytest.mark.parametrize(
    "noise",
    [
        {"title": BARE.title.upper()},
        {"title": "Growth of moss on northern walls. A survey of Lodz."},
        {"title": "Growth of moss on northern walls"},
        {"title": "Growth of mos on northern wall: a survey of Łódź"},
        {"authors": ("Fern, A.", "Stein, B. van der")},
        {"authors": ("Fern, A.", "others")},
        {"date": "2018"},
        {"date": ""},
        {"pages": "101-9"},
        {"title": "Growth"},
        {"container": "Ann Moss"},
        {"title": "Growth of moss on northernwalls: a survey of Łódź"},
        {"title": "growth of moss on northern walls", "authors": ("Fern, A.",), "date": "2020"},
    ],
)
def test_a_work_written_otherwise_is_the_same(noise):
    (pair,) = pairs(BARE, replace(BARE, **noise))
    assert (pair.first, pair.second) == ("0", "1")
    assert "alike" in pair.reason
    assert 0 < pair.likeness <= 1


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Erratum: " + BARE.title},
        {"title": "Reply to Growth of moss on northern walls: a survey of Łódź"},
        {"title": "Growth of lichen on southern roofs: a survey of Kraków"},
        {"authors": ("Brick, Cy",)},
        {"date": "2011"},
        {"volume": "14", "pages": "7-12"},
        {"pages": "201-209"},
    ],
)
def test_another_work_is_not(other):
    assert pairs(BARE, replace(BARE, **other)) == []


def test_every_volume_may_have_an_editorial():
    first = Record(title="Editorial", authors=("Fern, Ada",), date="2019", container="Moss",
                   volume="1")  # fmt: skip
    assert pairs(first, replace(first, volume="2")) == []
    assert len(pairs(first, replace(first, volume=""))) == 1


def test_parts_of_a_series_are_works_of_their_own():
    one, two = (
        replace(BARE, title=f"Moss and stone on walls, part {n}", pages="") for n in ("II", "III")
    )
    assert pairs(one, two) == []
    assert len(pairs(one, replace(one, title=one.title.lower()))) == 1


def test_identifiers_tell_two_works_to_be_one():
    other = Record(title="Something else entirely", authors=("Brick, Cy",), date="1990")
    (pair,) = pairs(MOSS, replace(other, doi="10.1234/MOSS.7"))
    assert pair.reason == "the same DOI, though the titles differ"
    (pair,) = pairs(MOSS, replace(other, url="https://doi.org/10.1234/Moss.7"))
    assert pair.reason == "the same DOI, though the titles differ"
    (pair,) = pairs(replace(BARE, pmid="77"), replace(BARE, pmid="77", authors=()))
    assert pair.reason == "the same PubMed identifier"


@pytest.mark.parametrize(
    "there",
    [
        {"others": (("eprint", "1504.01234"), ("eprinttype", "arxiv"))},
        {"others": (("eprint", "arXiv:1504.01234v2"), ("archiveprefix", "arXiv"))},
        {"url": "https://arxiv.org/pdf/1504.01234v1"},
        {"doi": "10.48550/arXiv.1504.01234"},
        {"container": "arXiv preprint arXiv:1504.01234"},
    ],
)
def test_what_is_one_at_arxiv_is_one_work_whatever_its_title(there):
    eprint = (("eprint", "1504.01234"), ("eprinttype", "arXiv"))
    article = Record(title="Fields of barley", authors=("Juniper, J.",), date="2006", others=eprint)
    (pair,) = pairs(
        article, replace(article, **({"others": ()} | there), title="Oats", date="1999")
    )
    assert pair.reason == "the same arXiv identifier"
    other = replace(
        article, title="Oats", date="1999", others=(("eprint", "1504.01235"), eprint[1])
    )
    assert pairs(article, other) == []


@pytest.mark.parametrize("other", ["Hay bales", "Hay bales: how to stack them in a barn"])
def test_a_subtitle_in_a_field_of_its_own_belongs_to_the_title(other):
    parted = Record(title="Hay bales", authors=("Leek, L.",), date="2006",
                    others=(("subtitle", "How to stack them in a barn"),))  # fmt: skip
    assert len(pairs(parted, replace(parted, title=other, others=()))) == 1
    assert pairs(parted, replace(parted, others=(("subtitle", "What mice do there"),))) == []


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Colour and odour of hay, analysed", "Color and odor of hay, analyzed"),
        ("Die Höhe der Heuböden", "Die Hoehe der Heuboeden"),
        ("Die Höhe der Heuböden", "Die Hohe der Heuboden"),
    ],
)  # fmt: skip
def test_other_spellings_are_one_title(title: str, other: str) -> None:
    hay = Record(title=title, authors=("Übel, U.",), date="2006")
    assert len(pairs(hay, replace(hay, title=other, authors=("Uebel, Udo",)))) == 1


@pytest.mark.parametrize("other", ["female", "urban", "male"])
def test_a_title_with_another_word_is_another(other: str) -> None:
    hay = Record(
        title="Asthma of male hay makers in the valleys", authors=("Leek, L.",), date="2006"
    )
    found = pairs(hay, replace(hay, title=hay.title.replace("male", other)))
    assert len(found) == (other == "male")


@pytest.mark.parametrize(("one", "other", "same"), [("2", "2nd ed.", 1), ("2", "Third", 0)])
def test_every_edition_is_a_work(one: str, other: str, same: int) -> None:
    hay = Record(
        kind="book", title="Principles of stacking hay", authors=("Leek, L.",), date="2006"
    )
    books = [replace(hay, others=(("edition", edition),)) for edition in (one, other)]
    assert len(pairs(*books)) == same


@pytest.mark.parametrize(("book", "same"), [("All of hay: a manual", 1), ("All of straw", 0)])
def test_every_book_may_have_an_introduction(book: str, same: int) -> None:
    hay = Record(kind="incollection", title="Introduction", authors=("Leek, L.",), date="2006",
                 container="All of hay")  # fmt: skip
    assert len(pairs(hay, replace(hay, container=book))) == same


def test_the_mark_of_a_retraction_is_no_part_of_a_title():
    assert len(pairs(BARE, replace(BARE, title=f"RETRACTED: {BARE.title}"))) == 1


def test_chapters_of_a_book_share_its_isbn_and_are_not_the_same():
    book = Record(kind="book", title="All about moss", isbn="978-1-23-456789-7")
    assert len(pairs(book, replace(book, title="All about Moss.", isbn="1-23-456789-X"))) == 1
    assert pairs(book, replace(book, kind="incollection", title="The roots")) == []


def test_a_preprint_and_its_article_are_told_as_such():
    preprint = replace(
        MOSS, container="bioRxiv", doi="10.1101/2017.01.01.7", date="2017", volume="", pages=""
    )
    (pair,) = pairs(MOSS, preprint)
    assert pair.reason == "a preprint and its article"
    assert pairs(MOSS, replace(preprint, date="2011")) == []


def test_without_authors_the_title_has_to_be_long_and_the_same():
    bare = replace(BARE, authors=())
    (pair,) = pairs(BARE, bare)
    assert pair.reason == "title and year alike"
    assert pairs(replace(bare, title="Moss"), replace(bare, title="Moss")) == []


def test_records_and_entries_of_the_bibliography_are_compared_with_each_other():
    entry = Reference("fern2019", "article", MOSS.title, 1, authors=("Fern, Ada",), year=2019)
    found = find_duplicates([ComparedWork("record 1", BARE), ComparedWork("fern2019", entry)])
    assert [(pair.first, pair.second) for pair in found] == [("record 1", "fern2019")]


def test_not_every_pair_is_compared(monkeypatch):
    asked = []
    tell = ComparedWork.shares_authors
    monkeypatch.setattr(
        ComparedWork, "shares_authors", lambda one, other: asked.append(1) or tell(one, other)
    )
    works = [
        Record(title="Introduction", authors=(f"Name{n}, A.",), date="2019") for n in range(400)
    ]
    works += [
        Record(title=f"Word{n} of moss", authors=("Smith, A.",), date=str(1600 + n))
        for n in range(400)
    ]
    assert pairs(*works) == []
    assert len(asked) < 2000


def test_the_measure_is_that_of_dice():
    assert dice(frozenset("abcd"), frozenset("bcde")) == 2 * 3 / 8
    assert dice(frozenset(), frozenset()) == 0
    # "  a", " ab", "abc", "bc " and "  a", " ab", "abd", "bd " share two of four.
    assert FoldedTitle("abc").likeness(FoldedTitle("abd")) == 0.5
