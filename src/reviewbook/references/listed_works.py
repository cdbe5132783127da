"""The entries of a list of references, by what a text calls their authors, and by date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reviewbook.references.cited_authors import CitedAuthors
from reviewbook.references.entries import Entry
from reviewbook.references.entry_parser.listed_people import OTHERS
from reviewbook.references.work_dates import WorkDate

MOST_ALIKE = 100  # entries of one author and date that a citation is held against
_ANY = ""  # date
_NOT_YET = ("in press", "forthcoming", "to appear", "accepted")


class ListedWorks:
    """The entries of a list, by their dates and by what their first author is called.

    `called` is what a text calls the authors of entries for short, folded, by position.
    """

    def __init__(
        self, entries: Sequence[Entry], called: Mapping[int, Collection[str]] | None = None
    ) -> None:
        self.entries = entries
        self._by_name: dict[tuple[str, str], list[tuple[Entry, frozenset[str]]]] = {}
        self._by_date: dict[str, list[Entry]] = {}
        for entry in entries:
            for date in entry.dates:
                if len(same := self._by_date.setdefault(date, [])) < MOST_ALIKE:
                    same.append(entry)
            for name in {*_names(entry), *(called or {}).get(entry.position, ())}:
                for date in (*entry.dates, _ANY):
                    own = self._by_name.setdefault((date, name), [])
                    if len(own) < MOST_ALIKE:
                        own.append((entry, frozenset(entry.families)))

    def find(self, cited: CitedAuthors, date: WorkDate) -> list[Entry]:
        """Return the entries that authors and a date can mean, in the order of the list."""
        found = self._dated(cited, date.labels)
        if not found and date.labels[0] in _NOT_YET:
            found = self._dated(cited, _NOT_YET)
        for narrower in (
            [entry for entry in found if date.suffix and entry.suffix == date.suffix],
            [entry for entry in found if set(date.labels) <= set(entry.dates)],
            [entry for entry in found if _as_many(entry, cited)],
        ):
            found = [entry for entry in found if entry in narrower] or found
        return found

    def find_undated(self, cited: CitedAuthors) -> list[Entry]:
        """Return the entries that authors can mean, whatever their dates."""
        found = self._dated(cited, (_ANY,))
        return [entry for entry in found if _as_many(entry, cited)] or found

    def of_date(self, date: WorkDate) -> list[Entry]:
        """Return the entries of a date, by whomever."""
        found = {one.position: one for label in date.labels for one in self._by_date.get(label, ())}
        return [found[position] for position in sorted(found)]

    def _dated(self, cited: CitedAuthors, labels: Sequence[str]) -> list[Entry]:
        """Return the entries of some dates that authors can mean."""
        names = {cited.families[0] if cited.families else cited.whole, cited.short} - {""}
        known = {
            entry.position: entry
            for label in labels
            for name in names
            for entry, families in self._by_name.get((label, name), ())
            if families.issuperset(cited.families[1:]) and _same_initials(entry, cited)
        }
        if not known and not cited.families:
            known = {
                entry.position: entry
                for label in labels
                for part in _ends(cited.whole)
                for entry, _ in self._by_name.get((label, part), ())
                if f" {entry.authors.whole} ".startswith(f" {cited.whole} ")
                or entry.authors.whole.endswith(f" {cited.whole}")
            }
        return [known[position] for position in sorted(known)]


def _names(entry: Entry) -> Iterator[str]:
    """Yield what the first author of an entry may be called."""
    authors = entry.authors
    yield from filter(None, (*entry.families[:1], authors.whole, authors.acronym))
    if not entry.families[1:] and " " in authors.whole:
        yield f"{authors.whole.partition(' ')[0]} ..."  # of a title there may be one word
    if authors.whole.count(" ") > 1:
        yield from _ends(authors.whole)


def _ends(name: str) -> Iterator[str]:
    """Yield the first and the last two words of a name, by which a shorter form of it is found."""
    words = name.split()
    yield f"{' '.join(words[:2])} ..."
    yield f"... {' '.join(words[-2:])}"


def _same_initials(entry: Entry, cited: CitedAuthors) -> bool:
    """Tell whether initials, where both have some, can be of one person."""
    one, other = entry.authors.initials, cited.initials
    return not one or not other or one.startswith(other) or other.startswith(one)


def _as_many(entry: Entry, cited: CitedAuthors) -> bool:
    """Tell whether an entry has as many authors as cited: "et al." stands for two more."""
    count, named = len(entry.families), max(len(cited.families), 1)
    return (count > named + 1 or OTHERS in entry.families) if cited.more else count == named
