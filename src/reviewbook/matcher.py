"""Many strings found at once in a text, as whole words only.

The automaton reads the text with a blank for everything that is no word, and looks for each
string between two blanks. So it sees no match that begins or ends inside a word, and no longer
string that does can hide a shorter one that does not. What the blanks conceal, such as a comma
between two words, is compared afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind
from numpy.typing import NDArray

from reviewbook.bundles import Bundle
from reviewbook.characters import WORDS_ONLY, coded
from reviewbook.folding import Places

# Characters that are searched in one go, so that the list of matches stays short.
STRETCH = 1 << 21


class Found(NamedTuple):
    """Matches, one array a column: the number of the string, and its place in the bundle."""

    string: Places
    start: Places
    end: Places


class Matcher:
    """Finds strings in texts; all of them, overlapping ones included.

    Parameters
    ----------
    strings
        What to find, in the match form; none is empty.
    """

    def __init__(self, strings: Sequence[str]) -> None:
        self._strings = strings
        self._bytes = [coded(string) for string in strings]
        words = [string.translate(WORDS_ONLY) for string in self._bytes]
        # What begins or ends with no word character has its boundary there in itself.
        before = [not word.startswith(b" ") for word in words]
        after = [not word.endswith(b" ") for word in words]
        padded = [
            b" " * a + word + b" " * b for a, word, b in zip(before, words, after, strict=True)
        ]
        self._before, self._after = np.array(before, np.int64), np.array(after, np.int64)
        self._plain = np.array(list(map(_is_plain, strings, words)), np.bool_)
        self._longest = max(map(len, padded), default=0)
        # Strings that begin alike then lie side by side in the automaton, hence in the cache.
        order = sorted(range(len(padded)), key=padded.__getitem__)
        self._order = np.array(order, np.int64)
        self._automaton = BytesAhoCorasick([padded[at] for at in order], MatchKind.Standard)

    def find(self, bundle: Bundle) -> Found:
        """Find every string wherever it stands between word boundaries."""
        folded, clusters = bundle.folded
        padded = b" " + folded + b" "
        found = []
        for begin in range(0, len(padded), STRETCH):
            stretch = padded[begin : begin + STRETCH + self._longest - 1]
            string, start, end = self._words(stretch)
            found.append((string, start + begin - 1, end + begin - 1))
        string, start, end = np.concatenate(found, axis=1)
        same = self._same(bundle, string, start, end)
        string, start, end = string[same], start[same], end[same]
        return Found(string, *(clusters.spans(start, end) if clusters else (start, end)))

    def _words(self, stretch: bytes) -> Found:
        """Find the strings that begin in a stretch, a plain one only if its blanks are blanks."""
        words = stretch.translate(WORDS_ONLY)
        matches = self._automaton.find_matches_as_indexes(words, overlapping=True)
        rows = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches)).reshape(-1, 3)
        string, start, end = rows[rows[:, 1] < STRETCH].T
        string = self._order[string]
        start, end = start + self._before[string], end - self._after[string]
        blanked = np.frombuffer(stretch, np.uint8) != np.frombuffer(words, np.uint8)
        conceals = np.diff(np.searchsorted(np.flatnonzero(blanked), (start, end)), axis=0)[0] > 0
        kept = ~(conceals & self._plain[string])
        return Found(string[kept], start[kept], end[kept])

    def _same(
        self, bundle: Bundle, string: Places, start: Places, end: Places
    ) -> NDArray[np.bool_]:
        """Tell which matches hold what was looked for, where the words alone do not tell."""
        folded = bundle.folded[0]
        same = np.ones(len(string), np.bool_)
        special = np.flatnonzero(~self._plain[string])
        rows = zip(*(column[special].tolist() for column in (string, start, end)), strict=True)
        same[special] = [
            folded[begin:close] == self._bytes[number]
            and (
                self._strings[number].isascii() or bundle.form[begin:close] == self._strings[number]
            )
            for number, begin, close in rows
        ]
        return same


def _is_plain(string: str, words: bytes) -> bool:
    """Tell whether a string is nothing but words of ASCII and the blanks between them."""
    return string.isascii() and string.encode() == words == words.strip()
