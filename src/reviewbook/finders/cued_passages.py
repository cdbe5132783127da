"""The passages of a bundle in which a rule may find something, by the cues that it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import WHITE, byte_table
from reviewbook.documents.match_form import EMPHASIS, Places
from reviewbook.documents.passages import Passages, passages_in
from reviewbook.finders import number_citations
from reviewbook.finders.amount_places import AMOUNT_CUES, places_of_amounts
from reviewbook.finders.attributions import PhraseBegins
from reviewbook.finders.claim_places import CLAIM_CUES, places_of_claims
from reviewbook.finders.cue_words import CueScan
from reviewbook.finders.date_cues import DATE_WORDS, year_places
from reviewbook.finders.name_starts import name_places
from reviewbook.finders.number_cues import citing_number_places
from reviewbook.ledger.tables import Passage
from reviewbook.references.person_names import People

_ByPassage = Mapping[int, Sequence[int]]


class Cued(NamedTuple):
    """The numbers of the passages of a document that may hold rows of each kind.

    Those that may name persons come with the places where names may begin, those that may hold a
    quantity or an attribution with the places of their cues, if only there it can be. Works may be
    cited by their dates or by numbers.
    """

    quantities: Mapping[int, Sequence[int] | None] | None
    dates: Collection[int] | None
    numbers: Collection[int] | None
    attributions: Mapping[int, PhraseBegins | None] | None
    names: Mapping[int, Sequence[int]] | None


EVERYWHERE = Cued(None, None, None, None, None)
"""Where the passages are not known: all of them."""


_SCAN = CueScan(
    {
        **AMOUNT_CUES,
        **CLAIM_CUES,
        "dated": DATE_WORDS,
        "numbered": number_citations.CUE_SIGNS,
    }
)
_AMOUNTS, _DATED, _NUMBERED, _ATTRIBUTION = (1 << bit for bit in range(4))
_ANY = _AMOUNTS | _DATED | _NUMBERED | _ATTRIBUTION
_AT_EDGES = np.frombuffer(WHITE, np.bool_) | byte_table(EMPHASIS.encode())


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
    if not len(every.start):
        yield from (Cued({}, (), (), {}, {}) for _ in bundle.documents)
        return
    bounds = np.searchsorted(every.document, np.arange(len(bundle.starts) + 1)).tolist()
    cues = _SCAN.find(bundle, every)
    amounts, claims = places_of_amounts(bundle, cues), places_of_claims(bundle, cues)
    rules = np.where(cues.unsure, _ANY, 0)
    for rule, of_rule in (
        (_AMOUNTS, amounts),
        (_DATED, np.append(cues.of("dated"), year_places(bundle))),
        (_NUMBERED, np.append(cues.of("numbered"), citing_number_places(bundle))),
        (_ATTRIBUTION, claims),
    ):
        rules[every.at(of_rule)[0]] |= rule
    kinds = (amounts, claims, name_places(bundle, people))
    places = zip(*(_by_passage(places, bundle, every) for places in kinds), strict=True)
    changed = _changed(bundle, every, rules & _ATTRIBUTION > 0)
    numbers = np.arange(len(rules))
    for (first, behind), of_each in zip(pairwise(bounds), places, strict=True):
        columns = (every.passage, rules, cues.unsure, numbers)
        rows = zip(*(column[first:behind].tolist() for column in columns), strict=True)
        yield _cued([*map(_Row._make, rows)], changed, *of_each)


class _Row(NamedTuple):
    """A passage: its rules, whether it may be read otherwise, and its place among all."""

    number: int
    rules: int
    unsure: bool
    row: int


def _cued(
    rows: Sequence[_Row],
    changed: Mapping[int, Sequence[tuple[int, int]] | None],
    amounts: _ByPassage,
    claims: _ByPassage,
    names: _ByPassage,
) -> Cued:
    """Put together what is known of the passages of a document."""
    return Cued(
        {
            row.number: None if row.unsure else amounts[row.number]
            for row in rows
            if row.rules & _AMOUNTS
        },
        {row.number for row in rows if row.rules & _DATED},
        {row.number for row in rows if row.rules & _NUMBERED},
        {
            row.number: None
            if row.unsure
            else PhraseBegins(claims[row.number], changed.get(row.row, ()))
            for row in rows
            if row.rules & _ATTRIBUTION
        },
        names,
    )


def _changed(
    bundle: Bundle, passages: Passages, asked: NDArray[np.bool_]
) -> dict[int, Sequence[tuple[int, int]] | None]:
    """Give what changes the length of passages, by places in them, for those that have any.

    Nothing is known of one that it is not the same for when it is folded alone.
    """
    _, changes = bundle.folded
    unsure = _AT_EDGES[bundle.codes[passages.start]] | _AT_EDGES[bundle.codes[passages.end - 1]]
    found: dict[int, Sequence[tuple[int, int]] | None] = {}
    if changes:
        first = np.searchsorted(changes.ends, passages.start, side="right")
        behind = np.searchsorted(changes.starts, passages.end)
        for row in np.flatnonzero(asked & (first < behind)).tolist():
            within = slice(first[row], behind[row])
            sides = (side[within] - passages.start[row] for side in (changes.starts, changes.ends))
            found[row] = [*zip(*(side.tolist() for side in sides), strict=True)]
    # What reaches over an edge is a blank or a mark of emphasis, or the passage has odd letters.
    return found | dict.fromkeys(np.flatnonzero(asked & unsure).tolist())


def _by_passage(
    places: Places, bundle: Bundle, passages: Passages
) -> Iterator[dict[int, list[int]]]:
    """Give for each document the places, which are in order, that lie in each of its passages."""
    within, held = passages.at(places)
    rows, first = np.unique(within, return_index=True)
    document = passages.document[rows]
    own = (places[held] - bundle.starts[passages.document[within]]).tolist()
    found: list[dict[int, list[int]]] = [{} for _ in bundle.documents]
    bounds = pairwise([*first.tolist(), len(own)])
    columns = document.tolist(), passages.passage[rows].tolist(), bounds
    for number, passage, (begin, end) in zip(*columns, strict=True):
        found[number][passage] = own[begin:end]
    yield from found
