"""Which files of a folder are documents, and what a document's file is called."""

from __future__ import annotations

from pathlib import Path, PurePath

from reviewbook.documents import readers
from reviewbook.ledger.tables import ManifestRow


def file_of(row: ManifestRow) -> str:
    """Return the file of a document: named in its row, or called after it."""
    return row.file or f"{row.document}.txt"


def is_document(name: str) -> bool:
    """Tell whether a file is a document, by its name: there is a reader for it."""
    return _is_for_review(name) and _has_reader(name)


def skipped(folder: Path) -> list[Path]:
    """Return the files of a folder that no reader reads, sorted by name.

    A read-me, a hidden file and a folder are none of them: nobody expects those to be read.
    """
    return sorted(
        path
        for path in folder.iterdir()
        if _is_for_review(path.name) and not _has_reader(path.name) and path.is_file()
    )


def _has_reader(name: str) -> bool:
    return PurePath(name).suffix.lower() in readers.READERS


def _is_for_review(name: str) -> bool:
    return PurePath(name).stem.lower() != "readme" and not name.startswith(".")
