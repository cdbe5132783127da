"""Words without which a rule finds nothing, looked for in all passages of a bundle at once.

A passage without any is passed over by the rule. What counts as a cue is made from what the rule
is made of; where a passage might be read in another way than its characters show, it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import (
    FOLDED,
    IRREGULAR,
    byte_table,
    character_kinds,
    told_by,
)
from reviewbook.documents.match_form import Places
from reviewbook.documents.passages import Passages
from reviewbook.finders.folded_text import TIMES_SIGN
from reviewbook.finders.matching.known_keys import KnownKeys

K = TypeVar("K", int, str, bytes)
WIDTH = 8  # characters of a word that are looked for at once
_FIRST, _BITS = 4, 5  # by so many of them most words are passed over; a letter takes so many bits
_BLANK = ord(" ")
# Small letters, and a blank for all else.
_PLAIN = bytes(code if code in b"abcdefghijklmnopqrstuvwxyz" else _BLANK for code in FOLDED)
# What is read otherwise than character by character.
_ODD = byte_table(bytes(range(IRREGULAR[0], IRREGULAR[1] + 1)))
# Signs beyond ASCII that expressions take for letters of ASCII where case does not count, and the
# sign that is read as an x: behind a letter it is one of a word.
_MAYBE_LETTERS = "\u0131\u017f\u212a" + TIMES_SIGN
# One by one: whether a text has a sign at all is told as fast as memory is read.
_MAYBE_LETTER = {
    sign: re.compile(sign if sign != TIMES_SIGN else rf"{sign}(?<=[A-Za-z].)")
    for sign in _MAYBE_LETTERS
}
_LETTER = [np.uint64(((1 << _BITS) - 1) << _BITS * n) for n in range(_FIRST)]
_SCATTERS = 0x9E3779B97F4A7C15  # odd, so that no two keys become one
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(WIDTH)] + [2**64 - 1], np.uint64)


class CueWords(NamedTuple):
    """Words, each a stem or a whole one, with a blank behind it, and signs.

    Attributes
    ----------
    words
        In small letters. Of each what counts begins with the first letter of ASCII.
    signs
        Single characters that are cues wherever they stand.
    """

    words: Collection[str]
    signs: str = ""


class FoundCues(NamedTuple):
    """The cues of a bundle, in order.

    Attributes
    ----------
    places
        Where each stands.
    rules
        Whose cue it is: the first rule by the lowest bit.
    bits
        The bit of each rule by its name.
    words
        Where all words begin, cues or not: letters of ASCII.
    unsure
        For each passage whether it may be read otherwise than its characters show, so that any
        rule may hold in it.
    """

    places: Places
    rules: NDArray[np.uint16]
    bits: Mapping[str, int]
    words: Places
    unsure: NDArray[np.bool_]

    def of(self, *names: str) -> Places:
        """Return the places of the cues of some rules, in order."""
        found: Places = self.places[self.rules & sum(map(self.bits.__getitem__, names)) > 0]
        return found


class CueScan:
    """Finds the cues of several rules in one go.

    Parameters
    ----------
    rules
        What each rule needs one of, by its name; no more than 16.
    """

    def __init__(self, rules: Mapping[str, CueWords]) -> None:
        self._bits = {name: 1 << number for number, name in enumerate(rules)}
        self._signs = np.zeros(256, np.uint16)
        # Signs beyond ASCII share their kind with others: by the sign itself.
        self._beyond_ascii: dict[str, int] = {}
        for number, rule in enumerate(rules.values()):
            self._signs[byte_table(character_kinds(rule.signs))] |= 1 << number
            for sign in rule.signs:
                _add(self._beyond_ascii, sign, number)
        heads, rests = _heads_and_rests(rules.values())
        ordered = {size: sorted(of_size, key=_scattered) for size, of_size in heads.items()}
        self._keys = {
            size: (
                KnownKeys(np.array([*map(_scattered, order)], np.uint64)),
                np.array([heads[size][key] for key in order], np.uint16),
            )
            for size, order in ordered.items()
        }
        # How longer cues go on, each with its rules, by the place of the head that they begin with.
        self._rests = [rests.get(key, {}) for key in ordered.get(WIDTH, ())]
        self._goes_on = np.array([*map(bool, self._rests)], np.bool_)
        self._sizes = _sizes(ordered)

    def find(self, bundle: Bundle, passages: Passages) -> FoundCues:
        """Find the cues of a bundle, in order, and the passages in which there may be others."""
        plain = bundle.kinds.translate(_PLAIN) + bytes([_BLANK]) * WIDTH
        inside = np.frombuffer(plain, np.uint8) != _BLANK
        words = np.flatnonzero(inside & ~np.append(False, inside[:-1]))
        within = passages.start[(passages.start > 0) & inside[passages.start - 1]]
        found = np.zeros(len(plain), np.uint16)
        for places, rules in chain(
            self._by_sign(bundle), self._by_word(plain, words), self._by_word(plain, within)
        ):
            found[places] |= rules
        places = np.flatnonzero(found)
        # Where a passage ends within a word, that may end earlier than the text shows.
        unsure = inside[passages.end]
        unsure[passages.at(self._odd_places(bundle))[0]] = True
        return FoundCues(places, found[places], self._bits, words, unsure)

    def _odd_places(self, bundle: Bundle) -> Places:
        """Return where a text is read otherwise than character by character."""
        kinds = np.flatnonzero(told_by(_ODD, bundle.kinds))
        if bundle.text.isascii():
            return kinds
        letters = [
            one.start()
            for sign, expression in _MAYBE_LETTER.items()
            if sign in bundle.text
            for one in expression.finditer(bundle.text)
        ]
        return np.concatenate([kinds, np.array(letters, np.int64)])

    def _by_sign(self, bundle: Bundle) -> Iterator[tuple[Places, NDArray[np.uint16]]]:
        places = np.flatnonzero(told_by(self._signs > 0, bundle.kinds))
        codes = bundle.codes[places]
        rules = self._signs[codes]
        for row in np.flatnonzero(codes > IRREGULAR[1]).tolist():
            rules[row] = self._beyond_ascii.get(bundle.text[places[row]], 0)
        yield places, rules

    def _by_word(self, plain: bytes, words: Places) -> Iterator[tuple[Places, NDArray[np.uint16]]]:
        """Give those that are cues of the words that begin at places."""
        heads = np.ndarray((len(plain) - WIDTH + 1,), "<u8", plain, strides=(1,))
        sizes = self._sizes[_first_letters(heads[words])]
        likely = np.flatnonzero(sizes)
        starts, sizes = words[likely], sizes[likely]
        head = heads[starts]
        for size, (known, rules) in self._keys.items():
            asked = np.flatnonzero(sizes & 1 << size - 1)
            found, key = known.find((head[asked] & _MASKS[size]) * np.uint64(_SCATTERS))
            places, of_word = starts[asked[found]], rules[key]
            if size == WIDTH:
                self._add_longer(plain, places, key, of_word)
            yield places, of_word

    def _add_longer(
        self, plain: bytes, places: Places, keys: Places, rules: NDArray[np.uint16]
    ) -> None:
        """Add the rules of longer cues to those of the words at places that begin like these."""
        for row in np.flatnonzero(self._goes_on[keys]).tolist():
            for rest, of_rest in self._rests[keys[row]].items():
                if plain.startswith(rest, int(places[row]) + WIDTH):
                    rules[row] |= of_rest


def _add(rules: dict[K, int], cue: K, number: int) -> None:
    rules[cue] = rules.get(cue, 0) | 1 << number


def _heads_and_rests(
    rules: Iterable[CueWords],
) -> tuple[dict[int, dict[int, int]], dict[int, dict[bytes, int]]]:
    """Return the first letters of all cues as numbers by how many they are, and how cues go on."""
    heads: dict[int, dict[int, int]] = {}
    rests: dict[int, dict[bytes, int]] = {}
    for number, rule in enumerate(rules):
        for word in rule.words:
            plain = character_kinds(word).translate(_PLAIN).lstrip()
            head, rest = plain[:WIDTH], plain[WIDTH:]
            key = int.from_bytes(head, "little")
            of_size = heads.setdefault(len(head), {})
            if rest:
                of_size.setdefault(key, 0)
                _add(rests.setdefault(key, {}), rest, number)
            else:
                _add(of_size, key, number)
    return heads, rests


def _sizes(heads: Mapping[int, Sequence[int]]) -> NDArray[np.uint8]:
    """Return a table of first letters: a bit for each size of the cues that may begin so."""
    sizes = np.zeros(1 << _FIRST * _BITS, np.uint8)
    for size, of_size in heads.items():
        step = 1 << _BITS * min(size, _FIRST)  # behind a short cue any letter may stand
        for begun in _first_letters(np.array(of_size, np.uint64)).tolist():
            sizes[begun::step] |= 1 << size - 1
    return sizes


def _scattered(key: int) -> int:
    """Return the number of letters as one of which the upper bits are as good as random."""
    return key * _SCATTERS & (1 << 64) - 1


def _first_letters(heads: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the first letters of words as one number each: the first of them counts least."""
    parts = ((heads >> np.uint64((8 - _BITS) * n)) & _LETTER[n] for n in range(_FIRST))
    letters: NDArray[np.uint64] = reduce(np.bitwise_or, parts)
    return letters


def next_of(those: Places, places: Places) -> Places:
    """Return the first of those that stands at each place or behind it, or one beyond all texts."""
    found: Places = np.append(those, np.iinfo(np.int64).max >> 1)[np.searchsorted(those, places)]
    return found


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
