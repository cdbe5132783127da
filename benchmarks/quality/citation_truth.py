"""Documents of citations with the truth, as they are kept in ``tests/quality/citations``.

``citations.csv`` has a row per citation: its document, its characters in the clean text, what
stands there, and the entries of the document's own list that it means, by place from 1: with
blanks between works, bars between candidates, empty where the list has none. What is cited without
a row is none. A document is of the half that its name begins with. All of it was made up for this,
works and people included (CC0).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reviewbook.documents.clean_text import decode

CITATIONS = Path(__file__).resolve().parents[2] / "tests" / "quality" / "citations"
STATUSES = ("resolved", "ambiguous", "dangling")


class KnownWork(NamedTuple):
    """A work cited: its place, and the entries that can be meant, from 1; none where dangling."""

    start: int
    end: int
    entries: frozenset[int]

    @property
    def status(self) -> str:
        """One of `STATUSES`."""
        return STATUSES[min(len(self.entries), 2) - 1]


def known_texts(half: str) -> dict[str, str]:
    """Return the clean texts of a half by name."""
    paths = sorted(CITATIONS.glob(f"{half}_*.txt"))
    return {path.stem: decode(path.read_bytes(), file=path.name) for path in paths}


def known_citations() -> Mapping[str, list[KnownWork]]:
    """Return the works that each document cites, in order, one for each work of a bracket."""
    found = defaultdict(list)
    with (CITATIONS / "citations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for one in row["entries"].split() or [""]:
                meant = frozenset(int(number) for number in one.split("|") if number)
                found[row["document"]].append(KnownWork(int(row["start"]), int(row["end"]), meant))
    return found
