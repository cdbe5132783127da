"""The same work twice: found, and left to the reader to decide.

Works are compared where they share an identifier, a title, a rare word of one, or first author
and about the year: so few of all pairs are looked at. A pair is told with its reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from reviewbook.references.bibtex_forms import doi_of_address
from reviewbook.references.person_names import family_key, name_parts
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference
from reviewbook.references.title_likeness import FoldedTitle, folded_words
from reviewbook.references.withdrawal_marks import bare_title

ALIKE, MAIN_ALIKE, SURE, LOOSE = 0.88, 0.95, 0.95, 0.6
"""From which likeness on two titles count as one: where the authors agree; where one has lost its
subtitle; where no authors are named; and where an identifier, or volume and page, are the same."""
_RARE = 40  # titles that a word may stand in, to bring two of them together
_WORDS = 3  # the rarest words of a title that do
_MANY = 60  # works under one key, above which the first author has to be the same as well
_APART, _PREPRINT_APART = 1, 3  # years
_KINDS = ("ty", "type", "pt", "m3")
_STORES = ("eprinttype", "archiveprefix")
"""The fields that say what kind of work it is, and where it is stored."""
_TITLE_WORDS = 4  # of a title that is compared without authors
_ARXIV = re.compile(
    r"(?:arxiv(?:\.org/(?:abs|pdf|html)/|[:.\s]\s?)){1,2}"
    r"(?P<number>\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"preprint|arxiv|biorxiv|medrxiv|osf\.io|ssrn|research ?square|10\.21203/rs|10\.1101/20\d\d\."
    r"|posted-content",
    re.IGNORECASE,
)


class DuplicatePair(NamedTuple):
    """Two works that may be one, by their names, with the reason and how alike the titles are."""

    first: str
    second: str
    reason: str
    likeness: float


class ComparedWork:
    """What two works are compared by.

    Parameters
    ----------
    name
        What it is called in a pair.
    work
        A record of a search, or an entry of the bibliography.
    """

    def __init__(self, name: str, work: Record | Reference) -> None:
        self.name = name
        fields = dict(work.others)
        self.title = FoldedTitle(bare_title(work.title), fields.get("subtitle", ""))
        self.families = [family_key(folded_words(name_parts(name)[0])) for name in work.authors]
        self.year = work.year
        self.doi = (work.doi or doi_of_address(work.url or "")).lower()
        self.pmid = work.pmid or ""
        self.arxiv = _arxiv_number(work, fields)
        self.isbn = _isbn(work.isbn or "")
        self.volume = work.volume or ""
        self.page = re.split(r"\W", work.pages or "")[0]
        self.container = folded_words(work.container or "")
        self._work = work

    @cached_property
    def is_preprint(self) -> bool:
        """Whether it says that it is a preprint, by its kind, its place or its address.

        An article may say where its preprint is: what it is by that has no other place.
        """
        work = self._work
        tags = _KINDS if work.container else (*_KINDS, *_STORES)
        others = [value for tag, value in work.others if tag.lower() in tags]
        said = [work.container, work.publisher, work.url, work.doi, *others]
        return bool(_PREPRINT.search(" ".join(filter(None, said))))

    def stands_elsewhere(self, other: ComparedWork) -> bool:
        """Tell whether they begin on other pages of other volumes, or of one container.

        Of short titles, such as "Editorial", every volume of a container may have one.
        """
        same_container = bool(self.container) and self.container == other.container
        other_volume = bool(self.volume and other.volume and self.volume != other.volume)
        if same_container and other_volume and len(self.title.whole.split()) < _TITLE_WORDS:
            return True
        other_page = bool(self.page and other.page and self.page != other.page)
        return other_page and (same_container or other_volume)

    def stands_there(self, other: ComparedWork) -> bool:
        """Tell whether they begin on one page of one volume, or of one container."""
        if not self.page or self.page != other.page or self.volume != other.volume:
            return False
        return bool(self.volume) or bool(self.container and self.container == other.container)

    def shares_authors(self, other: ComparedWork) -> bool | None:
        """Tell whether the first author of one is among those of the other; None if unknown."""
        if not self.families or not other.families:
            return None
        return self.families[0] in other.families or other.families[0] in self.families

    def years_apart(self, other: ComparedWork) -> int:
        """Return the years between the two; 0 if one is not known."""
        return abs(self.year - other.year) if self.year and other.year else 0


def _isbn(written: str) -> str:
    """Return what the forms of ten and of thirteen digits of an ISBN share."""
    digits = re.sub(r"[^\dXx]", "", written)
    return digits[-10:-1] if len(digits) >= 10 else ""  # noqa: PLR2004


def _arxiv_number(work: Record | Reference, fields: Mapping[str, str]) -> str:
    """Return the number that a work has at arXiv, whatever version of it and wherever it stands."""
    eprint, kind = fields.get("eprint", ""), fields.get("eprinttype", fields.get("archiveprefix"))
    said = [f"{kind or ''}:{eprint}", work.doi, work.url, work.container]
    found = filter(None, (_ARXIV.search(one) for one in said if one))
    return next((one["number"].lower() for one in found), "")


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
    least = LOOSE if one.stands_there(other) else ALIKE
    if one.title.numbers == other.title.numbers and one.title.likeness(other.title) >= least:
        return "title, authors and year alike"
    cut = one.stands_there(other) and one.title.begins(other.title)
    if cut or one.title.main_likeness(other.title) >= MAIN_ALIKE:
        return "authors and year alike, and the title without its subtitle"
    return ""


def _by_title_alone(one: ComparedWork, other: ComparedWork) -> str:
    long = len(one.title.whole.split()) >= _TITLE_WORDS
    same = long and one.title.numbers == other.title.numbers
    return "title and year alike" if same and one.title.likeness(other.title) >= SURE else ""


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
