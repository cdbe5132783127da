"""Citations: works cited in the text, persons named without a work, attributions without a source.

Family names and years are resolved against the document's own list of references, never against
the bibliography at large: a document that lists nothing has cited nothing that can be looked up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.clean_text import sentences
from reviewbook.documents.document import Document
from reviewbook.documents.line_cues import BYLINE
from reviewbook.finders.attributions import find_attributions
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
_PIECE = re.compile(rf"(?<![\w'’-])(?P<authors>{_AUTHORS}),?\s{_YEARS}\s?\Z")
_LEAD = re.compile(
    r"(?:see(?: also)?|but see|cf\.?|e\.?g\.?,?|for (?:a )?reviews?,? see|as in)?\s*", re.I
)
_NUMBERS = re.compile(r"\[\d{1,3}(?:\s?[,;–‑-]\s?\d{1,3}){0,20}\]")


class _Hit(NamedTuple):
    start: int
    end: int
    form: str
    keys: tuple[str, ...]
    status: str
    why: str = ""


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
        for hit in sorted(_hits(document.text, passage, entries, works.people))
    ]


def _hits(text: str, passage: Passage, entries: Sequence[Entry], people: People) -> Iterator[_Hit]:
    cited = [*_cited(text, passage, entries)]
    works = sorted(cited + [hit for hit in _numbered(text, passage, entries) if _free(hit, cited)])
    yield from works
    yield from _named(text, passage, people, works)
    yield from _unsourced(text, passage, works)


def _cited(text: str, passage: Passage, entries: Sequence[Entry]) -> Iterator[_Hit]:
    """Yield the narrative and the parenthetical citations of a passage."""
    done = passage.start
    for brackets in _BRACKETS.finditer(text, passage.start, passage.end):
        start, end = brackets.span()
        years = _YEARS_ONLY.fullmatch(text, start, end)
        if not years:
            yield from _pieces(text, start, end, entries)
        elif names := _BEFORE.search(text, max(done, start - LONGEST_AUTHORS), start):
            found = _resolve(names.group(), years["years"], entries)
            yield _Hit(names.start(), end, "narrative", *found)
        done = end


def _pieces(text: str, start: int, end: int, entries: Sequence[Entry]) -> Iterator[_Hit]:
    """Yield one citation per work between brackets; alone, it takes the brackets with it.

    What stands before the names must be a cue such as "see", or the work must be in the list:
    so "(Springfield, Ohio, 2010)" is none.
    """
    pieces = [*re.finditer(r"[^;]+", text[start + 1 : end - 1])]
    for piece in pieces:
        if not (found := _PIECE.search(piece.group().rstrip())):
            continue
        keys, status, why = _resolve(found["authors"], found["years"], entries)
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


def _resolve(
    authors: str, years: str, entries: Sequence[Entry]
) -> tuple[tuple[str, ...], str, str]:
    """Return the keys of the works that names and years can mean, how sure that is, and why."""
    first, *others = re.findall(FAMILY, authors)
    families = [
        family_key(name) for name in (first, *others) if name == first or not _initials(name)
    ]
    meant = [_candidates(families, year, entries) for year in re.findall(_YEAR, years)]
    found = [sorted({entry.key for entry in one if entry.key}) for one in meant]
    keys = tuple(dict.fromkeys(key for candidates in found for key in candidates))
    if not all(found):
        return keys, "unresolved", _why(all(meant), entries)
    return keys, "resolved" if all(len(one) == 1 for one in found) else "ambiguous", ""


def _why(listed: bool, entries: Sequence[Entry]) -> str:
    """Say why a citation is not resolved."""
    if not entries:
        return "there is no list of references"
    return "listed, but not in references.bib" if listed else "not in the list of references"


def _initials(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_INITIALS


def _candidates(families: Sequence[str], year: str, entries: Iterable[Entry]) -> list[Entry]:
    number, suffix = int(year[:4]), year[4:]
    same = [
        entry
        for entry in entries
        if entry.year == number
        and entry.families[:1] == tuple(families[:1])
        and set(families) <= set(entry.families)
    ]
    exact = [entry for entry in same if entry.suffix == suffix]
    return exact if suffix and exact else same


def _numbered(text: str, passage: Passage, entries: Sequence[Entry]) -> Iterator[_Hit]:
    """Yield "[1]", "[2,3]" and "[4-6]", if there is a list to count in."""
    for found in _NUMBERS.finditer(text, passage.start, passage.end) if entries else ():
        numbers: list[int] = []
        for part in re.split(r"[,;]", found.group()[1:-1]):
            first, *last = (int(number) for number in re.findall(r"\d+", part))
            numbers += range(first, (last[-1] if last else first) + 1)
        meant = [entries[n - 1].key for n in numbers if 0 < n <= len(entries)]
        keys = tuple(key for key in meant if key)
        resolved = bool(keys) and len(keys) == len(numbers)
        why = "" if resolved else _why(len(meant) == len(numbers), entries)
        status = "resolved" if resolved else "unresolved"
        yield _Hit(*found.span(), "parenthetical", keys, status, why)


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
