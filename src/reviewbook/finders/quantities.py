"""Quantities of treatments: how many failed, how much, how often, how long, in which window.

What a quantity looks like is in `reviewbook.finders.amounts`; here it is given the treatment named
nearest to it, and judged by its sentence. A reader may know better.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from reviewbook.documents.clean_text import count_words, sentences
from reviewbook.documents.document import Document
from reviewbook.finders.amount_patterns import folded
from reviewbook.finders.amounts import Amount, read_amounts
from reviewbook.ledger.tables import BODY, Passage, Quantity

LONGEST = 6
_FAILED = re.compile(
    r"\b(?:fail|resist|refractory|unsuccessful|inadequate|despite|tried\b|trying\b|persist"
    r"|(?:not|without|never|non)\W(?:\w{1,30}\W{1,3}){0,4}?(?:respon|improv|work|reliev))"
    r"|n't\s(?:\w{1,30}\s){0,4}?(?:respon|improv|work|reliev)",
    re.IGNORECASE,
)
_TITRATION = re.compile(r"titrat", re.IGNORECASE)


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


def find_quantities(document: Document, mentions: Iterable[Treatment]) -> list[Quantity]:
    """Find the quantities in a document's body, sorted by place.

    Parameters
    ----------
    document
        A document with its passages.
    mentions
        Its treatments; those of other documents are passed over. A quantity takes the last one
        before it in its passage, else the first after it, else the last under the same heading.
    """
    own: dict[int, list[Treatment]] = {}
    for mention in sorted(mentions, key=lambda one: (one.start, one.end)):
        if mention.document == document.name:
            own.setdefault(mention.passage, []).append(mention)
    text, rows, last = folded(document.text), [], ""
    for passage in document.passages:
        if passage.zone not in BODY:
            continue
        here = own.get(passage.passage, [])
        last = "" if passage.zone in ("title", "heading") else last
        for hit in _hits(text, passage):
            surface, concept = document.text[hit.start : hit.end], _nearest(here, hit.start) or last
            at = (document.name, passage.passage, hit.start, hit.end)
            rows.append(Quantity(*at, surface, concept, hit.kind, hit.low, hit.high, hit.unit))
        last = here[-1].concept if here else last
    return rows


def _nearest(mentions: Sequence[Treatment], place: int) -> str:
    before = bisect_right(mentions, place, key=lambda mention: mention.start)
    return mentions[max(before - 1, 0)].concept if mentions else ""


def _hits(text: str, passage: Passage) -> list[Amount]:
    """Return the quantities of a passage; where two overlap, the earlier rule's stays."""
    kept: list[Amount] = []
    for read in read_amounts(text, passage.start, passage.end):
        found = [hit._replace(start=_shortened(text, match, hit)) for match, hit in read]
        kept += _apart(_in_context(text, passage, found), kept)
    return sorted(kept)


def _shortened(text: str, found: re.Match[str], hit: Amount) -> int:
    """Leave out the words before the number where the surface would get too long."""
    return found.start("low") if count_words(text[hit.start : hit.end]) > LONGEST else hit.start


def _apart(found: Iterable[Amount], kept: Iterable[Amount]) -> list[Amount]:
    taken = sorted((hit.start, hit.end) for hit in kept)
    apart = []
    for hit in found:
        before = bisect_right(taken, (hit.end - 1, hit.end)) - 1
        if before < 0 or taken[before][1] <= hit.start:
            apart.append(hit)
    return apart


def _in_context(text: str, passage: Passage, hits: Sequence[Amount]) -> list[Amount]:
    """Judge failures and durations by the sentence they stand in."""
    if not any(hit.kind in ("failures", "duration") for hit in hits):
        return list(hits)
    bounds = sentences(text, passage.start, passage.end)
    begins = [start for start, _ in bounds]

    @cache
    def holds(cue: re.Pattern[str], sentence: int) -> bool:
        return bool(cue.search(text, *bounds[sentence]))

    judged = []
    for hit in hits:
        sentence = max(bisect_right(begins, hit.start) - 1, 0)
        if hit.kind == "failures" and not holds(_FAILED, sentence):
            continue
        titrated = hit.kind == "duration" and holds(_TITRATION, sentence)
        judged.append(hit._replace(kind="titration") if titrated else hit)
    return judged
