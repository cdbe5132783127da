"""How often something is, as a rate: "every two weeks" is 0.5 per week."""

from __future__ import annotations

from reviewbook.finders.amount_patterns import (
    AFTER_A_DOSE,
    ROUND_THE_CLOCK,
    TIMES_BEFORE,
    TIMES_IN_LATIN,
)
from reviewbook.finders.amount_ranges import (
    Amount,
    Before,
    Found,
    place_of,
    range_of,
    stands_behind,
)
from reviewbook.finders.amount_units import unit_name
from reviewbook.finders.numerals import read_numeral

_RATE_DIGITS = 4
_ALL_DAY = Before(r"24\s?-?(?-i:hours|h)\s")


def _rate(found: Found, of: str = "") -> str:
    groups = found.groupdict()
    period = unit_name((groups.get("unit") or groups["every"]).lower())
    return f"{of.lower()}/{period}" if of else f"per {period}"


def read_times_a(found: Found) -> Amount | None:
    """Read "twice a day", "3 sessions a week"."""
    if stands_behind(found, ROUND_THE_CLOCK):
        return None
    times = found["times"] and read_numeral(found["times"])
    low, high = (1.0 if found["once"] else times, times) if times else range_of(found)
    return Amount(*place_of(found), "frequency", low, high, _rate(found, found["what"] or ""))


def read_times_a_portion(found: Found) -> Amount:
    """Read "two teaspoons daily"."""
    return Amount(*place_of(found), "frequency", *range_of(found), _rate(found, found["what"]))


def read_times_of(found: Found) -> Amount:
    """Read how often it is, in "3 x 45 min a week"."""
    return Amount(*place_of(found), "frequency", *range_of(found), _rate(found))


def read_every_n(found: Found) -> Amount:
    """Read "every two weeks", "on alternate days"."""
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


def read_every(found: Found) -> Amount:
    """Read "weekly sessions", "taken daily"."""
    groups = found.groupdict()
    of = groups.get("what") or groups.get("timed") or ""
    return Amount(*found.span(), "frequency", 1.0, 1.0, _rate(found, of))


def read_length_every(found: Found) -> Amount | None:
    """Read how often it is, in "30 minutes each day"."""
    counted = stands_behind(found, _ALL_DAY) or stands_behind(found, TIMES_BEFORE)
    return None if counted else read_every(found)


def read_latin(found: Found) -> Amount | None:
    """Read "20 mg b.i.d.", "300 mg q8h"."""
    if not stands_behind(found, AFTER_A_DOSE):
        return None
    times = TIMES_IN_LATIN[found["latin"].lower().replace(".", "")] if found["latin"] else None
    rate = times or round(1 / float(found["hours"] or found["hourly"]), _RATE_DIGITS)
    return Amount(
        *found.span(), "frequency", rate, rate, "per day" if found["latin"] else "per hour"
    )
