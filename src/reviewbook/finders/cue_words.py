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
from reviewbook.documents.characters import FOLDED, IRREGULAR, byte_table, character_kinds
from reviewbook.documents.match_form import Places
from reviewbook.documents.passages import Passages

WIDTH = 8  # characters of a word that count
_BLANK = ord(" ")
# Small letters, and a blank for all else.
_PLAIN = bytes(code if code in b"abcdefghijklmnopqrstuvwxyz" else _BLANK for code in FOLDED)
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(WIDTH)] + [2**64 - 1], np.uint64)


class PlainWords:
    """The words of a bundle as cues are compared with: made once for all of them.

    Attributes
    ----------
    kinds
        The characters of the bundle.
    starts
        Where its words begin.
    """

    def __init__(self, bundle: Bundle) -> None:
        plain = bundle.kinds.translate(_PLAIN) + bytes([_BLANK]) * WIDTH
        self.kinds = bundle.codes
        self._inside = np.frombuffer(plain, np.uint8) != _BLANK
        self.starts = np.flatnonzero(self._inside[1:] & ~self._inside[:-1]) + 1
        if self._inside[0]:
            self.starts = np.append(0, self.starts)
        self._heads = np.ndarray((len(plain) - WIDTH + 1,), "<u8", plain, strides=(1,))

    def heads(self, places: Places) -> NDArray[np.uint64]:
        """Return what stands at each place, the characters of a word put into a number."""
        heads: NDArray[np.uint64] = self._heads[places]
        return heads

    def ends_within(self, places: Places) -> NDArray[np.bool_]:
        """Tell which places a word goes on at."""
        inside: NDArray[np.bool_] = self._inside[places]
        return inside


class CueWords:
    """Words, each a stem or a whole one, with a blank behind it, and signs.

    Parameters
    ----------
    words
        In small letters. Eight characters of each count, from the first letter of ASCII on.
    signs
        Kinds of single characters that are cues wherever they stand.
    """

    def __init__(self, words: Iterable[str], signs: bytes = b"") -> None:
        # With them what is read otherwise than character by character.
        self._signs = byte_table(signs + bytes(range(IRREGULAR[0], IRREGULAR[1] + 1)))
        self._first = np.zeros(1 << 16, np.bool_)
        keys: dict[int, set[int]] = {}
        for word in words:
            head = character_kinds(word).translate(_PLAIN).lstrip()[:WIDTH]
            keys.setdefault(len(head), set()).add(int.from_bytes(head, "little"))
            self._first[_two(head)] = True
        self._keys = {size: np.array(sorted(some), np.uint64) for size, some in keys.items()}

    def passages(self, words: PlainWords, passages: Passages) -> NDArray[np.bool_]:
        """Tell of each passage whether it may hold a cue."""
        # Where a passage ends within a word, that may end earlier than the text shows.
        found = words.ends_within(passages.end)
        for places in (np.flatnonzero(self._signs[words.kinds]), *self._places(words, passages)):
            passage = np.searchsorted(passages.start, places, side="right") - 1
            found[passage[(passage >= 0) & (places < passages.end[passage])]] = True
        return found

    def _places(self, words: PlainWords, passages: Passages) -> Iterator[Places]:
        """Give the words that are cues, those that a passage begins within among them."""
        for begins in (words.starts, passages.start) if self._keys else ():
            heads = words.heads(begins)
            may_be = self._first[(heads & _MASKS[2]).astype(np.uint16)]
            starts, heads = begins[may_be], heads[may_be]
            for size, known in self._keys.items():
                head = heads & _MASKS[size]
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
