"""Authors in a sentence whose dates follow in brackets: "Doe (2020)", "Roe (ed.) (2020)"."""

from __future__ import annotations

import re

from reviewbook.finders.dated_authors import (
    WORK,
    DatedAuthors,
    holds_title,
    looks_like_a_month,
    looks_like_a_time,
    may_be_cited,
    read_dated_authors,
)
from reviewbook.finders.named_things import LONGEST_WORK, names_a_thing, whole_name
from reviewbook.references.cited_authors import CitedAuthors
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.person_names import UPPER, fold_name
from reviewbook.references.work_dates import YEAR, read_dates

_NAMED_WORK = re.compile(rf"(?:\s{YEAR})?\s(?:[a-z-]{{2,20}}\s){{0,2}}{WORK}\s?\Z")
# "Doe's *Hedges and Walls* (2020)".
_TITLED = re.compile(
    rf"(?<=['’]s)\s(?:[a-z-]{{2,20}}\s){{0,2}}[“\"‘_*]?(?P<title>[{UPPER}][^.;()\n’]{{2,80}}?)[”\"’_*]?\s\Z"
)
_LONGEST_TITLE = 100  # characters
# "Doe and Roe (eds) (2020)", "(Doe, ed., 2020)".
_EDITORS = re.compile(r"(?:\s[(\[]|,\s)(?:[Ee]ds?|editors?)(?:\.?[)\]],?|\.?,|\.)\s?\Z")
_OF_EDITORS = 14  # characters
_NAME = re.compile(rf"(?<![\w'’.-])[{UPPER}][\w-]+")
_SENTENCE = re.compile(r"[.!?][\"”]?\s")
_FAR = 250  # characters


def read_narrative_authors(
    text: str, begin: int, end: int, dates: str, listed: ListedWorks
) -> DatedAuthors | None:
    """Read the authors whose dates stand in the brackets that follow."""
    opened, behind = text[end], text.find(")", end) + 1
    end = before_editors(text, begin, end)
    read = read_dated_authors(text, begin, end, dates, listed)
    if not read:
        return _of_named_work(text, begin, end, dates, listed)
    if looks_like_a_time(text, begin, end, read):
        return None
    if any(read.meant):
        return read
    if titled := _of_titled_work(text, begin, end, dates, listed):
        return titled
    if (
        opened == "("
        and may_be_cited(read, dates, text[read.authors.start : end])
        and not names_a_thing(text, begin, end, read, behind, lists=bool(listed.entries))
    ):
        return read._replace(authors=read.authors._replace(start=whole_name(text, begin, read)))
    return None


def _of_named_work(
    text: str, begin: int, end: int, dates: str, listed: ListedWorks
) -> DatedAuthors | None:
    """Read authors with their work between them and the dates: "the Doe et al. trial (2020)"."""
    work = _NAMED_WORK.search(text, max(begin, end - LONGEST_WORK), end)
    read = read_dated_authors(text, begin, work.start(), dates, listed) if work else None
    if read and (any(read.meant) or read.authors.more):
        return read
    return _of_titled_work(text, begin, end, dates, listed)


def _of_titled_work(
    text: str, begin: int, end: int, dates: str, listed: ListedWorks
) -> DatedAuthors | None:
    """Read authors with the title of a listed work between them and its date."""
    titled = _TITLED.search(text, max(begin, end - _LONGEST_TITLE), end)
    read = read_dated_authors(text, begin, titled.start(), dates, listed) if titled else None
    title = fold_name(titled["title"]) if titled else ""
    meant = [entry for one in read.meant for entry in one] if read else []
    return read if any(holds_title(text, entry, title) for entry in meant) else None


def read_author_of_sentence(
    text: str, begin: int, end: int, dates: str, listed: ListedWorks
) -> DatedAuthors | None:
    """Read dates apart as those of the one listed author whom their sentence names before them."""
    named = named_in_sentence(text, begin, end) if listed.entries else {}
    names = [name for name, place in named.items() if not looks_like_a_month(text[slice(*place)])]
    authors = [CitedAuthors(end, "", (name,)) for name in names]
    read = [
        DatedAuthors(one, [listed.find(one, date) for date in read_dates(dates)]) for one in authors
    ]
    known = [one for one in read if any(one.meant)]
    return known[0] if len(known) == 1 else None


def named_in_sentence(text: str, begin: int, end: int) -> dict[str, tuple[int, int]]:
    """Return what may be family names in a sentence before `end`, folded, and where each stands."""
    begin = max(begin, end - _FAR)
    begins = [begin, *(one.end() for one in _SENTENCE.finditer(text, begin, end))]
    return {fold_name(one.group()): one.span() for one in _NAME.finditer(text, begins[-1], end)}


def before_editors(text: str, begin: int, end: int) -> int:
    """Return where names end of which "(eds)" or the like may say that they are editors."""
    editors = _EDITORS.search(text, max(begin, end - _OF_EDITORS), end)
    return editors.start() if editors else end


def is_of_editors(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch only says of names before it that they are editors."""
    return bool(_EDITORS.fullmatch(text, start, end))
