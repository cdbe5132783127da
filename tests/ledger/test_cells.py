"""Any words in any cell are read as they were written, however a table comes to be written."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Outcome
from reviewbook.coding.append_file import append_rows
from reviewbook.ledger.csv_files import csv_text, read_csv
from reviewbook.ledger.table_files import TableWriter, to_arrow
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project


class Note(NamedTuple):
    """A row in which anything may stand."""

    who: Annotated[str, "Who."]
    what: Annotated[str, "What."]


# What parts cells and lines, quotes them, or looks like it; and any other character of a text.
SIGNS = st.sampled_from(["\r", "\n", "\r\n", '"', ",", ";", "\t", " ", "\ufeff", "\u2028", "\x85"])
CHARACTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
CELLS = st.lists(SIGNS | CHARACTERS, max_size=6).map("".join)
ROWS = st.lists(st.builds(Note, CELLS, CELLS), max_size=4)


def written(folder: Path, rows: Sequence[Note], end: str = "\n") -> Path:
    path = folder / "notes.csv"
    path.write_text(csv_text(Note._fields, rows, end=end), encoding="utf-8", newline="")
    return path


def made_by_the_writer_of_ledgers(folder: Path, rows: Sequence[Note]) -> Path:
    writer = TableWriter(folder, "notes", Note)
    writer.add(to_arrow(rows, Note))
    return writer.finish()


@pytest.mark.parametrize("write", [written, made_by_the_writer_of_ledgers])
@given(rows=ROWS)
def test_what_is_written_is_read(write: Callable[..., Path], rows: list[Note]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert read_csv(write(Path(folder), rows), Note) == rows


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@given(rows=ROWS, more=ROWS)
def test_what_is_appended_is_read_whatever_ends_the_lines(
    end: str, rows: list[Note], more: list[Note]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), rows, end)
        append_rows(path, Note._fields, more)
        assert read_csv(path, Note) == rows + more


@pytest.mark.parametrize("title", ["Late\rBeans", "Late\r\nBeans\r", 'a "b"\n,c'])
def test_a_cell_of_a_table_that_is_rewritten_stays_as_it_is(
    garden: Project, run: Callable[..., Outcome], title: str
) -> None:
    assert run("code", "--project", garden.root).status == 0
    with garden.manifest.open(encoding="utf-8", newline="") as file:
        header, first, *others = csv.reader(file)
    first[header.index("title")] = title
    with garden.manifest.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([header, first, *others])
    assert run("code", "--project", garden.root).status == 0
    assert run("check", "--project", garden.root).status == 0
    with garden.manifest.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [header, first, *others]


@pytest.mark.parametrize("size", [100_001, 131_073, 3_000_000])
def test_the_cell_that_is_too_large_is_named(tmp_path: Path, size: int) -> None:
    path = written(tmp_path, [Note("a", "b"), Note("c", "x" * size)])
    with pytest.raises(InputError) as caught:
        read_csv(path, Note)
    assert f"{path}:3: row 3: what holds {size:,} characters" in str(caught.value)


def test_a_quotation_mark_that_nobody_closes_is_looked_for_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text('who,what\na,b\n"c,d\n' + "e,f\n" * 200_000)
    with pytest.raises(InputError) as caught:
        read_csv(path, Note)
    assert f"{path}:3: row 3 has 1 cells, not 2, and who holds " in str(caught.value)
