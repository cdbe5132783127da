"""What a reader relies on in the ledger: its dictionary, its checks, and that it can be rebuilt."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import frictionless
import pytest

from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.ledger.column import fields_of
from reviewbook.ledger.data_dictionary import dictionary_section, renewed_dictionary
from reviewbook.ledger.data_package import DESCRIBED, describe_package, table_title
from reviewbook.ledger.ledger_files import files_of_tables, path_of, read_ledger
from reviewbook.ledger.reviewer_tables import REVIEWER_TABLES, Standard
from reviewbook.ledger.table_files import to_arrow
from reviewbook.ledger.tables import EVIDENCE, TABLES, Tables, in_order
from reviewbook.ledger.verify import verify_rows
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputErrors
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.project.storage import Folder

COMMAND = (sys.executable, "-c", "from reviewbook.cli import app; app()")


def path_in_data(table: str) -> str:
    return path_of(Project(Path()), table).relative_to("data").as_posix()


# The dictionary


def test_the_stored_dictionary_is_the_one_of_the_code(project: Project) -> None:
    text = (project.data / "README.md").read_text(encoding="utf-8")
    assert renewed_dictionary(text) == text


@pytest.mark.parametrize("table", DESCRIBED)
def test_the_dictionary_has_a_section_for_every_table(project: Project, table: str) -> None:
    text = (project.data / "README.md").read_text(encoding="utf-8")
    assert f"### `{path_in_data(table)}`\n\n{table_title(table)}\n" in text
    assert dictionary_section(table) in text


@pytest.mark.parametrize("table", DESCRIBED)
def test_every_column_stands_in_the_dictionary_with_its_meaning(table: str) -> None:
    said = dictionary_section(table)
    columns = re.findall(r"^\| `(\w+)` \| \w+ \| .{10,} \|$", said, flags=re.MULTILINE)
    assert columns == list(DESCRIBED[table]._fields)


def test_a_dictionary_that_is_out_of_date_is_renewed_and_what_is_written_by_hand_stays(
    project: Project,
) -> None:
    text = (project.data / "README.md").read_text(encoding="utf-8")
    old = text.replace("| `zone` |", "| `place` |").replace("One row per document.", "Once.")
    assert old != text
    assert renewed_dictionary(old) == text


@pytest.mark.parametrize("words", ["As `wc -w` does", "What a decision is", "CC BY 4.0"])
def test_the_dictionary_says_how_to_read_it(project: Project, words: str) -> None:
    assert words in (project.data / "README.md").read_text(encoding="utf-8")


# The data package


def test_the_tables_are_valid_by_their_data_package(project: Project) -> None:
    report = frictionless.validate(str(project.data / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "note"]) == []
    assert report.stats["tasks"] == len(files_of_tables(project.data))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("jivan,1,title,0,", "jivan,1,title,zero,"),
        ("jivan,2,", "nobody,2,"),
        ("jivan,1,title,", "jivan,1,footer,"),
        ("jivan,1,title,0,", "jivan,1,title,-1,"),
    ],
)
def test_the_data_package_refuses_a_wrong_cell(review_copy: Project, old: str, new: str) -> None:
    path = review_copy.evidence / "passages.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert not frictionless.validate(str(review_copy.data / "datapackage.json")).valid


def test_the_stored_data_package_is_the_one_of_the_code(project: Project) -> None:
    stored = (project.data / "datapackage.json").read_text(encoding="utf-8")
    assert stored == describe_package(files_of_tables(project.data))
    assert json.loads(stored)["licenses"][0]["name"] == "CC-BY-4.0"


# Read, written, rebuilt


def test_what_is_read_is_written_again_to_the_byte(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    reviewer_tables = [name for name in REVIEWER_TABLES if path_of(project, name).exists()]
    for name in reviewer_tables:
        shutil.copy(path_of(project, name), tmp_path)
    with LedgerWriter(Folder(tmp_path)) as writer:
        writer.add({name: to_arrow(rows, TABLES[name]) for name, rows in tables.items()})
        writer.finish()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == len(TABLES) + len(reviewer_tables) + 1
    for path in written:
        assert path.read_bytes() == (project.data / path.relative_to(tmp_path)).read_bytes()


def test_tables_are_sorted_by_document_and_place_in_whatever_order_rows_come(
    tables: Tables,
) -> None:
    names = [row.document for row in tables["documents"]]
    for table in EVIDENCE:
        for name in names:
            rows = [row for row in tables[table] if row.document == name]
            assert in_order(rows[::-1]) == rows
        places = [names.index(row.document) for row in tables[table]]
        assert places == sorted(places)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_rebuilt_from_the_texts_it_is_the_same_to_the_byte(
    project: Project, texts_folder: Path, tmp_path: Path, seed: str
) -> None:
    done = subprocess.run(
        [*COMMAND, "check", "--project", str(project.root)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONHASHSEED": seed, DOCUMENTS_VARIABLE: str(texts_folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "checked against 5 texts: all is well" in done.stdout


# What is wrong in it is found


@pytest.mark.parametrize(
    ("table", "cells", "problem"),
    [
        ("mentions", {"concept": "ghost"}, "the codebook has no 'ghost'"),
        ("definitions", {"concept": "ghost"}, "the codebook has no 'ghost'"),
        ("quantities", {"start": 9, "end": 9}, "9 to 9 is no stretch of text"),
        ("citations", {"passage": 999}, "has no passage 999"),
        ("citations", {"document": "nobody"}, "nobody has no passage"),
        ("passages", {"document": "nobody"}, "nobody has no passage"),
        ("mentions", {"end": 10**6}, "it lies outside passage"),
    ],
)
def test_a_row_that_cannot_be_is_found(
    project: Project, tables: Tables, table: str, cells: dict[str, object], problem: str
) -> None:
    concepts = read_codebook(project.codebook).concepts
    spoilt = [tables[table][0]._replace(**cells), *tables[table][1:]]
    error = verify_rows(project, tables | {table: spoilt}, concepts, {})[0]
    assert (error.file, error.line, bool(error.remedy)) == (path_of(project, table), 2, True)
    assert problem in error.problem


@pytest.mark.parametrize(
    ("year", "problem"), [(999, "less than"), (1000, ""), (9999, ""), (10000, "more than")]
)
def test_a_number_may_be_what_its_bounds_name(year: int, problem: str) -> None:
    column = fields_of(Standard)["year"]
    said = column.problem(year)
    assert problem in said and bool(problem) == bool(said)


def test_words_that_do_not_stand_at_their_place_are_found(project: Project, tables: Tables) -> None:
    row = tables["mentions"][0]
    texts = {row.document: "x" * 9999}
    only = tables | {name: [] for name in EVIDENCE if name != "passages"} | {"mentions": [row]}
    (error,) = verify_rows(project, only, [row.concept], texts)
    assert f"not {row.surface!r}" in error.problem


def test_the_stored_ledger_has_nothing_wrong(project: Project, tables: Tables) -> None:
    assert verify_rows(project, tables, read_codebook(project.codebook).concepts, {}) == []


@pytest.mark.parametrize(
    ("spoil", "row", "problem"),
    [
        (lambda text: text.replace(",zone,", ",place,", 1), 1, "the columns are"),
        (lambda text: text.replace(",title,0,", ",title,none,", 1), 2, "start is 'none'"),
        (lambda text: text.replace(",title,0,", ",title,", 1), 2, "row 2 has 5 cells, not 6"),
        (lambda text: text + "\n", 185, "has 0 cells"),
        (lambda text: text.replace("jivan,1", '"jivan,1', 1), 2, "row 2"),
        (lambda text: "", 1, "the columns are missing: document,passage,"),
    ],
)
def test_a_broken_table_is_refused_with_its_row(
    review_copy: Project, spoil: object, row: int, problem: str
) -> None:
    path = review_copy.evidence / "passages.csv"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(InputErrors) as raised:
        read_ledger(review_copy)
    (error,) = raised.value.errors
    assert (error.file, error.line, bool(error.remedy)) == (path, row, True)
    assert problem in error.problem


def test_every_table_that_cannot_be_read_is_reported(review_copy: Project) -> None:
    for name in EVIDENCE:
        (review_copy.evidence / f"{name}.csv").write_bytes(b"\xff")
    review_copy.manifest.unlink()
    with pytest.raises(InputErrors) as raised:
        read_ledger(review_copy)
    assert [error.file for error in raised.value.errors] == [
        path_of(review_copy, table) for table in TABLES
    ]


def test_a_table_saved_by_a_spreadsheet_is_read_all_the_same(review_copy: Project) -> None:
    before = read_ledger(review_copy)
    text = review_copy.manifest.read_text(encoding="utf-8").replace("\n", "\r\n")
    review_copy.manifest.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_ledger(review_copy) == before
