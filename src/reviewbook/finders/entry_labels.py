"""What the entries of a list of references are called where they are cited by number or mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy

from reviewbook.finders.cited_notes import Works
from reviewbook.references.entries import Entry
from reviewbook.references.entry_numbers import LOWERED, RAISED
from reviewbook.references.person_names import fold_name

_MARKS = "*†‡§"
_WINDOW = 12
_SQUARE = re.compile(r"\[\d{1,3}[\],;–-]")
_OWN = re.compile(
    rf"\[\^?(?P<bracketed>[\w+-]{{1,20}})\]|\(?(?P<numbered>\d{{1,4}})[.)](?=\D)"
    rf"|(?P<raised>[{RAISED}]{{1,4}})|\^(?P<power>\d{{1,4}})|(?P<bare>\d{{1,3}})(?=\s\D)"
    rf"|(?P<mark>[{_MARKS}]{{1,3}})(?=\s)"
)
_BEFORE = re.compile(rf"(?:\(?(?P<numbered>\d{{1,3}})[.)\]]|(?<!\S)(?P<mark>[{_MARKS}]))[^\S\n]*\Z")


class EntryLabels:
    """The entries of a list by the number or the mark that each begins with, else by their place.

    `numbered` tells whether most have a number, `lettered` whether most have a label of letters,
    `squared` whether such numbers stand in square brackets there and in the text before them,
    `placed` are the numbers that are only the places of entries.
    `noted` are the works that notes name which are no entries themselves.
    """

    def __init__(
        self, text: str, entries: Sequence[Entry], noted: Mapping[str, Works | None] | None = None
    ) -> None:
        self.entries = entries
        marks = [_mark(text, entry.start) for entry in entries]
        own = [one[one.lastgroup or 0].translate(LOWERED) if one else "" for one in marks]
        squares = sum("]" in one.group() for one in marks if one) * 2 > len(entries)
        self.squared = squares and bool(_SQUARE.search(text, 0, entries[0].start))
        self._noted = {label: works for label, works in (noted or {}).items() if label not in own}
        counted = any(map(str.isdecimal, self._noted))
        self.numbered = counted or sum(map(str.isdecimal, own)) * 2 > len(entries)
        self.lettered = sum(label[:1].isalpha() for label in own) * 2 > len(entries)
        self._known: dict[str, Entry] = {}
        repeated = Counter(own)
        for label, entry in zip(own, entries, strict=True):
            if repeated[label] == 1 or label.isdecimal():
                self._known.setdefault(label, entry)
        by_place = {
            str(entry.position): entry
            for label, entry in zip(own, entries, strict=True)
            if not counted and not (self.numbered and label.isdecimal())
        }
        self.placed = by_place.keys() - self._known.keys()
        self._known = by_place | self._known

    def without_places(self) -> EntryLabels:
        """Return the labels alone: no number is that of an entry's place."""
        labels = copy(self)
        labels._known = {one: self._known[one] for one in self._known.keys() - self.placed}
        labels.placed = set()
        return labels

    def knows(self, labels: Sequence[str]) -> bool:
        """Tell whether the list has an entry for each label, or a note that cites."""
        return all(self.knows_any([label]) for label in labels)

    def knows_any(self, labels: Sequence[str]) -> bool:
        """Tell whether the list has an entry for one of some labels, or a note that cites."""
        return any(label in self._known or bool(self._noted.get(label)) for label in labels)

    def are_notes(self, labels: Sequence[str]) -> bool:
        """Tell whether numbers are those of notes that are no entries themselves."""
        return not self._noted.keys().isdisjoint(labels)

    def is_by(self, label: str, family: str) -> bool:
        """Tell whether the entry that a label means is by somebody of a family name."""
        return any(fold_name(family) in entry.families for entry in self.find(label))

    def knows_note(self, label: str) -> bool:
        """Tell whether a footnote cites: what it says tells, or its number where that is lost."""
        if (noted := f"^{label}") in self._noted:
            return self._noted[noted] is not None
        return self.knows_any([label]) or label.isdigit()

    def works(self, labels: Sequence[str]) -> list[Sequence[Entry]]:
        """Return the entries of each work that numbers or marks cite, or that their notes name."""
        return [
            work
            for label in labels
            for work in (self._noted[label] or () if label in self._noted else [self.find(label)])
        ]

    def works_of_note(self, label: str) -> Sequence[Sequence[Entry]]:
        """Return the entries of each work that a footnote cites."""
        return self._noted.get(f"^{label}") or self.works([label])

    def find(self, label: str) -> list[Entry]:
        """Return the entry that a label means; none where the list has none."""
        return [self._known[label]] if label in self._known else []


def _mark(text: str, start: int) -> re.Match[str] | None:
    """Find the number or the mark of an entry, behind its start or before it."""
    return _OWN.match(text, start) or _BEFORE.search(text, max(start - _WINDOW, 0), start)
