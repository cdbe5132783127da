"""Words without which a rule finds nothing, looked for in all passages of a bundle at once.

A passage without any is passed over by the rule. What counts as a cue is made from what the rule
is made of; where a passage might be read in another way than its characters show, it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import FOLDED, IRREGULAR, byte_table
from reviewbook.documents.match_form import Places
from reviewbook.documents.passages import Passages

_WIDTH = 8
_BLANK, _FIGURE = ord(" "), ord("0")
# Small letters, figures all alike, and a blank for all else.
_PLAIN = bytes(
    _FIGURE if code in b"0123456789" else code if code in b"abcdefghijklmnopqrstuvwxyz" else _BLANK
    for code in FOLDED
)
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_WIDTH)] + [2**64 - 1], np.uint64)
FIGURE = chr(_FIGURE)
"""Stands for any figure."""


class CueWords:
    """Words, each a stem or a whole one, with a blank behind it, and signs.

    Parameters
    ----------
    words
        In small letters. Eight characters of each count.
    signs
        Kinds of single characters that are cues wherever they stand.
    """

    def __init__(self, words: Iterable[str], signs: bytes = b"") -> None:
        # With them what is read otherwise than character by character.
        self._signs = byte_table(signs + bytes(range(IRREGULAR[0], IRREGULAR[1] + 1)))
        self._first = np.zeros(1 << 16, np.bool_)
        keys: dict[int, set[int]] = {}
        for word in words:
            head = word.encode("ascii").translate(_PLAIN)[:_WIDTH]
            keys.setdefault(len(head), set()).add(int.from_bytes(head, "little"))
            self._first[_two(head)] = True
        self._keys = {size: np.array(sorted(some), np.uint64) for size, some in keys.items()}

    def passages(self, bundle: Bundle, passages: Passages) -> NDArray[np.bool_]:
        """Tell of each passage whether it may hold a cue."""
        plain = bundle.kinds.translate(_PLAIN) + bytes([_BLANK]) * _WIDTH
        codes = np.frombuffer(plain, np.uint8)
        signs = np.flatnonzero(self._signs[bundle.codes])
        places = np.sort(np.concatenate([signs, *self._places(plain, codes, passages)]))
        first, behind = (np.searchsorted(places, edge) for edge in (passages.start, passages.end))
        # Where a passage ends within a word, that may end earlier than the text shows.
        found: NDArray[np.bool_] = (first < behind) | (codes[passages.end] != _BLANK)
        return found

    def _places(
        self, plain: bytes, codes: NDArray[np.uint8], passages: Passages
    ) -> Iterator[Places]:
        """Give the words that are cues, those that a passage begins within among them."""
        if not self._keys:
            return
        inside = codes != _BLANK
        inside[1:] &= ~inside[:-1]
        heads = np.ndarray((len(plain) - _WIDTH + 1,), "<u8", plain, strides=(1,))
        for begins in (np.flatnonzero(inside), passages.start):
            starts = begins[self._first[(heads[begins] & _MASKS[2]).astype(np.uint16)]]
            key = heads[starts]
            for size, known in self._keys.items():
                head = key & _MASKS[size]
                yield starts[known[np.searchsorted(known[:-1], head)] == head]


def _two(head: bytes) -> slice | int:
    """Return the pairs of characters that a word may begin with."""
    if len(head) > 1:
        return int.from_bytes(head[:2], "little")
    return slice(head[0], None, 256)


def phrase_cues(phrases: Iterable[str]) -> Iterator[str]:
    """Give the cues of phrases: their first word and the second, if nothing odd is between.

    In the match form one blank is between them, where in the text several characters may stand.
    """
    for phrase in phrases:
        first, *more = re.split(r"\W+", phrase)
        if not more:
            yield first
            continue
        yield f"{first} {more[0]}"
        yield f"{first}  "


def by_first_letter(patterns: Iterable[str]) -> str:
    """Return a pattern of words by their first letters, which is tried in a third of the time."""
    by_letter = groupby(sorted(patterns), key=lambda word: word[0])
    return "|".join(f"{letter}(?:{'|'.join(w[1:] for w in few)})" for letter, few in by_letter)
