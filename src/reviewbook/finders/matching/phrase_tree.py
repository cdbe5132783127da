"""Strings of one word or more, found by the keys of their words.

A tree of words laid flat: the keys of all beginnings of all strings (see `word_keys`),
sorted. The upper bits of a key tell where in that list it would stand.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reviewbook.documents.match_form import Places
from reviewbook.finders.matching.word_keys import Keys, Words

_SPARSE = 8
"""For each key so many values of the upper bits, so that two keys seldom share one."""
_BITS = 64
_LAST = np.uint64((1 << _BITS) - 1)


class Phrases:
    """Finds strings by their words; what else is in them is left to be compared.

    Parameters
    ----------
    words
        The words of all strings, in order.
    first, count
        The first word of each string, and how many it has; at least one.
    """

    def __init__(self, words: Words, first: Places, count: Places) -> None:
        whole, shorter = _beginnings(words, first, count)
        keys = np.unique(np.concatenate((whole, shorter)))
        bits = max(int(len(keys) * _SPARSE).bit_length(), 1)
        self._shift = np.uint64(_BITS - bits)
        places = np.searchsorted(keys >> self._shift, np.arange((1 << bits) + 1, dtype=np.uint64))
        self._first = np.where(np.diff(places) > 0, places[:-1], -1).astype(np.int32)
        self._goes_on = np.isin(keys, shorter)
        self._strings = np.argsort(whole, kind="stable")
        self._bounds = np.searchsorted(whole[self._strings], np.append(keys, _LAST))
        self._bounds[-1] = len(whole)
        self._is_whole = np.diff(self._bounds) > 0
        self._keys = np.append(keys, _LAST)

    def find(self, words: Words) -> Iterator[tuple[Places, Places]]:
        """Give the strings whose words stand in a text, with the word that each begins at.

        Now and then one is given whose words only have the same keys.
        """
        word, key, length = np.arange(len(words.key)), words.key, 0
        while len(word):
            there, beginning = self._known(key)
            yield self._whole(beginning, word[there])
            there = there[self._goes_on[beginning]]
            length += 1
            there = there[word[there] + length < len(words.key)]
            word = word[there]
            key = words.next(key[there], word + length)

    def _known(self, key: Keys) -> tuple[Places, Places]:
        """Return which keys are known, and the place of each in the list."""
        place = self._first.take((key >> self._shift).view(np.int64))
        asked = np.flatnonzero(place >= 0)
        key, place = key[asked], place[asked].astype(np.int64)
        while (before := self._keys.take(place) < key).any():
            place += before
        known = self._keys.take(place) == key
        return asked[known], place[known]

    def _whole(self, beginning: Places, word: Places) -> tuple[Places, Places]:
        """Return the strings that are the whole of a beginning, each with its word."""
        whole = np.flatnonzero(self._is_whole[beginning])
        beginning, word = beginning[whole], word[whole]
        first = self._bounds[beginning]
        count = self._bounds[beginning + 1] - first
        offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        return self._strings[np.repeat(first, count) + offset], np.repeat(word, count)


def _beginnings(words: Words, first: Places, count: Places) -> tuple[Keys, Keys]:
    """Return the key of each string, and those of all beginnings that are not the whole."""
    whole, shorter = np.empty(len(first), np.uint64), []
    string, key, length = np.arange(len(first)), words.key[first], 0
    while len(string):
        length += 1
        ends = count[string] == length
        whole[string[ends]] = key[ends]
        string, key = string[~ends], key[~ends]
        shorter.append(key)
        key = words.next(key, first[string] + length)
    return whole, np.concatenate([*shorter, np.empty(0, np.uint64)])
