"""What `reviewbook check` says of the records of a search."""

from __future__ import annotations

import pytest

from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.reviewer_tables import FoundRecord
from reviewbook.project.review_folder import Project
from reviewbook.references.record import Record
from reviewbook.references.record_entries import bibtex_entry


def row(record, **cells):
    empty = dict.fromkeys(FoundRecord._fields, "")
    return FoundRecord(**empty | {"record": record, "source": "Moss", "kind": "database"} | cells)


@pytest.fixture
def check(review_copy: Project, run, monkeypatch):
    monkeypatch.delenv("REVIEWBOOK_DOCUMENTS", raising=False)
    path = review_copy.data / "records.csv"

    def checked(*rows):
        path.write_text(csv_text(FoundRecord._fields, rows), encoding="utf-8")
        outcome = run("check", "--project", review_copy.root)
        return outcome.status, outcome.said.replace(str(path), "records.csv")

    return checked


def test_a_row_that_does_not_add_up_is_named(check):
    excluded = row("a", screened="excluded", reason="off topic")
    status, said = check(excluded, row("b", duplicate_of="z"))
    assert status == 1
    assert "records.csv:3: row 3: duplicate_of names 'z', which is no record" in said
    assert "records.csv:" not in check(excluded)[1]


def test_a_possible_duplicate_is_noted_until_somebody_has_decided(check, review_copy):
    moss = Record(title="Moss on north walls: a survey", authors=("Fern, Ada",), date="2019")
    entries = [bibtex_entry(moss, key) for key in ("fern2019moss", "fern2019mossb")]
    with review_copy.bibliography.open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(entries))
    one, other = row("fern2019moss"), row("fern2019mossb")
    noted = "note: records.csv:3: row 3: 'fern2019mossb' may be the same work as 'fern2019moss'"
    assert noted in check(one, other)[1]
    for decided in ("fern2019moss", "none"):
        assert "may be the same" not in check(one, other._replace(duplicate_of=decided))[1]


def test_entries_that_may_be_one_work_are_noted_unless_they_are_related(check, review_copy):
    moss = Record(title="Moss on north walls: a survey", authors=("Fern, Ada",), date="2019")
    begin = review_copy.bibliography.read_text(encoding="utf-8")
    entries = [bibtex_entry(moss, key) for key in ("fern2019moss", "fern2019mossb")]
    review_copy.bibliography.write_text("\n".join([begin, *entries]), encoding="utf-8")
    noted = "'fern2019mossb' may be the same work as 'fern2019moss': title, authors and year alike"
    assert noted in check()[1]
    assert noted in check(row("fern2019moss"))[1]
    entries[0] = entries[0].replace("title =", "related = {fern2019mossb},\n  title =")
    review_copy.bibliography.write_text("\n".join([begin, *entries]), encoding="utf-8")
    assert "may be the same work" not in check()[1]


def test_entries_of_one_work_are_one_note(check, review_copy):
    moss = Record(title="Moss on north walls: a survey", authors=("Fern, Ada",), date="2019")
    sand = Record(title="Sand under south walls: a count", authors=("Fern, Ada",), date="2012")
    keys = {"moss1": moss, "sand1": sand, "moss2": moss, "moss3": moss, "sand2": sand}
    begin = review_copy.bibliography.read_text(encoding="utf-8")
    entries = [bibtex_entry(work, key) for key, work in keys.items()]
    review_copy.bibliography.write_text("\n".join([begin, *entries]), encoding="utf-8")
    said = check()[1]
    alike = "title, authors and year alike"
    assert f"'moss2', 'moss3' may be the same work as 'moss1': {alike}\n" in said
    assert f"'sand2' may be the same work as 'sand1': {alike}\n" in said
    assert said.count("may be the same work") == 2


def test_each_record_is_noted_with_the_first_that_it_may_be_the_same_as(check, review_copy):
    moss = Record(title="Moss on north walls: a survey", authors=("Fern, Ada",), date="2019")
    with review_copy.bibliography.open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(bibtex_entry(moss, key) for key in ("a1", "a2", "a3")))
    said = check(row("a1"), row("a2"), row("a3"))[1]
    assert "'a2' may be the same work as 'a1'" in said
    assert "'a3' may be the same work as 'a1'" in said
    assert said.count("may be the same work") == 2
