"""The entries of a list of references: what each names, and what is wrong with it.

An entry is matched to a work of the bibliography by year, first author and title. Titles in a
list may be cut, prefixed, or lack a subtitle; with author and year agreeing, the longest stretch
that both titles share decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from reviewbook.documents.page_turns import without_page_turns
from reviewbook.references.entry_authors import (
    EntryAuthors,
    authors_of,
    family_and_given,
    leading_organisation,
    said_short,
    short_at_end,
)
from reviewbook.references.entry_numbers import BACKLINKS, LEADS, RAISED
from reviewbook.references.entry_parser.listed_people import read_people
from reviewbook.references.entry_parser.parsed_entry import parse_entry
from reviewbook.references.person_names import UPPER, family_key, fold_name
from reviewbook.references.reference import Reference
from reviewbook.references.repeated_authors import repeats_authors
from reviewbook.references.shared_titles import plain_title, title_overlap
from reviewbook.references.work_dates import UNDATED, WRITTEN, YEAR, undated_label, undated_suffix

LIKE_ENOUGH = 0.6
SURE = 0.5  # of a title
SHORTEST_TITLE = 12  # that ends at a stop where the model finds a longer one
LONGEST_ENTRY = 1_500
LONGEST_AUTHORS = 300
LONGEST_NAME = 160
# "Doe, J. (2020).", "Doe J, Roe R (1917/1957)": what stands before such brackets are the authors.
_AUTHORS_FIRST = re.compile(
    rf"(?P<by>[^\W\d_][^\d\"“”()]{{1,{LONGEST_AUTHORS}}}(?:\([A-Z]\w{{1,9}}\)\s?)?)"
    rf"[(\[](?P<date>(?:{WRITTEN}|{YEAR}(?:\s?[/–-]\s?|[)\]]\s?\(?))?{YEAR}|{UNDATED})(?P<suffix>[a-z])?\b[^)\]]{{0,30}}[)\]]"
)
_UNDATED = re.compile(rf"[(\[.,;:]\W{{0,2}}(?P<word>{UNDATED})(?=\W|\Z)")
_TITLE_END = re.compile(r"(?<=\S)\.(?=\s|$)")
_STOP = re.compile(r"(?<=[^\W\d_])(?<!\b[^\W\d_])\.\s+|(?<=\b[^\W\d_a-z])\.\s+(?=[^\W\d_]{2})")
_VISIT = re.compile(
    r"[\[(]?\b(?i:cited|accessed|retrieved|viewed)\b[^\])]{0,40}[\])]?|\S+/\S+|(?i:arxiv):?\s?\S+"
)
_ANY_YEAR = re.compile(rf"(?<![\w/.;–-]){YEAR}(?=[a-z]?(?:[^\w–/-]|\Z))")
_TITLE_FIRST = re.compile(r"(?P<quoted>[\"“‘'«_*]*)")
_OF_PEOPLE = re.compile(rf"[,;&]|\s(?:and|und|et)\s|\b[{UPPER}]\.|\s(?!UK\Z)[{UPPER}]{{1,3}}\Z")
# A work that appeared before is cited by either year.
_OTHER_YEAR = re.compile(
    rf"(?i:original(?:ly)?|first)\s(?:work\s)?(?i:published)(?:\sin)?\s(?P<first>{YEAR})\b"
)
_NAME_END = re.compile(r"(?<=\w)[,.:](?=\s)|\s(?=[(\[])")
_YEAR_FIRST = re.compile(rf"\A[\s.,:;(\[]*{YEAR}[a-z]?\b[)\]]*")
_NUMBER = re.compile(
    rf"\A(?:(?:\[\^?[\w+-]{{1,20}}\]:?|\(?\d{{1,4}}[.)](?!\d)|[{RAISED}]{{1,4}}|\^\d{{1,4}}|\d{{1,3}}(?=\s)"
    r"|[*†‡§]{1,3}(?=\s))\s*)?"
    rf"(?:{BACKLINKS})?\s*(?:{LEADS})?"
)


class Entry(NamedTuple):
    """One entry of a list, its names folded for comparison; `key` may be empty.

    `dates` are all that it may be cited by: its year, that of the original, or "in press". `unread`
    is the key of a work whose own entry in the bibliography cannot be read.
    """

    position: int
    start: int
    end: int
    families: tuple[str, ...]
    year: int | None
    suffix: str
    title: str
    key: str
    authors: EntryAuthors = EntryAuthors(())
    dates: tuple[str, ...] = ()
    unread: str = ""


def bare_entry(text: str, entry: Entry) -> str:
    """Return an entry in one line, without its number or label."""
    return _bare(text[entry.start : entry.end])


def _bare(written: str) -> str:
    return " ".join(_NUMBER.sub("", without_page_turns(written)).split())


class _Said(NamedTuple):
    """What an entry says; an empty title was not asked for."""

    authors: EntryAuthors
    dates: tuple[str, ...]
    suffix: str
    title: str
    by: str = ""  # what stands before the date, where authors do
    behind: str = ""  # what stands behind it


def read_entry(
    text: str,
    position: int,
    start: int,
    end: int,
    known: Mapping[tuple[int | None, str], Sequence[Reference]],
    before: EntryAuthors | None = None,
) -> Entry:
    """Read one entry: its people, its year, its title, and the work that it means.

    `before` are the people of the entry before it, for whom a dash may stand.
    """
    written = _bare(text[start:end])
    said = _authors_first(written) or _parsed(written)
    if before and repeats_authors(written):
        said = said._replace(authors=before)
    if by := _known_organisation(written, said.dates, known):
        said = said._replace(by=by, behind=_behind(written, by))
    whole = said.authors.whole
    # "Alder & Birch" may be two people after all.
    first = whole.partition(" and ")[0]
    names = {*said.authors.families[:1], family_key(whole), first, family_key(said.by)} - {""}
    years = [int(date) if date.isdigit() else None for date in said.dates] or [None]
    candidates = {
        work.key: work for one in years for name in names for work in known.get((one, name), ())
    }
    wanted = {plain_title(work.title) for work in candidates.values()}
    titles = _titles(written, said, wanted) if candidates else (said.title,)
    score, _, _, title, key = max(
        (
            (
                title_overlap(title, work.title),
                plain_title(title) == plain_title(work.title),
                len(title),
                title,
                key,
            )
            for title in dict.fromkeys(titles)
            for key, work in candidates.items()
        ),
        default=(0.0, False, 0, titles[0], ""),
    )
    authors = said.authors
    if key and _is_by(candidates[key], said.by):
        authors = authors_of((said.by,), authors.acronym)._replace(
            families=(family_key(said.by),), whole=fold_name(said.by), initials=""
        )
    if short := short_at_end(written, authors, said.by or authors.whole):
        authors = authors._replace(acronym=short)
    return Entry(
        position,
        start,
        end,
        authors.families,
        int(said.dates[0]) if said.dates and said.dates[0].isdigit() else None,
        said.suffix,
        title,
        key if score >= LIKE_ENOUGH else "",
        authors,
        said.dates,
    )


def _known_organisation(
    written: str,
    dates: Sequence[str],
    known: Mapping[tuple[int | None, str], Sequence[Reference]],
) -> str:
    """Return the organisation that an entry begins with, if the bibliography has a work of it."""
    years = [int(date) if date.isdigit() else None for date in dates] or [None]
    for end in _NAME_END.finditer(written[:LONGEST_NAME]):
        by = written[: end.start()]
        works = (work for one in years for work in known.get((one, family_key(by)), ()))
        if any(_is_by(work, by) for work in works):
            return by
    return ""


def _behind(written: str, by: str) -> str:
    """Return what stands behind an organisation's name, and behind the year next to it."""
    return _YEAR_FIRST.sub("", written[len(by) :]).strip(" .,:;")


def _is_by(work: Reference, by: str) -> bool:
    """Tell whether all that stands before the date is the one name of an organisation."""
    people = work.authors or work.editors
    one = people[0] if len(people) == 1 and " " in by else ""
    return bool(one) and not family_and_given(one)[1] and fold_name(one) == fold_name(by)


def _authors_first(written: str) -> _Said | None:
    """Read an entry that begins with its authors and their date in brackets."""
    found = _AUTHORS_FIRST.match(written)
    if not found:
        return None
    years = tuple(dict.fromkeys(re.findall(YEAR, found["date"])))[::-1]
    if years and (other := _OTHER_YEAR.search(written)):
        years += (other["first"],)
    dates = years or (undated_label(found["date"]),)
    by = said_short(found["by"])[0].strip(" .,;:")
    behind = written[found.end() :].strip(" .,:;")
    suffix = found["suffix"] or undated_suffix(found["date"])
    return _Said(_authors(found["by"]), dates, suffix, "", by, behind)


def _parsed(written: str) -> _Said:
    """Read any other entry: what the model finds, of the date also its letter or word.

    Where the model is not sure, what stands before the first stop are the authors.
    """
    parsed = parse_entry(written[:LONGEST_ENTRY])
    record, sure = parsed.record, parsed.confidences.get("title", 0.0) >= SURE
    by, *rest = _STOP.split(written[:LONGEST_ENTRY], maxsplit=1)
    people = (record.authors or record.editors) if sure else ()
    direct = " ".join(reversed(people[0].split(", "))) if len(people) == 1 else ""
    if direct in written and not _OF_PEOPLE.search(direct):
        people = (direct,) if direct else people  # "Stones First" is no person called Stones
    short = dict(record.others).get("shortauthor", "")
    authors = authors_of(people, short) if people else _authors(by)
    title = record.title if sure or not rest else _STOP.split(rest[0], maxsplit=1)[0]
    if not people and _begins_with_title(written, title, sure=sure):
        authors = EntryAuthors((), fold_name(title))  # nobody wrote it: it is cited by its title
    name = leading_organisation(written)
    behind = _behind(written, name) if name else ""
    if name:
        authors = authors_of((name,))
        at = written.find(title)
        title = title if at >= len(name) else _TITLE_END.split(behind, maxsplit=1)[0]
    year = record.date[:4] or _last_year(written)
    if not year:
        word = _UNDATED.search(written)
        undated = (undated_label(word["word"]),) if word else ()
        letter = undated_suffix(word["word"]) if word else ""
        return _Said(authors, undated, letter, title, name, behind)
    suffix = re.search(rf"(?<!\d){year}([a-z])\b", written)
    other = _OTHER_YEAR.search(written)
    dates = (year, other["first"]) if other else (year,)
    return _Said(authors, dates, suffix[1] if suffix else "", title, name, behind)


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
    found = _ANY_YEAR.findall(_VISIT.sub(" ", written))
    return found[-1] if found else ""


def _titles(written: str, said: _Said, wanted: Collection[str]) -> tuple[str, ...]:
    """Return where the title may end: where the model says, and at the first stop.

    A short one counts if it is all of a title that is `wanted`, each in plain letters.
    """
    found = said.title or parse_entry(written[:LONGEST_ENTRY]).record.title
    begin = written.find(found)
    plain = _TITLE_END.split(written[begin:] if begin >= 0 else found, maxsplit=1)[0]
    behind = _TITLE_END.split(said.behind, maxsplit=1)[0]
    return (
        found,
        *(
            one
            for one in (plain, behind)
            if len(one) >= SHORTEST_TITLE or plain_title(one) in wanted
        ),
    )
