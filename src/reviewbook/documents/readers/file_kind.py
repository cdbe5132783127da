"""What a file is that is none for reading, told by its first bytes, whatever its name says."""

from __future__ import annotations

import re

from reviewbook.project.text_encodings import wide_encoding

COMPRESSED = "a compressed file"
"""What holds other files, packed."""
_PDF = "a PDF"
# Below lines that a mail or a server put there.
_PDF_BELOW = re.compile(
    rb"(?:[^\n]*\n){1,9}?%PDF-\d\.\d[ \t]*[\r\n].{0,2000}?\d \d obj\b", re.DOTALL
)
# Sources: the formats' own specifications. No text begins so.
_KINDS: tuple[tuple[str, str], ...] = (
    (_PDF, r"%PDF-\d\.\d\s*(?:[\r\n%]|\Z)"),
    ("PostScript", r"%!PS-Adobe-\d\.\d(?: EPSF-\d\.\d)?[ \t]*[\r\n]"),
    ("a ZIP archive, as DOCX, XLSX, ODT and EPUB are", r"PK\x03\x04"),
    ("an old Office file", r"\xd0\xcf\x11\xe0"),
    ("an RTF", r"\{\\rtf\d?\\"),
    (
        COMPRESSED,
        r"\x1f\x8b|BZh\d1AY&SY|\xfd7zXZ\0|7z\xbc\xaf|Rar!\x1a\x07|\x28\xb5\x2f\xfd",
    ),
    ("an image", r"\x89PNG|\xff\xd8\xff|GIF8[79]a.{1,3}\0|RIFF....WEBP|II\*\0|MM\0\*"),
    ("a program", r"\x7fELF|MZ[\0-\xff]\0|\xcf\xfa\xed\xfe"),
)
_KIND = re.compile(
    "|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern) in enumerate(_KINDS)).encode("latin-1"),
    re.DOTALL,
)
# Signs that no text has but by accident; a tab, a line end and a page break are none.
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"} | {0x7F})
_MOST_CONTROL = 0.02
_HEAD = 4096


def foreign_kind(raw: bytes) -> str:
    """Return what a file is that is no plain text, with its article, or nothing.

    Told by the first 4,096 bytes; blanks and a byte order mark before them do not count.
    """
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in head and _PDF_BELOW.match(head):
        return _PDF
    if found := _KIND.match(head):
        return _KINDS[int((found.lastgroup or "k0")[1:])][0]
    return "" if wide_encoding(raw) or not _is_binary(raw[:_HEAD]) else "a binary file"


def _is_binary(head: bytes) -> bool:
    others = head.translate(None, _CONTROL)
    return len(head) - len(others) > max(1, _MOST_CONTROL * len(head))
