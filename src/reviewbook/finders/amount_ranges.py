"""An amount as read: the ends of its range or of its list, and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.finders.amount_words import FLOOR
from reviewbook.finders.numerals import NUMERAL, read_numeral

Found = re.Match[str]
Range = tuple[float | None, float | None]
_NUMBER = re.compile(NUMERAL, re.IGNORECASE | re.ASCII)
_NEAR = 40  # characters before a match that are looked at


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
    if re.fullmatch(rf"{FLOOR}|[>≥]", bound, re.IGNORECASE) or any(
        groups.get(name) for name in ("more", "plus", "later")
    ):
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
    if found.groupdict().get("listed"):
        first = _in_order(found)[0][0]
        return (found.start() if first == found.start("low") else first), found.end()
    return found.span()


def stands_behind(found: Found, pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern stands directly before a match."""
    return bool(pattern.search(found.string, max(found.start() - _NEAR, 0), found.start()))
