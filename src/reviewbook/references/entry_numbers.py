"""Entries that are numbered one after another, or labelled, wherever in a text that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

FEWEST_NUMBERED, FEWEST_FROM_ONE = 3, 2
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
# What letters in brackets call an entry: "[Doe68]", "[RFC2119]", "[Doe and Roe 1968]".
LABEL = (
    r"\[(?!Anon)[^\W\d_](?:[\w+:.'’-]{1,20}|[^\[\]]{1,60}\W(?:1[5-9]|20)\d\d[a-z]?\)?)\]"
    r"(?=\s*(?:[^\W\d_]|[\"“‘—–-]))"
)
_LABELLED = re.compile(LABEL)
# Behind the end of an entry, on its line: no "[Online]", which has neither a figure nor capitals.
_LABEL_WITHIN = re.compile(
    rf"(?:(?<=[\n\f])[^\S\n\f]*|(?<=[.\d)\]/>”\"?!])\s+(?=\[(?:[^\[\]\d]{{1,60}}\d|[^\[\]a-z]+\])))"
    rf"(?P<label>{LABEL})"
)
# What an entry begins with: a word, a sign before one, or a figure that words follow on.
_BEGUN = r"(?:[^\W\d_]|[\"“„«‘'’^↑(\[*_@#$€£]|[—–-]{2}|\d[\d,.%-]{0,6}[^\W\d_]{0,2}\s[^\W\d_])"
_STOPPED = re.compile(rf"(?<!\S)(?P<number>\d{{1,4}})[.)](?=\s+{_BEGUN}|[^\W\d_])")
_FORMS = (
    re.compile(r"(?<!\S)\[(?P<number>\d{1,4})\](?=\s|[^\W\d_]|[\"“])"),
    re.compile(rf"(?<!\S)\((?P<number>\d{{1,4}})\)(?=\s+{_BEGUN})"),
    _STOPPED,
    re.compile(rf"(?<!\S)(?P<number>[{RAISED}]{{1,4}})(?=\s?[^\W\d_]|\s?[\"“])"),
    re.compile(r"(?<!\S)\^(?P<number>\d{1,4})(?=\s?[^\W\d_]|\s?[\"“])"),
    re.compile(r"(?<!\S)\[\^(?P<number>\d{1,4})\]:?(?=\s?[^\W\d_]|\s?[\"“])"),
    re.compile(
        r"(?m:^)(?P<number>\d{1,4})(?=[^\S\n]*\n?[^\S\n]+(?:[^\W\d_]|[\"“]|[—–-]{2})|\n[^\W\d_\"“])"
    ),
)
# Behind these a number is that of a part: "vol. 2. London".
_OF_PART = re.compile(
    r"\b(?i:(?:vols?|nos?|nrs?|ch|bd|ser|pt|(?<!\d\s)pp?)\.?"
    r"|volume|issue|part|chapter|section|series|book|band|heft|tome|teil)\s\Z"
)
_PART = 10  # characters


def numbered_starts(text: str, start: int, end: int) -> list[int]:
    """Return where the entries of a stretch begin that numbers count up from its start.

    The first number may stand before it, as the marker of a list does. They follow each other
    without a gap; fewer than three are no numbering, but for 1 and 2.
    """
    for form in _FORMS:
        before = next(form.finditer(text, max(0, start - _MARKER), start + 1), None)
        if first := before or form.match(text, start, end):
            number = _number(first)
            found = [start, *_counted(form, text, first.end(), end, number + 1)]
            if len(found) >= (FEWEST_NUMBERED if number > 1 else FEWEST_FROM_ONE):
                return found
    return []


def _counted(form: re.Pattern[str], text: str, start: int, end: int, due: int) -> Iterator[int]:
    for match in form.finditer(text, start, end):
        place = match.start()
        of_part = form is _STOPPED and _OF_PART.search(text, max(start, place - _PART), place)
        if _number(match) == due and not of_part:
            yield place
            due += 1


def _number(match: re.Match[str]) -> int:
    return int(match["number"].translate(LOWERED))


def labelled_starts(text: str, start: int, end: int) -> list[int]:
    """Return where the entries of a stretch begin that begins with a label, and has more of them.

    A label stands at the beginning of a line or behind the end of an entry.
    """
    if not _LABELLED.match(text, start, end):
        return []
    found = [start, *(one.start("label") for one in _LABEL_WITHIN.finditer(text, start + 1, end))]
    return found if len(found) >= FEWEST_FROM_ONE else []
