"""The form that a text is matched in, and the way back.

The *match form* is what the finders search: lower case, plain quotes, every hyphen and white
space a blank. Most of the folding keeps the length; where it cannot (ß, soft hyphens, combining
marks, wrapped lines, marks of emphasis), the match form knows the way back.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.characters import (
    APOSTROPHES,
    DRAWN_TOGETHER,
    EXPANDING,
    FOLDED,
    HYPHENS,
    INVISIBLE,
    IRREGULAR,
    LOWERED_DIGITS,
    MARKS,
    QUOTES,
    SPACES,
    character_kinds,
)

_STRETCH = 1 << 20
Places = NDArray[np.int64]
T = TypeVar("T", str, bytes)

_SAME_LENGTH = {
    "\u03c2": "\u03c3",  # one sigma, wherever in a word it stands
    **dict.fromkeys("-\n\t\u00a0" + HYPHENS + SPACES, " "),
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(QUOTES, '"'),
    **{chr(lowered): digit for lowered, digit in LOWERED_DIGITS.items()},
}
# Marks of emphasis, as Markdown has them, stand beside a word and not within one.
EMPHASIS = "*_"
# What cannot be folded character by character; a blank line stays two blanks, so that no term
# reaches from one paragraph into the next.
_CHANGES_LENGTH = re.compile(
    rf"[^\s{MARKS}{INVISIBLE}][{MARKS}]+|[{MARKS}]+|[{INVISIBLE}]+|[{EXPANDING}]"
    r"|[ \t\u00a0]+\n[ \t\u00a0]*(?!\n)|(?<!\n)\n[ \t\u00a0]+(?!\n)|[ \t\u00a0]{2,}"
    rf"|(?<![\w*])[{EMPHASIS}]++(?=\S)|(?<=[^\s{EMPHASIS}])[{EMPHASIS}]++(?!\w)"
)

# A mark of emphasis between two letters or two blanks stays, and a blank between two blanks is
# part of what begins before it: there no expression need be asked.
_IN_WORD, _ALONE, _IN_BLANKS = 1, 2, 4
_BESIDE, _DULL_BETWEEN = np.zeros(256, np.uint8), np.zeros(256, np.uint8)
for _code in range(ord("z") + 1):
    _BESIDE[_code] = _IN_WORD * chr(_code).isalnum() | _ALONE * (chr(_code) in " \t\n")
for _code in (*b" \t", DRAWN_TOGETHER):
    _BESIDE[_code] |= _IN_BLANKS
    _DULL_BETWEEN[_code] = _IN_BLANKS
_DULL_BETWEEN[[ord(mark) for mark in EMPHASIS]] = _IN_WORD | _ALONE
_EDGE = np.zeros(1, np.uint8)
_CHANGES_ASCII = ("\t", "  ", "\n ", " \n", *EMPHASIS)
# What would be drawn together if another line end beside it were cut off.
_PARTED = re.compile("\u00a0\n|\n\u00a0")
# Of a short text the places are found sooner by an expression, in the kinds of its characters.
_SHORT = 1 << 11
_BLANKS = rf"\x00-\x20{chr(DRAWN_TOGETHER)}"
_ODD = f"{chr(IRREGULAR[0])}-{chr(IRREGULAR[1])}"
# One set of characters before all else: with that it is searched ten times as fast.
_MAY_CHANGE = re.compile(
    (
        rf"[{_ODD}{EMPHASIS}{_BLANKS}](?:(?<=[{_ODD}])"
        rf"|(?<=[{EMPHASIS}])(?:(?<![0-9A-Za-z].)|(?![0-9A-Za-z]))"
        rf"|(?<=[{_BLANKS}])(?=[{_BLANKS}])(?!(?<=\n)\n))"
    ).encode("latin-1")
)


class Clusters(NamedTuple):
    """Where folding changed the length: stretches of the clean text and what they became."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    folded_starts: NDArray[np.int64]
    folded_ends: NDArray[np.int64]

    def spans(self, starts: Places, ends: Places) -> tuple[Places, Places]:
        """Return the clean text's spans for spans of the match form, none of them empty."""
        first, last = self._before(starts), self._before(ends - 1)
        begins = np.where(
            starts < self.folded_ends[first],
            self.starts[first],
            starts - self.folded_ends[first] + self.ends[first],
        )
        beyond = np.maximum(ends - self.folded_ends[last], 0)
        return begins, self.ends[last] + beyond

    def _before(self, places: Places) -> Places:
        return np.searchsorted(self.folded_starts, places, side="right") - 1


Folded = tuple[bytes, Clusters | None]
"""The match form of a text as one byte per character, and the way back."""


@dataclass(frozen=True)
class MatchForm:
    """A text as the finders search it.

    Attributes
    ----------
    text
        The folded text.
    changed
        Where it does not fold character by character, as `changing` gives it.
    """

    text: str
    changed: Sequence[tuple[int, int, str]] = ()

    @cached_property
    def clusters(self) -> Clusters | None:
        """The way back where it has another length than the clean text, or may have."""
        return clusters(self.changed) if self.changed else None

    def places(self, places: Iterable[int]) -> Iterator[int]:
        """Give where in the match form stand places of the clean text, which are in order.

        None of them lies within what does not fold character by character.
        """
        shift, changed = 0, deque(self.changed)
        for place in places:
            while changed and changed[0][1] <= place:
                start, end, piece = changed.popleft()
                shift += len(piece) - (end - start)
            yield place + shift

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the clean text's span for a span of the match form."""
        if self.clusters is None or start == end:
            return start, end
        begins, ends = self.clusters.spans(np.array([start]), np.array([end]))
        return int(begins[0]), int(ends[0])


def to_match_form(text: str) -> MatchForm:
    """Fold a clean text for matching."""
    if text.isascii() and not any(map(text.__contains__, _CHANGES_ASCII)):
        return MatchForm(_fold(text))
    found = changing(text, character_kinds(text))
    folded = _fold(text)
    return MatchForm("".join(replaced(folded, found)), found) if found else MatchForm(folded)


def to_form_changed_at(text: str, spans: Iterable[tuple[int, int]]) -> MatchForm:
    """Fold a clean text of which it is known what does not fold character by character."""
    found = [(start, end, _fold_cluster(text[start:end])) for start, end in spans]
    return MatchForm("".join(replaced(_fold(text), found)), found)


def evenly_folded(text: str) -> str | None:
    """Return the match form of a text in which each stretch is folded as it is alone.

    Nothing in it changes the length, nor would where the text is cut: else there is none.
    """
    if "*" in text or "_" in text or "  " in text or "\t" in text:
        return None
    if "\n" in text and ("\n " in text or " \n" in text):
        return None
    if not text.isascii() and (_PARTED.search(text) or changing(text, character_kinds(text))):
        return None
    return _fold(text)


def changing(text: str, kinds: bytes) -> list[tuple[int, int, str]]:
    """Return what does not fold character by character: start, end, and what it becomes."""
    found: list[tuple[int, int, str]] = []
    done = 0
    for place in _irregular(kinds):
        # A mark changes the letter before it, unless that belongs to the cluster before.
        for begin in (place - 1, place):
            if begin >= done and (cluster := _CHANGES_LENGTH.match(text, begin)):
                done = cluster.end()
                found.append((begin, done, _fold_cluster(cluster.group())))
                break
    return found


def _irregular(kinds: bytes) -> Iterator[int]:
    """Give the places where the match form's length may change; the expressions decide."""
    if len(kinds) <= _SHORT:
        yield from (found.start() for found in _MAY_CHANGE.finditer(kinds))
        return
    codes = np.frombuffer(kinds, np.uint8)
    for begin in range(0, len(codes), _STRETCH):
        stretch = codes[begin : begin + _STRETCH + 1]  # with what the last one may be joined to
        blank = (stretch <= ord(" ")) | (stretch == DRAWN_TOGETHER)
        found = (stretch >= IRREGULAR[0]) & (stretch <= IRREGULAR[1])
        for mark in EMPHASIS:
            found |= stretch == ord(mark)
        found[:-1] |= blank[:-1] & blank[1:]
        places = np.flatnonzero(found[:_STRETCH])
        padded = np.concatenate([_EDGE, stretch, _EDGE])
        before, here, after = (padded[places + shift] for shift in range(3))
        dull = (_BESIDE[before] & _BESIDE[after] & _DULL_BETWEEN[here]) > 0
        dull |= (here == ord("\n")) & (after == ord("\n"))
        yield from (places[~dull] + begin).tolist()


def replaced(folded: T, found: Sequence[tuple[int, int, T]]) -> Iterator[T]:
    """Give the pieces of a text, with what is to stand in some places put in."""
    done = 0
    for start, end, piece in found:
        yield folded[done:start]
        yield piece
        done = end
    yield folded[done:]


def clusters(found: Sequence[tuple[int, int, str]]) -> Clusters:
    """Return the map back; before the first cluster stands an empty one at the beginning."""
    starts, ends = (np.array([0, *(row[side] for row in found)], np.int64) for side in (0, 1))
    lengths = np.array([0, *(len(row[2]) for row in found)], np.int64)
    folded_ends = ends + np.cumsum(lengths - (ends - starts))
    return Clusters(starts, ends, folded_ends - lengths, folded_ends)


def _fold(text: str) -> str:
    """Fold character by character: the length stays."""
    if text.isascii():
        return text.encode("ascii").translate(FOLDED).decode("ascii")
    text = text.replace("\u0130", "i").lower()  # its own small form is two characters
    for character in _SAME_LENGTH.keys() & {*text}:
        text = text.replace(character, _SAME_LENGTH[character])
    return text


@lru_cache
def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    if re.match(rf"[{INVISIBLE}{EMPHASIS}]", cluster):
        return ""
    return _fold(unicodedata.normalize("NFKC", cluster).replace("\u0130", "i").casefold())


def folded_bytes(text: str, kinds: bytes) -> Folded:
    """Return the match form of a text as one byte per character, and the way back.

    Parameters
    ----------
    text
        The clean text.
    kinds
        Its characters as `reviewbook.documents.characters.coded` gives them.
    """
    plain = kinds.translate(FOLDED)
    found = changing(text, kinds)
    if not found:
        return plain, None
    pieces = [(start, end, character_kinds(piece)) for start, end, piece in found]
    return b"".join(replaced(plain, pieces)), clusters(found)
