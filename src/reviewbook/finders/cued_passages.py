"""The passages of a bundle in which a rule may find something, by the cues that it needs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.passages import passages_in
from reviewbook.finders import amount_cues, attributions
from reviewbook.ledger.tables import Passage


class Cued(NamedTuple):
    """The numbers of the passages of a document that may hold a quantity, or an attribution."""

    quantities: Container[int] | None
    attributions: Container[int] | None


EVERYWHERE = Cued(None, None)
"""Where the passages are not known: all of them."""


def cued_passages(bundle: Bundle, passages: Iterable[Sequence[Passage]]) -> Iterator[Cued]:
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
    found = [
        words.passages(bundle, every) for words in (amount_cues.CUE_WORDS, attributions.CUE_WORDS)
    ]
    for first, behind in zip(bounds, bounds[1:], strict=False):
        numbers = every.passage[first:behind]
        yield Cued(*(frozenset(numbers[cued[first:behind]].tolist()) for cued in found))
