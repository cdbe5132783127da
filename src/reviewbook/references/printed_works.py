"""Works of the bibliography that were printed from an entry: the entry means them, whatever it has.

What is kept whole, or has no author or no title, is found neither by a name nor by a year. But an
entry is parsed the same each time: a work with that title, date and people is the one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reviewbook.references.entry_parser.entry_tokens import one_line
from reviewbook.references.entry_parser.listed_people import OTHERS
from reviewbook.references.entry_parser.parsed_entry import ParsedEntry, parse_entry
from reviewbook.references.person_names import fold_name
from reviewbook.references.reference import Reference
from reviewbook.references.shared_titles import plain_title

_BEGINNING = 3  # words by which titles are looked up
_LONG = 12  # letters: a title that tells a work without its people


class PrintedWorks:
    """The works of a bibliography, by the first words of their titles."""

    def __init__(self, works: Iterable[Reference]) -> None:
        self._by_beginning: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
        for work in works:
            if words := plain_title(work.title).split():
                self._by_beginning[tuple(words[:_BEGINNING])].append(work)

    def find(self, written: str) -> Reference | None:
        """Return the work that an entry, as it is written, was printed as."""
        words = plain_title(one_line(written)).split()
        near = {
            work.key: work
            for work in self._near(words)
            if _within(plain_title(work.title).split(), words)
        }
        if not near:
            return None
        parsed = parse_entry(written)
        same = [work for work in near.values() if _is_printed(work, parsed)]
        return max(same, key=lambda work: _alike(work, parsed), default=None)

    def _near(self, words: Sequence[str]) -> Iterator[Reference]:
        """Yield the works whose titles begin with words of an entry."""
        for at in range(len(words)):
            for length in range(1, _BEGINNING + 1):
                yield from self._by_beginning.get(tuple(words[at : at + length]), ())


def _is_printed(work: Reference, parsed: ParsedEntry) -> bool:
    """Tell whether a work has the title, the year and the people of an entry."""
    record = parsed.record
    title = plain_title(record.title or parsed.text).split()
    if plain_title(work.title).split() != title or work.year != record.year:
        return False
    said, known = (
        {fold_name(name) for name in people if name != OTHERS}
        for people in (record.authors or record.editors, work.authors or work.editors)
    )
    told = sum(map(len, title)) >= _LONG
    return said == known or bool(said & known) or (told and not (said and known))


def _alike(work: Reference, parsed: ParsedEntry) -> int:
    """Count in how many other fields a work is as an entry: of two the nearer is meant."""
    record = parsed.record
    pairs = (
        (work.container, record.container), (work.volume, record.volume),
        (work.number, record.number), (work.pages, record.pages), (work.doi, record.doi),
        (work.date, record.date), (work.publisher, record.publisher),
    )  # fmt: skip
    return sum(plain_title(one or "") == plain_title(other) for one, other in pairs)


def _within(title: Sequence[str], words: Sequence[str]) -> bool:
    return f" {' '.join(title)} " in f" {' '.join(words)} "
