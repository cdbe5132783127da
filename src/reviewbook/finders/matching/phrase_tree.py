"""Strings of one word or more, found by the keys of their words.

A tree of words laid flat: the keys of all beginnings of all strings (see `word_keys`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reviewbook.documents.match_form import Places
from reviewbook.finders.matching.known_keys import LAST, KnownKeys
from reviewbook.finders.matching.word_keys import Keys, Words


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
        self._known = KnownKeys(keys)
        self._goes_on = np.isin(keys, shorter)
        self._strings = np.argsort(whole, kind="stable")
        self._bounds = np.searchsorted(whole[self._strings], np.append(keys, LAST))
        self._bounds[-1] = len(whole)
        self._is_whole = np.diff(self._bounds) > 0

    def find(self, words: Words) -> Iterator[tuple[Places, Places]]:
        """Give the strings whose words stand in a text, with the word that each begins at.

        Now and then one is given whose words only have the same keys.
        """
        word, key, length = np.arange(len(words.key)), words.key, 0
        while len(word):
            there, beginning = self._known.find(key)
            yield self._whole(beginning, word[there])
            there = there[self._goes_on[beginning]]
            length += 1
            there = there[word[there] + length < len(words.key)]
            word = word[there]
            key = words.next(key[there], word + length)

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
