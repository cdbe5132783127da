"""Where in a bundle a person may be named in full.

There a capital begins a word and the next word begins with another, or is a particle; and the one
is the given name of an author that is known, or a role such as "psychologist" stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
_LAST = 4  # of a role
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
# Behind a given name may stand an initial, or what a family name in two words begins with, whose
# second is the one that is known: "Mac Dove", "Ní Dove", "Uí Dove", "St Dove".
_BEFORE_FAMILY = _PARTICLE | ~_LETTER | _pairs((b"ma", b"ni", b"ui", b"st"))
# Odd, and its bits as good as random (of the golden ratio): multiplied by it, the two letters of a
# family name reach all bits of a given name's number, and hardly two names have the same. Where
# they have, a place is looked at in vain.
_SPREAD = 0x9E3779B97F4A7C1
_ROLES = sorted({one[-_LAST:].lower().encode() for one in ROLE_ENDS})


def name_places(bundle: Bundle, people: People) -> Places:
    """Return the places, in order; some of them will be of no name."""
    kinds = b"".join((_BLANKS, bundle.kinds, _BLANKS))
    codes = np.frombuffer(kinds, np.uint8)
    begins = np.flatnonzero(told_by(_CAPITAL, kinds))
    begins = begins[~_GOES_ON[codes[begins - 1]]]
    white = np.flatnonzero(told_by(_WHITE, kinds[:-2]))
    following = white[np.searchsorted(white, begins)] + 1
    begins_family = _CAPITAL[codes[following]] | _PARTICLE[_pair_at(codes, following)]
    begins, following = begins[begins_family], following[begins_family]
    known = _stands_behind_role(codes, begins)
    letters, pair = codes[begins[:, None] + np.arange(_LETTERS)], _pair_at(codes, following)
    given, (known_given, known_pair) = _first_letters(letters), _known_names([*people])
    known |= np.isin(_named(given, pair), _named(known_given, known_pair)) | _any_odd(letters)
    known |= _BEFORE_FAMILY[pair] & np.isin(given, known_given)
    places: Places = begins[known] - len(_BLANKS)
    return places


def _pair_at(codes: NDArray[np.uint8], places: Places) -> tuple[NDArray[np.uint8], ...]:
    """Return the two characters at places, folded."""
    return _FOLDED[codes[places]], _FOLDED[codes[places + 1]]


def _stands_behind_role(codes: NDArray[np.uint8], places: Places) -> NDArray[np.bool_]:
    """Tell before which places may stand what somebody is, and a blank."""
    last = codes[places[:, None] - np.arange(_LAST + 1, 1, -1)]
    letters, found = _FOLDED[last].view("<u4")[:, 0], _any_odd(last)
    for role in _ROLES:
        found |= letters >> 8 * (_LAST - len(role)) == int.from_bytes(role, "little")
    return found & _WHITE[codes[places - 1]]


def _any_odd(rows: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell which rows, of four or eight characters, hold one beyond ASCII."""
    width = rows.shape[1]
    found: NDArray[np.bool_] = rows.view(f"<u{width}")[:, 0] & int.from_bytes(b"\x80" * width) > 0
    return found


def _known_names(people: Sequence[tuple[str, str]]) -> tuple[Places, tuple[NDArray[np.uint8], ...]]:
    """Return the given names of authors as numbers, and what their family names begin with."""
    given = [character_kinds(f"{given:{_LETTERS}.{_LETTERS}}") for _, given in people]
    pairs = np.frombuffer(character_kinds("".join(f"{one:2.2}" for one, _ in people)), np.uint8)
    letters = np.frombuffer(b"".join(given), np.uint8).reshape(-1, _LETTERS)
    return _first_letters(letters), (pairs[::2], pairs[1::2])


def _named(given: Places, pair: tuple[NDArray[np.uint8], ...]) -> Places:
    """Return names as numbers, by their given name and what their family name begins with."""
    first, second = (letter.astype(np.int64) for letter in pair)
    found: Places = given ^ (first << 8 | second) * _SPREAD
    return found


def _first_letters(codes: NDArray[np.uint8]) -> Places:
    """Return the letters that rows begin with as numbers, whether they are small or not."""
    inside = np.logical_and.accumulate(_LETTER[codes], axis=1)
    numbers: Places = np.where(inside, _FOLDED[codes], 0).astype(np.uint8).view("<i8")[:, 0]
    return numbers
