"""What files say about themselves, filled into `documents.csv` and `references.bib`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reviewbook.coding.added_reference import entry_text, key_for
from reviewbook.coding.append_file import append_lock
from reviewbook.coding.batches import listed_documents
from reviewbook.documents.readers.extraction import SourceMetadata
from reviewbook.ledger.table_files import TableWriter, stored_file, to_arrow
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.atomic_files import move_files, unfinished_folder
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_file import read_bibliography

Described = Mapping[str, tuple[str, SourceMetadata]]


def describe_documents(project: Project, found: Described) -> list[InputError]:
    """Fill in what is blank; return what is wrong with the two files, which then stay as they are.

    Parameters
    ----------
    project
        The review.
    found
        The file of each document, and what it says about itself. A document that has a row in
        which no file stands yet, or none at all, is described; of any other all stays.
    """
    attempt = Attempts()
    if found:
        with append_lock(project.manifest):
            attempt(_describe, project, found)
    return attempt.errors


def _describe(project: Project, found: Described) -> None:
    rows = {row.document: row for row in listed_documents(project.manifest)}
    wanted = {name: one for name, one in sorted(found.items()) if not _is_described(rows.get(name))}
    if not wanted:
        return
    works = _works(project.bibliography)
    by_doi = {work.doi.casefold(): key for key, work in works.items() if work.doi}
    entries: dict[str, str] = {}
    for name, (file, metadata) in wanted.items():
        row = rows.get(name, ManifestRow(document=name))
        key = row.key or by_doi.get(metadata.doi.casefold(), "")
        if not key and metadata.title:
            key = key_for(name, {*works, *entries})
            entries[key] = entry_text(key, metadata)
        rows[name] = _filled(row, file, metadata, key)
    _write(project, rows, entries)


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


def _write(project: Project, rows: Mapping[str, ManifestRow], entries: Mapping[str, str]) -> None:
    """Write both files, or neither, having seen that the entries read back."""
    project.data.mkdir(parents=True, exist_ok=True)
    with unfinished_folder(project.data) as room:
        files = {}
        if entries:
            before = project.bibliography.read_bytes() if project.bibliography.exists() else b""
            gap = b"\n" if before.strip() else b""
            gap = b"\n" + gap if before and not before.endswith(b"\n") else gap
            added = "\n".join(entries.values()).encode()
            bibliography = room / project.bibliography.name
            bibliography.write_bytes(before + gap + added)
            read_bibliography(bibliography)
            files[bibliography] = project.bibliography
        table = TableWriter(room, project.manifest.stem, ManifestRow)
        table.add(to_arrow([*rows.values()], ManifestRow))
        made = table.finish()
        files[made] = project.data / made.name
        old = stored_file(project.manifest)
        move_files(files)
        if old.name != made.name:
            old.unlink(missing_ok=True)
