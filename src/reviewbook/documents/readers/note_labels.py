"""Notes of office documents: a mark such as "[^1]" in the text, and the note that begins with it.

So they are written in Markdown, and a mark that is no number of a list is known as one of a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reviewbook.documents.readers.extraction import TextBlock


class NoteLabels:
    """The labels of notes, counted in each kind as their marks are met: "1", "2".

    Where a text has notes of both kinds, those at its end are "e1", "e2".
    """

    def __init__(self, kinds: Iterable[str]) -> None:
        self._counts = dict.fromkeys(sorted(set(kinds), reverse=True), 0)
        self._begins = {kind: kind[:1] * (n > 0) for n, kind in enumerate(self._counts)}
        self._labels: dict[tuple[str, str], str] = {}

    def mark(self, kind: str, name: str) -> str:
        """Return the mark of a note of a kind, and count it where it is met for the first time."""
        if (kind, name) not in self._labels:
            self._counts[kind] += 1
            self._labels[kind, name] = f"{self._begins[kind]}{self._counts[kind]}"
        return note_mark(self._labels[kind, name])

    def noted(self, kind: str, name: str, blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
        """Yield the blocks of a note: as one, begun with its mark, where the text has that."""
        label = self._labels.get((kind, name), "")
        yield from [as_note(label, blocks)] if label and blocks else blocks


def note_mark(label: str) -> str:
    """Return the mark of a note."""
    return f"[^{label}]"


def as_note(label: str, blocks: Sequence[TextBlock]) -> TextBlock:
    """Return the blocks of a note as one that begins with its mark."""
    words = " ".join(
        block.marker * (number > 0) + block.text for number, block in enumerate(blocks)
    )
    return replace(blocks[0], text=words, heading=False, marker=f"{note_mark(label)}: ")
