"""Text files: UTF-8, with or without a byte order mark, and any line ends."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.project.text_encodings import probable_encoding, wide_encoding

SAVE = "save the file as UTF-8"


def decode_utf8(raw: bytes, file: str | Path) -> str:
    r"""Decode UTF-8 and turn every line end into ``\n``.

    Raises
    ------
    InputError
        If the bytes are no UTF-8, or hold a NUL: with the line of the first that is not, and the
        encoding that it probably is.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if wide := wide_encoding(raw):
        problem = f"this is {wide}, not UTF-8"
        raise InputError(problem, file=file, line=1, remedy=SAVE)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        probably = probable_encoding(raw)
        problem = f"not UTF-8: byte 0x{raw[error.start]:02x} at position {error.start}"
        problem += f"; this is probably {probably}" if probably else ""
        remedy = f"open the file as {probably}, and save it as UTF-8" if probably else SAVE
        raise InputError(
            problem,
            file=file,
            line=raw.count(b"\n", 0, error.start) + 1,
            remedy=remedy,
        ) from None
    if "\0" in text:
        place = raw.index(b"\0")
        raise InputError(
            f"a NUL, which no text holds, stands at position {place}",
            file=file,
            line=raw.count(b"\n", 0, place) + 1,
            remedy="take it out, or save the text anew: something may be missing there",
        )
    return with_plain_line_ends(text)


def with_plain_line_ends(text: str) -> str:
    r"""Turn every line end of a text into ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_utf8(path: Path, remedy: str = "put the file back, or correct its name") -> str:
    """Read a text file as `decode_utf8` does; raise InputError also if it cannot be read."""
    return decode_utf8(read_raw(path, remedy), path)


def read_raw(path: Path, remedy: str) -> bytes:
    """Return the bytes of a file; raise InputError where it cannot be read, or never ends."""
    try:
        refuse_endless(path)
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=path, remedy=remedy) from None


def refuse_endless(path: Path) -> None:
    """Raise OSError where a pipe or a device stands in the place of a file: it might never end."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is a pipe or a device, no plain file", os.fspath(path))
