"""Places where the codebook names a concept, in whole bundles: which of all matches count.

The leftmost longest match of a layer wins, judged only among those that stand between word
boundaries, so that no longer term that fails the boundary hides a shorter one that does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.match_form import Places
from reviewbook.documents.passages import Passages
from reviewbook.finders.matching.broken_words import breaks_in, find_broken, no_halves
from reviewbook.finders.matching.conditions import APPOSITION, CONDITIONS
from reviewbook.finders.matching.patterns import KINDS, CompiledCodebook
from reviewbook.finders.matching.string_matcher import Occurrences

_OPENS = re.compile(r"[\"'\u201d\u2019]?\s?\([\"'\u201c\u2018]?")
_CLOSES = re.compile(r"[\"'\u201d\u2019]?\)")
_LONGEST_OPENING = 6  # with what may close another aside before it
_LENGTH_BITS = 24  # no pattern is longer, nor any text than what is left of 64
_EXCEPT = KINDS.index("except")
_ON_CONDITION = np.array([kind in CONDITIONS for kind in KINDS])


@dataclass(frozen=True, slots=True)
class Hits:
    """Places in a bundle where patterns stand, one array per column.

    Attributes
    ----------
    pattern
        The number of the pattern in the codebook.
    passage
        The place of the passage among those of the body.
    start, end
        The place in the bundle.
    rule
        The number of the rule in `reviewbook.ledger.tables.MENTION_RULES`.
    """

    pattern: Places
    passage: Places
    start: Places
    end: Places
    rule: Places

    def __getitem__(self, chosen: Places) -> Hits:
        """Return some of the hits."""
        return Hits(*(getattr(self, column)[chosen] for column in self.__slots__))


def locate(
    bundle: Bundle, body: Passages, compiled: CompiledCodebook, layers: Iterable[int] = (0, 1)
) -> Hits:
    """Find the mentions in the body of all documents of a bundle, sorted by place and concept.

    Parameters
    ----------
    bundle
        The documents.
    body
        The passages of their bodies.
    compiled
        The codebook's patterns.
    layers
        Which layers to look for: indices into `reviewbook.codebook.concepts.LAYERS`.
    """
    hits = _conditional(bundle, body, compiled, _hits(bundle, body, compiled))
    layer = compiled.layer[hits.pattern]
    found = [hits[np.arange(0)]]
    for number in layers:
        longest = _longest(compiled, hits[np.flatnonzero(layer == number)])
        found.append(_joined(bundle, body, compiled, longest))
    every = Hits(*(np.concatenate(c) for c in zip(*map(_columns, found), strict=True)))
    every = every[np.flatnonzero(compiled.kind[every.pattern] != _EXCEPT)]
    return every[np.lexsort((compiled.concept[every.pattern], every.end, every.start))]


def _hits(bundle: Bundle, body: Passages, compiled: CompiledCodebook) -> Hits:
    """Return every pattern that stands within one passage, overlaps included."""
    breaks = breaks_in(bundle)
    sought = (
        compiled.matcher.find(bundle),
        *find_broken(compiled.matcher, bundle.text, breaks),
    )
    found = Occurrences(*(np.concatenate(column) for column in zip(*sought, strict=True)))
    passage = np.searchsorted(body.start, found.start, side="right") - 1
    inside = (passage >= 0) & no_halves(bundle.text, breaks, found)
    inside[inside] = found.end[inside] <= body.end[passage[inside]]
    every = Hits(found.string, passage, found.start, found.end, np.zeros_like(passage))
    return every[np.flatnonzero(inside)]


def _conditional(bundle: Bundle, body: Passages, compiled: CompiledCodebook, hits: Hits) -> Hits:
    """Keep the hits whose conditions hold; a head noun may lengthen them."""
    kinds = compiled.kind[hits.pattern]
    kept, end, rule = np.ones(len(kinds), np.bool_), hits.end.copy(), hits.rule.copy()
    asked = np.flatnonzero(_ON_CONDITION[kinds])
    limit = body.end[hits.passage[asked]]
    columns = (asked, hits.pattern[asked], hits.start[asked], end[asked], limit)
    for hit, number, start, close, stop in np.stack(columns, axis=1).tolist():
        pattern = compiled.patterns[number]
        verdict = CONDITIONS[pattern.kind](bundle.text, start, close, stop, pattern, compiled)
        kept[hit] = verdict is not None
        end[hit], rule[hit] = verdict or (0, 0)
    return Hits(hits.pattern, hits.passage, hits.start, end, rule)[np.flatnonzero(kept)]


def _longest(compiled: CompiledCodebook, hits: Hits) -> Hits:
    """Keep the leftmost longest hits; what they cover goes."""
    ranked = _ranked(compiled, hits)
    start, end = ranked.start, ranked.end
    reach = np.maximum.accumulate(end)
    # A hit that begins after all before it have ended stays; it is the first of a heap.
    first = np.ones(len(start), np.bool_)
    first[1:] = start[1:] >= reach[:-1]
    heap = np.cumsum(first) - 1
    # Where it covers the whole heap, nothing else of that stays; only elsewhere is there a choice.
    outlasted = np.zeros(first.sum(), np.bool_)
    outlasted[heap[end > end[first][heap]]] = True
    open_heaps = outlasted[heap]
    kept = first & ~open_heaps
    kept[_leftmost(ranked, np.flatnonzero(open_heaps))] = True
    return ranked[np.flatnonzero(kept)]


def _ranked(compiled: CompiledCodebook, hits: Hits) -> Hits:
    """Sort hits by their start, the longer first.

    Of two in the same place an excepted phrase comes first, else that of the concept named first
    in the alphabet, of one concept's that of the pattern named first in the codebook.
    """
    place = (hits.start << _LENGTH_BITS) - (hits.end - hits.start)
    order = np.argsort(place, kind="stable")
    sorted_place = place[order]
    if (sorted_place[1:] == sorted_place[:-1]).any():
        named = compiled.kind[hits.pattern] != _EXCEPT
        order = np.lexsort((hits.pattern, compiled.concept[hits.pattern], named, place))
    return hits[order]


def _leftmost(hits: Hits, chosen: Places) -> list[int]:
    """Choose among hits, the better first, those that begin where the one before has ended."""
    kept: list[int] = []
    done = -1
    rows = zip(chosen.tolist(), hits.start[chosen].tolist(), hits.end[chosen].tolist(), strict=True)
    for hit, start, end in rows:
        if start >= done:
            kept.append(hit)
            done = end
    return kept


def _joined(bundle: Bundle, body: Passages, compiled: CompiledCodebook, hits: Hits) -> Hits:
    """Join "long form (ACRONYM)" and "ACRONYM (long form)" of one concept into one mention."""
    concept = compiled.concept[hits.pattern]
    near = hits.start[1:] - hits.end[:-1] <= _LONGEST_OPENING
    near &= (concept[1:] == concept[:-1]) & (hits.passage[1:] == hits.passage[:-1])
    end, rule = hits.end.copy(), hits.rule.copy()
    joined_to: dict[int, int] = {}
    for hit in (np.flatnonzero(near) + 1).tolist():
        before = joined_to.get(hit - 1, hit - 1)
        close = _CLOSES.match(bundle.text, int(end[hit]), int(body.end[hits.passage[hit]]))
        if close and _OPENS.fullmatch(bundle.text, int(end[before]), int(hits.start[hit])):
            end[before], rule[before] = close.end(), APPOSITION
            joined_to[hit] = before
    every = Hits(hits.pattern, hits.passage, hits.start, end, rule)
    return every[np.delete(np.arange(len(end)), list(joined_to))]


def _columns(hits: Hits) -> list[Places]:
    return [getattr(hits, column) for column in hits.__slots__]
