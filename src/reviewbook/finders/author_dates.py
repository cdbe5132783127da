"""Citations by author and date: "Doe (2020)", "(see Doe, 2020, p. 3; Roe, in press)".

Authors and dates are resolved against the document's own list of references as they are read: of
several readings that which is listed is meant. What no list has is a citation only where it looks
like nothing else: so "(Springfield, Ohio, 2010)" and "(Monday, 2020)" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewbook.finders.place_names import PLACES
from reviewbook.references.cited_authors import CitedAuthors, read_cited_authors
from reviewbook.references.entries import Entry
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.person_names import UPPER, fold_name
from reviewbook.references.work_dates import DATES, YEAR, is_certain, read_dates

# Two patterns: what begins with one certain sign is searched ten times as fast.
_ROUND = re.compile(r"\((?:[^()]|(?<=\s)\([A-Z][A-Za-z&]{1,9}\)){4,400}\)")
_SQUARE = re.compile(r"\[[^\[\]()]{4,400}\]")
BRACKETS = "(["
_PIECES = re.compile(r"(?:[^;]|;(?=\s?(?:\d{4}|n\.d\.|in press|forthcoming)))+")
_CUES = (
    r"see|also|but|and|or|cf|compare|e\.?g|i\.e|viz|contra|pace|as in|after|following|from|by|the"
    r"|in|as|for|a|an|adapted|modified|reprinted|cited|quoted|reviewed|discussed|summari[sz]ed"
    r"|reported|described|reviews?|overviews?|discussions?|summary|examples?|instance|details"
    r"|recently|most|especially|particularly|notably|inter alia|originally|first"
)
_LEAD = re.compile(
    rf"\s*(?:(?:{_CUES})\b[\s.,:]*){{0,8}}"
    r"|[^;()\[\]]{0,80}\bsee\s(?:(?:also|the|works?|reviews?|stud(?:y|ies)|papers?|of|by|in)\s){0,4}",
    re.IGNORECASE,
)
_LOCATOR = re.compile(
    r"\s?[,;]\s?(?:\d{1,2}(?:st|nd|rd|th)|(?:revised|second|third|fourth|fifth))\sed(?:ition|n)?\b\.?"
    r"|\s?[,:]\s?(?:(?:pp?|ch|chaps?|chapters?|secs?|sections?|paras?|paragraphs?|vols?|volumes?|figs?"
    r"|figures?|tables?|pages?|lines?|notes?|parts?|appendix|box|§{1,2}|¶{1,2})\.?\s?)?"
    r"\d[\d\s–‑-]{0,12}(?:ff?\.?)?",
    re.IGNORECASE,
)
_SAME_AUTHORS = re.compile(r"\s*|\s?(?:[,;&]|,?\sand)\s?")
_GOES_ON = re.compile(r"\s?(?:[,;:)\]–—]|\(|\Z|and\b|for\b|in\b|emphasis\b|as\b|\[)")
_NARRATIVE_LEAD = re.compile(r"\s?(?:(?:see|cf\.|e\.g\.)[\s,]+)?")
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Fall|Winter)"
)
_IN_TIME = re.compile(
    r"\b(?:in|of|on|during|since|until|till|by|from|to|last|next|late|early|mid|before|after)\s\Z",
    re.IGNORECASE,
)
# What is followed by a year without being an author.
_NO_AUTHORS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december spring summer autumn fall winter christmas"
    " easter release edition volume issue version figures tables equation experiment model week day"
    " year page step box panel horizon agenda vision war games olympics"
    " brexit olympic cup act agreement treaty east west north south input output yes no men women"
    " pre post".split()
)

_JOINED, _WORD = re.compile(r"[–/]"), re.compile(r"[^\W\d_]+")
# What is named before a year, and wrote nothing.
_NO_AUTHOR_BEFORE = re.compile(
    r"\b(?:films?|movie|novel|album|song|opera|musical|painting|ship|storm|hurricane|battle of"
    r"|acts? of|house of|[Tt]he Great)\s\Z"
)
_BRACKETS_WITHIN = 400  # characters
# A year without brackets that stands behind a name: "Doe et al., 2020, say", "Doe 2020a says".
_BARE = re.compile(rf"(?<=\s){YEAR}(?P<letters>[a-z](?:,[a-z]\b)*)?(?![\w/–-]|\.\d)")
_AND_OTHERS = re.compile(r"(?:\b(?:et|&)\sal\.?|\b(?:colleagues|co-?(?:workers|authors))),?\s\Z")
_BEFORE_BARE = re.compile(
    rf"(?:(?<![^\s/–‑‐(\[-])[{UPPER}][\w.'’–‑‐-]*|\b(?:al\b\.?|colleagues|co-?workers|co-?authors|team"
    r"|group|collaborators|others))(?P<comma>,?)\s\Z"
)
_BEHIND_BARE = re.compile(
    r",\s[a-z]|\s?[.;:)]|\s?\Z|\s(?:also\s)?(?:show|found|find|argu|suggest|report|conclud|observ|propos"
    r"|demonstrat|describ|claim|not(?:es|ed)|wr(?:ite|ote)|s(?:ays?|aid)|see|us(?:es|ed)|stat(?:es|ed))"
)
# What has such a letter behind its year and wrote nothing.
_NO_AUTHORS_OF_LETTERS = frozenset(
    "section room type form article rule law directive standard part item note line paragraph"
    " route flight building suite chapter appendix clause regulation windows".split()
)


class AuthorDate(NamedTuple):
    """A citation, and for each of its dates the entries that it can mean."""

    start: int
    end: int
    form: str
    meant: Sequence[Sequence[Entry]]


class _Read(NamedTuple):
    """Authors read before dates, with what they mean."""

    authors: CitedAuthors
    meant: Sequence[Sequence[Entry]]


def find_author_dates(text: str, start: int, end: int, listed: ListedWorks) -> Iterator[AuthorDate]:
    """Yield the narrative and the parenthetical citations of a stretch of text, each in order."""
    yield from _bare(text, start, end, listed)
    if all(text.find(bracket, start, end) < 0 for bracket in BRACKETS):
        return
    done = start
    found = [*_ROUND.finditer(text, start, end), *_SQUARE.finditer(text, start, end)]
    for first, last in sorted(one.span() for one in found):
        if first < done:
            continue
        dated = DATES.search(text, first + 1, last - 1)
        if dated:
            yield from _in_brackets(text, done, first, last, listed)
        if dated or text[first] == "(":
            done = last


def _bare(text: str, start: int, end: int, listed: ListedWorks) -> Iterator[AuthorDate]:
    """Yield citations without brackets: of works that are listed, or that show it by their form."""
    for date in _BARE.finditer(text, start, end):
        begin = max(start, date.start() - _BRACKETS_WITHIN)
        shown = bool(date["letters"] or _AND_OTHERS.search(text, begin, date.start()))
        name = _BEFORE_BARE.search(text, begin, date.start())
        if not name or not (shown or listed.entries):
            continue
        opened, closed = (
            max(text.rfind(sign, begin, date.start()) + 1 for sign in signs)
            for signs in ("([", ")]")
        )
        if opened > closed:
            continue  # between brackets, where pages may follow on the date
        read = _read(text, max(closed, begin), date.start(), date.group(), listed)
        if not read or not _is_likely(read, date.group(), text[read.authors.start : date.start()]):
            continue
        if _looks_like_a_time(text, begin, date.start(), read, between=True):
            continue
        known = any(read.meant) and (
            not name["comma"] or bool(_BEHIND_BARE.match(text, date.end(), end))
        )
        if known or (shown and not _NO_AUTHORS_OF_LETTERS.intersection(read.authors.families)):
            yield AuthorDate(read.authors.start, date.end(), "narrative", read.meant)


def _in_brackets(
    text: str, done: int, start: int, end: int, listed: ListedWorks
) -> Iterator[AuthorDate]:
    """Yield a citation per work; alone, one takes the brackets with it."""
    (begin, stop), *more = [one.span() for one in _PIECES.finditer(text, start + 1, end - 1)]
    read: _Read | None = None
    found: list[AuthorDate] = []
    lead = _NARRATIVE_LEAD.match(text, begin, stop)
    if lead and (dates := DATES.match(text, lead.end(), stop)):
        begin = _located(text, dates.end(), stop)
        if _GOES_ON.match(text, begin, stop) and (
            read := _narrative(text, done, start, dates.group(), listed)
        ):
            found.append(AuthorDate(read.authors.start, begin, "narrative", read.meant))
    for piece in ((begin, stop), *more):
        for one, place in _works(text, *piece, read, listed):
            found.append(AuthorDate(*place, "parenthetical", one.meant))
            read = one
    if len(found) == 1 and not more:
        (alone,) = found
        begin = start if alone.form == "parenthetical" else alone.start
        found = [alone._replace(start=begin, end=end)]
    yield from found


def _narrative(text: str, begin: int, end: int, dates: str, listed: ListedWorks) -> _Read | None:
    """Read the authors whose dates stand in the brackets that follow."""
    read = _read(text, begin, end, dates, listed)
    if not read or _looks_like_a_time(text, begin, end, read):
        return None
    named = _NO_AUTHOR_BEFORE.search(text, max(begin, read.authors.start - 20), read.authors.start)
    if any(read.meant) or (
        text[end] == "(" and _is_likely(read, dates, text[read.authors.start : end]) and not named
    ):
        return read
    return None


def _works(
    text: str, begin: int, end: int, read: _Read | None, listed: ListedWorks
) -> Iterator[tuple[_Read, tuple[int, int]]]:
    """Yield what a piece between brackets cites, and where.

    What stands before the names must be a cue such as "see", or the work must be in the list.
    Dates without names are those of the authors before them.
    """
    for dates in DATES.finditer(text, begin, end):
        first, written = dates.start(), dates.group()
        if read and _SAME_AUTHORS.fullmatch(text, begin, first):
            meant = [listed.find(read.authors, date) for date in read_dates(written)]
            read = _Read(read.authors, meant)
        else:
            new = _read(text, begin, first, written, listed)
            if not new or _looks_like_a_time(text, begin, first, new, between=True):
                continue
            likely = _is_likely(new, written, text[new.authors.start : first]) and _GOES_ON.match(
                text, dates.end(), end
            )
            if not any(new.meant) and not (
                likely and _LEAD.fullmatch(text, begin, new.authors.start)
            ):
                continue
            first, read = new.authors.start, new
        begin = _located(text, dates.end(), end)
        yield read, (first, begin)


def _read(text: str, begin: int, end: int, dates: str, listed: ListedWorks) -> _Read | None:
    """Read the authors before dates as those that are listed, else as what they look like."""
    cited = [*read_dates(dates)]
    likely = None
    for authors in read_cited_authors(text, begin, end):
        meant = [listed.find(authors, date) for date in cited]
        if any(meant):
            return _Read(authors, meant)
        likely = likely or (authors if authors.sure or authors.whole in PLACES else None)
        if likely and not listed.entries:
            break
    return _Read(likely, [[] for _ in cited]) if likely else None


def _is_likely(read: _Read, dates: str, written: str) -> bool:
    """Tell whether what no list has can be a citation; `written` is what stands for the authors."""
    authors = read.authors
    named = authors.families or tuple(authors.whole.split())
    if _JOINED.search(written):
        named = tuple(fold_name(word) for word in _WORD.findall(written))
    places = PLACES.issuperset(named) or authors.whole in PLACES
    return is_certain(dates) and not (
        (places and not authors.more) or _NO_AUTHORS.intersection(named)
    )


def _looks_like_a_time(
    text: str, begin: int, end: int, read: _Read, *, between: bool = False
) -> bool:
    """Tell whether a month or a season is meant, as in "in May (2019)" or "(May 2019)"."""
    first = read.authors.start
    if not _CALENDAR.fullmatch(text[first:end].strip(" ,")):
        return False
    return (between and "," not in text[first:end]) or bool(_IN_TIME.search(text, begin, first))


def _located(text: str, begin: int, end: int) -> int:
    """Return where pages or the like end that follow on a date."""
    while found := _LOCATOR.match(text, begin, end):
        begin = found.end()
    return begin
