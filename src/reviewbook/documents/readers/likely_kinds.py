"""What a text looks like that may be none to be read: it is read all the same, and that is said.

A text is never refused for its looks. Told by its first lines.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from configparser import ConfigParser
from configparser import Error as NoConfiguration
from itertools import zip_longest
from typing import NamedTuple

import yaml

from reviewbook.documents.readers.built_texts import (
    FIELDS,
    HEAD,
    has_prose,
    table_rows,
    whole_lines,
)
from reviewbook.documents.readers.likely_exports import likely_export

_LINES, _WIDTH = 200, 200
_FEW = 3
_CONFIGURED = 1 << 14
"""Characters that are tried as a configuration."""


class _Lines(NamedTuple):
    """The first lines of a text: as they are, and without the blanks around them."""

    text: str
    raw: Sequence[str]
    bare: Sequence[str]

    def matching(self, sign: re.Pattern[str]) -> int:
        return sum(bool(sign.match(line)) for line in self.bare)


_TAG = re.compile(r"</?([A-Za-z_][\w:.-]*)(\s[^<>]*)?/?>")
_PAGE = re.compile(
    r"(?:<!--(?:(?!-->).){0,2000}-->\s*)*+(?:<\?xml\s+version\b|<!doctype\s[^<>]*>\s*<|<html[^<>]*>(?:\s*<|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s[\w:-]+\s*=\s*[\"']")
_JSON = re.compile(r"[\[{\s]*\"[^\"\n]{1,99}\"\s*:\s*(?:[\"\[{\d-]|(?:true|false|null)\b)")
_BIBTEX = re.compile(
    r"@\w+\s*[{(]\s*[^\s,{}()=\"]*\s*(?:,|\Z)|\w+\s*=\s*[{\"\w].*|[})]\Z|,", re.IGNORECASE
)
_ENTRY = re.compile(r"@\w+\s*[{(]\s*[^\s,{}()=\"]+\s*(?:,|\Z)")
_LATEX = re.compile(r"\\[a-z]+\*?[{\[]|.*\\[a-z]+\{|\\[a-z]+(?: |\Z)")
_SQL = re.compile(
    r"(?:SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+(?:TABLE|VIEW|INDEX|DATABASE)|DROP\s+TABLE"
    r"|ALTER\s+TABLE|UPDATE\s.+\sSET|DELETE\s+FROM)\b.*|.*\bVALUES\s*\(.*|\).*;",
    re.IGNORECASE,
)
_DIFF = re.compile(r"diff --git |index [0-9a-f]+\.\.|--- \S|\+\+\+ \S|@@ -\d+(?:,\d+)? \+\d+")
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@", re.MULTILINE)
_LOG = re.compile(
    r"\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d.{0,60}\b(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR"
    r"|FATAL|CRITICAL|NOTICE)\b|[\d.:a-f]+ \S+ \S+ \[\d\d/\w{3}/\d{4}:"
    r"|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [\w./-]+(?:\[\d+\])?:"
    r"|(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)[:|\]]",
)
_TRACEBACK = re.compile(r"Traceback \(most recent call last\):|\s*at [\w.$]+\([\w.]+:\d+\)")
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}|[0-9A-Fa-f]{40,}|[ACGTUN]{8,}|>\S.*")
_SHEBANG = re.compile(r"#!\s?/[\w/.-]+(?: [\w./-]+)?")
_SURE_CODE = re.compile(
    r"(?:async )?def \w+\(.*:|class \w+(?:\(.*\))?:|class \w+.*\{"
    r"|from [\w.]+ import .+|#include\s*[<\"].+|(?:const|let|var) \w+ ?=.*|library\(\w+\)"
    r"|.*\bfunction\b.*\(.*\{|package [\w.]+;|import [\w.]+;|[\w.$]+ ?(?:=|<-) ?[^=].*[;()\]}]"
    r"|[A-Za-z_][\w.]*\((?:[^ ].*[\"'=].*)?\);?|.*[)\w] ?\{"
)
_CODE = re.compile(
    rf"{_SURE_CODE.pattern}|[A-Za-z_][\w.]*\(\S.*\);?|def \w+\(.*"
    r"|import [\w.{}*, ]+(?: from .+| as \w+)?;?"
    r"|using [\w.]+;|return\b.*;?|[\w.$]+ ?(?:\+=|=|<-) .*|[\w-]+: ?[^;]+;|<\?php|\?>|echo .*"
    r"|\}?[ ]?(?:if|for|while|else|elif|try|except)\b.*[:{]|[})\];]+|(?://|#|/?\*).*"
)
_CSS = re.compile(r"[^{}]{1,99}\{\Z|[a-z-]+: ?[^;]+;\Z|\}\Z")
_RULE = re.compile(r"[=_<>~-]{3,}")
_SIGNS, _MOST_SIGNS = "{}=<>;_\\&$^", 0.02
"""Signs of programs, and how much of a text they may be: less than 0.01 in prose of any kind."""
_MARKED = re.compile(r".*(?:[{}=;_<>\\]|\w\(|\[)|(?:#|//|/?\*|--)\s")
_MOST_MARKED, _MANY, _LONG = 0.3, 8, 1000
_NUMBERS = re.compile(r"(?:0x[0-9a-fA-F]+|[\d\s.,;:|%eE+-])+\Z")
_SETTING = re.compile(r"[\w.-]+ ?= ?\S.*|\[[\w.:\" -]+\]\Z|[#;!].*")
_SETTINGS = re.compile(r"[a-z][\w-]*\.[\w.-]+=\S.*")
_YAML = re.compile(r"- |[\w\"'./ -]{1,40}:(?: |\Z)|#|---\Z")
_MAKE = re.compile(r"[\w./%-]+: ?[\w./% -]*\Z|\.[A-Z]+:|\t\S")
_NAME = re.compile(r"[^\W\d][^.!?\n]{0,39}")
_NUMBER = re.compile(r"[-+]?[\d.,:/-]*\d%?")


def likely_kind(raw: bytes, *, marked: bool = False) -> str:
    """Return what a file looks like that is read as a text, with its article, or nothing.

    Parameters
    ----------
    raw
        Its bytes, in UTF-8; the first 65,536 are looked at.
    marked
        Whether it is Markdown, in which tags, code and tables with ``|`` may stand.
    """
    text = raw[:HEAD].decode("utf-8", errors="ignore").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = [line[:_WIDTH] for line in whole_lines(text)[:_LINES]]
    if not kept:
        return ""
    lines = _Lines(text.strip(), kept, [line.strip() for line in kept])
    rules = (*_RULES, *(() if marked else _RULES_OF_PLAIN_TEXT))
    exported = likely_export(lines.text, lines.bare)
    return exported or next((kind for kind, looks in rules if looks(lines)), "")


def _marked_up(lines: _Lines) -> bool:
    if lines.text[0] != "<":
        return False
    tags = [tag for line in lines.bare for tag in _TAG.finditer(line)]
    tagged = sum(bool(_TAG.search(line)) for line in lines.bare)
    several = len({tag.group(1).lower() for tag in tags}) >= _FEW
    named = any(_ATTRIBUTE.match(tag.group(2) or "") for tag in tags)
    first, last = (tag.group(1).lower() for tag in (tags[0], tags[-1])) if tags else ("", " ")
    whole = first == last and len(tags) > _FEW and lines.text[-1] == ">"
    return (several or named or whole) and tagged * 2 > len(lines.bare)


def _bibtex(lines: _Lines) -> bool:
    like = lines.matching(_BIBTEX)
    whole = lines.text[-1] in "})" or like > _FEW
    return whole and lines.matching(_ENTRY) > 0 and like * 3 > len(lines.bare) * 2


def _most(sign: re.Pattern[str]) -> Callable[[_Lines], bool]:
    """Make a rule: at least three lines and more than half of them begin so."""

    def looks(lines: _Lines) -> bool:
        found = lines.matching(sign)
        return found >= _FEW and found * 2 > len(lines.bare)

    return looks


def _code(lines: _Lines) -> bool:
    """Tell the source of a program: most lines are such, and several can be nothing else."""
    sure = sum(bool(_SURE_CODE.fullmatch(line)) for line in lines.bare)
    if _SHEBANG.fullmatch(lines.bare[0]):
        return True
    like = sum(bool(_CODE.fullmatch(line)) for line in lines.bare)
    if sure >= _FEW and sure * 4 >= len(lines.bare):
        return like * 3 > len(lines.bare) * 2
    return sure > 1 and like == len(lines.bare)


def _signs(lines: _Lines) -> bool:
    """Tell a program of some length by the signs in it, whatever its language."""
    text = _RULE.sub("", lines.text)
    marked = lines.matching(_MARKED)
    if sum(map(text.count, _SIGNS)) <= _MOST_SIGNS * len(text):
        return False
    enough = marked >= _MANY or (marked > 0 and len(text) > _LONG * len(lines.bare))
    return enough and marked > _MOST_MARKED * len(lines.bare)


def _style_sheet(lines: _Lines) -> bool:
    return "{" in lines.text and _most(_CSS)(lines)


def _php(lines: _Lines) -> bool:
    return lines.bare[0] == "<?php"


def _traceback(lines: _Lines) -> bool:
    return bool(_TRACEBACK.match(lines.bare[0]))


def _diff(lines: _Lines) -> bool:
    return bool(_DIFF.match(lines.bare[0]) and _HUNK.search(lines.text[:HEAD]))


def _encoded(lines: _Lines) -> bool:
    return _most(_ENCODED)(lines) and not any(" " in line for line in lines.bare if line[0] != ">")


def _configuration(lines: _Lines) -> bool:
    """Tell a configuration: what reads such files reads this one, or most of its first lines."""
    head = lines.text[:_CONFIGURED]
    if len(head) < len(lines.text):
        head = head.rpartition("\n")[0]
    if _most(_SETTING)(lines) and (_is_toml(head) or _is_ini(head)):
        return True
    return _most(_SETTINGS)(lines) or (_most(_YAML)(lines) and _is_yaml(head))


def _is_toml(head: str) -> bool:
    try:
        return len(tomllib.loads(head)) > 0
    except (tomllib.TOMLDecodeError, RecursionError):
        return False


def _is_ini(head: str) -> bool:
    read = ConfigParser(interpolation=None, delimiters="=", strict=False)
    try:
        read.read_string(head)
    except (NoConfiguration, ValueError):
        return False
    return len(read.sections()) > 0


def _is_yaml(head: str) -> bool:
    """Tell YAML in which settings lie within settings: a flat one looks like a talk."""
    try:
        read = yaml.compose(head, Loader=yaml.SafeLoader)  # nothing is copied into another place
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    within = [*_inner(read)]
    deeper = [one for node in within if isinstance(node, yaml.SequenceNode) for one in _inner(node)]
    return any(isinstance(one, yaml.MappingNode) for one in (*within, *deeper))


def _inner(node: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return [*node.value] if isinstance(node, yaml.SequenceNode) else []


def _makefile(lines: _Lines) -> bool:
    rows = sum(bool(_MAKE.match(line)) for line in lines.raw)
    return (
        any(line[0] == "\t" for line in lines.raw)
        and _MAKE.match(lines.raw[0]) is not None
        and (rows >= _FEW and rows * 3 > len(lines.raw) * 2)
    )


def _table(lines: _Lines) -> bool:
    return any(_is_table(lines.text, sign) for sign in ",;\t")


def _piped(lines: _Lines) -> bool:
    return _is_table(lines.text, "|")


def _is_table(text: str, sign: str) -> bool:
    """Tell a table: names of columns, then rows of several cells, a column of them of numbers."""
    if sign not in text.partition("\n")[0]:
        return False
    rows = table_rows(text, sign)[:_LINES]
    if sign != "\t" and has_prose(rows):
        return False
    header, below = ([cell.strip() for cell in rows[0]], rows[1:]) if rows else ([], [])
    several = sum(len(row) > 1 for row in below)
    quoted = text.partition("\n")[0].count('"') >= 2 * len(header)
    if quoted and len(header) >= _FEW and not below:
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


Rule = tuple[str, Callable[[_Lines], bool]]
_RULES: tuple[Rule, ...] = (
    ("HTML or XML", lambda lines: bool(_PAGE.match(lines.text))),
    ("JSON", lambda lines: bool(_JSON.match(lines.text))),
    ("BibTeX", _bibtex),
    ("LaTeX", _most(_LATEX)),
    ("a table", _table),
    ("a file of differences", _diff),
    ("a log", _most(_LOG)),
    ("what a program said when it failed", _traceback),
    ("data in letters", _encoded),
    ("a table of numbers", _most(_NUMBERS)),
)
_RULES_OF_PLAIN_TEXT: tuple[Rule, ...] = (
    ("HTML or XML", _marked_up),
    ("a table", _piped),
    ("a configuration", _configuration),
    ("a file for make", _makefile),
    ("SQL", _most(_SQL)),
    ("a style sheet", _style_sheet),
    ("source code", _code),
    ("source code or data", _signs),
    ("PHP", _php),
)
