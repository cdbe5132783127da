"""What a text looks like that may be none to be read: it is read all the same, and that is said.

A text is never refused for its looks. Told by its first lines.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from reviewbook.documents.readers.built_texts import FIELDS, has_prose, table_rows
from reviewbook.documents.readers.likely_exports import likely_export
from reviewbook.documents.readers.likely_programs import RULES_OF_OUTPUT, RULES_OF_SOURCES
from reviewbook.documents.readers.likely_searches import is_search
from reviewbook.documents.readers.likely_settings import is_configuration
from reviewbook.documents.readers.text_head import FEW, Rule, TextHead, head_of, most_lines

_ROWS = 200
_TAG = re.compile(r"</?([A-Za-z_][\w:.-]*)(\s[^<>]*)?/?>")
_PAGE = re.compile(
    r"(?:<!--(?:(?!-->).){0,2000}-->\s*)*+"
    r"(?:<\?xml\s+version\b|<!doctype\s[^<>]*>\s*<|<html[^<>]*>(?:\s*<|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s[\w:-]+\s*=\s*[\"']")
_JSON_LIST = re.compile(
    r"\[\s*(?:\"[^\"\n]{0,200}\"|-?\d[\d.eE+-]{0,30})(?:\s*,\s*(?:\"[^\"\n]{0,200}\"|-?\d[\d.eE+-]{0,30}))+\s*\]\Z"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
_JSON = re.compile(r"[\[{\s]*\"[^\"\n]{1,99}\"\s*:\s*(?:[\"\[{\d-]|(?:true|false|null)\b)")
_BIBTEX = re.compile(
    r"@\w+\s*[{(]\s*[^\s,{}()=\"]*\s*(?:,|\Z)|\w+\s*=\s*[{\"\w].*|[})]\Z|,", re.IGNORECASE
)
_ENTRY = re.compile(r"@\w+\s*[{(]\s*[^\s,{}()=\"]+\s*(?:,|\Z)")
_LATEX = re.compile(r"\\[a-z]+\*?[{\[]|.*\\[a-z]+\{|\\[a-z]+(?: |\Z)")
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}|[0-9A-Fa-f]{40,}|[ACGTUN]{8,}|>\S.*")
_NUMBERS = re.compile(r"(?:0x[0-9a-fA-F]+|[\d\s.,;:|%eE+-])+\Z")
_NAME = re.compile(r"[^\W\d][^.!?\n]{0,39}")
_NUMBER = re.compile(r"[-+]?[\d.,:/-]*\d%?")


def likely_kind(raw: bytes, *, marked: bool = False) -> str:
    """Return what a file looks like that is read as a text, with its article, or nothing.

    Parameters
    ----------
    raw
        Its bytes, in UTF-8; the first 16,384 are looked at.
    marked
        Whether it is Markdown, in which tags, code and tables with ``|`` may stand.
    """
    if not (head := head_of(raw)):
        return ""
    rules = (*_RULES, *(() if marked else _RULES_OF_PLAIN_TEXT))
    exported = likely_export(head.text, head.bare)
    return exported or next((kind for kind, looks in rules if looks(head)), "")


def _marked_up(lines: TextHead) -> bool:
    if lines.text[0] != "<":
        return False
    tags = [tag for line in lines.bare for tag in _TAG.finditer(line)]
    tagged = sum(bool(_TAG.search(line)) for line in lines.bare)
    several = len({tag.group(1).lower() for tag in tags}) >= FEW
    named = any(_ATTRIBUTE.match(tag.group(2) or "") for tag in tags)
    first, last = (tag.group(1).lower() for tag in (tags[0], tags[-1])) if tags else ("", " ")
    whole = first == last and len(tags) > FEW and lines.text[-1] == ">"
    return (several or named or whole) and tagged * 2 > len(lines.bare)


def _bibtex(lines: TextHead) -> bool:
    if "@" not in lines.text:
        return False
    like = lines.matching(_BIBTEX)
    whole = lines.text[-1] in "})" or like > FEW
    return whole and lines.matching(_ENTRY) > 0 and like * 3 > len(lines.bare) * 2


def _latex(lines: TextHead) -> bool:
    return "\\" in lines.text and most_lines(_LATEX)(lines)


def _encoded(lines: TextHead) -> bool:
    return most_lines(_ENCODED)(lines) and not any(
        " " in line for line in lines.bare if line[0] != ">"
    )


def _table(lines: TextHead) -> bool:
    text = lines.text
    # Rows parted by tabs without names above may be the contents of a book.
    return any(_is_table(text, sign) for sign in ",;\t") or any(
        _is_headless(text, sign) for sign in ",;"
    )


def _piped(lines: TextHead) -> bool:
    return _is_table(lines.text, "|")


def _is_table(text: str, sign: str) -> bool:
    """Tell a table: names of columns, then rows of several cells, a column of them of numbers."""
    if sign not in text.partition("\n")[0]:
        return False
    rows = table_rows(text, sign)[:_ROWS]
    if sign != "\t" and has_prose(rows):
        return False
    header, below = ([cell.strip() for cell in rows[0]], rows[1:]) if rows else ([], [])
    several = sum(len(row) > 1 for row in below)
    quoted = text.partition("\n")[0].count('"') >= 2 * len(header)
    if quoted and len(header) >= FEW and not below:
        return True
    if len(header) < 2 or not several or several * 5 < len(below) * 4:  # noqa: PLR2004
        return False
    named = (quoted or all(map(_NAME.fullmatch, header))) and len({*header}) == len(header)
    known = quoted or sum(cell.lower().replace("_", " ") in FIELDS for cell in header) > 1
    if several == 1 and not known:
        return False
    cells = zip_longest(*below, fillvalue="")
    numbers = max(sum(bool(_NUMBER.fullmatch(cell)) for cell in column) for column in cells)
    return named and (known or numbers * 5 > len(below) * 3)


def _is_headless(text: str, sign: str) -> bool:
    """Tell rows without names above them: all as long, and one column of them is numbers."""
    rows = table_rows(text, sign)[:_ROWS] if sign in text.partition("\n")[0] else []
    if len(rows) <= FEW or len(rows[0]) < FEW or {*map(len, rows)} != {len(rows[0])}:
        return False
    columns = zip(*rows, strict=True)
    return any(all(_NUMBER.fullmatch(cell.strip()) for cell in column) for column in columns)


_RULES: tuple[Rule, ...] = (
    ("HTML or XML", lambda head: bool(_PAGE.match(head.text))),
    ("JSON", lambda head: bool(_JSON.match(head.text) or _JSON_LIST.match(head.text))),
    ("a search of a database", is_search),
    ("a list of addresses", most_lines(_ADDRESS)),
    ("BibTeX", _bibtex),
    ("LaTeX", _latex),
    ("a table", _table),
    *RULES_OF_OUTPUT,
    ("data in letters", _encoded),
    ("a table of numbers", most_lines(_NUMBERS)),
)
_RULES_OF_PLAIN_TEXT: tuple[Rule, ...] = (
    ("HTML or XML", _marked_up),
    ("a table", _piped),
    ("a configuration", is_configuration),
    *RULES_OF_SOURCES,
)
