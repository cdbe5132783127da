"""Where in a bundle a person may be named in full.

There a capital begins a word and the next word begins with another, or is a particle; and the one
is the given name of an author that is known, or a role such as "psychologist" stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable

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
from reviewbook.references.person_names import PARTICLES, ROLE_ENDS, People

_LETTERS = 8  # of a given name are compared
_BEYOND = LETTERS_BEYOND_ASCII + bytes(range(IRREGULAR[0], IRREGULAR[1] + 1))  # maybe capitals
_ODD = byte_table(bytes(range(0x80, 0x100)))
_CAPITAL = byte_table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ" + _BEYOND)
_LETTER = byte_table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_GOES_ON = _LETTER | byte_table(b"0123456789_'-")
_WHITE = np.frombuffer(WHITE, np.bool_)
_FOLDED = np.frombuffer(FOLDED, np.uint8)
_BLANKS = b" " * _LETTERS


def _pairs(words: Iterable[bytes]) -> NDArray[np.bool_]:
    """Return a table of two small letters, the first by the row."""
    table = np.zeros((256, 256), np.bool_)
    for first, second in words:
        table[first, second] = True
    table[_ODD] = table[:, _ODD] = True
    return table


_PARTICLE = _pairs(one[:2].encode() for one in PARTICLES)
_ROLE = _pairs(one[-2:].lower().encode() for one in ROLE_ENDS)


def name_places(bundle: Bundle, people: People) -> Places:
    """Return the places, in order; some of them will be of no name."""
    kinds = b"".join((_BLANKS, bundle.kinds, _BLANKS))
    codes = np.frombuffer(kinds, np.uint8)
    begins = np.flatnonzero(told_by(_CAPITAL, kinds))
    begins = begins[~_GOES_ON[codes[begins - 1]]]
    white = np.flatnonzero(told_by(_WHITE, kinds[:-2]))
    following = white[np.searchsorted(white, begins)] + 1
    small = _FOLDED[codes[following]], _FOLDED[codes[following + 1]]
    begins = begins[_CAPITAL[codes[following]] | _PARTICLE[small]]
    before = _FOLDED[codes[begins - 3]], _FOLDED[codes[begins - 2]]
    known = _ROLE[before] & _WHITE[codes[begins - 1]]
    letters = codes[begins[:, None] + np.arange(_LETTERS)]
    known |= np.isin(_first_letters(letters), _known_names(people)) | _ODD[letters].any(axis=1)
    places: Places = begins[known] - len(_BLANKS)
    return places


def _known_names(people: People) -> Places:
    """Return the given names of known authors as numbers."""
    kinds = [character_kinds(f"{given:{_LETTERS}.{_LETTERS}}") for _, given in people]
    return _first_letters(np.frombuffer(b"".join(kinds), np.uint8).reshape(-1, _LETTERS))


def _first_letters(codes: NDArray[np.uint8]) -> Places:
    """Return the letters that rows begin with as numbers, whether they are small or not."""
    inside = np.logical_and.accumulate(_LETTER[codes], axis=1)
    numbers: Places = np.where(inside, _FOLDED[codes], 0).astype(np.uint8).view("<i8")[:, 0]
    return numbers
