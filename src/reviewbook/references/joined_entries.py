"""Entries that follow each other in one line: where one ends and the next names its authors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reviewbook.references.entry_authors import ORGANISATION, ORGANISATION_KIND
from reviewbook.references.entry_beginnings import NAMES_LED
from reviewbook.references.entry_numbers import labelled_starts, numbered_starts
from reviewbook.references.learned_begins import joined_begins
from reviewbook.references.line_breaks import fill_paragraph
from reviewbook.references.person_names import ANY_FAMILY, FAMILY, LETTER, UPPER

Span = tuple[int, int]
_YEAR = r"(?:1[5-9]\d\d|20\d\d)[a-z]?(?!\d)"
_DATED = re.compile(
    rf"(?<![\w/.–-]){_YEAR}(?![/–-]\d)|(?i:\b(?:n\. ?d\.|in press|forthcoming|no date))"
)
_INITIALS = rf"(?:[{UPPER}]\.?[\s-]?){{1,4}}"
_FAMILIES = rf"{FAMILY}(?:[\s-]{FAMILY}){{0,2}}"
# What an entry begins with: a person whose initials or given names follow, or who is dated.
_NAMES = re.compile(
    rf"{_FAMILIES},?\s{_INITIALS}(?:[,;:(&/]|(?<=\.)\s|(?<=\s)(?:\(|{_YEAR}|and\b|et\sal)|\.\s)"
    rf"|{FAMILY},\s[{UPPER}]{LETTER}+(?:[\s-][{UPPER}](?:\.|{LETTER}+))?"
    rf"(?:\.\s(?:[\"“‘'(]|{_YEAR}|[{UPPER}])|,\s(?:and|et\sal|[{UPPER}])|\s?[(&]|;\s|,\s{_YEAR}|\s?/\s?[{UPPER}]|\s(?:und|et|y)\s[{UPPER}])"
    rf"|(?:[{UPPER}]\.[\s-]?){{1,3}}{FAMILY}(?:,|\s(?:and|&)\s|\.\s|:\s|\set\sal\b)"
    rf"|{ANY_FAMILY},\s(?:[{UPPER}]\.[\s-]?){{1,4}}[,;:(&]|{ORGANISATION}\.?\s\({_YEAR}"
)
# An organisation and its title, where the entry before ends with its pages, its date or a link.
_ORGANISED = re.compile(
    rf"(?:(?<=[\d/;]\s)|(?<=\d[.;]\s))(?:[^\W\d_]+\s){{0,9}}?{ORGANISATION_KIND.pattern}"
    rf"(?:\s(?:of|for)(?:\s[^\W\d_]+){{1,6}})?\.\s(?:{_YEAR}\.\s)?[{UPPER}]"
)
# What follows on a number in German lists: "2. Auflage, Wien".
_GOES_ON = re.compile(r"(?:Auflage|Aufl|Jahrgang|Jg)\b")
_ENDED = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_]\.)|(?<=[\d)\]”\"/]\.)|(?<=[\d)\]/;>?!])|(?<=[a-z]\.[\"”])|(?:https?:|www\.)\S+)\s+"
)


def joined_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Part a stretch where several entries follow each other in it; else yield it as it is."""
    begins = numbered_starts(text, start, end) or labelled_starts(text, start, end)
    if not begins:
        if fill_paragraph(text[start:end].split("\n")):
            text = text.replace("\n", " ")
        named = {begin - start for begin in _named_starts(text, start, end)}
        begins = [start + begin for begin in joined_begins(text[start:end], named)]
    for one, following in zip(begins, [*begins[1:], end], strict=True):
        yield one, one + len(text[one:following].rstrip())


def _named_starts(text: str, start: int, end: int) -> list[int]:
    """Return where entries begin: behind one that has its date, with people or an organisation.

    An organisation that has no date before the next people begin ends the entry before it.
    """
    dates = [date.start() for date in _DATED.finditer(text, start, end)]
    begins, unsure = [start], -1
    colons = NAMES_LED.match(text, start, end)
    for stop in _ENDED.finditer(text, start, end):
        place = stop.end()
        if _GOES_ON.match(text, place, end):
            continue
        dated = bisect_left(dates, begins[-1]) < bisect_left(dates, stop.start())
        named = _NAMES.match(text, place, end) or (colons and NAMES_LED.match(text, place, end))
        if named and not dated and begins[-1] == unsure:
            begins[-1] = place
        elif dated and named:
            begins.append(place)
        elif dated and _ORGANISED.match(text, place, end):
            begins.append(unsure := place)
    while len(begins) > 1 and (not dates or begins[-1] > dates[-1]):
        begins.pop()
    return begins
