"""Entries that are numbered one after another, wherever in a text their numbers stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

FEWEST_NUMBERED = 3
_MARKER = 7  # characters
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = str.maketrans(RAISED, "0123456789")
# What an encyclopedia sets before a note: the way back to where it is cited, once or several times.
BACKLINKS = (
    r"(?:[\^↑]\s?|[Jj]ump\sup(?:\sto)?:?\s)+(?:(?:[a-z]{1,2},?\s)+(?=[^a-z]|(?:van|von|de|d[a-u])\s)"
    r"|(?=[^\d\s]))|a,?\sb,?\s(?:c,?\s(?:[d-z],?\s){0,23})?(?=[^\W\d_a-z]|[\"“(])"
)
# What leads on to a work in a note: "See also Doe, Hedges".
LEADS = (
    r"(?:(?i:but|and)\s)?(?:[Ss]ee(?:\s(?:also|especially|esp\.),?|,?\se\.g\.,?)?|[Cc]f\.|[Cc]ompare)\s"
    r"(?=[^\W\d_a-z][\w.'’-]*[,.\s])"
)
_FORMS = (
    re.compile(r"(?<!\S)\[(?P<number>\d{1,4})\](?=\s|[^\W\d_]|[\"“])"),
    re.compile(r"(?<!\S)\((?P<number>\d{1,4})\)(?=\s[^\W\d_]|\s(?:[\"“]|[—–-]{2}))"),
    re.compile(r"(?<!\S)(?P<number>\d{1,4})[.)](?=\s+[^\W\d_]|\s+(?:[\"“]|[—–-]{2})|[^\W\d_])"),
    re.compile(rf"(?<!\S)(?P<number>[{RAISED}]{{1,4}})(?=\s?[^\W\d_]|\s?[\"“])"),
    re.compile(r"(?<!\S)\^(?P<number>\d{1,4})(?=\s?[^\W\d_]|\s?[\"“])"),
    re.compile(r"(?<!\S)\[\^(?P<number>\d{1,4})\]:?(?=\s?[^\W\d_]|\s?[\"“])"),
    re.compile(
        r"(?m:^)(?P<number>\d{1,4})(?=[^\S\n]*\n?[^\S\n]+(?:[^\W\d_]|[\"“]|[—–-]{2})|\n[^\W\d_\"“])"
    ),
)


def numbered_starts(text: str, start: int, end: int) -> list[int]:
    """Return where the entries of a stretch begin that numbers count up from its start.

    The first number may stand before it, as the marker of a list does. They follow each other
    without a gap; fewer than three are no numbering.
    """
    for form in _FORMS:
        before = next(form.finditer(text, max(0, start - _MARKER), start + 1), None)
        due = _number(before) + 1 if before else 0
        if before or form.match(text, start, end):
            found = [start] if before else []
            found += _counted(form, text, start, end, due)
            if len(found) >= FEWEST_NUMBERED:
                return found
    return []


def _counted(form: re.Pattern[str], text: str, start: int, end: int, due: int) -> Iterator[int]:
    for match in form.finditer(text, start, end):
        number = _number(match)
        if not due or number == due:
            yield match.start()
            due = number + 1


def _number(match: re.Match[str]) -> int:
    return int(match["number"].translate(LOWERED))
