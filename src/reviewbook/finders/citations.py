"""Citations: works cited in the text, persons named without a work, attributions without a source.

Family names and years are resolved against the document's own list of references, never against
the bibliography at large: a document that lists nothing has cited nothing that can be looked up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.clean_text import sentences
from reviewbook.documents.document import Document
from reviewbook.documents.line_cues import BYLINE
from reviewbook.finders.attributions import find_attributions
from reviewbook.finders.number_citations import find_number_citations, is_numbered
from reviewbook.ledger.tables import Citation, Passage
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.entries import Entry
from reviewbook.references.person_names import (
    FAMILY,
    UPPER,
    People,
    family_key,
    find_people,
)

LONGEST_AUTHORS = 160
LONGEST_INITIALS = 3
MOST_ALIKE = 100  # entries of one author and year that a citation is held against

_AUTHOR = (
    rf"(?:(?:[{UPPER}]\.[\s-]?){{1,3}})?{FAMILY}"
    rf"(?:\s[{UPPER}]{{1,3}}(?![\w.])|,?\s(?:[{UPPER}]\.[\s-]?){{1,3}}(?<=\.))?"
)
_AUTHORS = (
    rf"{_AUTHOR}(?:(?:,\s{_AUTHOR}){{0,6}},?\s(?:and|&)\s{_AUTHOR}"
    rf"|(?:,\s{_AUTHOR}){{0,3}},?\s(?:et\sal\b\.?|and\scolleagues))?"
)
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_PAGES = r"(?:\s?[,:]\s?(?:pp?\.?\s?)?\d[\d\s–-]{0,12})?"
_YEARS = rf"(?P<years>{_YEAR}(?:\s?[,;&]\s?{_YEAR}){{0,9}}){_PAGES}"
_BRACKETS = re.compile(r"\([^()]{4,400}\)")
_YEARS_ONLY = re.compile(rf"\(\s?{_YEARS}\s?\)")
_BEFORE = re.compile(rf"(?<![\w'’-]){_AUTHORS}(?:['’]s)?,?\s?\Z")
_SHORT = r"(?:\s\[[^\[\]]{1,20}\])?"
_PIECE = re.compile(rf"(?<![\w'’-])(?P<authors>{_AUTHORS}){_SHORT},?\s{_YEARS}\s?\Z")
_LEAD = re.compile(
    r"(?:see(?: also)?|but see|cf\.?|e\.?g\.?,?|for (?:a )?reviews?,? see|as in)?\s*", re.I
)


class _Hit(NamedTuple):
    start: int
    end: int
    form: str
    keys: tuple[str, ...]
    status: str
    why: str = ""


class _Listed:
    """The entries of a list, by the year and by what their first author is called."""

    def __init__(self, text: str, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.numbered = is_numbered(text, entries)
        self._by_year: dict[tuple[int | None, str], list[tuple[Entry, frozenset[str]]]] = {}
        for entry in entries:
            for name in {*entry.families[:1], entry.acronym} - {""}:
                own = self._by_year.setdefault((entry.year, name), [])
                if len(own) < MOST_ALIKE:
                    own.append((entry, frozenset(entry.families)))

    def candidates(self, families: Sequence[str], year: str) -> list[Entry]:
        """Return the entries that names and a year can mean."""
        number, suffix = int(year[:4]), year[4:]
        known = self._by_year.get((number, families[0]), ()) if families else ()
        same = [entry for entry, names in known if names.issuperset(families[1:])]
        exact = [entry for entry in same if entry.suffix == suffix]
        return exact if suffix and exact else same


def find_citations(
    document: Document, entries: Sequence[Entry], works: Bibliography
) -> list[Citation]:
    """Find what a document cites, names or appeals to, outside its list of references.

    Parameters
    ----------
    document
        A document with its passages.
    entries
        The entries of its list of references, as `list_entries` gives them.
    works
        The bibliography.

    Returns
    -------
    list of Citation
        Sorted by place. A work cited is resolved, ambiguous or unresolved: also where the entry
        it means has no key, and `why` says which. A person named is unresolved, with the keys of
        the works of theirs that the bibliography has.
    """
    listed = _Listed(document.text, entries)
    return [
        Citation(
            document.name,
            passage.passage,
            hit.start,
            hit.end,
            document.text[hit.start : hit.end],
            hit.form,
            " ".join(hit.keys),
            hit.status,
            why=hit.why,
        )
        for passage in document.passages
        if passage.zone != "references"
        for hit in sorted(_hits(document.text, passage, listed, works.people))
    ]


def _hits(text: str, passage: Passage, listed: _Listed, people: People) -> Iterator[_Hit]:
    cited = [*_cited(text, passage, listed)]
    works = sorted(cited + [hit for hit in _numbered(text, passage, listed) if _free(hit, cited)])
    yield from works
    yield from _named(text, passage, people, works)
    yield from _unsourced(text, passage, works)


def _cited(text: str, passage: Passage, listed: _Listed) -> Iterator[_Hit]:
    """Yield the narrative and the parenthetical citations of a passage."""
    done = passage.start
    for brackets in _BRACKETS.finditer(text, passage.start, passage.end):
        start, end = brackets.span()
        years = _YEARS_ONLY.fullmatch(text, start, end)
        if not years:
            yield from _pieces(text, start, end, listed)
        elif names := _BEFORE.search(text, max(done, start - LONGEST_AUTHORS), start):
            found = _resolve(names.group(), years["years"], listed)
            yield _Hit(names.start(), end, "narrative", *found)
        done = end


def _pieces(text: str, start: int, end: int, listed: _Listed) -> Iterator[_Hit]:
    """Yield one citation per work between brackets; alone, it takes the brackets with it.

    What stands before the names must be a cue such as "see", or the work must be in the list:
    so "(Springfield, Ohio, 2010)" is none.
    """
    pieces = [*re.finditer(r"[^;]+", text[start + 1 : end - 1])]
    for piece in pieces:
        if not (found := _PIECE.search(piece.group().rstrip())):
            continue
        keys, status, why = _resolve(found["authors"], found["years"], listed)
        if status == "unresolved" and not _LEAD.fullmatch(piece.group()[: found.start()]):
            continue
        offset = start + 1 + piece.start()
        alone = len(pieces) == 1
        yield _Hit(
            start if alone else offset + found.start(),
            end if alone else offset + found.end(),
            "parenthetical",
            keys,
            status,
            why,
        )


def _resolve(authors: str, years: str, listed: _Listed) -> tuple[tuple[str, ...], str, str]:
    """Return the keys of the works that names and years can mean, how sure that is, and why."""
    first, *others = re.findall(FAMILY, authors)
    families = [
        family_key(name) for name in (first, *others) if name == first or not _initials(name)
    ]
    meant = [listed.candidates(families, year) for year in re.findall(_YEAR, years)]
    found = [sorted({entry.key for entry in one if entry.key}) for one in meant]
    keys = tuple(dict.fromkeys(key for candidates in found for key in candidates))
    if not all(found):
        return keys, "unresolved", _why(all(meant), listed.entries)
    return keys, "resolved" if all(len(one) == 1 for one in found) else "ambiguous", ""


def _why(listed: bool, entries: Sequence[Entry]) -> str:
    """Say why a citation is not resolved."""
    if not entries:
        return "there is no list of references"
    return "listed, but not in references.bib" if listed else "not in the list of references"


def _initials(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_INITIALS


def _numbered(text: str, passage: Passage, listed: _Listed) -> Iterator[_Hit]:
    """Yield the citations by number."""
    entries, numbered = listed.entries, listed.numbered
    for start, end, numbers in find_number_citations(
        text, passage.start, passage.end, entries, numbered
    ):
        meant = [entries[n - 1].key for n in numbers if 0 < n <= len(entries)]
        keys = tuple(key for key in meant if key)
        resolved = bool(keys) and len(keys) == len(numbers)
        why = "" if resolved else _why(len(meant) == len(numbers), entries)
        status = "resolved" if resolved else "unresolved"
        yield _Hit(start, end, "parenthetical", keys, status, why)


def _named(text: str, passage: Passage, people: People, works: Sequence[_Hit]) -> Iterator[_Hit]:
    if BYLINE.match(text, passage.start, passage.end):
        return  # who wrote the document is not named as an authority
    for person in find_people(text, passage.start, passage.end, people):
        hit = _Hit(person.start, person.end, "named", person.keys, "unresolved")
        if _free(hit, works):
            yield hit


def _unsourced(text: str, passage: Passage, works: Sequence[_Hit]) -> Iterator[_Hit]:
    """Yield attributions, unless their sentence cites a work that can carry them."""
    found = [*find_attributions(text, passage.start, passage.end)]
    bounds = sentences(text, passage.start, passage.end) if found and works else []
    begins = [start for start, _ in bounds]
    sourced = {bisect_right(begins, hit.start) for hit in works} if bounds else set()
    for one in found:
        if one.collective or not sourced or bisect_right(begins, one.start) not in sourced:
            yield _Hit(one.start, one.end, "unsourced", (), "unsourced")


def _free(hit: _Hit, taken: Sequence[_Hit]) -> bool:
    """Tell whether a hit overlaps none of the sorted ones."""
    before = bisect_left(taken, hit.end, key=lambda one: one.start) - 1
    return before < 0 or taken[before].end <= hit.start
