"""Readers: one module a format, each with ``SUFFIXES`` and ``read(path) -> str``."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from reviewbook.documents.readers import markdown, plain_text
from reviewbook.project.errors import InputError


class Reader(Protocol):
    """The shape of a reader module."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path) -> str:
        """Read one file as decoded text."""
        ...


READERS: tuple[Reader, ...] = (plain_text, markdown)
SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.SUFFIXES)


def read(path: Path) -> str:
    """Read one document as decoded text, by the reader of its suffix.

    Raises
    ------
    InputError
        If the file is missing, unreadable, empty, not UTF-8, or of a format nobody reads.
    """
    for reader in READERS:
        if path.suffix.lower() in reader.SUFFIXES:
            return reader.read(path)
    raise InputError(
        f"no reader for {path.suffix or 'a file without a suffix'}",
        file=path,
        remedy=f"convert it to one of {', '.join(SUFFIXES)}, or add a module to readers/",
    )
