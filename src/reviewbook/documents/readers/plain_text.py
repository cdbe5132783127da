"""Plain text, in UTF-8."""

from __future__ import annotations

from pathlib import Path

from reviewbook.documents.clean_text import decode
from reviewbook.documents.readers.built_texts import text_kind
from reviewbook.documents.readers.file_kind import foreign_kind
from reviewbook.project.errors import InputError

SUFFIXES: tuple[str, ...] = (".txt",)


def read_plain_text(raw: bytes, path: Path) -> str:
    """Read a text; raise InputError if it is something else, is no UTF-8, or empty."""
    return decoded_text(raw, path)


def decoded_text(raw: bytes, path: Path) -> str:
    """Decode a text, plain or Markdown; raise InputError as `read_plain_text` does."""
    _refuse(foreign_kind(raw), path)
    text = decode(raw, file=str(path))
    _refuse(text_kind(text), path)
    return text


def _refuse(kind: str, path: Path) -> None:
    if kind:
        raise InputError(
            f"this is {kind}, and no text",
            file=path,
            remedy="save its text as a .txt file in UTF-8, or take the file out",
        )
