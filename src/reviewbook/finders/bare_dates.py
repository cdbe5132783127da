"""Citations whose year stands in no brackets: "Doe et al., 2020, say", "In 2020, Doe and Roe dug".

Only what the document's own list has is taken for one, or what shows it by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.dated_authors import (
    SAYS,
    WORK,
    AuthorDate,
    looks_like_a_time,
    may_be_cited,
    read_dated_authors,
)
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.person_names import UPPER
from reviewbook.references.work_dates import YEAR, YEAR_BEHIND_BLANK

_BRACKETS_WITHIN = 400  # characters
_SHORT = 30  # characters of "writing in", of "and colleagues"
# A year without brackets that stands behind a name: "Doe et al., 2020, say", "Doe 2020a says".
_BARE = re.compile(
    rf"{YEAR_BEHIND_BLANK}(?P<letters>[a-z](?:,[a-z]\b|,?\s(?:and\s)?{YEAR}[a-z]\b)*)?"
    r"(?![\w/–-]|\.\d)"
)
# "Doe's 2020 papers (2020a, 2020b)": the dates follow.
_DATED_BEHIND = re.compile(rf"\s(?:[a-z-]{{2,20}}\s){{0,2}}{WORK}\s[(\[]{YEAR}")
_POSSESSIVE = r"(?:['’]s?)?"
# "Doe, in 2020, says".
_IN = re.compile(r",?\s(?:writing\s)?in\s\Z")
_AND_OTHERS = re.compile(
    rf"(?:\b(?i:(?:et(?:\.\s?|\s)|&\s)al)\.?|\b(?:colleagues|co-?(?:workers|authors))){_POSSESSIVE},?\s?\Z"
)
_BEFORE_BARE = re.compile(
    rf"(?:(?<![^\s/–‑‐(\[-])[{UPPER}][\w.'’–‑‐-]*|\b(?:(?i:al)\b\.?|colleagues|co-?workers|co-?authors|team"
    rf"|group|collaborators|others){_POSSESSIVE})(?P<comma>,?)\s?\Z"
)
_BEHIND_BARE = re.compile(rf",\s[a-z]|\s?[.;:)]|\s?\Z|\s(?:also\s)?(?:{SAYS}|see)")
# What has such a letter behind its year and wrote nothing.
_NO_AUTHORS_OF_LETTERS = frozenset(
    "section room type form article rule law directive standard part item note line paragraph"
    " route flight building suite chapter appendix clause regulation windows".split()
)


def find_bare_dates(text: str, start: int, end: int, listed: ListedWorks) -> Iterator[AuthorDate]:
    """Yield citations without brackets: of works that are listed, or that show it by their form."""
    for date in _BARE.finditer(text, start, end):
        begin = max(start, date.start() - _BRACKETS_WITHIN)
        led = text.startswith("in", max(begin, date.start() - len("in ")))
        year_in = led and _IN.search(text, max(begin, date.start() - _SHORT), date.start())
        stop = year_in.start() if year_in else date.start()
        shown = bool(date["letters"] or _AND_OTHERS.search(text, max(begin, stop - _SHORT), stop))
        if not (shown or listed.entries):
            continue
        name = _BEFORE_BARE.search(text, _last_word(text, begin, stop), stop)
        if not name:
            continue
        opened, closed = (
            max(text.rfind(sign, begin, stop) + 1 for sign in signs) for signs in ("([", ")]")
        )
        if opened > closed or _DATED_BEHIND.match(text, date.end(), end):
            continue  # between brackets, where pages may follow on the date
        read = read_dated_authors(text, max(closed, begin), stop, date.group(), listed)
        if not read or not may_be_cited(read, date.group(), text[read.authors.start : stop]):
            continue
        if looks_like_a_time(text, begin, stop, read, between=True):
            continue
        known = any(read.meant) and (
            not name["comma"] or bool(_BEHIND_BARE.match(text, date.end(), end))
        )
        if known or (shown and not _NO_AUTHORS_OF_LETTERS.intersection(read.authors.families)):
            yield AuthorDate(read.authors.start, date.end(), "narrative", read.meant)


def _last_word(text: str, start: int, end: int) -> int:
    """Return where the last word of a stretch begins that at most one blank follows."""
    words = text[start:end].rsplit(None, 1)
    return max(start, end - len(words[-1]) - 1) if words else start
