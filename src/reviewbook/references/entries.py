"""The entries of a list of references, each with the work that it means.

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
    short_at_end,
)
from reviewbook.references.entry_contents import (
    LONGEST_ENTRY,
    TITLE_END,
    EntryContents,
    behind_name,
    contents_of,
)
from reviewbook.references.entry_numbers import BACKLINKS, LABEL, LEADS, RAISED
from reviewbook.references.entry_parser.parsed_entry import parse_entry
from reviewbook.references.person_names import family_key, fold_name
from reviewbook.references.reference import Reference
from reviewbook.references.repeated_authors import repeats_authors
from reviewbook.references.shared_titles import plain_title, title_overlap

LIKE_ENOUGH = 0.6
LIKE_ENOUGH_ALONE = 0.8  # of a work without people, of which the title alone tells
SHORTEST_TITLE = 12  # that ends at a stop where the model finds a longer one
LONGEST_NAME = 160
_NAME_END = re.compile(r"(?<=\w)[,.:](?=\s)|\s(?=[(\[])")
_NUMBER = re.compile(
    rf"\A(?:(?:{LABEL}|\[\^?[\w+-]{{1,20}}\]:?|\(?\d{{1,4}}[.)](?!\d)|[{RAISED}]{{1,4}}|\^\d{{1,4}}|\d{{1,3}}(?=\s)"
    r"|[*†‡§]{1,3}(?=\s))\s*)?"
    rf"(?:{BACKLINKS})?\s*(?:{LEADS})?"
)
_Known = Mapping[tuple[int | None, str], Sequence[Reference]]


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


def read_entry(
    text: str,
    position: int,
    start: int,
    end: int,
    known: _Known,
    before: EntryAuthors | None = None,
) -> Entry:
    """Read one entry: its people, its year, its title, and the work that it means.

    `before` are the people of the entry before it, for whom a dash may stand.
    """
    written = _bare(text[start:end])
    said = contents_of(written)
    if before and repeats_authors(written):
        said = said._replace(authors=before)
    if by := _known_organisation(written, said.dates, known):
        said = said._replace(by=by, behind=behind_name(written, by))
    title, work, sure = _best_work(written, said, known)
    authors = _authors_by(written, said, work)
    return Entry(
        position,
        start,
        end,
        authors.families,
        _years(said.dates)[0],
        said.suffix,
        title,
        work.key if work and sure else "",
        authors,
        said.dates,
    )


def _best_work(
    written: str, said: EntryContents, known: _Known
) -> tuple[str, Reference | None, bool]:
    """Return the title of an entry, the work that is likest, and whether it is like enough."""
    candidates = _candidates(said, known)
    if not candidates:
        return said.title, None, False
    wanted = {plain_title(work.title) for work in candidates.values()}
    score, _, _, title, key = max(
        (
            title_overlap(title, work.title),
            plain_title(title) == plain_title(work.title),
            len(title),
            title,
            key,
        )
        for title in dict.fromkeys(_titles(written, said, wanted))
        for key, work in candidates.items()
    )
    work = candidates[key]
    by_title = not (work.authors or work.editors)
    return title, work, score >= (LIKE_ENOUGH_ALONE if by_title else LIKE_ENOUGH)


def _candidates(said: EntryContents, known: _Known) -> dict[str, Reference]:
    """Return the works of the years and the first author of an entry, by key."""
    whole = said.authors.whole
    # "Alder & Birch" may be two people after all.
    first = whole.partition(" and ")[0]
    names = {*said.authors.families[:1], family_key(whole), first, family_key(said.by)} - {""}
    return {
        work.key: work
        for year in _years(said.dates)
        for name in names
        for work in known.get((year, name), ())
    }


def _authors_by(written: str, said: EntryContents, work: Reference | None) -> EntryAuthors:
    """Return the authors of an entry, an organisation as the work has it, with its short name."""
    authors = said.authors
    if work and _is_by(work, said.by):
        authors = authors_of((said.by,), authors.acronym)._replace(
            families=(family_key(said.by),), whole=fold_name(said.by), initials=""
        )
    short = short_at_end(written, authors, said.by or authors.whole)
    return authors._replace(acronym=short) if short else authors


def _years(dates: Sequence[str]) -> list[int | None]:
    """Return the years among dates; of a word such as "in press" there is none."""
    return [int(date) if date.isdigit() else None for date in dates] or [None]


def _known_organisation(
    written: str,
    dates: Sequence[str],
    known: _Known,
) -> str:
    """Return the organisation that an entry begins with, if the bibliography has a work of it."""
    years = _years(dates)
    for end in _NAME_END.finditer(written[:LONGEST_NAME]):
        by = written[: end.start()]
        works = (work for one in years for work in known.get((one, family_key(by)), ()))
        if any(_is_by(work, by) for work in works):
            return by
    return ""


def _is_by(work: Reference, by: str) -> bool:
    """Tell whether all that stands before the date is the one name of an organisation."""
    people = work.authors or work.editors
    one = people[0] if len(people) == 1 and " " in by else ""
    return bool(one) and not family_and_given(one)[1] and fold_name(one) == fold_name(by)


def _titles(written: str, said: EntryContents, wanted: Collection[str]) -> tuple[str, ...]:
    """Return where the title may end: where the model says, and at the first stop.

    A short one counts if it is all of a title that is `wanted`, each in plain letters.
    """
    found = said.title or parse_entry(written[:LONGEST_ENTRY]).record.title
    begin = written.find(found)
    plain = TITLE_END.split(written[begin:] if begin >= 0 else found, maxsplit=1)[0]
    behind = TITLE_END.split(said.behind, maxsplit=1)[0]
    return (
        found,
        *(
            one
            for one in (plain, behind)
            if len(one) >= SHORTEST_TITLE or plain_title(one) in wanted
        ),
    )
