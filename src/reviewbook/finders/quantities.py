"""Quantities of treatments: how many failed, how much, how often, how long, in which window.

What a quantity looks like is in `reviewbook.finders.amounts`; here it is given the treatment named
nearest to it, and judged by its sentence. A reader may know better.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from reviewbook.documents.clean_text import Sentences
from reviewbook.documents.document import Document
from reviewbook.finders.amount_patterns import COUNTED, COUNTED_UNITS
from reviewbook.finders.amount_ranges import Amount
from reviewbook.finders.amounts import read_amounts
from reviewbook.finders.folded_text import folded
from reviewbook.ledger.tables import BODY, Passage, Quantity

LONGEST = 7
_NEAR = 200  # characters around a dose in which its sentence speaks of dosing
_FAILED = re.compile(
    r"\b(?:fail|resist|refractory|unsuccessful|inadequate|despite|tried\b|trying\b|persist"
    r"|(?:not|without|never|non)\W(?:\w{1,30}\W{1,3}){0,4}?(?:respon|improv|work|reliev))"
    r"|n't\s(?:\w{1,30}\s){0,4}?(?:respon|improv|work|reliev)",
    re.IGNORECASE,
)
# What a dose is said to be of: a name of its own, not "the drug" or "it" that was named before.
_OF_WHAT = re.compile(
    r"\s(?:of\s(?!(?:the|this|that|these|those|it|its|them|each|either|both|one|a|an)\b)"
    r"(?P<what>[\w-]+(?:\s[\w-]+){0,2}))"
)
_DOSING = re.compile(
    r"\b(?:dos(?:e|es|ed|age|ing)|t(?:ake|akes|aken|aking|ook)|give[ns]?|giving|prescri|administ|start"
    r"|titrat|increas|reduc|tablet|capsule|pill|inject|infus|swallow|oral|intravenous|daily|treat"
    r"|deliver|stimulat|session|patient|trial|per\sday|a\sday|before\sbed|[mcµμu]g/)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_JUDGED = ("failures", "duration")


class Treatment(Protocol):
    """What is asked of a mention of a treatment."""

    @property
    def document(self) -> str: ...  # noqa: D102
    @property
    def passage(self) -> int: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def concept(self) -> str: ...  # noqa: D102


def find_quantities(
    document: Document,
    mentions: Iterable[Treatment],
    cued: Mapping[int, Sequence[int] | None] | None = None,
) -> list[Quantity]:
    """Find the quantities in a document's body, sorted by place.

    Parameters
    ----------
    document
        A document with its passages.
    mentions
        Its treatments; those of other documents are passed over. A quantity takes the last one
        before it in its passage, else the first after it, else the last under the same heading.
        A dose takes the one that it is said to be of, else one of its own sentence; from outside
        of that only where the sentence speaks of dosing and not of something else ("20 g of
        flour"). Where a sentence counts failures, its quantities are of what failed: of a treatment
        that it names, or of none.
    cued
        The passages that may hold a quantity, by number, where they are known: each with the
        places where one may begin, if only there it can be.
    """
    own: dict[int, list[Treatment]] = {}
    for mention in sorted(mentions, key=lambda one: (one.start, one.end)):
        if mention.document == document.name:
            own.setdefault(mention.passage, []).append(mention)
    text, rows, last = folded(document.text), [], ""
    for passage in document.passages:
        if passage.zone not in BODY:
            continue
        if passage.zone in ("title", "heading"):
            last = ""
        here = own.get(passage.passage, ())
        if cued is None or passage.passage in cued:
            begins = cued[passage.passage] if cued else None
            hits = _hits(text, passage, begins, document.sentences)
            concepts = _concepts(text, passage, hits, here, last, document.sentences)
            for hit, concept in zip(hits, concepts, strict=True):
                at = (document.name, passage.passage, hit.start, hit.end)
                surface = document.text[hit.start : hit.end]
                rows.append(Quantity(*at, surface, concept, hit.kind, hit.low, hit.high, hit.unit))
        last = here[-1].concept if here else last
    return rows


def _concepts(
    text: str,
    passage: Passage,
    hits: Sequence[Amount],
    here: Sequence[Treatment],
    last: str,
    cut: Sentences,
) -> Iterator[str]:
    """Yield the treatment of each quantity of a passage."""
    split = any(_is_dose(hit) or hit.kind == "failures" for hit in hits)
    spans = cut.within(passage.start, passage.end) if split else []
    failing = {_around(spans, hit) for hit in hits if hit.kind == "failures"}
    for hit in hits:
        nearest = _nearest(here, hit.start) or last
        if spans and (span := _around(spans, hit)) in failing:
            yield _nearest(_between(here, *span), hit.start)
        else:
            yield _of_dose(text, spans, hit, here, nearest) if _is_dose(hit) else nearest


def _nearest(mentions: Sequence[Treatment], place: int) -> str:
    before = bisect_right(mentions, place, key=lambda mention: mention.start)
    return mentions[max(before - 1, 0)].concept if mentions else ""


def _is_dose(hit: Amount) -> bool:
    """Tell whether a quantity is a dose in figures: of "low-dose" something it is clear."""
    return hit.kind == "dose" and bool(hit.unit)


def _around(spans: Sequence[tuple[int, int]], hit: Amount) -> tuple[int, int]:
    """Return the sentence in which a quantity begins."""
    return spans[max(bisect_right(spans, hit.start, key=lambda span: span[0]) - 1, 0)]


def _of_dose(
    text: str,
    spans: Sequence[tuple[int, int]],
    hit: Amount,
    mentions: Sequence[Treatment],
    otherwise: str,
) -> str:
    """Return the treatment of a dose; `otherwise` is the one nearest to it in its passage."""
    start, end = _around(spans, hit)
    within = _OF_WHAT.search(text, hit.start, hit.end) or _OF_WHAT.match(text, hit.end, end)
    if within:
        named = _between(mentions, *within.span())
        return named[0].concept if named else ""
    around = max(start, hit.start - _NEAR), min(end, hit.end + _NEAR)
    dosing = _DOSING.search(text, *around)
    return _nearest(_between(mentions, start, end), hit.start) or (otherwise if dosing else "")


def _between(mentions: Sequence[Treatment], start: int, end: int) -> Sequence[Treatment]:
    """Return the mentions, which are sorted, that begin in a stretch."""
    first, last = (
        bisect_left(mentions, place, key=lambda one: one.start) for place in (start, end)
    )
    return mentions[first:last]


def _hits(
    text: str, passage: Passage, begins: Sequence[int] | None, cut: Sentences
) -> list[Amount]:
    """Return the quantities of a passage; where two overlap, the earlier rule's stays."""
    kept: list[Amount] = []
    for read in read_amounts(text, passage.start, passage.end, begins):
        found = [_shortened(text, match, hit) for match, hit in read]
        kept += _apart(_in_context(text, passage, found, cut), kept)
    return sorted(_with_what_is_counted(text, hit, passage.end) for hit in kept)


def _with_what_is_counted(text: str, hit: Amount, end: int) -> Amount:
    """Let "ten" of "ten weekly sessions" reach over what tells their length and how often.

    That is a row of its own, within.
    """
    counted = COUNTED.match(text, hit.end, end) if hit.unit in COUNTED_UNITS else None
    if counted and len(text[hit.start : counted.end()].split()) <= LONGEST:
        return hit._replace(end=counted.end())
    return hit


def _shortened(text: str, found: re.Match[str], hit: Amount) -> Amount:
    """Leave out the words before the number, then the first of a list, where there are too many."""
    if hit.end - hit.start <= 2 * LONGEST:
        return hit  # so short that its words are few
    words = [word.start() for word in _WORD.finditer(text, hit.start, hit.end)]
    if len(words) <= LONGEST:
        return hit
    start = max(min(found.start("low"), hit.end - 1), words[-LONGEST], hit.start)
    return hit._replace(start=start)


def _apart(found: Iterable[Amount], kept: Iterable[Amount]) -> list[Amount]:
    taken = sorted((hit.start, hit.end) for hit in kept)
    apart = []
    for hit in found:
        before = bisect_right(taken, (hit.end - 1, hit.end)) - 1
        if before < 0 or taken[before][1] <= hit.start:
            apart.append(hit)
    return apart


def _in_context(
    text: str, passage: Passage, hits: Sequence[Amount], cut: Sentences
) -> list[Amount]:
    """Judge failures and durations by the sentence they stand in."""
    kinds = {hit.kind for hit in hits}.intersection(_JUDGED)
    if not any(_speaks_of(kind, text, passage.start, passage.end) for kind in kinds):
        return [hit for hit in hits if hit.kind != "failures"]
    bounds = cut.within(passage.start, passage.end)
    begins = [start for start, _ in bounds]

    @cache
    def holds_cue_of(kind: str, sentence: int) -> bool:
        return _speaks_of(kind, text, *bounds[sentence])

    judged = []
    for hit in hits:
        sentence = max(bisect_right(begins, hit.start) - 1, 0)
        if hit.kind == "failures" and not holds_cue_of("failures", sentence):
            continue
        titrated = hit.kind == "duration" and holds_cue_of("duration", sentence)
        judged.append(hit._replace(kind="titration") if titrated else hit)
    return judged


def _speaks_of(kind: str, text: str, start: int, end: int) -> bool:
    """Tell whether a stretch speaks of what quantities of a kind are judged by."""
    if kind == "duration":
        return "titrat" in text[start:end].lower()
    return bool(_FAILED.search(text, start, end))
