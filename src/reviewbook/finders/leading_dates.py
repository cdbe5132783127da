"""Citations whose year comes before the names: "In 2020, Doe and Roe dug", "a 2020 trial by Doe".

As elsewhere, only what the document's own list has is taken for one, or "Doe et al.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.dated_authors import (
    WORK,
    AuthorDate,
    DatedAuthors,
    looks_like_a_time,
    may_be_cited,
    read_dated_authors,
)
from reviewbook.references.cited_authors import ends_of_authors
from reviewbook.references.entry_numbers import RAISED
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.person_names import UPPER
from reviewbook.references.work_dates import YEAR_BEHIND_BLANK

_WINDOW = 60  # characters before a year
_ADJECTIVES = r"(?:[a-z-]{2,20}+\s){0,3}"
_ABOUT = r"(?:\s(?:about|in|of|on|with)(?:\s[\w-]+){1,5}?)?"
_THE = r"(?:[Tt]he\s)?"
# "Smith Street", "Smith's house" wrote nothing.
_NO_AUTHOR = re.compile(rf"\s[{UPPER}]|(?<=['’]s)(?!\s{_ADJECTIVES}{WORK}\b)")
# In each, what stands before the year, between that and the names, and what must not follow.
_LEADING = (
    (re.compile(r"\b[Ii]n\s\Z"), re.compile(rf",?\s{_THE}(?=[{UPPER}])"), _NO_AUTHOR),
    (
        re.compile(rf"\b[Ii]n\s(?:an?|one|the|his|her|their|its)\s{_ADJECTIVES}\Z"),
        re.compile(rf"\s{_ADJECTIVES}{WORK}{_ABOUT},?\s{_THE}(?=[{UPPER}])"),
        _NO_AUTHOR,
    ),
    (
        re.compile(r"\s\Z"),
        re.compile(rf"\s{_ADJECTIVES}{WORK}{_ABOUT},?\s(?:by|from)\s{_THE}(?=[{UPPER}])"),
        _NO_AUTHOR,
    ),
    (
        re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Tt]his)\s\Z"),
        re.compile(rf"\s(?=[{UPPER}])"),
        re.compile(rf"(?!\s{_ADJECTIVES}{WORK}\b)"),
    ),
)
_YEAR = re.compile(rf"{YEAR_BEHIND_BLANK}[a-z]?(?![\w/–-]|\.\d)")
# A date or a number of their own that follows on names cites for them.
_CITES = re.compile(rf"(?:['’]s?)?,?\s?(?:[\[(\d^]|[{RAISED}])")


def find_leading_dates(
    text: str, start: int, end: int, listed: ListedWorks
) -> Iterator[AuthorDate]:
    """Yield citations whose year comes first, from the year to the end of the names."""
    for date in _YEAR.finditer(text, start, end):
        begin = max(start, date.start() - _WINDOW)
        for before, between, no_author in _LEADING:
            link = between.match(text, date.end(), end)
            if not link or not before.search(text, begin, date.start()):
                continue
            read = _read_behind(text, link.end(), end, date.group(), listed)
            if read and not no_author.match(text, read[1], end):
                yield AuthorDate(date.start(), read[1], "narrative", read[0].meant)
                break


def _read_behind(
    text: str, begin: int, end: int, date: str, listed: ListedWorks
) -> tuple[DatedAuthors, int] | None:
    """Read the authors that begin at a place, and where they end."""
    for stop in ends_of_authors(text, begin, end):
        read = read_dated_authors(text, begin, stop, date, listed)
        if not read or read.authors.start != begin or _CITES.match(text, stop, end):
            continue
        named = text[begin:stop]
        is_time = looks_like_a_time(text, begin, stop, read, between=True)
        if is_time or not may_be_cited(read, date, named):
            continue
        if any(read.meant) or read.authors.more:
            return read, stop
    return None
