"""What a text is that was written for programs, where all of it is built so: nothing is guessed.

A text about such things is none of them: it may begin with a tag, show an entry or a line of code.
What a text only looks like is told by `likely_kind`, and it is read. Every rule looks at each
character a bounded number of times.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

HEAD = 1 << 16
_TAIL = 2000
_FEW = 3
"""Lines, columns or rows that are no accident."""
_COMMENT = r"(?:\s|<!--(?:(?!-->).){0,2000}-->)*+"
_HTML = (
    rf"(?:<\?xml\s[^<>]*>)?{_COMMENT}(?:<!doctype\s+html\b[^<>]*>|<html(?:\s[^<>]*)?>){_COMMENT}<"
)
# Each is sure of its beginning and its end: what stands between need not be looked at.
_FRAMED: tuple[tuple[str, str, str], ...] = (
    ("HTML", _HTML, r"</html\s*>"),
    ("XML", r"<\?xml\s+version\s*=|<!DOCTYPE\s+[\w:.-]+\s+(?:SYSTEM|PUBLIC|\[)", r">\Z"),
    ("XML", r"<[\w:.-]+\s[^<>]*\bxmlns(?::\w+)?\s*=", r">\Z"),
    ("LaTeX", r"(?:%[^\n]*+\n\s*+)*+\\documentclass\b", r"\\end\s*\{document\}"),
    ("a calendar or an address book", r"BEGIN:V(?:CALENDAR|CARD)\s*\n", r"^END:V[A-Z]+\Z"),
    ("a key or certificate", r"-----BEGIN [A-Z0-9 ]+-----\n", r"^-----END [A-Z0-9 ]+-----\Z"),
    ("a pointer of git LFS", r"version https://git-lfs\.github\.com/spec/v1\n", r"^size \d+\Z"),
    ("subtitles", r"WEBVTT\b[^\n]*\n|\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} -->", ""),
    ("a playlist", r"#EXTM3U\s*\n", ""),
    ("a Web of Science export", r"(?:FN [^\n]*\n)?(?:VR [^\n]*\n)?PT [A-Z]\s*\n", r"^E[RF]\Z"),
    ("a Web of Science export", r"PT\tAU\t", ""),
    ("PHP", r"<\?php\s*\n", ""),
)
_FRAMES = [
    (kind, re.compile(begin, re.I | re.S), re.compile(end, re.I | re.M))
    for kind, begin, end in _FRAMED
]
_HTML_BEGINS = re.compile(_HTML, re.I | re.S)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_RIS_BEGINS, _RIS_ENDS = re.compile(r"TY {1,2}- ?[A-Z]{3,6}"), re.compile(r"ER {1,2}-")
_RIS_TAG = re.compile(r"[A-Z][A-Z0-9] {1,2}-(?: |\Z)")
_MEDLINE_BEGINS = re.compile(r"PMID- ?\d+\s*\n")
_MEDLINE_LINE = re.compile(r"(?:([A-Z]{2,4}) {0,2}- | {6})")
_MEDLINE = frozenset("OWN STAT DCOM LR TI AB FAU AU LA PT DP TA JT SO AID IS VI PG".split())
_ENDNOTE_LINE = re.compile(r"%[0-9A-Z@!&~$^*+()<>=#?\[\]|{}-] ")
_MAIL_HEAD = re.compile(r"[A-Za-z][\w-]*:(?:[ \t]|\Z)")
_MAIL = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Return-Path|DKIM-Signature):", re.I | re.M
)
_SAVED_PAGE = re.compile(
    r"(?:[A-Za-z-]{1,40}: [^\n]{0,400}\n)*?Content-Type: multipart/related;", re.IGNORECASE
)
_MAILBOX = re.compile(r"From \S+ [^\n]{0,40}\d\d:\d\d:\d\d[^\n]{0,20}\n(?=[\w-]+: )")
_BIBTEX_ENTRY = re.compile(r"@\w+\s*\{")
_BIBTEX_REMARK = re.compile(r"(?:\s|%[^\n]*+(?:\n|\Z))*+")
_BRACE = re.compile(r"[{}]")
FIELDS = frozenset(
    "id key author authors title year date abstract doi pmid pmcid issn isbn journal url source "
    "keywords label included publisher volume issue pages language notes".split()
) | {
    "source title", "publication year", "article title", "document type", "pubmed id",
    "record id", "label included", "abstract note", "publication title", "item type",
}  # fmt: skip
"""Names of columns in tables of records."""


def text_kind(text: str) -> str:
    """Return what a text is that is none to be read, with its article, or nothing.

    Parameters
    ----------
    text
        The text, plain or Markdown; it is not blank.
    """
    body = text.strip()
    rules = (_framed, _html, _json, _bibtex, _mail, _ris, _medline, _endnote, _table)
    return next(filter(None, (rule(body) for rule in rules)), "")


def _framed(body: str) -> str:
    tail = body[-_TAIL:]
    fits = (kind for kind, begin, end in _FRAMES if begin.match(body) and end.search(tail))
    return next(fits, "")


def _html(body: str) -> str:
    """Tell HTML that has no end tag, as it need not: it begins as HTML, and has tags throughout."""
    if not _HTML_BEGINS.match(body):
        return ""
    lines = whole_lines(body)
    tagged = sum(bool(_TAG.search(line)) for line in lines)
    return "HTML" if tagged * 2 > len(lines) else ""


def _json(body: str) -> str:
    """Tell JSON, and JSON line by line."""
    if body[0] not in "{[" or body[-1] not in "}]":
        return ""
    lines = whole_lines(body)
    by_line = body[0] == "{" and all(isinstance(_json_value(line), dict) for line in lines)
    value = _json_value(body)
    listed = isinstance(value, list) and (
        len(value) > 1 or any(isinstance(one, dict) for one in value)
    )
    return "JSON" if by_line or listed or isinstance(value, dict) else ""


def _json_value(written: str) -> object:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def _bibtex(body: str) -> str:
    """Tell BibTeX: entries and remarks from first to last, and a field in one of them at least."""
    place = _after_remarks(body, 0)
    begin = place
    while place < len(body):
        if not (entry := _BIBTEX_ENTRY.match(body, place)):
            return ""
        if not (end := _closing(body, entry.end())):
            return ""
        place = _after_remarks(body, end)
    return "BibTeX" if "=" in body[begin:] else ""


def _after_remarks(body: str, place: int) -> int:
    found = _BIBTEX_REMARK.match(body, place)
    return found.end() if found else place


def _closing(body: str, place: int) -> int:
    """Return the place behind the brace that closes one which was opened, or 0."""
    depth = 1
    for brace in _BRACE.finditer(body, place):
        depth += 1 if brace.group() == "{" else -1
        if not depth:
            return brace.end()
    return 0


def _mail(body: str) -> str:
    """Tell a mail as programs send it; one that a person copied has no such headers."""
    if _MAILBOX.match(body):
        return "a mail with its headers"
    head = body[:HEAD].partition("\n\n")[0]
    headers = [line for line in head.split("\n") if not line[:1].isspace()]
    if _SAVED_PAGE.match(body):
        return "a web page in one file (MHT)"
    all_are = len(headers) >= _FEW and all(map(_MAIL_HEAD.match, headers))
    return "a mail with its headers" if all_are and _MAIL.search(head) else ""


def _ris(body: str) -> str:
    """Tell RIS: each record that begins also ends, and it is one with the first line or the most.

    The most are tagged where something stands before the first record.
    """
    if not _RIS_ENDS.fullmatch(body[body.rfind("\n") + 1 :].strip()):
        return ""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    begun, ended = (
        sum(bool(sign.fullmatch(line)) for line in lines) for sign in (_RIS_BEGINS, _RIS_ENDS)
    )
    tagged = sum(bool(_RIS_TAG.match(line)) for line in lines)
    all_is = bool(_RIS_BEGINS.fullmatch(lines[0])) or tagged * 2 > len(lines)
    return "a RIS export" if all_is and begun == ended > 0 else ""


def _medline(body: str) -> str:
    if not _MEDLINE_BEGINS.match(body):
        return ""
    lines = whole_lines(body)
    found = [*filter(None, map(_MEDLINE_LINE.match, lines))]
    known = {tag.group(1) for tag in found} & _MEDLINE
    return "a PubMed export" if len(known) >= _FEW and len(found) * 2 > len(lines) else ""


def _endnote(body: str) -> str:
    if not body.startswith("%0 "):
        return ""
    first = [line for line in body[:HEAD].partition("\n\n")[0].split("\n") if line.strip()]
    tagged = sum(bool(_ENDNOTE_LINE.match(line)) for line in first)
    return "an EndNote export" if tagged >= _FEW and tagged * 2 > len(first) else ""


def _table(body: str) -> str:
    """Tell a table of records: every column has the name of a field, every row as many cells."""
    if body[:4].lower() == "sep=" and body[5:6] == "\n":
        return "a table of records"
    return "a table of records" if any(_holds_fields(body, sign) for sign in ",;|") else ""


def _holds_fields(body: str, sign: str) -> bool:
    if sign not in body[:HEAD].partition("\n")[0]:
        return False
    rows = table_rows(body, sign)
    header = [cell.strip().lower().replace("_", " ") for cell in rows[0]] if rows else []
    known = sum(cell in FIELDS for cell in header)
    if has_prose(rows):
        return False
    return known >= _FEW and known * 2 >= len(header) and len({*map(len, rows)}) == 1 < len(rows)


def has_prose(rows: Sequence[list[str]]) -> bool:
    """Tell whether a blank stands behind the sign that would part two cells, as in sentences."""
    return any(cell[:1] == " " and not cell.isspace() for row in rows for cell in row[1:])


def table_rows(text: str, sign: str) -> Sequence[list[str]]:
    """Return the rows of a table that has this sign between cells; none if it cannot be one."""
    try:
        rows = list(csv.reader(io.StringIO(text[:HEAD], newline=""), delimiter=sign))
    except csv.Error:
        return []
    cut = len(text) > HEAD and len(rows) > 1
    return [row for row in (rows[:-1] if cut else rows) if row]


def whole_lines(text: str) -> list[str]:
    """Return the lines with which a text begins, the blank ones and one that is cut left out."""
    head = text[:HEAD]
    if len(text) > HEAD:
        head = head.rpartition("\n")[0] or head
    return [line for line in map(str.rstrip, head.split("\n")) if line]
