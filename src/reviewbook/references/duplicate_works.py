"""The same work twice: found, and left to the reader to decide.

Works are compared where they share an identifier, a title, a rare word of one, or first author
and about the year: so few of all pairs are looked at. A pair is told with its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from reviewbook.references.compared_work import TITLE_WORDS, ComparedWork

ALIKE, MAIN_ALIKE, SURE, LOOSE = 0.88, 0.95, 0.95, 0.6
"""From which likeness on two titles count as one: where the authors agree; where one has lost its
subtitle; where no authors are named; and where an identifier, or volume and page, are the same."""
_RARE = 40  # titles that a word may stand in, to bring two of them together
_WORDS = 3  # the rarest words of a title that do
_MANY = 60  # works under one key, above which the first author has to be the same as well
_APART, _PREPRINT_APART = 1, 3  # years


class DuplicatePair(NamedTuple):
    """Two works that may be one, by their names, with the reason and how alike the titles are."""

    first: str
    second: str
    reason: str
    likeness: float


def find_duplicates(works: Sequence[ComparedWork]) -> list[DuplicatePair]:
    """Find the pairs of works that may be one, in their order."""
    found = []
    for first, second in sorted(set(_candidates(works))):
        one, other = works[first], works[second]
        if reason := (
            _same_number(one, other) or _same_title(one, other) or _same_at_arxiv(one, other)
        ):
            likeness = round(one.title.likeness(other.title), 3)
            found.append(DuplicatePair(one.name, other.name, reason, likeness))
    return found


def _same_number(one: ComparedWork, other: ComparedWork) -> str:
    """Say which identifier two works share; the chapters of a book share its ISBN."""
    for name, mine, theirs in (
        ("DOI", one.doi, other.doi),
        ("PubMed identifier", one.pmid, other.pmid),
    ):
        if mine and mine == theirs:
            alike = one.title.likeness(other.title) >= LOOSE
            return f"the same {name}" + ("" if alike else ", though the titles differ")
    if one.isbn and one.isbn == other.isbn and one.title.numbers == other.title.numbers:
        alike = one.title.likeness(other.title) >= LOOSE
        return "the same ISBN, and titles alike" if alike else ""
    return ""


def _same_at_arxiv(one: ComparedWork, other: ComparedWork) -> str:
    """Say that two works are one at arXiv, though nothing else says so."""
    return "the same arXiv identifier" if one.arxiv and one.arxiv == other.arxiv else ""


def _same_title(one: ComparedWork, other: ComparedWork) -> str:
    """Say what else makes two works one: what is quickly told comes first."""
    apart, same_people = one.years_apart(other), one.shares_authors(other)
    if same_people is False or apart > _PREPRINT_APART or one.title.notices != other.title.notices:
        return ""
    if same_people and one.is_preprint != other.is_preprint:
        alike = one.title.likeness(other.title) >= ALIKE
        return "a preprint and its article" if alike else ""
    if apart > _APART or one.stands_elsewhere(other):
        return ""
    return _by_people(one, other) if same_people else _by_title_alone(one, other)


def _by_people(one: ComparedWork, other: ComparedWork) -> str:
    there = one.stands_there(other)
    alike = one.title.likeness(other.title) >= (LOOSE if there else ALIKE)
    if alike and not there and one.title.swaps_a_word(other.title):
        return ""
    if alike and one.title.numbers == other.title.numbers:
        return "title, authors and year alike"
    cut = there and one.title.begins(other.title)
    if cut or one.title.main_likeness(other.title) >= MAIN_ALIKE:
        return "authors and year alike, and the title without its subtitle"
    return ""


def _by_title_alone(one: ComparedWork, other: ComparedWork) -> str:
    long = len(one.title.whole.split()) >= TITLE_WORDS
    same = long and one.title.numbers == other.title.numbers
    alike = same and one.title.likeness(other.title) >= SURE
    return "title and year alike" if alike and not one.title.swaps_a_word(other.title) else ""


def _candidates(works: Sequence[ComparedWork]) -> Iterator[tuple[int, int]]:
    """Yield the places of two works that share a key."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    counts = Counter(word for work in works for word in set(work.title.whole.split()))
    for place, work in enumerate(works):
        for key in set(_keys(work, counts)):
            blocks[key].append(place)
    for block in blocks.values():
        if len(block) <= _MANY:
            yield from combinations(block, 2)
        else:
            yield from _by_first_author(works, block)


def _keys(work: ComparedWork, counts: Counter[str]) -> Iterator[Hashable]:
    for name in ("doi", "pmid", "isbn", "arxiv"):
        if value := getattr(work, name):
            yield name, value
    if work.title.whole:
        yield "title", work.title.main
    for part in (work.title.whole, work.title.main):
        words = sorted(set(part.split()), key=lambda word: (counts[word], word))
        yield from (("word", word) for word in words[:_WORDS] if counts[word] <= _RARE)
    if work.year and work.families:
        yield from (("author", work.families[0], work.year + more) for more in (0, 1))


def _by_first_author(
    works: Sequence[ComparedWork], block: Sequence[int]
) -> Iterator[tuple[int, int]]:
    people: dict[str, list[int]] = defaultdict(list)
    for place in block:
        people[(works[place].families or [""])[0]].append(place)
    for same in people.values():
        yield from combinations(same, 2)
