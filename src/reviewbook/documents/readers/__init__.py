"""Readers: one module a format, each with its ``SUFFIXES`` and a function from path to text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewbook.documents.readers import markdown, plain_text
from reviewbook.project.errors import InputError

READERS: dict[str, Callable[[Path], str]] = {
    **dict.fromkeys(plain_text.SUFFIXES, plain_text.read_plain_text),
    **dict.fromkeys(markdown.SUFFIXES, markdown.read_markdown),
}
"""Who reads a file, by its suffix."""


def read_text(path: Path) -> str:
    """Read one document as decoded text, by the reader of its suffix.

    Raises
    ------
    InputError
        If the file is missing, unreadable, empty, not UTF-8, or of a format nobody reads.
    """
    if reader := READERS.get(path.suffix.lower()):
        return reader(path)
    raise InputError(
        f"no reader for {path.suffix or 'a file without a suffix'}",
        file=path,
        remedy=f"convert it to one of {', '.join(READERS)}, or add a module to readers/",
    )
