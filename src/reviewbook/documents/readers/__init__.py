"""Readers: one module a format, each with its ``SUFFIXES`` and a function from bytes to text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewbook.documents.readers import markdown, plain_text
from reviewbook.project.errors import InputError

READERS: dict[str, Callable[[bytes, str], str]] = {
    **dict.fromkeys(plain_text.SUFFIXES, plain_text.read_plain_text),
    **dict.fromkeys(markdown.SUFFIXES, markdown.read_markdown),
}
"""Who reads a file, by its suffix: called with its bytes, and its name for messages."""


def read_file(path: Path) -> tuple[bytes, str]:
    """Read one document once: its bytes, and what the reader of its suffix makes of them.

    Raises
    ------
    InputError
        If the file is missing, unreadable, empty, not UTF-8, or of a format nobody reads.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"no reader for {path.suffix or 'a file without a suffix'}",
            file=path,
            remedy=f"convert it to one of {', '.join(READERS)}, or add a module to readers/",
        )
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}",
            file=path,
            remedy="put the file there, or take its row out of documents.csv",
        ) from None
    return raw, reader(raw, str(path))
