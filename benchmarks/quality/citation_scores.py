"""How many works cited are found where they stand, with the entries that they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from benchmarks.quality.citation_truth import KnownWork, known_citations, known_texts
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import link_citations
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography


def found_works(name: str, text: str) -> list[KnownWork]:
    """Return the works that the rules find cited in a text, in order."""
    document = Document(name, text, tuple(segment(name, text)))
    links = link_citations(document, list_entries(document, Bibliography()))
    found = (
        KnownWork(link.start, link.end, frozenset(entry.position for entry in one))
        for of in links.values()
        for link in of
        for one in link.meant
    )
    return list(dict.fromkeys(found))  # numbers that dangle in one place are one


def told_apart(
    known: Sequence[KnownWork], found: Sequence[KnownWork]
) -> tuple[list[KnownWork], list[KnownWork], list[KnownWork]]:
    """Return which were found, which were not, and which are none.

    What was found is right where it overlaps a citation and means the same entries.
    """
    left, right, false = list(known), [], []
    for one in found:
        match = next((other for other in left if _is_same(one, other)), None)
        if match:
            left.remove(match)
            right.append(match)
        else:
            false.append(one)
    return right, left, false


def _is_same(one: KnownWork, other: KnownWork) -> bool:
    overlaps = one.start < other.end and other.start < one.end
    return overlaps and one.entries == other.entries


@cache
def citation_scores(half: str) -> Counter[str]:
    """Count the works of a half: "right", "missed", "false", and those there by status."""
    counted, truth = Counter[str](), known_citations()
    for name, text in known_texts(half).items():
        right, missed, false = told_apart(truth[name], found_works(name, text))
        counted.update(right=len(right), missed=len(missed), false=len(false), documents=1)
        counted.update(one.status for one in truth[name])
        counted.update(f"{one.status}, right" for one in right)
    return counted


def f1_of(counted: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall, 0 to 1."""
    twice = 2 * counted["right"]
    return twice / (twice + counted["missed"] + counted["false"])
