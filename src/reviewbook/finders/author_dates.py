"""Citations by author and date: "Doe (2020)", "(see Doe, 2020, p. 3; Roe, in press)".

Authors and dates are resolved against the document's own list of references as they are read: of
several readings that which is listed is meant. What no list has is a citation only where it looks
like nothing else: so "(Springfield, Ohio, 2010)" and "(Monday, 2020)" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reviewbook.finders.bare_dates import find_bare_dates
from reviewbook.finders.dated_authors import (
    AuthorDate,
    DatedAuthors,
    looks_like_a_time,
    may_be_cited,
    read_dated_authors,
)
from reviewbook.finders.leading_dates import find_leading_dates
from reviewbook.finders.named_things import names_no_author
from reviewbook.finders.narrative_authors import (
    before_editors,
    is_of_editors,
    read_author_of_sentence,
    read_narrative_authors,
)
from reviewbook.references.cited_authors import read_named_body, read_whole
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.work_dates import DATES, YEAR, read_dates

# Two patterns: what begins with one certain sign is searched ten times as fast.
_ROUND = re.compile(
    r"\((?:[^()]|(?<=\s)\((?:[A-Z][A-Za-z&]{1,9}|[Ee]ds?\.|eds?|editors?)\)){4,400}\)"
)
_SQUARE = re.compile(r"\[[^\[\]()]{4,400}\]")
_BRACKETS = "(["
_PIECES = re.compile(r"(?:[^;]|;(?=\s?(?:\d{4}|n\.d\.|in press|forthcoming|[a-z]\s?(?:[;,]|\Z))))+")
_CUES = (
    r"see|also|but|and|or|cf|compare|e\.?g|i\.e|viz|contra|pace|as in|after|following|from|by|the"
    r"|in|as|for|a|an|adapted|modified|reprinted|cited|quoted|reviewed|discussed|summari[sz]ed"
    r"|reported|described|reviews?|overviews?|discussions?|summary|examples?|instance|details"
    r"|recently|most|especially|particularly|notably|inter alia|originally|first"
)
_LEAD = re.compile(
    rf"[\s,]*(?:(?:{_CUES})\b[\s.,:]*){{0,8}}"
    r"|[^;()\[\]]{0,80}\bsee\s(?:(?:also|the|works?|reviews?|stud(?:y|ies)|papers?|of|by|in)\s){0,4}",
    re.IGNORECASE,
)
_LOCATOR = re.compile(
    r"\s?[,;]\s?(?:\d{1,2}(?:st|nd|rd|th)|(?:revised|second|third|fourth|fifth))\sed(?:ition|n)?\b\.?"
    r"|\s?(?:[,:]\s?(?:pp?|ch|chaps?|chapters?|secs?|sections?|paras?|paragraphs?|vols?|volumes?|figs?"
    r"|figures?|tables?|pages?|lines?|notes?|parts?|appendix|box|§{1,2}|¶{1,2})\.?\s?|:\s?"
    rf"|,\s?(?!{YEAR}[a-z]?(?!\w)))"
    r"\d[\d\s–‑-]{0,12}(?:ff?\.?|n(?:n?\.)?\s?\d{0,3}(?!\w))?",
    re.IGNORECASE,
)
_SAME_AUTHORS = re.compile(r"\s*(?:(?:[Ii]d(?:em)?|ders|dies)\b\.?,?\s)?|\s?(?:[,;&]|,?\sand)\s?")
_GOES_ON = re.compile(r"\s?(?:[,;:)\]–—]|\(|\Z|and\b|for\b|in\b|emphasis\b|as\b|\[)")
_NARRATIVE_LEAD = re.compile(r"\s?(?:(?:see|cf\.|e\.g\.|[Ee]ds?\.?,|eds\.?)[\s,]+)?")


def find_author_dates(text: str, start: int, end: int, listed: ListedWorks) -> Iterator[AuthorDate]:
    """Yield the narrative and the parenthetical citations of a stretch of text, each in order."""
    yield from find_bare_dates(text, start, end, listed)
    yield from find_leading_dates(text, start, end, listed)
    if all(text.find(bracket, start, end) < 0 for bracket in _BRACKETS):
        return
    done = start
    found = [*_ROUND.finditer(text, start, end), *_SQUARE.finditer(text, start, end)]
    for first, last in sorted(one.span() for one in found):
        if first < done:
            continue
        dated = DATES.search(text, first + 1, last - 1)
        if not dated and is_of_editors(text, first - 1, last):
            continue
        cited = [*_in_brackets(text, done, first, last, listed)] if dated else []
        yield from cited
        within = not cited and text.find("[", first + 1, last) >= 0  # "(Doe [2020: 3])"
        if (dated or text[first] == "(") and not within:
            done = last


def _in_brackets(
    text: str, done: int, start: int, end: int, listed: ListedWorks
) -> Iterator[AuthorDate]:
    """Yield a citation per work; alone, one takes the brackets with it."""
    (begin, stop), *more = [one.span() for one in _PIECES.finditer(text, start + 1, end - 1)]
    read: DatedAuthors | None = None
    found: list[AuthorDate] = []
    lead = _NARRATIVE_LEAD.match(text, begin, stop)
    if lead and (dates := DATES.match(text, lead.end(), stop)):
        begin = _located(text, dates.end(), stop)
        if _GOES_ON.match(text, begin, stop):
            read = read_narrative_authors(text, done, start, dates.group(), listed)
            read = read or read_author_of_sentence(text, done, start, dates.group(), listed)
        if read:
            found.append(AuthorDate(read.authors.start, begin, "narrative", read.meant))
    pieces = ((begin, stop), *more)
    between = [*_in_pieces(text, pieces, read, listed)]
    if any(any(one.meant) for one in between) and _has_more_dates(text, pieces, len(between)):
        between = [*_in_pieces(text, pieces, read, listed, beside=True)]
    found += between
    if len(found) == 1 and not more:
        (alone,) = found
        begin = start if alone.form == "parenthetical" else alone.start
        found = [alone._replace(start=begin, end=end)]
    yield from found


def _in_pieces(
    text: str,
    pieces: Iterable[tuple[int, int]],
    read: DatedAuthors | None,
    listed: ListedWorks,
    *,
    beside: bool = False,
) -> Iterator[AuthorDate]:
    """Yield a citation per work of pieces; dates may be those of the authors of the piece before.

    `beside` says that one of them surely cites, so that what is written as it is does so too.
    """
    for piece in pieces:
        for one, place in _works(text, *piece, read, listed, beside=beside):
            yield AuthorDate(*place, "parenthetical", one.meant)
            read = one


def _has_more_dates(text: str, pieces: Iterable[tuple[int, int]], count: int) -> bool:
    return sum(1 for piece in pieces for _ in DATES.finditer(text, *piece)) > count


def _works(
    text: str,
    begin: int,
    end: int,
    read: DatedAuthors | None,
    listed: ListedWorks,
    *,
    beside: bool,
) -> Iterator[tuple[DatedAuthors, tuple[int, int]]]:
    """Yield what a piece between brackets cites, and where.

    What stands before the names must be a cue such as "see", or the work must be in the list.
    Dates without names are those of the authors before them.
    """
    for dates in DATES.finditer(text, begin, end):
        first, written = before_editors(text, begin, dates.start()), dates.group()
        if read and (again := _again(text, begin, first, written, read, listed)):
            read = again
        else:
            new = _anew(text, begin, first, written, listed, beside=beside)
            is_known = beside and new and any(new.meant)
            if not new or looks_like_a_time(text, begin, first, new, between=not is_known):
                continue
            goes_on = bool(_GOES_ON.match(text, dates.end(), end))
            if not any(new.meant) and not (
                goes_on and _is_likely(text, begin, first, new, written)
            ):
                continue
            first, read = new.authors.start, new
        begin = _located(text, dates.end(), end)
        yield read, (first, begin)


def _anew(
    text: str, begin: int, end: int, dates: str, listed: ListedWorks, *, beside: bool
) -> DatedAuthors | None:
    """Read what stands before dates as authors: of several readings that which is listed."""
    new = read_dated_authors(text, begin, end, dates, listed)
    if beside and not (new and any(new.meant)):
        new = _body(text, begin, end, dates) or new
    if listed.entries and not (new and any(new.meant)):
        new = _whole_piece(text, begin, end, dates, listed) or new
    return new


def _is_likely(text: str, begin: int, end: int, read: DatedAuthors, dates: str) -> bool:
    """Tell whether authors that no list has can be cited, with nothing but a cue before them."""
    return (
        may_be_cited(read, dates, text[read.authors.start : end])
        and bool(_LEAD.fullmatch(text, begin, read.authors.start))
        and not names_no_author(text, max(begin - 20, 0), begin - 1)
    )


def _again(
    text: str, begin: int, end: int, dates: str, read: DatedAuthors, listed: ListedWorks
) -> DatedAuthors | None:
    """Read dates as those of the authors before them, where no others stand between.

    Behind a cue such as "but see also" they must be listed.
    """
    meant = [listed.find(read.authors, date) for date in read_dates(dates)]
    same = _SAME_AUTHORS.fullmatch(text, begin, end)
    if same or (any(meant) and _LEAD.fullmatch(text, begin, end)):
        return DatedAuthors(read.authors, meant)
    return None


def _whole_piece(
    text: str, begin: int, end: int, dates: str, listed: ListedWorks
) -> DatedAuthors | None:
    """Read all that stands before dates, but a cue such as "see", where the list has just that."""
    lead = _LEAD.match(text, begin, end)
    first = lead.end() if lead else begin
    whole = read_whole(text, first, end)
    if " " not in whole.whole and text[first].isupper():
        return None  # that is a family name, and was read with its initials
    meant = [
        [entry for entry in listed.find(whole, date) if entry.authors.whole == whole.whole]
        for date in read_dates(dates)
    ]
    return DatedAuthors(whole, meant) if any(meant) else None


def _body(text: str, begin: int, end: int, dates: str) -> DatedAuthors | None:
    """Read what stands before dates, behind a cue such as "see", as the name of an organisation."""
    lead = _LEAD.match(text, begin, end)
    body = read_named_body(text, lead.end() if lead else begin, end)
    return DatedAuthors(body, [[] for _ in read_dates(dates)]) if body else None


def _located(text: str, begin: int, end: int) -> int:
    """Return where pages or the like end that follow on a date."""
    while found := _LOCATOR.match(text, begin, end):
        begin = found.end()
    return begin
