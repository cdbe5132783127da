"""The words of a text as arrays: where they stand, and a number that tells them apart.

The text is one byte per character, as `reviewbook.documents.characters` gives it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.characters import IN_WORD
from reviewbook.documents.match_form import Places

Keys = NDArray[np.uint64]
# Bytes that are looked at in one go, as two numbers.
_WIDTH = 16
_SIXTEEN = np.dtype(f"V{_WIDTH}")
_MASKS = np.frombuffer(
    b"".join(b"\xff" * n + bytes(_WIDTH - n) for n in range(_WIDTH + 1)), _SIXTEEN
)
_IN_WORD = np.frombuffer(IN_WORD, np.bool_)
# Odd numbers without a pattern: they scatter what they are multiplied with.
_FIRST, _SECOND, _LENGTH, _GAP, _NEXT = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xFF51AFD7ED558CCD,
     0xD6E8FEB86659FD93], np.uint64,
)  # fmt: skip
_HALF = np.uint64(32)


class Words(NamedTuple):
    """The words of a text, one array per column: their places, and their keys.

    Equal words have equal keys; so have some long ones with the same beginning, and by chance
    any others.
    """

    start: Places
    end: Places
    key: Keys

    def next(self, key: Keys, word: Places) -> Keys:
        """Return the keys of several words in a row, from that of all but the last, and the last.

        What is between the two last counts by its length alone.
        """
        gap = (self.start[word] - self.end[word - 1]).astype(np.uint64)
        found: Keys = key * _NEXT + self.key[word] + gap * _GAP
        return found


class Text:
    """A text that is looked at in many places at once."""

    def __init__(self, text: bytes) -> None:
        self.bytes = text
        padded = text + bytes(_WIDTH)
        self._codes = np.frombuffer(padded, np.uint8)
        # At each place the bytes that begin there: a view, nothing is copied.
        self._heads = np.ndarray((len(text) + 1,), _SIXTEEN, padded, strides=(1,))

    def words(self, begin: int, end: int) -> Words:
        """Return the words between two places, at which words are cut."""
        inside = np.frombuffer(b"\0" + self.bytes[begin:end].translate(IN_WORD) + b"\0", np.uint8)
        edges = np.flatnonzero(inside[1:] != inside[:-1]) + begin
        start, end_ = edges[::2].copy(), edges[1::2].copy()
        length = end_ - start
        first, second = self._first_bytes(start, length).T
        key = first * _FIRST + second * _SECOND
        return Words(start, end_, (key ^ (key >> _HALF)) + length.astype(np.uint64) * _LENGTH)

    def in_word(self, places: Places) -> NDArray[np.bool_]:
        """Tell at which places a word begins or goes on."""
        return _IN_WORD.take(self._codes[places])

    def same(
        self, places: Places, other: Text, others: Places, length: Places
    ) -> NDArray[np.bool_]:
        """Tell whether so many bytes at each place are those at the other text's."""
        same = np.ones(len(places), np.bool_)
        left, done = np.arange(len(places)), 0
        while len(left):
            rest = length[left] - done
            ours = self._first_bytes(places[left] + done, rest)
            theirs = other._first_bytes(others[left] + done, rest)
            first, second = (ours ^ theirs).T
            equal = (first | second) == 0
            same[left] = equal
            left, done = left[equal & (rest > _WIDTH)], done + _WIDTH
        return same

    def _first_bytes(self, places: Places, length: Places) -> Keys:
        """Return the bytes at each place, so many and not more than 16, as two numbers."""
        found: Keys = self._heads[places].view("<u8")
        found &= _MASKS.take(length, mode="clip").view("<u8")
        return found.reshape(-1, 2)
