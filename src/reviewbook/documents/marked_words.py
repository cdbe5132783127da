"""What a format sets in bold or italics: kept as places in the text, so that the text stays plain.

A reader puts a sign before and behind such words, which no text may hold, and takes both off once
the text is whole.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BEGINS, _ENDS = "\ufdd2", "\ufdd3"  # no characters, to Unicode
_SIGNS = re.compile(f"[{_BEGINS}{_ENDS}]")
_AROUND = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_LONGEST = 100


class MarkedText(NamedTuple):
    """A text, and the half-open spans in it that are in bold or italics, in order."""

    text: str
    marked: tuple[tuple[int, int], ...]


def with_signs(words: str) -> str:
    """Put signs around words, not around blanks; around none, and around whole paragraphs, none."""
    around = _AROUND.fullmatch(words)
    if not around or not around[2] or len(words) > _LONGEST:
        return words
    return f"{around[1]}{_BEGINS}{without_signs(around[2])}{_ENDS}{around[3]}"


def without_signs(text: str) -> str:
    """Take the signs off a text."""
    return _SIGNS.sub("", text)


def take_off_signs(text: str) -> MarkedText:
    """Return a text without signs, and where they stood; one without its other is passed over.

    What only blanks part is marked as one.
    """
    parts, marked, at, length, begun = list[str](), list[tuple[int, int]](), 0, 0, -1
    for sign in _SIGNS.finditer(text):
        parts.append(text[at : sign.start()])
        length, at = length + sign.start() - at, sign.end()
        if sign[0] == _BEGINS:
            begun = length
        elif begun >= 0:
            marked.append((begun, length))
            begun = -1
    plain = "".join([*parts, text[at:]])
    return MarkedText(plain, tuple(_joined(plain, marked)))


def _joined(text: str, marked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = marked[:1]
    for start, end in marked[1:]:
        if text[joined[-1][1] : start].strip(" "):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined
