"""Documents in every format, with faults planted: what becomes of them, cell by cell.

`expected/` holds all tables with rows, and the bibliography, as they are read off the documents of
`ten_documents.py`: a text's offsets are counted there, a row stands or does not. A change of rules
or readers that changes a cell has to change it there too.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from ten_documents import BROKEN, DOCUMENTS, EXPORTS

from conftest import GARDEN_CODEBOOK
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

EXPECTED = Path(__file__).with_name("expected")
TABLES = sorted(path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.csv"))


@pytest.fixture(scope="module")
def review(run, tmp_path_factory) -> Project:
    there = tmp_path_factory.mktemp("ten")
    (there / "files").mkdir()
    for name, content in (DOCUMENTS | BROKEN | EXPORTS).items():
        raw = content.encode() if isinstance(content, str) else content
        (there / "files" / name).write_bytes(raw)
    made = Project(there / "garden")
    (made.data / "documents").mkdir(parents=True)
    made.codebook.write_text(GARDEN_CODEBOOK, encoding="utf-8")
    made.bibliography.touch()
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv(DOCUMENTS_VARIABLE, raising=False)
        day = ("--searched", "2026-01-02")
        done = run("add", "--project", made.root, there / "files", *day)
        assert done.status == 1, done.said  # some are broken
        assert run("code", "--project", made.root).status == 0
        assert run("check", "--project", made.root).status == 0
    return made


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file)]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_holds_what_was_expected_cell_by_cell(review: Project, table: str) -> None:
    assert cells(review.data / table) == cells(EXPECTED / table)


def test_no_other_table_has_rows(review: Project) -> None:
    made = {path.relative_to(review.data).as_posix() for path in review.data.rglob("*.csv")}
    assert {name for name in made - {*TABLES} if len(cells(review.data / name)) > 1} == set()


def test_the_bibliography_holds_what_the_files_say_of_themselves(review: Project) -> None:
    expected = (EXPECTED / "references.bib").read_text(encoding="utf-8")
    assert review.bibliography.read_text(encoding="utf-8") == expected


def test_what_is_expected_says_each_sound_document_and_each_fault_planted() -> None:
    documents = {row[0] for row in cells(EXPECTED / "documents.csv")}
    assert {Path(name).stem for name in DOCUMENTS} <= documents
    refused = {Path(row[0]).name for row in cells(EXPECTED / "refused.csv")}
    assert {*BROKEN} <= refused
    assert {row[9] for row in cells(EXPECTED / "records.csv")[1:]} - {""} <= documents
    assert len(cells(EXPECTED / "records.csv")) == len(EXPORTS) + 1
