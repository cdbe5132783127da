"""What files say about themselves, filled into `documents.csv` and `references.bib`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reviewbook.coding.added_reference import entry_text, key_for
from reviewbook.coding.append_file import append_lock
from reviewbook.coding.batches import listed_documents
from reviewbook.coding.written_tables import write_tables
from reviewbook.documents.readers.extraction import SourceMetadata
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.ledger.source_places import read_places
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.reference_notes import OTHERS

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
    works = known_references(project) if wanted else Bibliography()
    known = (*works.unread.items(), *works.items())
    by_doi = {work.doi.casefold(): key for key, work in known if work.doi}
    for name, (file, metadata) in wanted.items():
        row = rows.get(name, ManifestRow(document=name))
        key = row.key or by_doi.get(metadata.doi.casefold(), "")
        if not key and metadata.title:
            key = key_for(name, {*works.taken, *entries})
            entries[key] = entry_text(key, metadata)
        rows[name] = described_row(row, file, metadata, key)
    tables: dict[str, Sequence[Any]] = {"documents": [*rows.values()]} if wanted else {}
    there = read_places(project)
    placed = {place.document for place in there}
    if new := [place for name in sorted(places) if name not in placed for place in places[name]]:
        tables["places"] = [*there, *new]
    write_tables(project, tables, entries)


def _is_described(row: ManifestRow | None) -> bool:
    return bool(row and row.file)


def known_references(project: Project) -> Bibliography:
    """Read `references.bib`; maybe nothing."""
    path = project.bibliography
    return read_bibliography(path) if path.exists() else Bibliography()


def described_row(row: ManifestRow, file: str, metadata: SourceMetadata, key: str) -> ManifestRow:
    """Return the row of a document with what was blank in it, from what its file says."""
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
    if name == OTHERS:
        return "et al."
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name
