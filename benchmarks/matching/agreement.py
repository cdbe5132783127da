"""Whether two engines found the same, and why not, place by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.matching.engines import Place
from reviewbook.documents.characters import HYPHENS
from reviewbook.documents.document import Document
from reviewbook.ledger.tables import BODY

REASONS = {
    "same": "found by both",
    "otherwise": "only ours: written with a hyphen or over a line's end",
    "beside": "only ours: beside a typographic hyphen, where theirs sees no end of a word",
    "instead": "only theirs: a part of the former",
    "inside": "only theirs: inside a word, or instead of a word that begins inside",
    "outside": "only theirs: outside the body, in a list of references",
    "unexplained": "all other differences",
}


class Judge:
    """Knows the documents with their passages, and what was looked for in them."""

    def __init__(self, documents: Sequence[Document], strings: Iterable[str]) -> None:
        self.texts = [document.text for document in documents]
        self.strings = frozenset(strings)
        self.body = [
            [(p.start, p.end) for p in document.passages if p.zone in BODY]
            for document in documents
        ]

    def compare(self, ours: set[Place], theirs: set[Place]) -> Counter[str]:
        """Count the places by the reasons above."""
        near = _by_text(ours - theirs), _by_text(theirs - ours)
        inside = _by_text(place for place in theirs - ours if self._cuts_a_word(place))
        found = Counter(same=len(ours & theirs))
        for place in ours - theirs:
            text, start, end = place
            as_it_is = self.texts[text][start:end].lower() in self.strings
            hidden = as_it_is and _overlaps(place, inside)
            plain = "inside" if hidden else "beside" if self._at_hyphen(place) else "unexplained"
            found[plain if as_it_is else "otherwise"] += 1
        for place in theirs - ours:
            found[self._theirs(place, near[0])] += 1
        return +found

    def _theirs(self, place: Place, ours: dict[int, list[Place]]) -> str:
        text, start, end = place
        if not any(first <= start and end <= last for first, last in self.body[text]):
            return "outside"
        if self._cuts_a_word(place):
            return "inside"
        return "instead" if _overlaps(place, ours) else "unexplained"

    def _at_hyphen(self, place: Place) -> bool:
        text = self.texts[place[0]]
        beside = text[max(place[1] - 1, 0) : place[1]] + text[place[2] : place[2] + 1]
        return not set(HYPHENS).isdisjoint(beside)

    def _cuts_a_word(self, place: Place) -> bool:
        text = self.texts[place[0]]
        edges = [text[at - 1 : at + 1] for at in place[1:] if 0 < at < len(text)]
        return any(map(str.isalnum, edges))


def _by_text(places: Iterable[Place]) -> dict[int, list[Place]]:
    found = defaultdict(list)
    for place in places:
        found[place[0]].append(place)
    return found


def _overlaps(place: Place, others: dict[int, list[Place]]) -> bool:
    return any(place[1] < end and start < place[2] for _, start, end in others.get(place[0], ()))
