"""What a number of failures, a window, a dose or a duration means.

Numbers are read with their bounds: "at least 12 weeks" has no high end, "up to 12" no low one.
"""

from __future__ import annotations

from reviewbook.finders.amount_patterns import (
    A_UNIT,
    DONE_FOR,
    EACH_TIME,
    GIVEN_UNITS,
    LABELLED,
    LASTS,
    NOT_A_DOSE,
    NOT_A_SPAN,
    NOT_A_WINDOW,
    OF_A_SESSION,
    OF_NO_DOSE,
    TIMES_BEFORE,
)
from reviewbook.finders.amount_ranges import Amount, Found, place_of, range_of, stands_behind
from reviewbook.finders.amount_units import unit_name
from reviewbook.finders.portions import is_taken

_SHORT_OR_YEAR = frozenset({"second", "minute", "hour", "year"})


def read_failures(found: Found) -> Amount | None:
    """Read how many treatments failed; one alone is no number of them."""
    low, high = range_of(found)
    if (low, high) == (1, 1) or stands_behind(found, LABELLED):
        return None
    return Amount(*place_of(found), "failures", low, high, "treatment")


def read_window(found: Found) -> Amount | None:
    """Read "weeks 4 to 8": a stretch of time that is counted from its beginning."""
    if stands_behind(found, NOT_A_WINDOW):
        return None
    return Amount(*found.span(), "window", *range_of(found), found["unit"].lower())


def read_open_window(found: Found) -> Amount:
    """Read a time that has no end: "(ongoing)"."""
    return Amount(*found.span(), "window", None, None, "")


def read_dose(found: Found) -> Amount | None:
    """Read "20 mg a day", with what it is counted by."""
    if stands_behind(found, NOT_A_DOSE) or stands_behind(found, LABELLED):
        return None
    if A_UNIT.fullmatch(found["unit"]) and not _is_given(found):
        return None
    if unit_name(found["unit"]) == "%":  # of what is applied, however often
        return Amount(*place_of(found), "dose", *range_of(found), "%")
    names = ["unit", "per", "then", "every", "each"]
    if stands_behind(found, TIMES_BEFORE):  # "3 x 500 mg a day": how often is a row of its own
        names = ["unit", *(name for name in ("per", "then") if found[name] == "kg")]
    unit = "/".join(unit_name(found[name]) for name in names if found[name])
    return Amount(*place_of(found), "dose", *range_of(found), unit)


def _is_given(found: Found) -> bool:
    """Tell whether units, which may be of anything, are those of a dose."""
    counted = (found["per"] or "").lower() in ("day", "kg", "dose", "d") or found["every"]
    given = counted or found["each"] or stands_behind(found, GIVEN_UNITS)
    return bool(given) and not OF_NO_DOSE.match(found.string, found.end("unit"))


def read_portions(found: Found) -> Amount | None:
    """Read "two tablets": a dose where somebody takes them, and not where they lie in a box."""
    unit = (found["unit"] or found["strong"]).lower()
    end = max(found.end(), found.end("strong"))
    if stands_behind(found, LABELLED) or not is_taken(found.string, found.start(), end, unit):
        return None
    return Amount(*place_of(found), "dose", *range_of(found), unit)


def read_worded_dose(found: Found) -> Amount:
    """Read a dose that has no number: "the maximum dose"."""
    return Amount(*found.span(), "dose", None, None, "")


def read_span(found: Found) -> Amount | None:
    """Read how long something lasts, or of how many sessions it is."""
    if not found["unit"]:
        return _meetings(found)
    unit = unit_name(found["unit"].lower())
    if not _lasts(found, unit) or stands_behind(found, NOT_A_SPAN):
        return None
    kind = "window" if _is_within(found) or found["moment"] else "duration"
    return Amount(*place_of(found), kind, *range_of(found), unit)


def _is_within(found: Found) -> bool:
    return (found["bound"] or "").lower() == "within"


def _lasts(found: Found, unit: str) -> bool:
    """Tell whether a time is that of something: minutes, hours and years may be of anything."""
    if found["prep"] or _is_within(found) or found["moment"]:
        return True
    counted = found["low"].lower() not in ("a", "an")
    if counted and (found["bound"] or found["sign"]):
        return True
    counted = counted and len(found["unit"]) > 1
    if counted and unit not in _SHORT_OR_YEAR:
        return True
    if stands_behind(found, LASTS) or _each_time(found, unit):
        return True
    of_a_session = counted and OF_A_SESSION.match(found.string, found.end())
    return unit != "year" and (bool(of_a_session) or stands_behind(found, DONE_FOR))


def _each_time(found: Found, unit: str) -> bool:
    """Tell whether minutes or hours are those of each day; "24 hours a day" are of none."""
    hours = unit in ("minute", "hour") and found["low"] != "24"
    return hours and bool(EACH_TIME.match(found.string, found.end()))


def _meetings(found: Found) -> Amount | None:
    low, high = range_of(found)
    what = (found["meeting"] or found["joined"] or found["timed"]).lower()
    a_few = (low, high) != (1, 1) and found["low"].lower() not in ("a", "an", "half")
    a_few = a_few and not stands_behind(found, LABELLED)
    return Amount(*place_of(found), "duration", low, high, what) if a_few else None
