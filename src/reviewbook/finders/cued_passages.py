"""The passages of a bundle in which a rule may find something, by the cues that it needs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.passages import passages_in
from reviewbook.finders import amount_cues, attributions, author_dates, number_citations
from reviewbook.finders.cue_words import CueWords, PlainWords
from reviewbook.ledger.tables import Passage


class Cued(NamedTuple):
    """The numbers of the passages of a document that may hold rows of each kind."""

    quantities: Container[int] | None
    links: Container[int] | None
    attributions: Container[int] | None


EVERYWHERE = Cued(None, None, None)
"""Where the passages are not known: all of them."""


_CITING = CueWords((), number_citations.CUE_SIGNS + author_dates.BRACKETS.encode())


def passages_with_cues(bundle: Bundle, passages: Iterable[Sequence[Passage]]) -> Iterator[Cued]:
    """Give for each document of a bundle the passages that hold a cue, and perhaps some more.

    Parameters
    ----------
    bundle
        The documents; passages of their own are passed over.
    passages
        The passages of each document.
    """
    every = passages_in(bundle, passages)
    bounds = np.searchsorted(every.document, np.arange(len(bundle.starts) + 1)).tolist()
    words = PlainWords(bundle)
    found = (
        amount_cues.may_hold_amounts(words, every),
        _CITING.passages(words, every),
        attributions.CUE_WORDS.passages(words, every),
    )
    for first, behind in pairwise(bounds):
        numbers = every.passage[first:behind]
        yield Cued(*(frozenset(numbers[cued[first:behind]].tolist()) for cued in found))
