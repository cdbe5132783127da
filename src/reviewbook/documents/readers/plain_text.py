"""Plain text, in UTF-8."""

from __future__ import annotations

from reviewbook.documents.clean_text import decode

SUFFIXES: tuple[str, ...] = (".txt",)


def read_plain_text(raw: bytes, file: str) -> str:
    """Read the bytes of a text file; raise InputError if they are no text."""
    return decode(raw, file=file)
