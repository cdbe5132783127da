"""What was mended in a text, word by word: what it was, what it became, how often, and where."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import ftfy.bad_codecs  # noqa: F401  # it makes the encodings known that begin with "sloppy"

_MOST_TOLD = 20
_STRETCH = 1_000  # characters that are compared at once
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]")
_LONGEST_WORD = 60
_READ_AS = (
    *("sloppy-windows-1252", "latin-1", "sloppy-windows-1251", "macroman", "cp874"),
    *("sloppy-windows-1250", "iso8859-2", "sloppy-windows-1253", "sloppy-windows-1254", "cp437"),
)
_TIMES = 3  # that what was decoded wrongly may have been so again
_WINDOW = 12  # characters within which two texts meet again where a byte was lost


def list_repairs(before: str, after: str) -> list[str]:
    """Return a line for each word that was mended, in the order of the text.

    Parameters
    ----------
    before
        The text as it was decoded.
    after
        The same text, mended; its lines are those of the other.
    """
    times, first = Counter[tuple[str, str]](), dict[tuple[str, str], int]()
    for number, pair in enumerate(zip(before.split("\n"), after.split("\n"), strict=False), 1):
        for words in _changed(*pair) if pair[0] != pair[1] else ():
            times[words] += 1
            first.setdefault(words, number)
    return [
        f"line {first[words]}: {words[0]} became {words[1]}" + f", {n} times" * (n > 1)
        for words, n in times.items()
    ]


def repaired_signs(before: str, after: str) -> Counter[tuple[str, str]]:
    """Count what became what, sign by sign, without the letters around; see `list_repairs`."""
    return Counter(
        signs
        for pair in zip(before.split("\n"), after.split("\n"), strict=False)
        if pair[0] != pair[1]
        for signs in _differing(*pair)
    )


def _differing(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield each sign of a line that became another, with what it was; none of them empty."""
    at, then = 0, 0
    while True:
        same = _plain_length(before, at, after, then)
        at, then = at + same, then + same
        if at >= len(before) or then >= len(after):
            return
        wrong, right = _sign(before, at, after, then)
        at, then = at + len(wrong), then + len(right)
        if wrong != right:
            yield wrong, right


def _plain_length(before: str, at: int, after: str, then: int) -> int:
    """Return how many characters are the same and ASCII in two texts, of the next ones."""
    last = min(at + _STRETCH, len(before))
    odd = _BEYOND_ASCII.search(before, at, last)
    length = (odd.start() if odd else last) - at
    if before[at : at + length] == after[then : then + length]:
        return length
    pairs = zip(before[at : at + length], after[then : then + length], strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), len(after) - then)


def _sign(before: str, at: int, after: str, then: int) -> tuple[str, str]:
    """Return what stands at two places, the same or one sign and what it was before."""
    right = after[then]
    if not right.isascii():
        for wrong in _wrongly_read(right):
            if before.startswith(wrong, at):
                return wrong, right
    if before[at] == right:
        return right, right
    for taken in range(2, 2 * _WINDOW + 1):  # a byte of it was lost
        for length in range(max(1, taken - _WINDOW), min(taken, _WINDOW + 1)):
            a, b = at + taken - length, then + length
            if before[a : a + 1] == after[b : b + 1]:
                return before[at:a], after[then:b]
    return before[at : at + _WINDOW], after[then : then + _WINDOW]


@cache
def _wrongly_read(sign: str) -> tuple[str, ...]:
    """Return how a sign looks that was decoded wrongly, the longest first."""
    found: set[str] = set()
    for form in {sign, unicodedata.normalize("NFD", sign)}:
        for encoding in _READ_AS:
            wrong = form
            for _ in range(_TIMES):
                try:
                    wrong = wrong.encode("utf-8", "surrogatepass").decode(encoding)
                except UnicodeError:
                    break
                found.add(wrong)
    return tuple(sorted(found - {sign}, key=lambda wrong: (-len(wrong), wrong)))


def told_repairs(mended: int, listed: Sequence[str]) -> list[str]:
    """Return a note on what was mended, with the list of it; none where nothing was."""
    more = len(listed) - _MOST_TOLD
    told = "; ".join([*listed[:_MOST_TOLD], *[f"and {more} more"] * (more > 0)])
    return [f"wrongly decoded sequences mended: {mended} ({told})"] * (mended > 0)


def _changed(before: str, after: str) -> list[tuple[str, str]]:
    """Return the words of a line that differ; the signs where words are very long or fewer."""
    old, new = before.split(), after.split()
    if len(old) != len(new):
        return [*_differing(before, after)]
    return [
        shown
        for pair in zip(old, new, strict=True)
        if pair[0] != pair[1]
        for shown in ([pair] if len(pair[0]) <= _LONGEST_WORD else _differing(*pair))
    ]
