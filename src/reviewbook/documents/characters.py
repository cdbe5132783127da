"""One byte per character: ASCII stands for itself, every other character for its kind.

Long texts are worked on as arrays of such bytes, so that a place in the array is a place in the
text, whatever its characters. Letters and digits beyond ASCII share what is left of the 256
values; whoever tells them apart by their byte has to look at the text as well.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

# Characters that folding joins to their neighbour, drops, or replaces by several.
MARKS = "\u0300-\u036f\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0"
INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff"
EXPANDING = "\u00df\u0130\u1e9e\ufb00-\ufb06"

_MARK, _INVISIBLE, _EXPANDING = 0x80, 0x81, 0x82
_RUN_SPACE, _PLAIN_SPACE, _OTHER_SPACE, _HYPHEN, _APOSTROPHE, _QUOTE, _OTHER = range(0x83, 0x8A)
_WORD = 0xA0
LETTERS_BEYOND_ASCII = bytes(range(_WORD, 256))  # and digits
IRREGULAR = (_MARK, _EXPANDING)  # these three kinds, and all between

# The dash of figures, that of ranges and the minus stand for hyphens in much that is printed.
HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
SPACES = "\u2002\u2003\u2009\u202f"
APOSTROPHES = "\u2018\u2019\u201b\u02bc\u2032\u00b4\uff07"
QUOTES = "\u201c\u201d\u201e"
# Digits set low, as in formulas; those set high may be notes, and stay.
LOWERED_DIGITS = {0x2080 + digit: str(digit) for digit in range(10)}

_ALL = range(256)
_LETTERS = {_MARK, *range(_WORD, 256)} | {
    code for code in range(_MARK) if chr(code).isalnum() or chr(code) == "_"
}
_FOLDS = {
    **{ord(letter): ord(letter.lower()) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **dict.fromkeys((*b"-\n\t", _RUN_SPACE, _PLAIN_SPACE, _HYPHEN), ord(" ")),
    _APOSTROPHE: ord("'"),
    _QUOTE: ord('"'),
}
# Tables for bytes.translate: the match form; what belongs to a word; what is white space.
FOLDED = bytes(_FOLDS.get(code, code) for code in _ALL)
IN_WORD = bytes(code in _LETTERS for code in _ALL)
WHITE = bytes(
    chr(code).isspace() if code < _MARK else _RUN_SPACE <= code <= _OTHER_SPACE for code in _ALL
)
DRAWN_TOGETHER = _RUN_SPACE  # as are blanks, tabs and line ends

_STEP = 1 << 20


def character_kinds(text: str) -> bytes:
    """Return one byte for each character of a text."""
    if text.isascii():
        return text.encode("ascii")
    found = np.empty(len(text), np.uint8)
    for begin in range(0, len(text), _STEP):
        stretch = text[begin : begin + _STEP].encode("utf-32-le", "surrogatepass")
        points = np.frombuffer(stretch, "<u4")
        np.take(_kinds(), points, out=found[begin : begin + _STEP], mode="clip")
    return found.tobytes()


def byte_table(characters: bytes) -> NDArray[np.bool_]:
    """Return a table that tells of each byte whether it is one of these."""
    return np.isin(np.arange(256), np.frombuffer(characters, np.uint8))


def told_by(table: NDArray[np.bool_], kinds: bytes) -> NDArray[np.bool_]:
    """Look up every character in a table, which is sooner done of bytes than of an array."""
    return np.frombuffer(kinds.translate(table.tobytes()), np.bool_)


def is_word_character(character: str) -> bool:
    """Tell whether a character continues a word: a letter, a digit, ``_`` or a combining mark."""
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


@cache
def _kinds() -> NDArray[np.uint8]:
    """Return the byte of every character there is; a capital has that of its small letter."""
    points = np.arange(0x110000, dtype="<u4")
    every = points.tobytes().decode("utf-32-le", "surrogatepass")
    # The dotted capital is the one letter whose small form is two characters.
    lower = every.replace("\u0130", "i").lower().encode("utf-32-le", "surrogatepass")
    small = np.frombuffer(lower, "<u4")
    words = np.where(small < _MARK, small, _WORD + small % (256 - _WORD)).astype(np.uint8)
    kinds = np.full(len(points), _OTHER, np.uint8)
    for run in re.finditer(r"\w+", every):
        kinds[slice(*run.span())] = words[slice(*run.span())]
    # Marks stand in planes 0, 1 and 14 only.
    for point in (*range(0x20000), *range(0xE0000, 0xE1000)):
        if unicodedata.category(every[point])[0] == "M":
            kinds[point] = words[point]
    for space in re.finditer(r"\s", every):
        kinds[space.start()] = _OTHER_SPACE
    for kind, characters in (
        (_MARK, MARKS), (_INVISIBLE, INVISIBLE), (_EXPANDING, EXPANDING), (_HYPHEN, HYPHENS),
        (_RUN_SPACE, "\u00a0"), (_PLAIN_SPACE, SPACES), (_APOSTROPHE, APOSTROPHES),
        (_QUOTE, QUOTES),
    ):  # fmt: skip
        for found in re.finditer(f"[{characters}]", every):
            kinds[found.start()] = kind
    kinds[ord("\u03c2")] = kinds[ord("\u03c3")]  # the sigma at the end of a word
    kinds[:_MARK] = np.arange(_MARK)
    for lowered, digit in LOWERED_DIGITS.items():
        kinds[lowered] = ord(digit)
    return kinds
