"""What somebody relies on who puts the records of a search into a bibliography."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from record_exports import EXPORTS

from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.csl_json import to_csl_json
from reviewbook.references.record import Record
from reviewbook.references.record_entries import bibtex_entry, entry_key, other_fields
from reviewbook.references.record_files import read_records

FERN = Record(
    kind="article",
    title="The moss on north walls: 5% & more",
    authors=("Férn, Ada B.", "World Moss Organization"),
    date="2019-03",
    container="Annals of Moss",
    keywords=("moss", "walls, north"),
    others=(("N1", "shelf_7"), ("N1", "damp"), ("note", "mine"), ("%Z", "50% of {it}")),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bibliography")


def read_back(record, folder, key="k"):
    path = folder / "references.bib"
    path.write_text(bibtex_entry(record, key), encoding="utf-8")
    return read_bibliography(path)[key]


def test_a_key_is_readable_and_distinct():
    assert entry_key(FERN, set()) == "fern2019moss"
    assert entry_key(FERN, {"fern2019moss"}) == "fern2019mossb"
    taken: set[str] = set()
    for _ in range(40):
        taken.add(entry_key(FERN, taken))
    assert len(taken) == 40
    assert entry_key(Record(), set()) == "record"
    assert entry_key(replace(FERN, authors=()), set()) == "annalsofmoss2019moss"


def test_an_entry_is_read_back_as_it_was(folder):
    work = read_back(FERN, folder)
    assert (work.title, work.authors) == (FERN.title, FERN.authors)
    assert (work.container, work.date, work.year) == ("Annals of Moss", "2019-03", 2019)
    assert work.keywords == ("moss", "walls, north")
    assert dict(work.others) == {"n1": "shelf_7; damp", "x-note": "mine", "z": "50% of {it}"}
    assert work.note is None


def test_nothing_is_printed_as_a_page_or_a_kind_that_is_none(folder):
    table = '"Title","Source title","Art. No.","EID","Link"\n"Moss","Annals","e17","2-s2.0-7",""\n'
    (record,) = read_records(table.encode(), Path("scopus.csv")).records
    work = read_back(record, folder)
    assert dict(work.others) == {"eid": "e17", "scopus-eid": "2-s2.0-7"}
    assert json.loads(to_csl_json([work]))[0]["page"] == "e17"
    item = '[{"type": "article-journal", "title": "Moss", "container-title": "Annals"}]'
    (record,) = read_records(item.encode(), Path("works.json")).records
    assert "genre" not in json.loads(to_csl_json([read_back(record, folder)]))[0]


@pytest.mark.parametrize("pages", ["101–109", "101--109", "101 -- 109", "101---109"])
def test_a_range_of_pages_is_written_as_bibtex_writes_it(pages, folder):
    text = f"TY  - JOUR\nTI  - Moss\nT2  - Annals\nSP  - {pages}\nER  - \n"
    (record,) = read_records(text.encode(), Path("x")).records
    assert "  pages = {101--109},\n" in bibtex_entry(record, "moss")
    assert read_back(record, folder).pages == "101–109"


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_makes_an_entry_that_is_read_back(name, folder):
    (record,) = read_records(EXPORTS[name].encode(), Path("x")).records
    same(record, read_back(record, folder))


def same(record: Record, work) -> None:
    for field in ("title", "container", "volume", "number", "pages", "publisher", "doi", "url",
                  "pmid", "isbn", "date"):  # fmt: skip
        assert (getattr(work, field) or "") == getattr(record, field), field
    assert (work.authors, work.editors) == (record.authors, record.editors)
    assert (work.type, work.keywords) == (record.kind, record.keywords)
    others = dict(work.others)
    for field in ("issn", "abstract", "language"):
        assert others.pop(field, "") == getattr(record, field)
    assert len(others) == len(other_fields(record))
    kept = " ".join(others.values())
    assert [value for _, value in record.others if value not in kept] == []


# What `record_from` lets through: a line of text without controls, with single blanks.
# The last private signs stand for bytes that are no UTF-8 (`bibtex_text`), and nobody writes them.
signs = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"], max_codepoint=0x10FF80 - 1)
line = st.text(signs, max_size=30).map(lambda text: " ".join(text.split()))
some = line.filter(bool)
latex = st.text(st.sampled_from(list("\\{}$%&#_~^-`'\"@,=;!? aé<>()/|"))).map(
    lambda text: " ".join(text.split())
)
value = st.one_of(line, latex)
names_ = st.one_of(
    st.sampled_from(
        ["Fern, Ada", "van der Stein, Bo", "Fern, Jr., Ada", "World Moss Organization",
         "Moss and Co", "fern", "others, al", "Ó Fern, Á.", "{Fern}, \\A", "Fern, ,", ", Ada",
         "A, B, C, D"]
    ),
    some,
)  # fmt: skip
records = st.builds(
    Record,
    kind=st.sampled_from(["article", "book", "incollection", "techreport", "misc", "online"]),
    title=st.one_of(some, latex.filter(bool)),
    authors=st.lists(names_, max_size=3).map(tuple),
    editors=st.lists(names_, max_size=2).map(tuple),
    date=st.sampled_from(["", "2019", "2019-03", "2019-03-05"]),
    container=value,
    volume=value,
    number=value,
    pages=value,
    doi=st.sampled_from(["", "10.1234/a_b(c)<d>%7E"]),
    url=st.sampled_from(["", "https://example.org/~a?b=%20&c=d#e_f"]),
    isbn=st.sampled_from(["", "9781234567897"]),
    issn=st.sampled_from(["", "1234-5679"]),
    abstract=value,
    keywords=st.lists(st.one_of(some, latex.filter(bool)), max_size=3).map(tuple),
    publisher=value,
    language=value,
    others=st.lists(
        st.tuples(st.sampled_from(["N1", "%8", "note", "type", "a b/c@d"]), value.filter(bool))
    ).map(tuple),
)


@settings(max_examples=100, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(record=records)
@example(record=replace(FERN, authors=("Fern, Ada", "Moss; Stone"), others=()))
def test_no_record_is_changed_by_being_written_and_read(record, folder):
    same(record, read_back(record, folder))
