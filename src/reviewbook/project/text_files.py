"""Text files: UTF-8, with or without a byte order mark, and any line ends."""

from __future__ import annotations

import codecs
from pathlib import Path

from reviewbook.project.errors import InputError


def decode_utf8(raw: bytes, file: str | Path) -> str:
    r"""Decode UTF-8 and turn every line end into ``\n``.

    Raises
    ------
    InputError
        If the bytes are no UTF-8: with the line of the first that is not.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8: byte 0x{raw[error.start]:02x} at position {error.start}",
            file=file,
            line=raw.count(b"\n", 0, error.start) + 1,
            remedy="save the file as UTF-8",
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_utf8(path: Path, remedy: str = "put the file back, or correct its name") -> str:
    """Read a text file as `decode_utf8` does; raise InputError also if it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=path, remedy=remedy) from None
    return decode_utf8(raw, path)
