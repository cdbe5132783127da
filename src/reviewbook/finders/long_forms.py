"""Acronyms with the words that they stand for: "magnetic seizure therapy (MST)".

Source: Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
biomedical text", Pacific Symposium on Biocomputing 8: the letters of the short form are looked for
from the right, the first of them at the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SHORT = re.compile(r"\(\s?([^\W\d_][\w/&.-]{0,8}[^\W_])\s?\)")
_LETTERS = re.compile(r"[^\W_]")
_MOST_WORDS = 2  # a short form of n letters has at most n + 5 words, or twice n
_REACH = 120


class LongForm(NamedTuple):
    """An acronym, and the words before it that it stands for."""

    short: str
    long: str
    start: int
    end: int


def find_long_forms(text: str, start: int = 0, end: int | None = None) -> Iterator[LongForm]:
    """Yield each acronym in brackets whose words stand before it, within 120 characters.

    `start` and `end` of a long form are those of its words and the bracket together.
    """
    for found in _SHORT.finditer(text, start, len(text) if end is None else end):
        short = found[1]
        if sum(map(str.isupper, short)) < _MOST_WORDS:
            continue
        before = _window(text, max(start, found.start() - _REACH), found.start(), len(short))
        place = _first_letter(short, before)
        if place is not None:
            long = before[place:].strip()
            begin = found.start() - len(before) + place
            yield LongForm(short, " ".join(long.split()), begin, found.end())


def _window(text: str, start: int, end: int, letters: int) -> str:
    """Return the words before a bracket that may be meant, no more than the letters allow."""
    stretch = re.split(r"[.;:!?()\[\]]|\n\n", text[start:end])[-1]
    words = list(re.finditer(r"\S+", stretch))
    most = min(letters + 5, 2 * letters)
    return stretch[words[-most].start() :] if len(words) > most else stretch


def _first_letter(short: str, before: str) -> int | None:
    """Return where the words of a short form begin; nothing if its letters are not all there."""
    place = len(before)
    letters = _LETTERS.findall(short.casefold())
    folded = before.lower()
    for number, letter in reversed(list(enumerate(letters))):
        place -= 1
        while place >= 0 and (folded[place] != letter or (not number and _within(folded, place))):
            place -= 1
        if place < 0:
            return None
    return place if len(before[place:].split()) > 1 else None


def _within(text: str, place: int) -> bool:
    """Tell whether a character stands inside a word."""
    return place > 0 and text[place - 1].isalnum()
