"""An amount as read: the ends of its range or of its list, and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.finders.amount_words import FLOOR
from reviewbook.finders.numerals import NUMERAL, read_numeral
from reviewbook.finders.pattern_beginnings import widest

Found = re.Match[str]
Range = tuple[float | None, float | None]
_NUMBER = re.compile(NUMERAL, re.IGNORECASE | re.ASCII)
_FARTHEST = 40  # characters before an amount that are looked at
_FROM = re.compile(rf"{FLOOR}|[>≥]", re.IGNORECASE)


class Before:
    """What may stand directly before an amount; it is looked for as far back as it can reach."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(rf"(?:{pattern})\Z", re.IGNORECASE | re.ASCII)
        self._reach = min(widest(self._pattern), _FARTHEST)

    def search(self, text: str, place: int, start: int = 0) -> Found | None:
        """Find it before a place, but not before the start."""
        return self._pattern.search(text, max(start, place - self._reach), place)


class Amount(NamedTuple):
    """A quantity as read: where it stands, its kind, its ends (None if open) and its unit."""

    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str


def range_of(found: Found) -> Range:
    """Return the lowest and the highest number of a match, None where it is open."""
    groups = found.groupdict("")
    half = 0.5 if groups.get("half") else 0.0
    low = read_numeral(groups["low"]) + half
    high = groups["high"] or groups.get("highest") or (groups.get("or_two") and "two")
    ends = sorted((low, read_numeral(high) if high else low))
    if groups.get("listed"):
        numbers = [value for _, value in _in_order(found)]
        ends = [min(numbers), max(numbers)]
    bound = groups.get("bound") or groups.get("sign", "")
    more = groups.get("more") or groups.get("plus") or groups.get("later")
    if more or (bound and _FROM.fullmatch(bound)):
        return ends[0], None
    return (None if bound else ends[0]), ends[1]


def _in_order(found: Found) -> list[tuple[int, float]]:
    """Return the numbers of a list that go up or down to its end, each with its place.

    Another number may stand before them: "in 2019, 3 and 6 mg".
    """
    listed = _NUMBER.finditer(found.string, *found.span("listed"))
    places = [(one.start(), read_numeral(one.group())) for one in listed]
    kept = [*places[-1:], (found.start("last"), read_numeral(found["last"]))]
    up = kept[0][1] < kept[1][1]
    for one in [*places[-2::-1], (found.start("low"), read_numeral(found["low"]))]:
        if (one[1] < kept[0][1]) != up:
            break
        kept.insert(0, one)
    return kept


def place_of(found: Found) -> tuple[int, int]:
    """Return where an amount stands: its list from the first number that belongs to it."""
    if found["listed"]:
        first = _in_order(found)[0][0]
        return (found.start() if first == found.start("low") else first), found.end()
    return found.span()


def stands_behind(found: Found, before: Before) -> bool:
    """Tell whether a match has this directly before it."""
    return bool(before.search(found.string, found.start()))
