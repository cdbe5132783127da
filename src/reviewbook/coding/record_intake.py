"""The records of an export taken into a review: each a document, an entry, and a row of its flow.

Title and abstract become a document, all other fields the entry of `references.bib`. All that one
export gives is written at once or not at all. Adding it again changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reviewbook.coding.added_records import AddedRecords, ReadExport, begin_report
from reviewbook.coding.added_reference import metadata_of
from reviewbook.coding.append_file import append_lock
from reviewbook.coding.batches import listed_documents
from reviewbook.coding.described_documents import described_row, known_references
from reviewbook.coding.known_works import KnownWorks
from reviewbook.coding.record_sources import SearchSaid, source_of
from reviewbook.coding.stored_documents import places_in
from reviewbook.coding.taken_files import refuse_unstable
from reviewbook.coding.written_tables import write_tables
from reviewbook.documents.document import is_document, text_fingerprint
from reviewbook.documents.readers.extraction import RECORD, Extraction, TextBlock, compose
from reviewbook.documents.source_record import SourceRecord, record_name, record_text
from reviewbook.ledger.ledger_files import read_found_records
from reviewbook.ledger.record_stages import NO_DUPLICATE
from reviewbook.ledger.reviewer_tables import FoundRecord, PlaceInFile
from reviewbook.ledger.source_places import read_places
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import Attempts
from reviewbook.project.page_addresses import safe_name
from reviewbook.project.review_folder import Project
from reviewbook.references.lacking_fields import list_lacking_fields
from reviewbook.references.record import Record
from reviewbook.references.record_entries import bibtex_entry, entry_key
from reviewbook.references.reference import Reference

_READER_VERSION = 1
_AS_NAME = re.compile(r"[A-Za-z0-9][\w.-]*[A-Za-z0-9]", re.ASCII)
_OWN_KEY = "key of entry"


def add_records(
    project: Project, texts: Path, export: ReadExport, said: SearchSaid
) -> AddedRecords:
    """Add the records of an export.

    Parameters
    ----------
    project
        The review.
    texts
        Its folder of texts.
    export
        The export.
    said
        What the user says of the search.

    Raises
    ------
    InputError
        If a table or the bibliography cannot be read or written; nothing is changed then.
    """
    name, read = export.file.name, export.found
    with append_lock(project.manifest):
        intake = _Intake(project, texts, export)
        for record in read.records:
            intake.take(record, *source_of(record, read, name, said), said.day)
        intake.write()
    return intake.report


class _Intake:
    """The records of one export on their way, and what is there already."""

    def __init__(self, project: Project, texts: Path, export: ReadExport) -> None:
        self._project, self._texts, self._export = project, texts, export
        references = known_references(project)
        self._works = KnownWorks(references)
        self._said: dict[str, Record | Reference] = {**references}
        self._documents = {row.document: row for row in listed_documents(project.manifest)}
        self._by_key = {row.key: name for name, row in self._documents.items() if row.key}
        self._rows = {row.record: row for row in read_found_records(project)}
        stems = [path.stem for path in texts.iterdir()] if texts.is_dir() else []
        # In small letters: some disks take capitals for them.
        self._names = {name.casefold() for name in (*self._documents, *stems)}
        self._taken = self._names | {name.casefold() for name in (*references.taken, *self._rows)}
        self._there = Counter(
            (row.source, name if name in references.taken else name.rpartition("-")[0])
            for name, row in self._rows.items()
        )
        self._seen = Counter[tuple[str, str]]()
        self._entries: dict[str, str] = {}
        self._places: list[PlaceInFile] = []
        self._files: dict[Path, str] = {}
        self._rows_added = False
        self.report = begin_report(export)

    def take(self, record: Record, source: str, kind: str, day: str) -> None:
        """Take a record in, unless it came from the same source before."""
        attempt = Attempts()
        found = attempt(_extraction, record, self._export.file) if record.title else None
        if found is None:  # without a title it is among the faults of the export
            self.report.refused.append(record.position)
            self.report.errors += attempt.errors
            return
        key = self._works.key_of(record)
        new = not key
        if new:
            key = self._new_key(record)
            self._works.add(key, record)
            kept = replace(record, abstract="") if record.abstract else record
            self._entries[key] = bibtex_entry(kept, key)
            self._said[key] = record
        elif key in self._said and (lacking := list_lacking_fields(record, self._said[key])):
            self.report.lacking[key] = lacking
        self._seen[source, key] += 1
        if self._seen[source, key] <= self._there[source, key]:
            self.report.there.append(key)
            return
        first = self._rows.get(key)
        self._add_row(key, source, kind, day)
        if record.abstract and key not in self._by_key and not (first and first.document):
            self._add_document(key, found)
        else:
            (self.report.entries if new else self.report.there).append(key)

    def _new_key(self, record: Record) -> str:
        """Return the key that the export has for a record, or one made of what it says."""
        own = dict(record.others).get(_OWN_KEY, "")
        free = _is_name(own) and own.casefold() not in self._taken
        key = own if free else entry_key(record, self._taken)
        self._taken.add(key.casefold())
        return key

    def _add_row(self, key: str, source: str, kind: str, day: str) -> None:
        """Add a row of the flow: the first of a work, or one more that repeats it."""
        self._rows_added = True
        if (first := self._rows.get(key)) is None:
            document = self._by_key.get(key, "")
            self._rows[key] = FoundRecord(key, source, kind, day, "", "", "", "", "", document)
            return
        name = _numbered_name(key, self._taken)
        self._taken.add(name.casefold())
        decided = first.duplicate_of if first.duplicate_of != NO_DUPLICATE else ""
        same_as = decided or key
        self._rows[name] = FoundRecord(name, source, kind, day, same_as, "", "", "", "", "")

    def _add_document(self, key: str, found: Extraction) -> None:
        name = key if _is_name(key) else safe_name(key)
        if name.casefold() in self._names:
            name = _numbered_name(name, self._names)
        self._names.add(name.casefold())
        made = self._source_record(found)
        self._files[self._texts / f"{name}.txt"] = found.text
        self._files[self._texts / record_name(name)] = record_text(made)
        row = ManifestRow(document=name)
        self._documents[name] = described_row(row, f"{name}.txt", found.metadata, key)
        self._by_key[key] = name
        self._places += places_in(name, made)
        self._rows[key] = self._rows[key]._replace(document=name)
        self.report.documents.append(name)

    def _source_record(self, found: Extraction) -> SourceRecord:
        return SourceRecord(
            file=self._export.file.name,
            sha256=self._export.sha256,
            text_sha256=text_fingerprint(found.text),
            characters=len(found.text),
            format=self._export.found.format,
            reader="record_files",
            reader_version=_READER_VERSION,
            libraries={},
            metadata=found.metadata,
            notes=found.notes,
            places=found.places,
            mended=found.mended,
        )

    def write(self) -> None:
        """Write all that is new, if anything is."""
        if not self._rows_added:
            return
        tables: dict[str, Sequence[Any]] = {"records": [*self._rows.values()]}
        if self._files:
            tables["documents"] = [*self._documents.values()]
            tables["places"] = [*read_places(self._project), *self._places]
        write_tables(self._project, tables, self._entries, self._files)


def _is_name(key: str) -> bool:
    """Tell whether a document may be called like a key."""
    return bool(_AS_NAME.fullmatch(key)) and is_document(f"{key}.txt")


def _numbered_name(name: str, taken: Collection[str]) -> str:
    number = 2
    while (made := f"{name}-{number}").casefold() in taken:
        number += 1
    return made


def _extraction(record: Record, file: Path) -> Extraction:
    """Return title and abstract as a clean text; raise InputError where it cannot be kept."""
    place = (RECORD, str(record.position))
    abstract = filter(str.strip, record.abstract.split("\n\n"))
    blocks = [TextBlock(record.title, heading=True, place=place), *map(TextBlock, abstract)]
    found = compose(blocks, metadata_of(record))
    refuse_unstable(found.text, file)
    return found
