"""What files say about themselves, filled into `documents.csv` and `references.bib`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reviewbook.coding.added_reference import entry_text, key_for
from reviewbook.coding.append_file import append_lock
from reviewbook.coding.batches import listed_documents
from reviewbook.documents.readers.extraction import SourceMetadata
from reviewbook.ledger.data_package import DESCRIBED
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.ledger.source_places import read_places
from reviewbook.ledger.table_files import TableWriter, stored_file, to_arrow
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.atomic_files import (
    disk_errors_reported,
    move_files,
    unfinished_folder,
)
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_file import read_bibliography

Described = Mapping[str, tuple[str, SourceMetadata]]
Places = Mapping[str, Sequence[PlaceInFile]]


def describe_documents(project: Project, found: Described, places: Places) -> list[InputError]:
    """Fill in what is blank; return what is wrong with the two files, which then stay as they are.

    Parameters
    ----------
    project
        The review.
    found
        The file of each document, and what it says about itself. A document that has a row in
        which no file stands yet, or none at all, is described; of any other all stays.
    places
        Where the stretches of their texts come from.
    """
    attempt = Attempts()
    if found:
        with append_lock(project.manifest):
            attempt(_describe, project, found, places)
    return attempt.errors


def _describe(project: Project, found: Described, places: Places) -> None:
    rows = {row.document: row for row in listed_documents(project.manifest)}
    wanted = {name: one for name, one in sorted(found.items()) if not _is_described(rows.get(name))}
    entries: dict[str, str] = {}
    works = _works(project.bibliography) if wanted else Bibliography()
    by_doi = {work.doi.casefold(): key for key, work in works.items() if work.doi}
    for name, (file, metadata) in wanted.items():
        row = rows.get(name, ManifestRow(document=name))
        key = row.key or by_doi.get(metadata.doi.casefold(), "")
        if not key and metadata.title:
            key = key_for(name, {*works, *entries})
            entries[key] = entry_text(key, metadata)
        rows[name] = _filled(row, file, metadata, key)
    tables: dict[str, Sequence[Any]] = {"documents": [*rows.values()]} if wanted else {}
    there = read_places(project)
    known = {place.document for place in there}
    if new := [place for name in sorted(places) if name not in known for place in places[name]]:
        tables["places"] = [*there, *new]
    _write(project, tables, entries)


def _is_described(row: ManifestRow | None) -> bool:
    return bool(row and row.file)


def _works(path: Path) -> Bibliography:
    return read_bibliography(path) if path.exists() else Bibliography()


def _filled(row: ManifestRow, file: str, metadata: SourceMetadata, key: str) -> ManifestRow:
    """Return a row with what was blank in it."""
    doi = f"doi.org/{metadata.doi}" if metadata.doi else ""
    known: dict[str, Any] = {
        "title": metadata.title,
        "publisher": metadata.publisher,
        "authors": ", ".join(map(_as_spoken, metadata.authors)),
        "published": metadata.date,
        "address": metadata.address.partition("://")[2].rstrip("/") or doi,
        "file": file,
        "key": key,
    }
    return row._replace(**{name: value for name, value in known.items() if not getattr(row, name)})


def _as_spoken(name: str) -> str:
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


def _write(
    project: Project, tables: Mapping[str, Sequence[Any]], entries: Mapping[str, str]
) -> None:
    """Write tables and entries, all of them or nothing, having seen that the entries read back."""
    if not tables:
        return
    project.data.mkdir(parents=True, exist_ok=True)
    with unfinished_folder(project.data) as room, disk_errors_reported(project.data):
        files = {}
        if entries:
            bibliography = room / project.bibliography.name
            bibliography.write_bytes(_with_entries(project.bibliography, entries))
            read_bibliography(bibliography)
            files[bibliography] = project.bibliography
        gone = []
        for name, rows in tables.items():
            writer = TableWriter(room, name, DESCRIBED[name])
            writer.add(to_arrow(rows, DESCRIBED[name]))
            made = writer.finish()
            files[made] = path_of(project, name).with_suffix(made.suffix)
            gone.append(stored_file(path_of(project, name)))
        move_files(files)
        for old in {*gone} - {*files.values()}:  # a table that has outgrown CSV
            old.unlink(missing_ok=True)


def _with_entries(bibliography: Path, entries: Mapping[str, str]) -> bytes:
    before = bibliography.read_bytes() if bibliography.exists() else b""
    gap = b"\n" * (bool(before) + (bool(before) and not before.endswith(b"\n")))
    return before + gap + "\n".join(entries.values()).encode()
