"""Rules that read a quantity: what its numbers mean, for each kind that there is.

Numbers are read with their bounds: "at least 12 weeks" has no high end, "up to 12" no low one.
A frequency is a rate: "every two weeks" is 0.5 per week.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reviewbook.finders.amount_patterns import (
    CUES,
    DONE_EVERY,
    DOSE,
    EVERY_N,
    FAILURES,
    FLOOR,
    NOT_A_SPAN,
    OPEN_WINDOW,
    PERIODS,
    SESSIONS,
    SPAN,
    TIMES_A,
    UNITS,
    VALUES,
    WINDOW,
    WORDED_DOSE,
)

_RATE_DIGITS = 4


class Amount(NamedTuple):
    """A quantity as read: where it stands, its kind, its ends (None if open) and its unit."""

    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str


_Found = re.Match[str]
_Range = tuple[float | None, float | None]


def _value(written: str) -> float:
    return VALUES.get(written.lower()) or float(written.replace(",", ""))


def _range(found: _Found) -> _Range:
    """Read the numbers of a match, with their bounds."""
    groups = found.groupdict()
    low = _value(groups["low"])
    ends = sorted((low, _value(groups["high"]) if groups["high"] else low))
    bound = groups.get("bound")
    if groups.get("more") or (bound and re.fullmatch(FLOOR, bound, re.IGNORECASE)):
        return ends[0], None
    return (None if bound else ends[0]), ends[1]


def _rate(found: _Found, of: str = "") -> str:
    groups = found.groupdict()
    period = (groups.get("unit") or PERIODS[groups["every"].lower()]).lower()
    return f"{of.lower()}/{period}" if of else f"per {period}"


def _failures(found: _Found) -> Amount | None:
    low, high = _range(found)
    lone = (low, high) == (1, 1)
    return None if lone else Amount(*found.span(), "failures", low, high, "treatment")


def _window(found: _Found) -> Amount:
    return Amount(*found.span(), "window", *_range(found), found["unit"].lower())


def _open_window(found: _Found) -> Amount:
    return Amount(*found.span(), "window", None, None, "")


def _times_a(found: _Found) -> Amount:
    times = found["times"]
    low, high = (_value(times), _value(times)) if times else _range(found)
    return Amount(*found.span(), "frequency", low, high, _rate(found, found["what"] or ""))


def _every_n(found: _Found) -> Amount:
    low, high = (2.0, 2.0) if found["other"] else (None, None) if found["vague"] else _range(found)
    slow, fast = (round(1 / end, _RATE_DIGITS) if end else None for end in (high, low))
    # "Every few weeks" has no rate, and so no unit of one.
    unit = "" if found["vague"] else _rate(found)
    return Amount(*found.span(), "frequency", slow, fast, unit)


def _every(found: _Found) -> Amount:
    of = found.groupdict().get("what") or ""
    return Amount(*found.span(), "frequency", 1.0, 1.0, _rate(found, of))


def _dose(found: _Found) -> Amount:
    per = found["per"] or ("day" if found["every"] else "")
    unit = UNITS.get(found["unit"].lower(), found["unit"])
    return Amount(*found.span(), "dose", *_range(found), f"{unit}/{per.lower()}" if per else unit)


def _worded_dose(found: _Found) -> Amount:
    return Amount(*found.span(), "dose", None, None, "")


def _span(found: _Found) -> Amount | None:
    if found["meeting"]:
        return _meetings(found)
    unit, bound = found["unit"].lower(), (found["bound"] or "").lower()
    loose = not (found["prep"] or bound or found["moment"])
    before = found.string[max(found.start() - 16, 0) : found.start()]
    if NOT_A_SPAN.search(before) or (loose and unit in ("minute", "hour", "year")):
        return None
    kind = "window" if bound == "within" or found["moment"] else "duration"
    return Amount(*found.span(), kind, *_range(found), unit)


def _meetings(found: _Found) -> Amount | None:
    low, high = _range(found)
    lone = (low, high) == (1, 1)
    return None if lone else Amount(*found.span(), "duration", low, high, found["meeting"].lower())


_LED = frozenset({"lead", "number", "times"})
# For each kind what it looks like, how it is read, and the cues of which it needs one; those led
# by an amount begin at one of theirs.
RULES: tuple[tuple[re.Pattern[str], Callable[[_Found], Amount | None], frozenset[str]], ...] = (
    (FAILURES, _failures, _LED),
    (WINDOW, _window, frozenset({"number"})),
    (OPEN_WINDOW, _open_window, frozenset({"open"})),
    (TIMES_A, _times_a, _LED),
    (EVERY_N, _every_n, frozenset({"period"})),
    (SESSIONS, _every, frozenset({"period"})),
    (DOSE, _dose, _LED),
    (DONE_EVERY, _every, frozenset({"period"})),
    (WORDED_DOSE, _worded_dose, frozenset({"dose"})),
    (SPAN, _span, _LED),
)


def read_amounts(text: str, start: int, end: int) -> Iterator[list[tuple[_Found, Amount]]]:
    """Yield what each rule reads in a stretch of folded text, rule by rule, in order.

    The rules are tried only where they can match, which is at few places of a text.
    """
    cues = list(CUES.finditer(text, start, end))
    kinds = {cue.lastgroup for cue in cues}
    led = [cue.start() for cue in cues if cue.lastgroup in _LED]
    for pattern, read, needed in RULES:
        if kinds.isdisjoint(needed):
            continue
        tried = (
            _at(led, pattern, text, end) if needed is _LED else pattern.finditer(text, start, end)
        )
        yield [(found, amount) for found in tried if (amount := read(found))]


def _at(places: Sequence[int], pattern: re.Pattern[str], text: str, end: int) -> Iterator[_Found]:
    """Yield what `finditer` would, if matches begin at these places only."""
    past = 0
    for place in places:
        if place >= past and (found := pattern.match(text, place, end)):
            past = found.end()
            yield found
