"""Mentions: where a document names a concept of the codebook.

The leftmost longest term wins, judged only among terms that stand between word boundaries, so
that no longer term that fails the boundary hides a shorter one that does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents import Document
from reviewbook.rows import BODY, Mention, Passage
from reviewbook.terms import CompiledCodebook, Pattern
from reviewbook.text import is_word_character, match_form

LONGEST_JOINT = 400
_OPENS = re.compile(r"[\"'\u201d\u2019]?\s?\([\"'\u201c\u2018]?")
_CLOSES = re.compile(r"[\"'\u201d\u2019]?\)")
_HYPHENS = "-\u2010\u2011"
_SUSPENDED = re.compile(
    rf"[{_HYPHENS}](?:,?\s(?:and|or|&)\s|,\s)(?:[{_HYPHENS}\w]+(?:,?\s(?:and|or|&)\s|,\s))*"
)
_ASCII_WORD = np.array([is_word_character(chr(code)) for code in range(128)])


class _Hit(NamedTuple):
    start: int
    end: int
    pattern: Pattern
    rule: str


def find_mentions(
    document: Document, compiled: CompiledCodebook, layers: Iterable[int] = (0, 1)
) -> list[Mention]:
    """Find the mentions of a document's body, sorted by place and concept.

    Parameters
    ----------
    document
        A document with its passages.
    compiled
        The codebook's patterns.
    layers
        Which layers to look for: indices into `reviewbook.codebook.LAYERS`.
    """
    body = [passage for passage in document.passages if passage.zone in BODY]
    hits = _hits(document.text, body, compiled)
    mentions = [
        _mention(document, hit, passage)
        for layer in layers
        for hit, passage in _joined(document.text, _longest(hits, layer))
        if hit.pattern.kind != "except"
    ]
    return sorted(mentions, key=lambda m: (m.start, m.end, m.concept))


def _mention(document: Document, hit: _Hit, passage: Passage) -> Mention:
    surface = document.text[hit.start : hit.end]
    place = (document.name, passage.passage, hit.start, hit.end)
    return Mention(*place, surface, hit.pattern.concept, hit.rule)


def _hits(
    text: str, body: Sequence[Passage], compiled: CompiledCodebook
) -> list[tuple[_Hit, Passage]]:
    """Return every pattern that stands at word boundaries within one passage, overlaps included."""
    form = match_form(text)
    matches = compiled.automaton.find_matches_as_indexes(form.text, overlapping=True)
    if not matches or not body:
        return []
    found: NDArray[np.int64] = np.array(matches, dtype=np.int64)
    found = found[_at_boundaries(form.text, found)]
    begins = [passage.start for passage in body]
    hits = []
    for index, folded_start, folded_end in found.tolist():
        start, end = form.span(folded_start, folded_end)
        passage = body[max(bisect_right(begins, start) - 1, 0)]
        pattern = compiled.patterns[index]
        if (
            passage.start <= start
            and end <= passage.end
            and (hit := _accepted(text, start, end, pattern, passage, compiled))
        ):
            hits.append((hit, passage))
    return hits


def _at_boundaries(folded: str, found: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which matches neither begin nor end inside a word (within the folded text)."""
    return ~(
        _word_at(folded, found[:, 1] - 1) & _word_at(folded, found[:, 1])
        | _word_at(folded, found[:, 2] - 1) & _word_at(folded, found[:, 2])
    )


def _word_at(folded: str, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    if folded.isascii():
        codes = np.frombuffer(folded.encode() + b" ", dtype=np.uint8)
        return _ASCII_WORD[codes[np.where(places < 0, len(folded), places)]]
    return np.array(
        [0 <= p < len(folded) and is_word_character(folded[p]) for p in places.tolist()]
    )


def _accepted(
    text: str, start: int, end: int, pattern: Pattern, passage: Passage, compiled: CompiledCodebook
) -> _Hit | None:
    """Apply the condition of a pattern's kind; return the hit, or nothing."""
    if pattern.kind in ("term", "except"):
        return _Hit(start, end, pattern, "term")
    if pattern.kind == "acronym":
        written = text[start:end]
        same = written == pattern.written or written == pattern.written + "s"
        return _Hit(start, end, pattern, "acronym") if same else None
    if pattern.kind == "suspended":
        return _suspended(text, start, end, passage, pattern, compiled)
    head = compiled.heads.match(text, end, min(end + LONGEST_JOINT, passage.end))
    if not head:
        return None
    shared = bool(head["shared"])
    return _Hit(start, end if shared else head.end(), pattern, "shared head" if shared else "term")


def _suspended(
    text: str, start: int, end: int, passage: Passage, pattern: Pattern, compiled: CompiledCodebook
) -> _Hit | None:
    """Match "attachment-" in "attachment- or trauma-informed approaches"."""
    hyphen = max(text.rfind(sign, start, end) for sign in _HYPHENS)
    joint = _SUSPENDED.match(text, hyphen, passage.end)
    if hyphen < start or not joint:
        return None
    full = re.compile(rf"[\w\u2010\u2011-]+[-\u2010\u2011]{re.escape(pattern.written)}\b", re.I)
    sibling = full.match(text, joint.end(), passage.end)
    if sibling and compiled.heads.match(text, sibling.end(), passage.end):
        return _Hit(start, hyphen + 1, pattern, "shared head")
    return None


def _longest(hits: list[tuple[_Hit, Passage]], layer: int) -> list[tuple[_Hit, Passage]]:
    """Keep the leftmost longest hits of one layer; what they cover goes."""
    kept: list[tuple[_Hit, Passage]] = []
    ranked = sorted(
        (pair for pair in hits if pair[0].pattern.layer == layer),
        key=lambda pair: _rank(pair[0]),
    )
    for hit, passage in ranked:
        if not kept or hit.start >= kept[-1][0].end:
            kept.append((hit, passage))
    return kept


def _rank(hit: _Hit) -> tuple[int, int, bool, str]:
    return hit.start, -hit.end, hit.pattern.kind != "except", hit.pattern.concept


def _joined(text: str, hits: list[tuple[_Hit, Passage]]) -> list[tuple[_Hit, Passage]]:
    """Join "long form (ACRONYM)" and "ACRONYM (long form)" of one concept into one mention."""
    joined: list[tuple[_Hit, Passage]] = []
    for hit, passage in hits:
        if joined:
            before, its_passage = joined[-1]
            close = _CLOSES.match(text, hit.end)
            if (
                close
                and its_passage is passage
                and before.pattern.concept == hit.pattern.concept
                and _OPENS.fullmatch(text, before.end, hit.start)
            ):
                joined[-1] = (before._replace(end=close.end(), rule="apposition"), passage)
                continue
        joined.append((hit, passage))
    return joined
