"""Many strings found at once in a text, as whole words only.

A string is looked for by its words, whole as they stand in the text: so no match begins or ends
inside a word, and no longer string that would can hide a shorter one that does not. The words are
told apart by numbers; the few places that this leaves are compared character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import character_kinds
from reviewbook.documents.match_form import Places
from reviewbook.finders.matching.phrase_tree import Phrases
from reviewbook.finders.matching.word_keys import Text

# Characters that are searched in one go, so that what is known of their words stays small.
STRETCH = 1 << 21


class Occurrences(NamedTuple):
    """Matches, one array per column: the number of the string, and its place in the bundle."""

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
        self._text = Text(b"\n".join(map(character_kinds, strings)))
        self._length = np.array(list(map(len, strings)), np.int64)
        self._start = np.cumsum(self._length + 1) - self._length - 1
        self._ends_in_word = self._text.in_word(self._start + self._length - 1)
        self._special = np.array([not string.isascii() for string in strings], np.bool_)
        words = self._text.words(0, len(self._text.bytes))
        first = np.searchsorted(words.start, self._start)
        count = np.searchsorted(words.start, self._start + self._length) - first
        self._worded, self._wordless = np.flatnonzero(count), np.flatnonzero(count == 0)
        first, count = first[self._worded], count[self._worded]
        self._before_word = words.start[first] - self._start[self._worded]
        self._phrases = Phrases(words, first, count)

    def find(self, bundle: Bundle) -> Occurrences:
        """Find every string wherever it stands between word boundaries."""
        folded, clusters = bundle.folded
        text = Text(folded)
        pieces = [*self._by_words(text), *self._by_signs(text)]
        string, start = np.concatenate([np.empty((2, 0), np.int64), *pieces], axis=1)
        end = start + self._length[string]
        same = self._same(bundle, string, start, end)
        string, start, end = string[same], start[same], end[same]
        return Occurrences(string, *(clusters.spans(start, end) if clusters else (start, end)))

    def _by_words(self, text: Text) -> Iterator[tuple[Places, Places]]:
        """Give the strings that have words, and where they begin."""
        longest = int(self._length.max(initial=0))
        for begin in range(0, len(text.bytes), STRETCH):
            # The one character before tells which word only goes on here.
            words = text.words(max(begin - 1, 0), begin + STRETCH + longest)
            for phrase, word in self._phrases.find(words):
                place = words.start[word]
                here = (place >= begin) & (place < begin + STRETCH)
                start = place[here] - self._before_word[phrase[here]]
                yield self._verified(text, self._worded[phrase[here]], start)

    def _verified(self, text: Text, string: Places, start: Places) -> tuple[Places, Places]:
        """Keep the strings that stand where they seem to."""
        inside = (start >= 0) & (start + self._length[string] <= len(text.bytes))
        string, start = string[inside], start[inside]
        length = self._length[string]
        same = text.same(start, self._text, self._start[string], length)
        same &= ~(self._ends_in_word[string] & text.in_word(start + length))
        return string[same], start[same]

    def _by_signs(self, text: Text) -> Iterator[tuple[Places, Places]]:
        """Give the few strings that have no words: they have their boundaries in themselves."""
        for string in self._wordless.tolist():
            sign = re.escape(character_kinds(self._strings[string]))
            found = re.finditer(b"(?=%s)" % sign, text.bytes)
            start = np.array([place.start() for place in found], np.int64)
            yield np.full_like(start, string), start

    def _same(
        self, bundle: Bundle, string: Places, start: Places, end: Places
    ) -> NDArray[np.bool_]:
        """Tell which matches hold what was looked for, where the bytes alone do not tell."""
        same = np.ones(len(string), np.bool_)
        special = np.flatnonzero(self._special[string])
        rows = zip(*(column[special].tolist() for column in (string, start, end)), strict=True)
        same[special] = [
            bundle.form[begin:close] == self._strings[number] for number, begin, close in rows
        ]
        return same
