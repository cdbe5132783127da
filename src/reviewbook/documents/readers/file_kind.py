"""What a file is by what it holds, whatever its name says."""

from __future__ import annotations

import re

from reviewbook.project.text_encodings import wide_encoding

# The first bytes of what is no text, and of what is text for programs. Sources: the formats' own
# specifications, and exports of the databases named.
_NO_TEXTS: tuple[tuple[str, str], ...] = (
    ("a PDF", r"%PDF-"),
    ("PostScript", r"%!PS"),
    ("a ZIP archive, as DOCX, XLSX, ODT and EPUB are", r"PK\x03\x04"),
    ("an old Office file", r"\xd0\xcf\x11\xe0"),
    ("an RTF", r"\{\\rtf"),
    ("a compressed file", r"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd"),
    ("an image", r"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*"),
    ("a program", r"\x7fELF|MZ[\0-\xff]\0|\xcf\xfa\xed\xfe|#![ \t]?/\w"),
)
_KINDS = (
    *_NO_TEXTS,
    (
        "HTML",
        r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    ),
    ("XML", r"<\?xml\b"),
    ("PHP", r"<\?php\b"),
    ("a RIS export", r"TY  ?- ?[A-Z]{3,6}\s*\n"),
    ("a PubMed export", r"PMID-\s?\d"),
    ("an EndNote export", r"%[0ATD] \S[^\n]*\n%[A-Z0-9@&] "),
    ("a Web of Science export", r"FN (?:Clarivate|ISI|Thomson)|PT\tAU\t"),
    ("BibTeX", r"@\w+\s*\{[^{}\n]*,\s*\n"),
    ("LaTeX", r"(?:%[^\n]*\n\s*)*\\(?:documentclass|begin\{document\})"),
    ("subtitles", r"WEBVTT\b|\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} -->"),
    ("a mail with its headers", r"From \S+@\S+ \w{3} \w{3}|From: <Saved by "),
    ("JSON", r"[\[{]\s*\"[^\"\n]+\"\s*:|\[\s*\{\s*\""),
)
_KIND = re.compile(
    "|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern) in enumerate(_KINDS)).encode("latin-1"),
    re.IGNORECASE | re.DOTALL,
)
_OTHER = "a binary file"
# Signs that no text has but by accident; a tab, a line end and a page break are none.
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.02
_HEAD = 4096


def foreign_kind(raw: bytes) -> str:
    """Return what a file is that is no plain text, with its article, or nothing.

    Told by the first 4,096 bytes; blanks and a byte order mark before them do not count.
    """
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if found := _KIND.match(head):
        return _KINDS[int((found.lastgroup or "k0")[1:])][0]
    return "" if wide_encoding(raw) or not _is_binary(raw[:_HEAD]) else _OTHER


def binary_kind(raw: bytes) -> str:
    """Return what a file is that is no text at all, or nothing, as `foreign_kind` does."""
    kind = foreign_kind(raw)
    return kind if kind in {_OTHER, *dict(_NO_TEXTS)} else ""


def _is_binary(head: bytes) -> bool:
    return len(_CONTROL.findall(head)) > max(1, _MOST_CONTROL * len(head))
