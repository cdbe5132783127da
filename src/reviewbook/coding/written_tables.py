"""Tables, entries and files of a review, written together: all of them, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reviewbook.ledger.data_package import DESCRIBED, describe_package
from reviewbook.ledger.ledger_files import files_of_tables, path_of, table_file_name
from reviewbook.ledger.table_files import TableWriter, stored_file, to_arrow
from reviewbook.project.atomic_files import move_files
from reviewbook.project.disk_errors import ROOM, disk_errors_reported
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project
from reviewbook.project.working_folders import unfinished_folder
from reviewbook.references.bibtex_file import read_bibliography


def write_tables(
    project: Project,
    tables: Mapping[str, Sequence[Any]],
    entries: Mapping[str, str],
    texts: Mapping[Path, str] | None = None,
) -> None:
    """Write tables whole, append entries, and put texts in their places.

    Parameters
    ----------
    project
        The review.
    tables
        The rows of each table, by its name.
    entries
        What is appended to `references.bib`, having seen that all of it reads back.
    texts
        Other files, each with what it will hold.

    Raises
    ------
    InputError
        If an entry does not read back, or there is no room or no right; nothing is changed then.
    """
    if not tables and not texts:
        return
    project.data.mkdir(parents=True, exist_ok=True)
    with unfinished_folder(project.data) as room, disk_errors_reported(project.data):
        files: dict[Path, Path] = {}
        if entries:
            bibliography = room / project.bibliography.name
            bibliography.write_bytes(_with_entries(project.bibliography, entries))
            _refuse_unread(bibliography, entries, project.bibliography)
            files[bibliography] = project.bibliography
        for number, (path, text) in enumerate((texts or {}).items()):
            (made := room / f"text-{number}").write_text(text, encoding="utf-8", newline="")
            files[made] = path
        gone = []
        there = {*files_of_tables(project.data)}
        for name, rows in tables.items():
            writer = TableWriter(room, name, DESCRIBED[name])
            writer.add(to_arrow(rows, DESCRIBED[name]))
            made = writer.finish()
            files[made] = path_of(project, name).with_suffix(made.suffix)
            gone.append(stored_file(path_of(project, name)))
            there -= {table_file_name(name, suffix) for suffix in (".csv", ".parquet")}
            there.add(table_file_name(name, made.suffix))
        if (package := project.data / "datapackage.json").exists():
            (room / package.name).write_text(describe_package(there), encoding="utf-8", newline="")
            files[room / package.name] = package
        move_files(files)
        for old in {*gone} - {*files.values()}:  # a table that has outgrown CSV
            old.unlink(missing_ok=True)


def said_as_unkept(errors: Sequence[InputError]) -> list[InputError]:
    """Claim nothing of the rest where the disk refuses a table that is written last."""
    for error in errors:
        if error.remedy == ROOM:
            error.remedy = "make room or give the right to write there, and run the same again"
    return [*errors]


def _refuse_unread(made: Path, entries: Mapping[str, str], bibliography: Path) -> None:
    """Raise InputErrors where an entry that was appended does not read back.

    Nor is any put behind an entry without an end: other programs would read it as part of that.
    """
    found = read_bibliography(made)
    last = max((work.line for key, work in found.items() if key not in entries), default=0)
    faults = [one.error for one in found.broken if one.line > last and one.is_open]
    if entries.keys() - found.keys():
        faults = [*found.faults]
    for fault in faults:
        fault.file = bibliography
    if faults:
        raise InputErrors(faults)


def _with_entries(bibliography: Path, entries: Mapping[str, str]) -> bytes:
    """Put entries behind what is there, with its line ends."""
    before = bibliography.read_bytes() if bibliography.exists() else b""
    end = b"\r\n" if before.partition(b"\n")[0].endswith(b"\r") else b"\n"
    gap = b"\n" * (bool(before) + (bool(before) and not before.endswith(b"\n")))
    added = gap + "\n".join(entries.values()).encode()
    return before + added.replace(b"\n", end)
