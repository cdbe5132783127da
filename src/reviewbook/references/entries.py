"""The entries of a list of references: what each names, and what is wrong with it.

An entry is matched to a work of the bibliography by year, first author and title. Titles in a
list may be cut, prefixed, or lack a subtitle; with author and year agreeing, the longest stretch
that both titles share decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reviewbook.references.entry_authors import EntryAuthors, read_authors
from reviewbook.references.person_names import family_key
from reviewbook.references.reference import Reference
from reviewbook.references.work_dates import UNDATED, YEAR, undated_label

LIKE_ENOUGH = 0.6
CUT_AT = 100
LONGEST_TITLE = 400
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?P<suffix>[a-z]?)\b"
_BRACKETED_WORD = re.compile(rf"[(\[]\s?(?P<word>{UNDATED})\s?[)\]]")
_BARE_WORD = re.compile(rf"[.,;:]\s(?P<word>{UNDATED})(?=[.,;:]|\Z)")
# A work that appeared before is cited by either year.
_OTHER_YEAR = re.compile(
    rf"[(\[]{YEAR}[a-z]?(?:\s?[/–-]\s?|[)\]]\s?\(?)(?P<second>{YEAR})\b"
    rf"|(?i:original(?:ly)?|first)\s(?:work\s)?(?i:published)(?:\sin)?\s(?P<first>{YEAR})\b"
)
_BRACKETED_YEAR = re.compile(rf"[(\[]{_YEAR}[^)\]]{{0,30}}[)\]]")
_ANY_YEAR = re.compile(rf"(?<![\w/.-]){_YEAR}(?![/-])")
_STOP = re.compile(r"(?<=\S)\.\s+(?=[^\W\d_][^\W\d_]|[\"'“‘])")
_TITLE_END = re.compile(r"(?<=\S)\.(?=\s|$)")
_DOI = re.compile(r"\b10\.\d{4,9}/\S")
_BARE_DOI = re.compile(r"\bDOI:?\.?$", re.IGNORECASE)
_EMPTY_CONTAINER = re.compile(r"\.\s+\.")
_NUMBER = re.compile(r"\A\[?\d{1,3}[\].]\s+")


class Entry(NamedTuple):
    """One entry of a list, its names folded for comparison; `key` may be empty.

    `dates` are all that it may be cited by: its year, that of the original, or "in press".
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


def read_entry(
    text: str,
    position: int,
    start: int,
    end: int,
    known: Mapping[tuple[int | None, str], Sequence[Reference]],
) -> Entry:
    """Read one entry: its people, its year, its title, and the work that it means."""
    written = _NUMBER.sub("", text[start:end])
    by, title, year = _parts(written)
    authors = read_authors(by)
    number = int(year["year"]) if year and "year" in year.groupdict() else None
    dates = tuple(_dates(written, year))
    years = [int(date) if date.isdigit() else None for date in dates] or [None]
    names = {*authors.families[:1], family_key(authors.whole)} - {""}
    candidates = {
        work.key: work for one in years for name in names for work in known.get((one, name), ())
    }
    scored = [(_likeness(title, work.title), key) for key, work in candidates.items()]
    score, key = max(scored, default=(0.0, ""))
    return Entry(
        position,
        start,
        end,
        authors.families,
        number,
        year["suffix"] if number and year else "",
        title,
        key if score >= LIKE_ENOUGH else "",
        authors,
        dates,
    )


def _parts(written: str) -> tuple[str, str, re.Match[str] | None]:
    """Split an entry into its authors, its title and the match of its date.

    "Authors (year). Title." and "Authors. Title. Container, year" are both common.
    """
    date = min(
        filter(None, (_BRACKETED_YEAR.search(written), _BRACKETED_WORD.search(written))),
        key=re.Match.start,
        default=None,
    )
    if date and date.group()[0] in "([":
        authors, rest = written[: date.start()], written[date.end() :]
    else:
        authors, *after = _STOP.split(written, maxsplit=1)
        rest, date = "".join(after), _ANY_YEAR.search(written) or _BARE_WORD.search(written)
    rest = rest.lstrip(" .,:;")
    end = _TITLE_END.search(rest)
    return authors, (rest[: end.start()] if end else rest)[:LONGEST_TITLE], date


def _dates(written: str, date: re.Match[str] | None) -> Iterator[str]:
    """Yield what an entry may be cited by."""
    if not date:
        return
    said = date.groupdict()
    yield said.get("year") or undated_label(said.get("word") or "")
    if said.get("year") and (other := _OTHER_YEAR.search(written)):
        yield other["second"] or other["first"]


def _plain(title: str) -> str:
    return " ".join(
        re.sub(r"\W|_", " ", title.casefold().replace("'", "").replace("’", "")).split()
    )


def _likeness(listed: str, title: str) -> float:
    """Return how much of the shorter title stands in one piece in the longer one, 0 to 1."""
    one, other = _plain(listed), _plain(title)[:LONGEST_TITLE]
    if not one or not other:
        return 0.0
    shared = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return shared / min(len(one), len(other))


def problems_of(written: str, entry: Entry, works: Mapping[str, Reference]) -> Iterator[str]:
    """Yield what is wrong with an entry."""
    if _is_cut(entry.title, works[entry.key].title if entry.key else ""):
        yield "title cut"
    if _EMPTY_CONTAINER.search(written):
        yield "container missing"
    if _BARE_DOI.search(written):
        yield "link lost"
    elif not _DOI.search(written):
        yield "no DOI"
    if not entry.key:
        yield "not in references.bib"


def _is_cut(listed: str, title: str) -> bool:
    """Tell whether a title was cut: within a word of the work's title, or at a round length."""
    one, other = f" {_plain(listed)}", f" {_plain(title)}"
    rest = other.partition(one)[2]
    return rest[:1].isalnum() or (len(listed) == CUT_AT and bool(rest))
