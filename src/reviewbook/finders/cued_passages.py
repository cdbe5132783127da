"""The passages of a bundle in which a rule may find something, by the cues that it needs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.match_form import Places
from reviewbook.documents.passages import Passages, passages_in
from reviewbook.finders import amount_cues, attributions, number_citations
from reviewbook.finders.cue_words import CueScan
from reviewbook.finders.date_cues import DATE_WORDS, year_places
from reviewbook.finders.name_starts import name_places
from reviewbook.ledger.tables import Passage
from reviewbook.references.person_names import People


class Cued(NamedTuple):
    """The numbers of the passages of a document that may hold rows of each kind.

    Those that may hold quantities come with what these may be of, those that may name persons with
    the places where names may begin. Works may be cited by their dates or by numbers.
    """

    quantities: Mapping[int, Container[str]] | None
    dates: Container[int] | None
    numbers: Container[int] | None
    attributions: Container[int] | None
    names: Mapping[int, Sequence[int]] | None


EVERYWHERE = Cued(None, None, None, None, None)
"""Where the passages are not known: all of them."""


_SCAN = CueScan(
    (
        amount_cues.ALONE,
        amount_cues.NUMBERS,
        DATE_WORDS,
        number_citations.CUE_SIGNS,
        attributions.CUE_WORDS,
        *amount_cues.OF_WHAT.values(),
    )
)
_ALONE, _NUMBER, _DATED, _NUMBERED, _ATTRIBUTION = (1 << bit for bit in range(5))
_OF_WHAT = {name: 1 << bit for bit, name in enumerate(amount_cues.OF_WHAT, 5)}
_UNKNOWN = ""  # of what an amount is that says it by itself


def passages_with_cues(
    bundle: Bundle, passages: Iterable[Sequence[Passage]], people: People
) -> Iterator[Cued]:
    """Give for each document of a bundle the passages that hold a cue, and perhaps some more.

    Parameters
    ----------
    bundle
        The documents; passages of their own are passed over.
    passages
        The passages of each document.
    people
        The authors that are known.
    """
    every = passages_in(bundle, passages)
    bounds = np.searchsorted(every.document, np.arange(len(bundle.starts) + 1)).tolist()
    found = _SCAN.passages(bundle, every)
    found[every.at(year_places(bundle))[0]] |= _DATED
    names = _by_passage(name_places(bundle, people), bundle, every)
    for (first, behind), by_passage in zip(pairwise(bounds), names, strict=True):
        numbers, rules = every.passage[first:behind].tolist(), found[first:behind].tolist()
        cued = [*zip(numbers, rules, strict=True)]
        yield Cued(
            {number: of_what for number, rule in cued if (of_what := _of_what(rule))},
            {number for number, rule in cued if rule & _DATED},
            {number for number, rule in cued if rule & _NUMBERED},
            {number for number, rule in cued if rule & _ATTRIBUTION},
            by_passage,
        )


@cache
def _of_what(rules: int) -> Container[str]:
    """Return what the quantities of a passage may be of; nothing where it can hold none."""
    named = [name for name, bit in _OF_WHAT.items() if rules & bit]
    return (_UNKNOWN, *named) if rules & _ALONE or (rules & _NUMBER and named) else ()


def _by_passage(
    places: Places, bundle: Bundle, passages: Passages
) -> Iterator[dict[int, list[int]]]:
    """Give for each document the places that lie in each of its passages."""
    within, held = passages.at(places)
    document = passages.document[within]
    found: list[dict[int, list[int]]] = [{} for _ in bundle.documents]
    columns = document, passages.passage[within], places[held] - bundle.starts[document]
    for number, passage, place in np.stack(columns, axis=1).tolist():
        found[number].setdefault(passage, []).append(place)
    yield from found
