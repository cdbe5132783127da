"""Dates as databases write them, to as much of YYYY-MM-DD as they say."""

from __future__ import annotations

import re

_MONTHS = {
    name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR = r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)"
_NUMBERS = re.compile(r"(?P<y>\d{4})(?:[-/. ](?P<m>\d{1,2})(?:[-/. ](?P<d>\d{1,2}))?)?(?!\d)")
_NAMED = re.compile(
    rf"(?:(?<!\d)(?P<before>\d{{1,2}})(?:[-–]\d{{1,2}})?[\s-]*)?(?<![a-z])(?P<m>{_MONTH})"
    r"(?:[\s-]*(?P<after>\d{1,2})(?!\d))?",
    re.IGNORECASE,
)
# What Zotero, Mendeley and others write for parts that are not known.
_BLANK = re.compile(r"(?:/|undefined|T00:00:00Z?|\s)+\Z")
_LAST_MONTH, _LAST_DAY = 12, 31


def parse_date(text: str) -> tuple[str, bool]:
    """Return a date as YYYY, YYYY-MM or YYYY-MM-DD, or nothing; and whether that is all it says."""
    bare = _BLANK.sub("", text)
    numbers = _NUMBERS.match(bare)
    if numbers and (date := _joined(numbers["y"], numbers["m"], numbers["d"])):
        if numbers.end() == len(bare):
            return date, True
        if numbers["m"]:
            return date, False
    year = re.search(_YEAR, bare)
    if not year:
        return "", False
    return day_of_year(bare, year.group()), False


def day_of_year(text: str, year: str) -> str:
    """Return a date of a year, as far as a text names month and day: "JAN 15", "3-5 May"."""
    named = _NAMED.search(text)
    if not named:
        return year
    return _joined(year, str(_MONTHS[named["m"][:3].lower()]), named["after"] or named["before"])


def _joined(year: str, month: str | None, day: str | None) -> str:
    """Write a date; a month or a day that cannot be is left out."""
    if not month or not 1 <= int(month) <= _LAST_MONTH:
        return year
    if not day or not 1 <= int(day) <= _LAST_DAY:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
