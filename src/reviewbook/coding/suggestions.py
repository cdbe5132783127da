"""What is suggested for a codebook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reviewbook.finders.uncoded_phrases import Place


@dataclass(slots=True)
class Suggestion:
    """Something to add: its words, what it may be, how often it occurs, where, and near what."""

    words: tuple[str, ...]
    label: str
    places: list[Place]
    near: Counter[str] = field(default_factory=Counter)
    of: str = ""
    weight: float = 0.0

    @property
    def documents(self) -> int:
        """How many documents hold it."""
        return len({document for document, _, _ in self.places})


@dataclass(slots=True)
class Suggestions:
    """All that is suggested for a codebook, best first in each list.

    Attributes
    ----------
    defined
        Terms that a text defines or glosses and no concept has, those of most documents first.
    phrases, acronyms
        What no concept covers.
    elsewhere
        Phrases of several words where nothing coded stands, as with a codebook that is just begun.
    variants
        What looks like a term of the concept `of`, spelled otherwise.
    unmatched
        Each concept with the terms that no document holds.
    together
        Pairs of concepts that are named by the same documents, and these.
    """

    defined: list[Suggestion]
    phrases: list[Suggestion]
    acronyms: list[Suggestion]
    elsewhere: list[Suggestion]
    variants: list[Suggestion]
    unmatched: dict[str, list[str]]
    together: list[tuple[str, str, tuple[str, ...]]]
