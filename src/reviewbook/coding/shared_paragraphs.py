"""Texts that are alike: those that share most of the paragraphs of the shorter of the two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

LEAST_SHARE = 0.5
"""From which share of the paragraphs of the shorter text on two texts are alike."""
_LEAST_WORDS = 12  # of a paragraph that is compared: shorter ones stand in many texts
_OFTEN = 20  # texts that hold a paragraph, above which it says nothing about any two
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\n[^\S\n]*\n")


class AlikeTexts(NamedTuple):
    """Two texts by their names, the paragraphs that both hold, and those of the shorter one."""

    first: str
    second: str
    shared: int
    paragraphs: int


def paragraph_signs(text: str) -> frozenset[int]:
    """Return a number for each longer paragraph of a text; one for the same words.

    Case, punctuation, where lines and words were parted, and blanks on lines that are else empty
    make no difference. The numbers hold within one run.
    """
    parts = (_WORD.findall(part.casefold()) for part in _BETWEEN.split(text))
    return frozenset(hash("".join(words)) for words in parts if len(words) >= _LEAST_WORDS)


def alike_texts(signs: Mapping[str, frozenset[int]]) -> list[AlikeTexts]:
    """Return the pairs of texts that are alike, given the signs of each, in their order."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, those in signs.items():
        for sign in those:
            holders[sign].append(name)
    shared = Counter(pair for names in holders.values() for pair in _pairs(names))
    order = {name: place for place, name in enumerate(signs)}
    found = (
        AlikeTexts(*pair, count, min(len(signs[name]) for name in pair))
        for pair, count in shared.items()
    )
    alike = (one for one in found if one.shared >= LEAST_SHARE * one.paragraphs)
    return sorted(alike, key=lambda one: (order[one.first], order[one.second]))


def _pairs(names: list[str]) -> Iterable[tuple[str, str]]:
    return combinations(names, 2) if len(names) <= _OFTEN else ()
