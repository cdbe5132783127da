"""Plain text, in UTF-8."""

from __future__ import annotations

from pathlib import Path

from reviewbook.documents.clean_text import decode
from reviewbook.project.errors import InputError

SUFFIXES: tuple[str, ...] = (".txt",)


def read_plain_text(path: Path) -> str:
    """Read a text file; raise InputError if it cannot be read."""
    try:
        return decode(path.read_bytes(), file=str(path))
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}",
            file=path,
            remedy="put the file there, or take its row out of documents.csv",
        ) from None
