"""Plain text, in UTF-8."""

from __future__ import annotations

from pathlib import Path

from reviewbook.documents.clean_text import decode

SUFFIXES: tuple[str, ...] = (".txt",)


def read_plain_text(raw: bytes, path: Path) -> str:
    """Read a text; raise InputError if it is no UTF-8, or empty."""
    return decode(raw, file=str(path))
