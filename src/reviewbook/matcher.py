"""Many strings found at once in a text, as whole words only.

The automaton reads the text with a blank for everything that is no word, and looks for each
string between two blanks. So it sees no match that begins or ends inside a word, and no longer
string that does can hide a shorter one that does not. What the blanks conceal, such as a comma
between two words, is compared afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind
from numpy.typing import NDArray

from reviewbook.batches import Batch
from reviewbook.characters import WORDS_ONLY, coded
from reviewbook.folding import Places

# Characters that are searched in one go, so that the list of matches stays short.
STRETCH = 1 << 21


class Found(NamedTuple):
    """Matches, one array a column: the number of the string, and its place in the batch."""

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
        self._bytes = [string.encode() if string.isascii() else coded(string) for string in strings]
        words = [string.translate(WORDS_ONLY) for string in self._bytes]
        before = [b"" if word.startswith(b" ") else b" " for word in words]
        after = [b"" if word.endswith(b" ") else b" " for word in words]
        padded = [b"".join(parts) for parts in zip(before, words, after, strict=True)]
        self._before = np.array([len(blank) for blank in before], np.int64)
        self._after = np.array([len(blank) for blank in after], np.int64)
        # Strings of ASCII words and blanks are what the automaton read; all others may not be.
        self._plain = np.array(
            [string == word for string, word in zip(self._bytes, words, strict=True)], np.bool_
        ) & np.array([s.isascii() for s in strings], np.bool_)
        self._longest = max(map(len, padded), default=0)
        self._automaton = BytesAhoCorasick(padded, MatchKind.Standard)

    def find(self, batch: Batch) -> Found:
        """Find every string wherever it stands between word boundaries."""
        folded, clusters = batch.folded
        words = folded.translate(WORDS_ONLY)
        found = np.concatenate(list(self._matches(words)))
        string = found[:, 0]
        # The blank in front of the text makes up for the place of the blank before the string.
        start = found[:, 1] - 1 + self._before[string]
        end = found[:, 2] - 1 - self._after[string]
        same = self._same(batch, words, Found(string, start, end))
        string, start, end = string[same], start[same], end[same]
        if clusters:
            start, end = clusters.spans(start, end)
        return Found(string, start, end)

    def _matches(self, words: bytes) -> Iterator[Places]:
        """Find the padded strings, stretch by stretch; one that ends in the next counts once."""
        words = b" " + words + b" "
        for begin in range(0, len(words), STRETCH):
            stretch = words[begin : begin + STRETCH + self._longest - 1]
            matches = self._automaton.find_matches_as_indexes(stretch, overlapping=True)
            flat = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches))
            found = flat.reshape(-1, 3)
            found = found[found[:, 1] < STRETCH]
            found[:, 1:] += begin
            yield found

    def _same(self, batch: Batch, words: bytes, found: Found) -> NDArray[np.bool_]:
        """Tell which matches hold what was looked for, not only its words."""
        folded = batch.folded[0]
        blanked = np.flatnonzero(np.frombuffer(folded, np.uint8) != np.frombuffer(words, np.uint8))
        same = np.searchsorted(blanked, found.start) == np.searchsorted(blanked, found.end)
        special = np.flatnonzero(~self._plain[found.string])
        rows = zip(*(column[special].tolist() for column in found), strict=True)
        same[special] = [
            folded[start:end] == self._bytes[string]
            and (self._strings[string].isascii() or batch.form[start:end] == self._strings[string])
            for string, start, end in rows
        ]
        return same
