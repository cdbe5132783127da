"""Plain text, in UTF-8."""

from __future__ import annotations

from pathlib import Path

from reviewbook.documents.clean_text import decode
from reviewbook.documents.readers.file_kind import foreign_kind
from reviewbook.project.errors import InputError

SUFFIXES: tuple[str, ...] = (".txt",)


def read_plain_text(raw: bytes, path: Path) -> str:
    """Read a text; raise InputError if it is something else, is no UTF-8, or empty."""
    if kind := foreign_kind(raw):
        raise InputError(
            f"this is {kind}, and no text",
            file=path,
            remedy="save its text as a .txt file in UTF-8, or take the file out",
        )
    return decode(raw, file=str(path))
