"""What a file is by what it holds, whatever its name says."""

from __future__ import annotations

import re

# The first bytes of what is no text, and of what is text for programs. Sources: the formats' own
# specifications, and exports of the databases named.
_KINDS: tuple[tuple[str, str], ...] = (
    ("a PDF", r"%PDF-"),
    ("a ZIP archive, as DOCX, ODT and EPUB are", r"PK\x03\x04"),
    ("an old Office file", r"\xd0\xcf\x11\xe0"),
    ("an RTF", r"\{\\rtf"),
    ("a compressed file", r"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf"),
    ("an image", r"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP"),
    ("HTML", r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"),
    ("XML", r"<\?xml\b"),
    ("a RIS export", r"TY  -"),
    ("a PubMed export", r"PMID-\s?\d"),
    ("an EndNote export", r"%[0ATD] \S[^\n]*\n%[A-Z0-9@&] "),
    ("a Web of Science export", r"FN (?:Clarivate|ISI|Thomson)|PT\tAU\t"),
    ("BibTeX", r"@\w+\s*\{[^{}\n]*,\s*\n"),
    ("JSON", r"[\[{]\s*\"[^\"\n]+\"\s*:|\[\s*\{\s*\""),
)
_KIND = re.compile(
    "|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern) in enumerate(_KINDS)).encode("latin-1"),
    re.IGNORECASE | re.DOTALL,
)
_FIELDS = frozenset(
    b"author authors title year abstract doi pmid journal url source keywords".split()
) | {b"source title", b"publication year", b"article title", b"document type", b"pubmed id"}
_ENOUGH_FIELDS = 3
_HEAD = 4096


def foreign_kind(raw: bytes) -> str:
    """Return what a file is that is no plain text, with its article, or nothing.

    Told by the first 4,096 bytes; blanks and a byte order mark before them do not count.
    """
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if found := _KIND.match(head):
        return _KINDS[int((found.lastgroup or "k0")[1:])][0]
    if _has_fields(head.partition(b"\n")[0]):
        return "a table of records"
    return "UTF-16 without a byte order mark" if _is_wide(raw[:_HEAD]) else ""


def _has_fields(line: bytes) -> bool:
    cells = {cell.strip(b" \"'\r").lower() for cell in re.split(rb"[,;\t]", line)}
    return len(cells & _FIELDS) >= _ENOUGH_FIELDS


def _is_wide(head: bytes) -> bool:
    """Tell text of two bytes a character: every other byte of Latin letters is zero."""
    pairs = len(head) // 2
    return pairs > 1 and max(head[::2].count(0), head[1::2].count(0)) * 2 > pairs
