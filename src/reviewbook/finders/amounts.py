"""Rules that read a quantity: what its numbers mean, for each kind that there is.

Numbers are read with their bounds: "at least 12 weeks" has no high end, "up to 12" no low one.
A frequency is a rate: "every two weeks" is 0.5 per week.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from reviewbook.finders.amount_cues import (
    AMOUNT,
    DOSE_WORD,
    IN_A_TIME,
    LATIN_WORD,
    OF_A_MASS,
    OF_A_TIME,
    OF_PORTIONS,
    OF_TIMES,
    OF_TREATMENTS,
    OF_WHAT,
    OPEN_END,
    PERIOD,
    TIME_WORD,
    cue_places,
)
from reviewbook.finders.amount_patterns import (
    A_UNIT,
    AFTER_A_DOSE,
    DONE_EVERY,
    DONE_FOR,
    DOSE,
    EACH_TIME,
    EVERY_N,
    FAILURES,
    GIVEN_UNITS,
    LABELLED,
    LASTS,
    LATIN,
    LENGTH_EVERY,
    NOT_A_DOSE,
    NOT_A_SPAN,
    NOT_A_WINDOW,
    OF_A_SESSION,
    OF_NO_DOSE,
    OPEN_WINDOW,
    PORTIONS,
    PORTIONS_A,
    ROUND_THE_CLOCK,
    SESSIONS,
    SPAN,
    TIMES_A,
    TIMES_BEFORE,
    TIMES_IN_LATIN,
    TIMES_OF,
    WINDOW,
    WORDED_DOSE,
)
from reviewbook.finders.amount_ranges import Found, place_of, range_of
from reviewbook.finders.amount_units import unit_name
from reviewbook.finders.numerals import read_numeral
from reviewbook.finders.portions import is_taken

_RATE_DIGITS = 4
_NEAR = 40  # characters before a match that are looked at
_SHORT_OR_YEAR = frozenset({"second", "minute", "hour", "year"})
_ALL_DAY = re.compile(r"24\s?-?(?:hours|h)\s\Z")


class Amount(NamedTuple):
    """A quantity as read: where it stands, its kind, its ends (None if open) and its unit."""

    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str


def _before(found: Found, pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern stands directly before a match."""
    return bool(pattern.search(found.string, max(found.start() - _NEAR, 0), found.start()))


def _rate(found: Found, of: str = "") -> str:
    groups = found.groupdict()
    period = unit_name((groups.get("unit") or groups["every"]).lower())
    return f"{of.lower()}/{period}" if of else f"per {period}"


def _failures(found: Found) -> Amount | None:
    low, high = range_of(found)
    if (low, high) == (1, 1) or _before(found, LABELLED):
        return None
    return Amount(*place_of(found), "failures", low, high, "treatment")


def _window(found: Found) -> Amount | None:
    if _before(found, NOT_A_WINDOW):
        return None
    return Amount(*found.span(), "window", *range_of(found), found["unit"].lower())


def _open_window(found: Found) -> Amount:
    return Amount(*found.span(), "window", None, None, "")


def _times_a(found: Found) -> Amount | None:
    if _before(found, ROUND_THE_CLOCK):
        return None
    times = found["times"] and read_numeral(found["times"])
    low, high = (1.0 if found["once"] else times, times) if times else range_of(found)
    return Amount(*place_of(found), "frequency", low, high, _rate(found, found["what"] or ""))


def _times_a_portion(found: Found) -> Amount:
    return Amount(*place_of(found), "frequency", *range_of(found), _rate(found, found["what"]))


def _times_of(found: Found) -> Amount:
    return Amount(*place_of(found), "frequency", *range_of(found), _rate(found))


def _every_n(found: Found) -> Amount:
    low, high = (
        (2.0, 2.0)
        if found["other"] or found["alternate"]
        else (None, None)
        if found["vague"]
        else range_of(found)
    )
    slow, fast = (round(1 / end, _RATE_DIGITS) if end else None for end in (high, low))
    # "Every few weeks" has no rate, and so no unit of one.
    unit = "" if found["vague"] else _rate(found)
    return Amount(*found.span(), "frequency", slow, fast, unit)


def _every(found: Found) -> Amount:
    groups = found.groupdict()
    of = groups.get("what") or groups.get("timed") or ""
    return Amount(*found.span(), "frequency", 1.0, 1.0, _rate(found, of))


def _length_every(found: Found) -> Amount | None:
    counted = _before(found, _ALL_DAY) or _before(found, TIMES_BEFORE)
    return None if counted else _every(found)


def _latin(found: Found) -> Amount | None:
    if not _before(found, AFTER_A_DOSE):
        return None
    times = TIMES_IN_LATIN[found["latin"].lower().replace(".", "")] if found["latin"] else None
    rate = times or round(1 / float(found["hours"]), _RATE_DIGITS)
    return Amount(
        *found.span(), "frequency", rate, rate, "per day" if found["latin"] else "per hour"
    )


def _dose(found: Found) -> Amount | None:
    if _before(found, NOT_A_DOSE) or _before(found, LABELLED):
        return None
    if A_UNIT.fullmatch(found["unit"]) and not _is_given(found):
        return None
    if unit_name(found["unit"]) == "%":  # of what is applied, however often
        return Amount(*place_of(found), "dose", *range_of(found), "%")
    names = ["unit", "per", "then", "every", "each"]
    if _before(found, TIMES_BEFORE):  # "3 x 500 mg a day": how often is a row of its own
        names = ["unit", *(name for name in ("per", "then") if found[name] == "kg")]
    unit = "/".join(unit_name(found[name]) for name in names if found[name])
    return Amount(*place_of(found), "dose", *range_of(found), unit)


def _is_given(found: Found) -> bool:
    """Tell whether units, which may be of anything, are those of a dose."""
    counted = (found["per"] or "").lower() in ("day", "kg", "dose", "d") or found["every"]
    given = counted or found["each"] or _before(found, GIVEN_UNITS)
    return bool(given) and not OF_NO_DOSE.match(found.string, found.end("unit"))


def _portions(found: Found) -> Amount | None:
    """Read "two tablets": a dose where somebody takes them, and not where they lie in a box."""
    unit = (found["unit"] or found["strong"]).lower()
    end = max(found.end(), found.end("strong"))
    if _before(found, LABELLED) or not is_taken(found.string, found.start(), end, unit):
        return None
    return Amount(*place_of(found), "dose", *range_of(found), unit)


def _worded_dose(found: Found) -> Amount:
    return Amount(*found.span(), "dose", None, None, "")


def _span(found: Found) -> Amount | None:
    if _before(found, LABELLED):
        return None
    if not found["unit"]:
        return _meetings(found)
    if _before(found, NOT_A_SPAN) or not _lasts(found):
        return None
    bound, unit = (found["bound"] or "").lower(), unit_name(found["unit"].lower())
    kind = "window" if bound == "within" or found["moment"] else "duration"
    return Amount(*place_of(found), kind, *range_of(found), unit)


def _lasts(found: Found) -> bool:
    """Tell whether a time is that of something: minutes, hours and years may be of anything."""
    if found["prep"] or found["bound"] == "within":
        return True
    unit = unit_name(found["unit"].lower())
    done = unit != "year" and _before(found, DONE_FOR)
    if done or found["moment"] or _before(found, LASTS) or _each_time(found):
        return True
    if found["low"].lower() in ("a", "an"):
        return False
    if found["bound"] or found["sign"]:
        return True
    if len(found["unit"]) == 1:
        return False
    of_a_session = OF_A_SESSION.match(found.string, found.end())
    return unit not in _SHORT_OR_YEAR or (unit != "year" and bool(of_a_session))


def _each_time(found: Found) -> bool:
    """Tell whether minutes or hours are those of each day; "24 hours a day" are of none."""
    hours = unit_name(found["unit"].lower()) in ("minute", "hour") and found["low"] != "24"
    return hours and bool(EACH_TIME.match(found.string, found.end()))


def _meetings(found: Found) -> Amount | None:
    low, high = range_of(found)
    what = (found["meeting"] or found["joined"] or found["timed"]).lower()
    a_few = (low, high) != (1, 1) and found["low"].lower() not in ("a", "an", "half")
    return Amount(*place_of(found), "duration", low, high, what) if a_few else None


ANYTHING = ""
Rule = tuple[re.Pattern[str], Callable[[Found], Amount | None], str, str]
# For each kind what it looks like, how it is read, the cue that it needs, and what it is of.
RULES: tuple[Rule, ...] = (
    (FAILURES, _failures, AMOUNT, OF_TREATMENTS),
    (WINDOW, _window, TIME_WORD, ANYTHING),
    (OPEN_WINDOW, _open_window, OPEN_END, ANYTHING),
    (TIMES_A, _times_a, AMOUNT, IN_A_TIME),
    (TIMES_OF, _times_of, AMOUNT, OF_TIMES),
    (PORTIONS_A, _times_a_portion, AMOUNT, OF_PORTIONS),
    (PORTIONS, _portions, AMOUNT, OF_PORTIONS),
    (EVERY_N, _every_n, PERIOD, ANYTHING),
    (SESSIONS, _every, PERIOD, ANYTHING),
    (DOSE, _dose, AMOUNT, OF_A_MASS),
    (LATIN, _latin, LATIN_WORD, ANYTHING),
    (DONE_EVERY, _every, PERIOD, ANYTHING),
    (LENGTH_EVERY, _length_every, PERIOD, ANYTHING),
    (WORDED_DOSE, _worded_dose, DOSE_WORD, ANYTHING),
    (SPAN, _span, AMOUNT, OF_A_TIME),
)
_BEGIN_AT_THEIR_CUE = frozenset({AMOUNT, TIME_WORD})


def read_amounts(
    text: str, start: int, end: int, may_be_of: Container[str] = OF_WHAT
) -> Iterator[list[tuple[Found, Amount]]]:
    """Yield what each rule reads in a stretch of folded text, rule by rule, in order.

    The rules are tried only where they can match, which is at few places of a text. `may_be_of`
    says which of `OF_WHAT` the stretch holds, where that is known.
    """
    places = cue_places(text, start, end)
    for pattern, read, needed, of_what in RULES:
        if needed not in places or (of_what and of_what not in may_be_of):
            continue
        led = needed in _BEGIN_AT_THEIR_CUE
        tried = (
            _at(places[needed], pattern, text, end) if led else pattern.finditer(text, start, end)
        )
        yield [(found, amount) for found in tried if (amount := read(found))]


def _at(places: Sequence[int], pattern: re.Pattern[str], text: str, end: int) -> Iterator[Found]:
    """Yield what `finditer` would, if matches begin at these places only."""
    past = 0
    for place in places:
        if place >= past and (found := pattern.match(text, place, end)):
            past = found.end()
            yield found
