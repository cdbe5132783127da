"""Editions of a book, however they are written: "2", "2nd", "Second", "2nd ed."."""

from __future__ import annotations

import re

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th)?\.?", re.IGNORECASE)
_WORD = re.compile(r"\s+(?:ed(?:ition|n)?|éd(?:ition)?|Aufl(?:age)?)\.?\Z", re.IGNORECASE)


def edition_alone(written: str) -> str:
    """Return an edition without the word for it, which styles add: "2nd" of "2nd ed."."""
    return _WORD.sub("", written)


def edition_number(written: str) -> str:
    """Return the number of an edition where that is all that is said; else what is written."""
    alone = edition_alone(written)
    if numbered := _NUMBERED.fullmatch(alone):
        return numbered[1]
    word = alone.lower()
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else written
