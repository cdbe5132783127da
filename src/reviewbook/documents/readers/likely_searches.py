"""Searches of databases: told by the commands, the fields and the numbers of sets in most lines."""

from __future__ import annotations

import re

from reviewbook.documents.readers.text_head import FEW, TextHead

# "1.", "#2", "S3": what a line of a search begins with; behind it may stand how much was found.
_NUMBER = r"(?:(?:[#S]?\d{1,3}[.):]?|[#S]\d{1,3})\s+(?:Search:?\s)?)?"
_FOUND = r"(?:\s+\(?\d[\d,]*\)?)?\s*"
_SETS = r"[#S]?\d{1,3}"
_LINE = re.compile(
    rf"{_NUMBER}(?:"
    rf"\(?{_SETS}(?:\s(?i:and|or|not)\s\(?{_SETS}\)?)+|(?i:(?:or|and)/\d[\d,-]*)"
    r"|\{(?:or|and) #\d{1,3}-#\d{1,3}\}|(?i:limit \d{1,3} to .+|remove duplicates from \d{1,3})"
    r"|(?i:exp )?\*?[\w ,'-]+/(?: ?\w\w(?:,\s?\w\w)*)?"
    r"|.*\.(?:(?:mp|ti|ab|tw|kw|kf|pt|sh|hw|af)[.,])+.*"
    r"|MeSH descriptor: .+|.*:(?:ti|ab|kw)(?:,(?:ti|ab|kw))*|'[^']+'/(?:exp|de|syn).*"
    r"|\((?:MH|DE|MM) \".+\"\)|(?:T[IXS]|AB|MH|SU|KW)\s\S+(?:\s(?:OR|AND)\s.+)?"
    r"|.*\[(?i:mesh[^\]]*|ti(?:ab|tle[^\]]*)|all fields|lang|tw|pt|dp)\](?:.*)"
    rf"|(?=.*\().*\b(?:TITLE-ABS-KEY|TS=|TI=|AB=)\s?\(.*){_FOUND}"
)
# What nothing but a search has, in small letters: what begins with a sign of its own is looked for
# at once, all else with a sign that its line holds.
_SURE = (
    re.compile(r"\.(?:mp|ti|ab|tw|kw)[.,]"),
    re.compile(r"\[(?:mesh|tiab|title/abstract)[^\]]*\]"),
)
# Two sets that are joined: the blank and the word between them are sooner found than the first.
_JOINED = re.compile(r" (?:and|or|not) [#s]\d")
_SETS_JOINED = re.compile(rf"[#s]\d+{_JOINED.pattern}")
_SURE_BY_SIGN = (
    *((sign, re.compile("")) for sign in ("mesh descriptor:", ":ti,ab", "title-abs-key", '(mh "')),
    ("ts=(", re.compile(r"\bts=")),
    ("adj", re.compile(r"\badj\d")),
    ("/", re.compile(r"\b(?:exp|or|and)[ /][\w-]+(?: \w+)*/|/(?:exp|de)\b|\bnear/\d")),
)


def is_search(lines: TextHead) -> bool:
    """Tell a search of a database: all of its lines, or most and several, are lines of one."""
    most = len(lines.bare) / 2
    if not lines.has_few_others(_LINE, most) or not _holds_sure(lines.text.lower()):
        return False
    like = sum(bool(_LINE.fullmatch(line)) for line in lines.bare)
    return like == len(lines.bare) or like >= FEW


def _holds_sure(text: str) -> bool:
    if any(one.search(text) for one in _SURE) or (
        _JOINED.search(text) and _SETS_JOINED.search(text)
    ):
        return True
    lines = text.split("\n")
    return any(
        sign in text and any(sign in line and pattern.search(line) for line in lines)
        for sign, pattern in _SURE_BY_SIGN
    )
