"""Sources of programs and what programs write: told by most of the first lines."""

from __future__ import annotations

import re

from reviewbook.documents.readers.text_head import FEW, Rule, TextHead, most_lines

# What stands anywhere in a line is looked for where the line has the sign that must follow it.
_SQL = re.compile(
    r"(?:SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+(?:TABLE|VIEW|INDEX|DATABASE)|DROP\s+TABLE"
    r"|ALTER\s+TABLE|UPDATE\s.+\sSET|DELETE\s+FROM)\b.*|(?=.*\().*\bVALUES\s*\(.*|\).*;",
    re.IGNORECASE,
)
# A statement with all of its words in capitals is one; else signs that prose has not tell.
_COLUMNS, _TABLE = r"(?:DISTINCT\s+)?[\w.*,\s()'\"`]{1,300}?", r"[\w.\"`\[\]]+"
_STATEMENT = (
    r"(?:\s*--[^\n]*\n)*\s*(?:USE\s+\w+;\s*)?"
    rf"(?:WITH\s+\w+\s+AS\s*\(\s*SELECT\b|SELECT\s+{_COLUMNS}\sFROM\s+{_TABLE}(?:\s+(?:AS\s+)?\w+)?\s*"
    r"(?:[;,]|\Z|(?:WHERE|(?:\w+\s)?JOIN|GROUP\sBY|ORDER\sBY|LIMIT|UNION|HAVING)\b)"
    rf"|INSERT\s+INTO\s+{_TABLE}\s*(?:\(|VALUES|SELECT)|UPDATE\s+{_TABLE}\s+SET\s+{_TABLE}\s*="
    rf"|DELETE\s+FROM\s+{_TABLE}\s*(?:;|\Z|WHERE\b)"
    rf"|(?:CREATE|ALTER|DROP)\s+(?:TABLE|VIEW|INDEX|DATABASE)\s+(?:IF\s(?:NOT\s)?EXISTS\s)?{_TABLE}\s*"
    r"(?:[(;]|\Z|(?:ADD|AS|ON|DROP|RENAME|CASCADE)\b))"
)
_WRITTEN_LARGE, _WRITTEN = re.compile(_STATEMENT), re.compile(_STATEMENT, re.IGNORECASE)
_OF_SQL = re.compile(r"[*=<>(]")
_SHORT = 1000  # characters
_DIFF = re.compile(r"diff --git |index [0-9a-f]+\.\.|--- \S|\+\+\+ \S|@@ -\d+(?:,\d+)? \+\d+")
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@", re.MULTILINE)
_LOG = re.compile(
    r"\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d.{0,60}\b(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR"
    r"|FATAL|CRITICAL|NOTICE)\b|[\d.:a-f]+ \S+ \S+ \[\d\d/\w{3}/\d{4}:"
    r"|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [\w./-]+(?:\[\d+\])?:"
    r"|(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)[:|\]]"
    r"|[\d.]{7,15} \S+ \S+ \[\d\d/\w{3}/\d{4}:",
)
_TRACEBACK = re.compile(r"Traceback \(most recent call last\):|\s*at [\w.$]+\([\w.]+:\d+\)")
_SHEBANG = re.compile(r"#!\s?/[\w/.-]+(?: [\w./-]+)?")
_SURE_CODE = re.compile(
    r"(?:async )?def \w+\(.*:|class \w+(?:\(.*\))?:|class \w+.*[{}]"
    r"|from [\w.]+ import .+|#include\s*[<\"].+|(?:const|let|var) \w+ ?=.*|library\(\w+\)"
    r"|(?:(?:public|private|protected|static|final|abstract) ){1,4}[\w.<>\[\],]+"
    r"(?:(?: [\w.<>\[\],]+){0,3}(?:\(.*[;{})]|\s?=.*;|\s?\{.*)| \w+;)"
    r"|(?:int|boolean|bool|String|void|size_t)(?:\[\]|\*)? \w+(?:;|\s?=.*;|\(.*\).*)"
    r"|(?:long|short|double|float|char|byte|auto)(?:\[\]|\*)? \w+(?:\s?=.*;|\(.*\)\s?\{.*)"
    r"|[A-Za-z_]\w*(?:\.\w+)+\(.*\);?|print(?:ln|f)?!?\(.*\);?|package main"
    r"|(?=.*\{).*\bfunction\b.*\(.*\{|package [\w.]+;|import [\w.]+;"
    r"|[\w.$]+ ?(?:=|<-) ?[^=].*[;()\]}]"
    r"|[A-Za-z_][\w.]*\((?:[^ ].*[\"'=].*)?\);?|.*\{(?:(?<=[)\w]\{)|(?<=[)\w] \{))"
)
_CODE = re.compile(
    rf"{_SURE_CODE.pattern}|(?=.*>).*(?:%>%|\|>).*|[A-Za-z_][\w.]*\(\S.*\);?|def \w+\(.*"
    r"|import [\w.{}*, ]+(?: from .+| as \w+)?;?"
    r"|using [\w.]+;|return\b.*;?|[\w.$]+ ?(?:\+=|=|<-) .*|[\w-]+: ?[^;]+;|<\?php|\?>|echo .*"
    r"|\}?[ ]?(?:if|for|while|else|elif|try|except)\b.*[:{]|[})\];]+|(?://|#|/?\*).*"
)
_CSS = re.compile(r"[^{}]{1,99}\{\Z|[a-z-]+: ?[^;]+;\Z|\}\Z")
_PROPERTY = re.compile(r"[{;]\s*[a-z-]{2,40}:\s?[^\s:;{}][^;{}]{0,200};")
# Lines that are drawn, volumes behind a year, notes set high: signs that prose has.
_RULE = re.compile(r"[=_<>~-]{3,}|(?<=\d);(?=\s?\d)|</?su[bp]>")
_SIGNS, _MOST_SIGNS = b"{}=<>;_\\&$^", 0.02
"""Signs of programs, and how much of a text they may be: less than 0.01 in prose of any kind."""
_MARKED = re.compile(r".*(?:[{}=;_<>\\]|\w\(|\[)|(?:#|//|/?\*|--)\s")
_MOST_MARKED, _MANY, _LONG = 0.3, 8, 1000
_MAKE = re.compile(r"[\w./%-]+: ?[\w./% -]*\Z|\.[A-Z]+:|\t\S")


def _code(lines: TextHead) -> bool:
    """Tell the source of a program: most lines are such, and several can be nothing else."""
    begun = _SHEBANG.fullmatch(lines.bare[0])
    if not begun and not lines.has_few_others(_CODE, len(lines.bare) / 3):
        return False
    if not any(map(_CODE.fullmatch, lines.tried)):
        return False
    sure = sum(bool(_SURE_CODE.fullmatch(line)) for line in lines.bare)
    if begun:
        return True
    like = sum(bool(_CODE.fullmatch(line)) for line in lines.bare)
    if sure >= FEW and sure * 4 >= len(lines.bare):
        return like * 3 > len(lines.bare) * 2
    return like == len(lines.bare) and sure > 0 and (like > 1 or lines.text[-1] in ";}")


def _sql(lines: TextHead) -> bool:
    """Tell SQL: by most lines, or of a short text by the statement that it begins with."""
    if most_lines(_SQL)(lines):
        return True
    if len(lines.text) > _SHORT or not _WRITTEN.match(lines.text):
        return False
    signed = lines.text[-1] == ";" and _OF_SQL.search(lines.text)
    return bool(signed or _WRITTEN_LARGE.match(lines.text))


def _signs(lines: TextHead) -> bool:
    """Tell a program of some length by the signs in it, whatever its language."""
    text = lines.text
    if not _has_signs(text) or not _has_signs(text := _RULE.sub("", text)):
        return False
    marked = lines.matching(_MARKED)
    enough = marked >= _MANY or (marked > 0 and len(text) > _LONG * len(lines.bare))
    return enough and marked > _MOST_MARKED * len(lines.bare)


def _has_signs(text: str) -> bool:
    written = text.encode()
    signs = len(written) - len(written.translate(None, _SIGNS))
    return signs > _MOST_SIGNS * len(text)


def _style_sheet(lines: TextHead) -> bool:
    return ";" in lines.text and most_lines(_CSS)(lines) and bool(_PROPERTY.search(lines.text))


def _php(lines: TextHead) -> bool:
    return lines.bare[0] == "<?php"


def _traceback(lines: TextHead) -> bool:
    return bool(_TRACEBACK.match(lines.bare[0]))


def _diff(lines: TextHead) -> bool:
    return bool(_DIFF.match(lines.bare[0]) and _HUNK.search(lines.text))


def _makefile(lines: TextHead) -> bool:
    if not (any(line[0] == "\t" for line in lines.raw) and _MAKE.match(lines.raw[0])):
        return False
    rows = sum(bool(_MAKE.match(line)) for line in lines.raw)
    return rows >= FEW and rows * 3 > len(lines.raw) * 2


RULES_OF_OUTPUT: tuple[Rule, ...] = (
    ("a file of differences", _diff),
    ("a log", most_lines(_LOG)),
    ("what a program said when it failed", _traceback),
)
"""What no Markdown looks like either."""
RULES_OF_SOURCES: tuple[Rule, ...] = (
    ("a file for make", _makefile),
    ("SQL", _sql),
    ("a style sheet", _style_sheet),
    ("source code", _code),
    ("source code or data", _signs),
    ("PHP", _php),
)
