"""Texts that are alike: those that share most of the phrases of the shorter of the two.

A phrase is what stands between two marks. Paragraphs would be too much: an article that went
through a review has hardly one that is that of its preprint to the letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LEAST_SHARE = 0.5
"""From which share of the phrases of the shorter text on two texts are alike."""
_LEAST_SHARED = 2  # phrases: a notice alone makes no two alike
_LEAST_WORDS = 5  # of a phrase that is compared: shorter ones stand in many texts
_OFTEN = 20  # texts that hold a phrase, above which it says nothing about any two
_MARK = re.compile(r"[.,;:!?()]\s|\n[^\S\n]*\n")
_WORD = re.compile(r"[^\W_]+")


class AlikeTexts(NamedTuple):
    """Two texts by their names, the phrases that both hold, and those of the shorter one."""

    first: str
    second: str
    shared: int
    phrases: int


def phrase_signs(text: str) -> NDArray[np.int64]:
    """Return a number for each longer phrase of a text, each once; one for the same words.

    Case, and where lines and words were parted make no difference. The numbers hold within one
    run.
    """
    parts = (_WORD.findall(part) for part in _MARK.split(text.casefold()))
    signs = {hash("".join(words)) for words in parts if len(words) >= _LEAST_WORDS}
    return np.fromiter(signs, np.int64, len(signs))


def alike_texts(signs: Mapping[str, NDArray[np.int64]]) -> list[AlikeTexts]:
    """Return the pairs of texts that are alike, given the signs of each, in their order."""
    names, sizes = [*signs], [len(those) for those in signs.values()]
    shared = Counter(pair for held in _holders([*signs.values()]) for pair in combinations(held, 2))
    return [
        AlikeTexts(names[one], names[other], count, least)
        for (one, other), count in sorted(shared.items())
        if count >= max(_LEAST_SHARED, LEAST_SHARE * (least := min(sizes[one], sizes[other])))
    ]


def _holders(signs: list[NDArray[np.int64]]) -> Iterator[list[int]]:
    """Yield the numbers of the texts that hold a phrase, in order, where some and not many do."""
    every = np.concatenate([np.empty(0, np.int64), *signs])
    texts = np.repeat(np.arange(len(signs)), [len(those) for those in signs])
    order = np.argsort(every, kind="stable")
    every = every[order]
    starts = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]]))
    counts = np.diff(starts, append=len(every))
    some = (counts > 1) & (counts <= _OFTEN)
    for start, count in zip(starts[some], counts[some], strict=True):
        yield texts[order[start : start + count]].tolist()
