"""What an entry of a list of references says: by whom it is, of when, and its title."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.references.entry_authors import (
    EntryAuthors,
    authors_of,
    leading_organisation,
    said_short,
)
from reviewbook.references.entry_openings import UNDATED_WORD, VISIT, told_opening
from reviewbook.references.entry_parser.listed_people import read_people
from reviewbook.references.entry_parser.parsed_entry import parse_entry
from reviewbook.references.person_names import UPPER, fold_name
from reviewbook.references.work_dates import UNDATED, WRITTEN, YEAR, undated_label, undated_suffix

SURE, SURE_OF_PEOPLE = 0.5, 0.9  # of a title, and of people where the title is not
LONGEST_ENTRY = 1_500
LONGEST_AUTHORS = 300
# "Doe, J. (2020).", "Doe J, Roe R (1917/1957)": what stands before such brackets are the authors.
_AUTHORS_FIRST = re.compile(
    rf"(?P<by>[^\W\d_][^\d\"“”()]{{1,{LONGEST_AUTHORS}}}(?:\([A-Z]\w{{1,9}}\)\s?)?)"
    rf"[(\[](?P<date>(?:{WRITTEN}|{YEAR}(?:\s?[/–-]\s?|[)\]]\s?\(?))?{YEAR}|{UNDATED})(?P<suffix>[a-z])?\b[^)\]]{{0,30}}[)\]]"
)
TITLE_END = re.compile(r"(?<=\S)\.(?=\s|$)")
_STOP = re.compile(r"(?<=[^\W\d_])(?<!\b[^\W\d_])\.\s+|(?<=\b[^\W\d_a-z])\.\s+(?=[^\W\d_]{2})")
_ANY_YEAR = re.compile(rf"(?<![\w/.;–-]){YEAR}(?=[a-z]?(?:[^\w–/-]|\Z))")
_TITLE_FIRST = re.compile(r"(?P<quoted>[\"“‘'«_*]*)")
_OF_PEOPLE = re.compile(rf"[,;&]|\s(?:and|und|et)\s|\b[{UPPER}]\.|\s(?!UK\Z)[{UPPER}]{{1,3}}\Z")
# A work that appeared before is cited by either year.
_OTHER_YEAR = re.compile(
    rf"(?i:original(?:ly)?|first)\s(?:work\s)?(?i:published)(?:\sin)?\s(?P<first>{YEAR})\b"
)
# "[1938] 1962" and "1962 [1938]": that in brackets is the year of the first edition.
_EDITION_BEHIND = re.compile(rf"(?<=\])\s?(?P<year>{YEAR})(?=[.,:]|\Z)")
_FIRST_BESIDE = re.compile(
    rf"(?<!\d){YEAR}[)\]]?\s?\[(?P<behind>{YEAR})\]|\[(?P<before>{YEAR})\]\s?\(?{YEAR}(?!\d)"
)
_YEAR_FIRST = re.compile(rf"\A[\s.,:;(\[]*{YEAR}[a-z]?\b[)\]]*")


class EntryContents(NamedTuple):
    """What an entry says; an empty title was not asked for."""

    authors: EntryAuthors
    dates: tuple[str, ...]
    suffix: str
    title: str
    by: str = ""  # what stands before the date, where authors do
    behind: str = ""  # what stands behind it


def contents_of(written: str) -> EntryContents:
    """Read an entry, in one line and without its number."""
    return _authors_first(written) or _opened(written[:LONGEST_ENTRY]) or _parsed(written)


def behind_name(written: str, by: str) -> str:
    """Return what stands behind an organisation's name, and behind the year next to it."""
    return _YEAR_FIRST.sub("", written[len(by) :]).strip(" .,:;")


def _authors_first(written: str) -> EntryContents | None:
    """Read an entry that begins with its authors and their date in brackets."""
    found = _AUTHORS_FIRST.match(written)
    if not found:
        return None
    edition = _EDITION_BEHIND.match(written, found.end())
    end = edition.end() if edition else found.end()
    years = re.findall(YEAR, found["date"] + (edition.group() if edition else ""))[::-1]
    every = (*years, *_first_year(written)) if years else (undated_label(found["date"]),)
    dates = tuple(dict.fromkeys(every))
    by = said_short(found["by"])[0].strip(" .,;:")
    behind = written[end:].strip(" .,:;")
    suffix = found["suffix"] or undated_suffix(found["date"])
    return EntryContents(_authors(found["by"]), dates, suffix, "", by, behind)


def _opened(written: str) -> EntryContents | None:
    """Read an entry whose form alone tells who it is by and when it is of."""
    told = told_opening(written)
    if not told:
        return None
    dates = tuple(dict.fromkeys((told.year, *_first_year(written))))
    return EntryContents(authors_of(read_people(told.people)), dates, told.suffix, "")


def _parsed(written: str) -> EntryContents:
    """Read any other entry: what the model finds, of the date also its letter or word.

    Where the model is not sure, neither of the title nor well of the authors, these are what stands
    before the first stop.
    """
    parsed = parse_entry(written[:LONGEST_ENTRY])
    record, sure = parsed.record, parsed.confidences.get("title", 0.0) >= SURE
    by, *rest = _STOP.split(written[:LONGEST_ENTRY], maxsplit=1)
    known = sure or parsed.confidences.get("author", 0.0) >= SURE_OF_PEOPLE
    people = (record.authors or record.editors) if known else ()
    direct = " ".join(reversed(people[0].split(", "))) if len(people) == 1 else ""
    if direct in written and not _OF_PEOPLE.search(direct):
        people = (direct,) if direct else people  # "Stones First" is no person called Stones
    short = dict(record.others).get("shortauthor", "")
    authors = authors_of(people, short) if people else _authors(by)
    title = record.title if sure or not rest else _STOP.split(rest[0], maxsplit=1)[0]
    if not people and _begins_with_title(written, title, sure=sure):
        authors = EntryAuthors((), fold_name(title))  # nobody wrote it: it is cited by its title
    name = leading_organisation(written)
    behind = behind_name(written, name) if name else ""
    if name:
        authors = authors_of((name,))
        at = written.find(title)
        title = title if at >= len(name) else TITLE_END.split(behind, maxsplit=1)[0]
    year = record.date[:4] or _last_year(written[:LONGEST_ENTRY])
    if not year:
        word = UNDATED_WORD.search(written)
        undated = (undated_label(word["word"]),) if word else ()
        letter = undated_suffix(word["word"]) if word else ""
        return EntryContents(authors, undated, letter, title, name, behind)
    suffix = re.search(rf"(?<!\d){year}([a-z])\b", written)
    dates = (year, *_first_year(written))
    return EntryContents(authors, dates, suffix[1] if suffix else "", title, name, behind)


def _first_year(written: str) -> tuple[str, ...]:
    """Return the year of the first edition, where an entry says it beside its own."""
    if other := _OTHER_YEAR.search(written):
        return (other["first"],)
    beside = _FIRST_BESIDE.search(written[:LONGEST_AUTHORS])
    return (beside[beside.lastgroup or 0],) if beside else ()


def _begins_with_title(written: str, title: str, *, sure: bool) -> bool:
    """Tell whether nobody wrote an entry, which has its title where others have their authors."""
    quoted = _TITLE_FIRST.match(written)
    begins = bool(quoted and title) and written.startswith(title, quoted.end() if quoted else 0)
    return begins and bool((quoted and quoted["quoted"]) or (sure and not _OF_PEOPLE.search(title)))


def _authors(by: str) -> EntryAuthors:
    """Read what stands before the date or the title; a name without a sign may be no person's."""
    by, short = said_short(by)
    name = by.strip(" .,;:")
    return authors_of(read_people(by) if _OF_PEOPLE.search(name) else (name,), short)


def _last_year(written: str) -> str:
    """Return the last year of an entry that is no part of a number, an address or a visit."""
    found = _ANY_YEAR.findall(VISIT.sub(" ", written))
    return found[-1] if found else ""
