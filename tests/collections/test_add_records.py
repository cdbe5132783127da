"""What somebody relies on who adds what a database or a reference manager exports."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.documents.source_record import read_record
from reviewbook.project.review_folder import Project
from reviewbook.references.bibtex_file import read_bibliography

RIS = """\
TY  - JOUR
TI  - Compost on cold clay: a trial
AU  - Plot, Orla
AU  - Bed, Finn
PY  - 2019
T2  - Beds & Borders
DO  - 10.5555/bed.1
DB  - Shelf of Sheds
AB  - Compost was laid on clay.
 It warmed it by a finger.
C7  - 17
ER  -

TY  - JOUR
TI  - Leaf mould and the robin
AU  - Hedge, Ida
PY  - 2020
DB  - Shelf of Sheds
ER  -

TY  - JOUR
AU  - Nobody, Nell
PY  - 2020
DB  - Shelf of Sheds
AB  - A record that has lost its title.
ER  -
"""
BIBTEX = """\
@article{plot:own,
  title = {Compost on cold clay: a trial},
  author = {Plot, Orla},
  year = {2019},
  doi = {10.5555/BED.1},
}
@article{Ditch2021,
  title = {A ditch that holds},
  author = {Ditch, Dan},
  year = {2021},
  abstract = {No-dig gardening keeps a ditch from falling in.},
}
"""


@pytest.fixture
def ris(tmp_path: Path) -> Path:
    path = tmp_path / "found.ris"
    path.write_text(RIS, encoding="utf-8")
    return path


@pytest.fixture
def bibtex(tmp_path: Path) -> Path:
    path = tmp_path / "mine.bib"
    path.write_text(BIBTEX, encoding="utf-8")
    return path


def rows(project: Project, name: str) -> list[dict[str, str]]:
    with (project.data / name).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def filled(row: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if value not in ("", "0")}


def contents(project: Project) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in project.root.rglob("*") if p.is_file()}


def add(run, project: Project, *words: object) -> Outcome:
    return run("add", "--project", project.root, *words)


def test_the_address_of_a_record_is_its_doi_where_it_has_one(run, empty, tmp_path):
    links = {"Loam beds": "https://door.example/to?id=doi:10.5555%2Floam.1&sid=X", "Clay beds": ""}
    file = tmp_path / "found.ris"
    file.write_text(
        "".join(
            f"TY  - JOUR\nTI  - {title}\nAB  - Compost on it.\n"
            f"UR  - {link or 'https://beds.example/clay'}\nER  - \n"
            for title, link in links.items()
        ),
        encoding="utf-8",
    )
    assert add(run, empty, file).status == 0
    found = {row["title"]: row["address"] for row in rows(empty, "documents.csv")}
    assert found == {"Loam beds": "doi.org/10.5555/loam.1", "Clay beds": "beds.example/clay"}
    entries = empty.bibliography.read_text(encoding="utf-8")
    assert "url = {https://door.example/to?id=doi:10.5555%2Floam.1&sid=X}" in entries


def test_each_record_is_a_document_an_entry_and_a_row_of_the_flow(run, empty, ris):
    done = add(run, empty, ris)
    assert done.status == 1
    assert f"{ris}:21: record 3 has no title" in done.said
    assert "an entry alone: hedge2020leaf" in done.said
    assert (
        "found.ris: records 3 = documents 1 + entries alone 1 + there already 0 + not added 1"
        in done.said
    )
    text = (empty.data / "documents/plot2019compost.txt").read_text(encoding="utf-8")
    assert text == (
        "Compost on cold clay: a trial\n\nCompost was laid on clay. It warmed it by a finger.\n"
    )
    (document,) = map(filled, rows(empty, "documents.csv"))
    assert document == {
        "document": "plot2019compost", "title": "Compost on cold clay: a trial",
        "authors": "Orla Plot, Finn Bed", "published": "2019",
        "address": "doi.org/10.5555/bed.1", "file": "plot2019compost.txt",
        "key": "plot2019compost",
    }  # fmt: skip
    assert [*map(filled, rows(empty, "records.csv"))] == [
        {
            "record": "plot2019compost", "source": "Shelf of Sheds", "kind": "database",
            "document": "plot2019compost",
        },
        {"record": "hedge2020leaf", "source": "Shelf of Sheds", "kind": "database"},
    ]  # fmt: skip
    work = read_bibliography(empty.bibliography)["plot2019compost"]
    assert (work.doi, work.container, ("c7", "17") in work.others) == (
        "10.5555/bed.1",
        "Beds & Borders",
        True,
    )
    assert "warmed" not in empty.bibliography.read_text(encoding="utf-8")
    record = read_record(empty.data / "documents/plot2019compost.source.json")
    assert (record.file, record.format, record.places[0]) == (
        "found.ris",
        "RIS",
        ("record", "1", 0),
    )


def test_what_was_added_is_coded_and_checked(run, empty, ris):
    add(run, empty, ris)
    assert run("code", "--project", empty.root).status == 0
    mentions = Review(empty).mentions
    assert [*mentions["surface"]] == ["Compost", "Compost"]
    checked = run("check", "--project", empty.root)
    assert checked.status == 0, checked.said


def test_adding_an_export_again_changes_nothing(run, empty, ris, bibtex):
    add(run, empty, ris, bibtex)
    before = contents(empty)
    again = add(run, empty, ris, bibtex)
    assert contents(empty) == before
    assert "records 3 = documents 0 + entries alone 0 + there already 2 + not added 1" in again.said
    assert "records 2 = documents 0 + entries alone 0 + there already 2 + not added 0" in again.said


def test_a_work_found_twice_is_one_document_and_two_records_of_the_flow(run, empty, ris, bibtex):
    add(run, empty, ris)
    done = add(run, empty, bibtex)
    assert "mine.bib: there already, and left as it is: plot2019compost" in done.said
    assert "records 2 = documents 1 + entries alone 0 + there already 1 + not added 0" in done.said
    *_, again, ditch = map(filled, rows(empty, "records.csv"))
    assert again == {
        "record": "plot2019compost-2", "source": "mine.bib", "kind": "other",
        "duplicate_of": "plot2019compost",
    }  # fmt: skip
    assert (ditch["record"], ditch["document"]) == ("Ditch2021", "Ditch2021")
    assert [*read_bibliography(empty.bibliography)] == [
        "Ditch2021", "hedge2020leaf", "plot2019compost",
    ]  # fmt: skip


def test_a_record_of_a_document_that_is_there_gives_its_row_and_no_second_text(run, empty, ris):
    (empty.data / "documents/print.txt").write_text("Compost on clay.\n", encoding="utf-8")
    empty.bibliography.write_text(
        "@article{clay,\n title = {Compost on cold clay: A Trial},\n doi = {10.5555/bed.1},\n}",
        encoding="utf-8",
    )
    run("code", "--project", empty.root)
    table = (empty.data / "documents.csv").read_text(encoding="utf-8")
    (empty.data / "documents.csv").write_text(table[:-1] + "clay\n", encoding="utf-8")
    add(run, empty, ris)
    assert filled(rows(empty, "records.csv")[0])["document"] == "print"
    assert [row["document"] for row in rows(empty, "documents.csv")] == ["print"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_stands_in_the_bibliography_stays_with_its_line_ends(run, empty, ris, end):
    mine = end.join(
        ["\ufeff@comment{jabref-meta: x;}", "@string{ab = {Annals of Beds}}", "% mine",
         "@Article (zinnia,", "\tTITLE = \"One\" # { bed},", "  Journal=ab, year=2001,",
         "  x-own = {kept})", "% the end"]
    ).encode()  # fmt: skip
    empty.bibliography.write_bytes(mine)
    add(run, empty, ris)
    after = empty.bibliography.read_bytes()
    assert after.startswith(mine)
    assert b"plot2019compost" in after
    assert after.count(b"\n") == after.count(end.encode())


def test_authors_who_are_not_named_are_no_person(run, empty, tmp_path):
    path = tmp_path / "more.ris"
    path.write_text("TY  - JOUR\nAU  - Plot, Orla\nAU  - et al.\nTI  - Beds\nAB  - Dug.\nER  - \n")
    add(run, empty, path)
    assert rows(empty, "documents.csv")[0]["authors"] == "Orla Plot, et al."


def test_what_was_taken_out_after_screening_does_not_come_back(run, empty, ris):
    add(run, empty, ris)
    for path in (empty.data / "documents").iterdir():
        path.unlink()
    (empty.data / "documents.csv").unlink()
    add(run, empty, ris)
    assert not [*(empty.data / "documents").iterdir()]


def test_no_text_is_written_over(run, empty, bibtex):
    own = empty.data / "documents/Ditch2021.txt"
    own.write_text("Mine.\n", encoding="utf-8")
    add(run, empty, bibtex)
    assert own.read_text(encoding="utf-8") == "Mine.\n"
    assert [row["document"] for row in rows(empty, "documents.csv")] == ["ditch2021ditch"]


def test_the_user_says_what_was_searched_and_when(run, empty, bibtex):
    said = ("--searched", "2021-05-04", "--source", "The shed", "--kind", "website")
    assert add(run, empty, bibtex, *said).status == 0
    assert {(row["source"], row["kind"], row["found"]) for row in rows(empty, "records.csv")} == {
        ("The shed", "website", "2021-05-04")
    }


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--searched", "in May"), "which is no day"),
        (("--source", "=cmd|x"), "which a spreadsheet takes for a formula"),
        (("--source", "The\nshed"), "--source holds a line break"),
        (("--kind", "shed"), "no kind of source 'shed'"),
    ],
)
def test_what_cannot_be_said_of_a_search_is_refused(run, empty, bibtex, words, problem):
    before = contents(empty)
    done = add(run, empty, bibtex, *words)
    assert (done.status, contents(empty)) == (2, before)
    assert problem in done.said


def test_what_a_work_that_is_there_lacks_of_a_record_is_named(run, empty, ris, tmp_path):
    work = "TY  - JOUR\nTI  - A ditch of its own\nAU  - Ditch, Dan\nPY  - 2019\n"
    doi, ends = "DO  - 10.5555/ditch.7\n", "ER  - \n"
    more = "AU  - Hoe, Ann\nJO  - Beds\nKW  - water\nC7  - odd\n"
    for name, said in (("less.ris", ""), ("more.ris", more)):
        (tmp_path / name).write_text(work + said + doi + ends)
    key = "ditch2019ditch"
    assert "left out" not in add(run, empty, tmp_path / "less.ris").said
    before = empty.bibliography.read_bytes()
    said = add(run, empty, tmp_path / "more.ris").said
    assert re.search(rf"more\.ris: left out, .*: {key} \(authors, container, keywords, c7\)", said)
    assert empty.bibliography.read_bytes() == before
    assert "left out" not in add(run, empty, ris).said


def test_a_text_about_exports_stays_a_text(run, empty, tmp_path):
    page = tmp_path / "about.md"
    page.write_text(f"# How to cite\n\nAn entry is written so:\n\n{BIBTEX}\nAnd so on.\n")
    assert "added: about;" in add(run, empty, page).said


_TABLES = {
    "PMID,Title,Journal/Book\n7,A ditch,Beds\n": ("PubMed", "database"),
    "PMID;Title;Create Date\n7;A ditch;2019/03/06\n": ("PubMed", "database"),
    "Title,Author Names,Source\nA ditch,Ditch D.,Beds (2019) 1:2 (3-4)\n": ("Embase", "database"),
    "Title,Author Names,Emtree Drug Index Terms\nA ditch,Ditch D.,\n": ("Embase", "database"),
    "Item Title,Item DOI\nA ditch,10.5555/ditch.1\n": ("Springer", "database"),
    "Item Title,Content Type,URL\nA ditch,Article,\n": ("Springer", "database"),
    "Key,Item Type,Title\nAB12,journalArticle,A ditch\n": ("Zotero", "other"),
    "Title\tAuthor\tAbstract Note\nA ditch\tDitch, Dan\t\n": ("Zotero", "other"),
    "Title,Year,EID\nA ditch,2019,\n": ("Scopus", "database"),
    "Title,Year,Database\nA ditch,2019,Sheds\n": ("Sheds", "database"),
    "Title,Authors,Source\nA ditch,Ditch D.,Beds\n": ("few.csv", "other"),
    "Title,PMID\nA ditch,7\n": ("few.csv", "other"),
}


@pytest.mark.parametrize(("table", "source"), _TABLES.items())
def test_columns_tell_what_wrote_a_table_however_few_they_are(run, empty, tmp_path, table, source):
    export = tmp_path / "few.csv"
    export.write_text(table, encoding="utf-8-sig")
    assert add(run, empty, export).status == 0
    assert [(row["source"], row["kind"]) for row in rows(empty, "records.csv")] == [source]
