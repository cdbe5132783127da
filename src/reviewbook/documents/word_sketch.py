"""A text by a few numbers: enough to tell how many of its words another one has.

Of the distinct words of a text those whose hashes are smallest are kept. They are a sample that is
drawn alike from any two texts, so the share that two samples have in common estimates the share of
their words. What a text says cannot be told from it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

KEPT = 48
"""Words that are kept of a text."""
_DIGITS = 8
_WORD = re.compile(r"[^\W_]+")


def sketch_words(text: str) -> list[str]:
    """Return the hashes that stand for the words of a text, in order; the same in every run."""
    words = {word.encode() for word in _WORD.findall(text.casefold())}
    hashes = (hashlib.blake2b(word, digest_size=_DIGITS // 2).hexdigest() for word in words)
    return sorted({*hashes})[:KEPT]


def shared_words(one: Collection[str], other: Collection[str]) -> float:
    """Return about which share of the distinct words of two texts both have, by their sketches."""
    least = sorted({*one, *other})[:KEPT]
    return sum(sign in one and sign in other for sign in least) / len(least) if least else 1.0
