"""The text that a reader gives, beside the text that is known to stand in the file."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reviewbook.documents.readers.extraction import PAGE
from reviewbook.documents.readers.source_formats import read_source, told_format

GOALS = {"PDF": 0.985}
GOAL = 0.99
REPEATS = 5
_WORD = re.compile(r"\S+")
# The publisher's own file holds more than the known text: abstract, captions, tables, references.
_HOLDS_MORE = frozenset({"JATS XML"})


class Fidelity(NamedTuple):
    """What one file gave.

    ``found`` and ``in_order`` are shares of the known words that came out, and that came out in
    their order; ``whole`` is the share of its paragraphs that came out to the letter; ``added`` is
    the share of what came out that is not known (None where the file holds more than the known
    text). ``pages`` are those of a PDF; ``seconds`` are of one core.
    """

    kind: str
    found: float
    in_order: float
    added: float | None
    whole: float
    pages: int
    size: int
    seconds: float


def measure(folder: Path) -> Iterator[Fidelity]:
    """Measure every file of a folder whose text lies beside it: ``NAME.txt``, ``NAME.*``."""
    for known in sorted(folder.glob("*.txt")):
        text = known.read_text(encoding="utf-8")
        for path in sorted(folder.glob(f"{known.stem}.*")):
            if path != known:
                yield _of(path, text, path.name.removeprefix(f"{known.stem}."))


def _of(path: Path, text: str, kind: str) -> Fidelity:
    known, blocks = _WORD.findall(text), _blocks(text)
    raw = path.read_bytes()
    told = told_format(raw, path)
    found = read_source(told, raw, path)
    times = []
    for _ in range(REPEATS):
        begun = time.process_time()
        read_source(told, raw, path)
        times.append(time.process_time() - begun)
    words = _WORD.findall(found.text)
    same = (Counter(known) & Counter(words)).total()
    ordered = longest_common(known, words)
    added = None if told in _HOLDS_MORE else 1 - ordered / len(words)
    pages = sum(place.kind == PAGE for place in found.places)
    return Fidelity(
        kind=f"{told} ({kind})",
        found=same / len(known),
        in_order=ordered / len(known),
        added=added,
        whole=len(blocks & _blocks(found.text)) / len(blocks),
        pages=pages,
        size=len(raw),
        seconds=min(times),
    )


def _blocks(text: str) -> set[str]:
    """Return the paragraphs of a text, each on one line, without the marks of lists."""
    lines = (" ".join(block.split()) for block in text.split("\n\n"))
    return {line.removeprefix("- ") for line in lines if line}


def longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts share in the same order (Hyyrö's bits, one for each word)."""
    places: dict[str, int] = {}
    for number, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << number
    full = (1 << len(one)) - 1
    row = full
    for word in other:
        matched = row & places.get(word, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(one) - row.bit_count()


def goal_of(kind: str) -> float:
    """Return the least share that a kind of file has to give."""
    return GOALS.get(kind.partition(" (")[0], GOAL)
