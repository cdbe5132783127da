"""An export of records that is added, and what became of each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reviewbook.project.errors import InputError
from reviewbook.references.record import Export


class ReadExport(NamedTuple):
    """An export, the SHA-256 of its bytes, and what was read of it."""

    file: Path
    sha256: str
    found: Export


@dataclass
class AddedRecords:
    """What became of the records of an export: each stands in one of the lists.

    Attributes
    ----------
    file
        The name of the export.
    records
        How many it holds.
    documents
        The names of the documents that were made.
    entries
        The keys of the entries of records without an abstract, which are no documents.
    there
        The keys of the works that were there already.
    lacking
        By key the fields of a record that the entry of its work lacks, and that were left out.
    refused
        The numbers of those that were not added.
    errors
        What is wrong in the export, each with its line.
    notes
        What was decoded, mended or left beside.
    """

    file: str
    records: int = 0
    documents: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    lacking: dict[str, list[str]] = field(default_factory=dict)
    refused: list[int] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Say how many came in, and what became of them: the numbers add up."""
        return (
            f"{self.file}: records {self.records:,} = documents {len(self.documents):,} + entries "
            f"alone {len(self.entries):,} + there already {len(self.there):,} + not added "
            f"{len(self.refused):,}"
        )


def begin_report(export: ReadExport) -> AddedRecords:
    """Return a report on an export that says what was found in reading it."""
    found, name = export.found, export.file.name
    said = [f"read as {found.encoding}"] * (found.encoding != "UTF-8")
    said += [f"wrongly decoded lines or sequences mended: {found.repairs}"] * (found.repairs > 0)
    said += [f"stretches beside the records left out: {len(found.outside)}"] * bool(found.outside)
    notes = [f"{name}: {one}" for one in said]
    return AddedRecords(name, len(found.records), errors=[*found.faults], notes=notes)
