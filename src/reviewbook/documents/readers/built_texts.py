"""What a text is that was written for programs, told by how all of it is built.

A text about such things is none of them: it may begin with a tag, show an entry or a line of code.
"""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import islice

_HEAD = 1 << 16
_LINES = 200
_FIELDS = frozenset(
    "id key author authors title year date abstract doi pmid pmcid issn isbn journal url source "
    "keywords label included publisher volume issue pages language notes".split()
) | {
    "source title", "publication year", "article title", "document type", "pubmed id",
    "record id", "label included", "abstract note", "publication title", "item type",
}  # fmt: skip
_NAME = re.compile(r"[^\W\d][^.!?\n]{0,39}")
_ELEMENTS = (
    "a abbr article aside b blockquote body br button center code dd div dl dt em fieldset figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label li link main meta "
    "nav ol p picture pre script section small span strong style sub sup svg table tbody td th "
    "thead title tr u ul"
).replace(" ", "|")
_OPENS = re.compile(r"<(?P<name>[A-Za-z_][\w:.-]*)(?:\s[^<>]*)?/?>")
_HTML_TAG = re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CLOSES = re.compile(r"</[A-Za-z_][\w:.-]*\s*>\Z")
_COMMENTS = re.compile(r"\A(?:\s|<!--.{0,2000}?-->)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s", re.IGNORECASE)
_ENTRY = re.compile(
    r"^[ \t]*@(?:comment|preamble|\w+\s*[{(]\s*[^\s,{}()=\"]*\s*,\s*\w+\s*="
    r"|string\s*[{(]\s*\w+\s*=)",
    re.IGNORECASE | re.MULTILINE,
)
_REMARK = re.compile(r"^[ \t]*%.*", re.MULTILINE)
_TAGGED = re.compile(r"([A-Z][A-Z0-9]{1,3})(?: {0,2}- |  ?-\Z)")
_LEAST_TAGS = 5
_MAIL_HEAD = re.compile(r"[A-Za-z][\w-]*:[ \t]")
_MAIL = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Return-Path|DKIM-Signature):", re.I | re.M
)
_SURE_CODE = re.compile(
    r"(?:async )?def \w+\(.*:|class \w+[:({].*|import [\w.]+;?|from [\w.]+ import .+"
    r"|#include\s*[<\"].+|(?:const|let|var) \w+ ?=.*|.*\bfunction\b.*\{|library\(\w+\)"
    r"|[\w.$]+ ?(?:=|<-) ?[^=].*[;()\]}]|[\w.]+\(.*\);?|.*\{"
)
_CODE = re.compile(
    rf"{_SURE_CODE.pattern}|def \w+\(.*|import [\w.{{}}*, ]+(?: from .+| as \w+)?;?"
    r"|package [\w.]+;|using [\w.]+;|return\b.*;?|[\w.$]+ ?\+= .*|[\w-]+: ?[^;]+;"
    r"|\}?[ ]?(?:if|for|while|else|elif|try|except)\b.*[:{]|[})\];]+|(?://|#|/?\*).*"
)
_FEW = 3
"""Lines, columns or rows that are no accident."""


def text_kind(text: str, *, marked: bool = False) -> str:
    """Return what a text is that is none to be read, with its article, or nothing.

    Parameters
    ----------
    text
        The text; it is not blank.
    marked
        Whether it is Markdown, in which tags, code and tables with ``|`` may stand.
    """
    body = text.strip()
    kinds = (
        _bibtex,
        _json,
        _mail,
        _tagged,
        _table,
        *(() if marked else (_marked_up, _code, _piped)),
    )
    return next(filter(None, (kind(body) for kind in kinds)), "")


def _marked_up(body: str) -> str:
    """Tell HTML and XML: a tag begins it, and one ends it, or tags stand in most of its lines."""
    head = _COMMENTS.sub("", body, count=1) if body[:1] == "<" else ""
    if _DOCTYPE.match(head):
        return "XML"
    if not (first := _OPENS.match(head)):
        return ""
    html = _HTML_TAG.match(head)
    if _CLOSES.search(body, max(0, len(body) - 100)) or (first.end() == len(head)):
        return "HTML" if html else "XML"
    lines = _filled(head)
    tagged = sum(bool(_HTML_TAG.search(line)) for line in lines)
    return "HTML" if html and tagged >= _FEW and tagged * 2 > len(lines) else ""


def _bibtex(body: str) -> str:
    """Tell BibTeX: it ends with an entry, and little stands before the first one."""
    if "@" not in body[:_HEAD] or body[-1] not in "})":
        return ""
    first = _ENTRY.search(body[:_HEAD])
    before = _REMARK.sub("", body[: first.start()]).strip() if first else body
    return "BibTeX" if first and len(before) * 4 < len(body) - first.start() else ""


def _json(body: str) -> str:
    """Tell JSON, and JSON line by line."""
    if body[0] not in "{[" or body[-1] not in "}]":
        return ""
    first = body.partition("\n")[0]
    return "JSON" if _is_json(body) or (first[0] == "{" and _is_json(first)) else ""


def _is_json(written: str) -> bool:
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) or (isinstance(read, list) and len(read) > 1)


def _mail(body: str) -> str:
    """Tell a mail as programs send it; one that a person copied has no such headers."""
    head = body[:_HEAD].partition("\n\n")[0]
    headers = [line for line in head.split("\n") if not line[:1].isspace()]
    all_are = len(headers) >= _FEW and all(map(_MAIL_HEAD.match, headers))
    return "a mail with its headers" if all_are and _MAIL.search(head) else ""


def _tagged(body: str) -> str:
    """Tell records of which each line begins with a tag of capitals and a hyphen."""
    lines = _filled(body[:_HEAD])
    tags = [tag.group(1) for tag in map(_TAGGED.match, lines) if tag]
    several = len(set(tags)) >= _LEAST_TAGS and len(tags) * 2 > len(lines)
    return "an export of references" if several else ""


def _table(body: str) -> str:
    """Tell a table: each row has as many cells as the first, which holds names of columns."""
    told = body[:4].lower() == "sep=" or any(_is_table(body, sign) for sign in ",;\t")
    return "a table of records" if told else ""


def _piped(body: str) -> str:
    return "a table of records" if _is_table(body, "|") else ""


def _is_table(body: str, sign: str) -> bool:
    if sign not in body[:_HEAD].partition("\n")[0]:
        return False
    lines = io.StringIO(body[:_HEAD], newline="")
    try:
        rows = [row for row in islice(csv.reader(lines, delimiter=sign), _LINES) if row]
    except csv.Error:
        return False
    if len(body) > _HEAD and len(rows) > 1 and len(rows) < _LINES:
        del rows[-1]  # it is cut
    header = [cell.strip() for cell in rows[0]]
    even = len({len(row) for row in rows}) == 1 and len(rows) > 1
    known = sum(cell.lower().replace("_", " ") in _FIELDS for cell in header)
    if known > 1 and known * 2 >= len(header) and even:
        return True
    # Prose has a blank behind a comma.
    if sign != "\t" and any(cell[:1] == " " for row in rows for cell in row[1:]):
        return False
    named = all(map(_NAME.fullmatch, header)) and len(set(header)) == len(header)
    return known >= _FEW or (even and named and len(header) >= _FEW)


def _code(body: str) -> str:
    """Tell the source of a program: most lines are such, and several can be nothing else."""
    lines = _filled(body[:_HEAD])
    sure = sum(bool(_SURE_CODE.fullmatch(line)) for line in lines)
    if sure < _FEW or sure * 4 < len(lines):
        return ""
    like = sum(bool(_CODE.fullmatch(line)) for line in lines)
    return "source code" if like * 3 > len(lines) * 2 else ""


def _filled(text: str) -> list[str]:
    return [line.strip()[:_LINES] for line in text.split("\n")[:_LINES] if line.strip()]
