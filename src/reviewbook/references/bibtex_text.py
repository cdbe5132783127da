"""The text of a BibTeX file; bytes in it that are no UTF-8 spoil no more than their entry."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.project.text_encodings import is_utf8, probable_encoding, wide_encoding
from reviewbook.project.text_files import SAVE, decode_utf8, read_raw, with_plain_line_ends
from reviewbook.references.bibtex_values import with_braces_beside

_BINARY = {b"%PDF": "a PDF", b"PK\x03\x04": "a file of an office program, such as DOCX"}
# A byte that is no UTF-8 goes by a sign that nobody writes, and everybody can print.
_BYTES = {0xDC00 + byte: chr(0x10FF00 + byte) for byte in range(0x80, 0x100)}
_BYTE = re.compile("[\U0010ff80-\U0010ffff]")
_ODD_SIGN = re.compile(rf"{_BYTE.pattern}|[\x00-\x08\x0b-\x1f\x7f]")


def read_bibtex_text(path: Path) -> str:
    """Read a file, and put each brace beside its type; of bytes that are no UTF-8 signs are made.

    Raises
    ------
    InputError
        If there is no such file, or it is no text, or the whole of it has another encoding.
    """
    raw = read_raw(path, "put the file back, or correct its name")
    if kind := _BINARY.get(raw[:4]):
        remedy = "export the works as BibTeX from the program that holds them"
        raise InputError(f"this is no BibTeX, but {kind}", file=path, line=1, remedy=remedy)
    if wide_encoding(raw) or _is_of_other_encoding(raw):
        decode_utf8(raw, path)  # says so
    text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    text = text if text.isascii() else text.translate(_BYTES)
    return with_braces_beside(with_plain_line_ends(text))


def as_shown(text: str) -> str:
    """Return a text with the sign of Unicode for what cannot be read in place of such bytes."""
    return _BYTE.sub("\ufffd", text)


def odd_sign(text: str) -> tuple[int, str, str, str] | None:
    """Return the place of the first sign that is none of a text, its kind, itself, the remedy."""
    if not (odd := _ODD_SIGN.search(text)):
        return None
    number, place = ord(odd.group()), odd.start()
    if not _BYTE.match(odd.group()):
        return place, "a control character", f"U+{number:04X}", "take it out"
    remedy = f"write the letter anew, and {SAVE}"
    return place, "a byte that is not UTF-8", f"0x{number & 0xFF:02x}", remedy


def _is_of_other_encoding(raw: bytes) -> bool:
    """Tell whether no letter is written in UTF-8, and another encoding makes letters of all."""
    if is_utf8(raw):
        return False
    return raw.decode("utf-8", "ignore").isascii() and bool(probable_encoding(raw))
