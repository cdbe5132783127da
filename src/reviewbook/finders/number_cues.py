"""Where a number may cite: a first look, so that citations by number are read at few places.

Such a number stands right behind a bracket, a word, a stop or a quotation mark, or behind "see" and
its like between brackets; what is raised, and "refs 2, 3", is told by signs and words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import (
    FOLDED,
    IRREGULAR,
    LETTERS_BEYOND_ASCII,
    WHITE,
    byte_table,
    character_kinds,
    told_by,
)
from reviewbook.documents.match_form import Places

_FIGURES = b"0123456789"
_ASCII_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = _ASCII_LETTERS + LETTERS_BEYOND_ASCII
_STOPS = b".,;:!?"
_BEFORE = byte_table(
    _LETTERS + _STOPS + character_kinds("([>^)\"'”’") + bytes(range(IRREGULAR[0], IRREGULAR[1] + 1))
)
_STOP = byte_table(_STOPS)
_LETTER, _IN_WORD = byte_table(_ASCII_LETTERS), byte_table(_LETTERS)
_NO_WORD = byte_table(_FIGURES) | np.frombuffer(WHITE, np.bool_)
_BRACKETS = byte_table(b"([")
_FOLDED = np.frombuffer(FOLDED, np.uint8)
_FIRST_OTHER_DIGIT = 0x660
_LONGEST_LEAD = 60  # characters of "see also", "as reviewed in references"
_BEGINNINGS = tuple((ord(two[0]), ord(two[1])) for two in "se cf e. as re su di de".split())


def citing_number_places(bundle: Bundle) -> Places:
    """Return the places, in order; some will be of other numbers."""
    codes = np.concatenate([bundle.codes, np.zeros(2, np.uint8)])
    figures = _FIGURES + (LETTERS_BEYOND_ASCII if _has_other_digits(bundle.text) else b"")
    every = np.flatnonzero(told_by(byte_table(figures), bundle.kinds))
    places = every[every > 0]
    before, two_before = codes[places - 1], codes[np.maximum(places - 2, 0)]
    # Behind "3." or " ." stands the rest of a number, behind a letter alone that of a name.
    within = (_STOP[before] & _NO_WORD[two_before]) | (_LETTER[before] & ~_IN_WORD[two_before])
    found = places[_BEFORE[before] & ~within]
    opened = np.flatnonzero(told_by(_BRACKETS, bundle.kinds))
    opened = opened[_goes_on(codes, opened)]
    nearest = np.append(every, np.iinfo(np.int64).max)[np.searchsorted(every, opened)]
    found = np.concatenate([found, opened[nearest - opened <= _LONGEST_LEAD]])
    found.sort()
    return found


def _has_other_digits(text: str) -> bool:
    """Tell whether a text has digits of other scripts than ASCII."""
    if text.isascii():
        return False
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    likely = np.unique(points[points >= _FIRST_OTHER_DIGIT])
    return any(chr(point).isdecimal() for point in likely.tolist())


def _goes_on(codes: NDArray[np.uint8], brackets: Places) -> NDArray[np.bool_]:
    """Tell behind which brackets "see", "cf." or the like may stand."""
    first, second = _FOLDED[codes[brackets + 1]], _FOLDED[codes[brackets + 2]]
    found = np.zeros(len(brackets), np.bool_)
    for one, two in _BEGINNINGS:
        found |= (first == one) & (second == two)
    return found
