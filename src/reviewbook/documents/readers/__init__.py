"""Readers: one module per format, with its ``SUFFIXES`` and a function from bytes to text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewbook.documents.marked_words import MarkedText
from reviewbook.documents.readers import markdown, plain_text
from reviewbook.documents.readers.likely_kinds import likely_kind
from reviewbook.project.errors import InputError

READERS: dict[str, Callable[[bytes, Path], str]] = {
    **dict.fromkeys(plain_text.SUFFIXES, plain_text.read_plain_text),
    **dict.fromkeys(markdown.SUFFIXES, markdown.read_markdown),
}
"""Who reads a file, by its suffix."""


def looks_like(raw: bytes, path: Path) -> str:
    """Return what a file looks like that is read as a text and may be none, or nothing."""
    return likely_kind(raw, marked=path.suffix.lower() in markdown.SUFFIXES)


def read_text(raw: bytes, path: Path) -> str:
    """Return the text of a file's bytes, by the reader of its suffix.

    Raises
    ------
    InputError
        If there is no text in it, or nobody reads the format.
    """
    return read_marked_text(raw, path).text


def read_marked_text(raw: bytes, path: Path) -> MarkedText:
    """Return the text of a file's bytes as `read_text` does, and what is in bold or italics."""
    if path.suffix.lower() in markdown.SUFFIXES:
        return markdown.read_marked_markdown(raw, path)
    if reader := READERS.get(path.suffix.lower()):
        return MarkedText(reader(raw, path), ())
    raise InputError(
        f"no reader for {path.suffix or 'a file without a suffix'}",
        file=path,
        remedy=f"convert it to one of {', '.join(READERS)}, or add a module to readers/",
    )
