"""When a work appeared, as it is written: a year, two years, or a word such as "in press"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

YEAR = r"(?:1[5-9]|20)\d\d"
# The same behind a blank: with one set of figures before all else it is searched many times faster.
YEAR_BEHIND_BLANK = r"[12](?<=\s.)(?:(?<=1)[5-9]|(?<=2)0)\d\d"
# "N.D." are initials.
UNDATED = (
    r"(?:n\.?\s?d\.?|o\.\s?J\.?|(?i:no\sdate|undated|in\spress|forthcoming|submitted|accepted|under\sreview|to\sappear"
    r"|in\sprep(?:aration|\.)?))(?:-?[a-z])?(?!\w)"
)
_LETTERS = r"[a-z](?:\s?(?:[,;&–-]|and)\s?[a-z](?![\w.]))+"
_ABOUT = r"c(?:a|irca)?\.?\s"
# "ca. 370 BCE/1997", "n.d./1941": when it was written, and the edition that is cited.
WRITTEN = (
    rf"(?:(?:{_ABOUT})?(?:(?:AD|A\.D\.)\s\d{{1,4}}|\d{{1,4}}(?:[–-]\d{{1,4}})?"
    r"\s?(?:B\.?\s?C\.?(?:\s?E\.?)?|C\.?\s?E\.?|A\.?\s?D\.?))"
    rf"|{_ABOUT}\d{{1,4}}|{YEAR}[–-]{YEAR}|n\.\s?d\.)\s?/\s?"
)
_DATE = (
    rf"(?:{WRITTEN}{YEAR}|(?:{_ABOUT})?(?:\[{YEAR}\](?:\s?{YEAR})?|{YEAR}(?:\s?[/–-]\s?{YEAR}|\s?\[{YEAR}\])?))"
    rf"(?:{_LETTERS}|[a-z]|\s(?:{_LETTERS}|[a-h])(?=\s?[,;)\]]|\Z))?(?!\w)"
)
# One date or several, of the works of one author: "2018, 2020", "2020a; 2020b".
DATES = re.compile(
    rf"(?<![\w/.–-])(?:{_DATE}|{UNDATED})"
    rf"(?:\s?(?:[,;&]|,?\s(?:and\b|&))\s?(?:{_DATE}|{UNDATED})){{0,9}}"
)
_ONE_DATE = re.compile(rf"(?P<dated>{_DATE})|(?<!\w){UNDATED}")
_SPAN = re.compile(rf"{YEAR}\s?[–-]\s?{YEAR}(?!\s?/)")
_UNSURE = ("undated", "submitted", "accepted", "under review", "in prep", "c")


class WorkDate(NamedTuple):
    """A date: the years it names, or its word; and the letter that tells works of a year apart."""

    labels: tuple[str, ...]
    suffix: str = ""


def read_dates(written: str) -> Iterator[WorkDate]:
    """Yield each date of a stretch of text; of "2020a,b" there are two."""
    for one in _ONE_DATE.finditer(written):
        years = tuple(re.findall(YEAR, one.group()))
        if not one["dated"]:
            yield WorkDate((undated_label(one.group()),), undated_suffix(one.group()))
            continue
        for letter in _letters(one.group().rpartition(years[-1])[2]) or [""]:
            yield WorkDate(years, letter)


def undated_label(written: str) -> str:
    """Return the one way in which a word for a date is written here: "n.d.", "in press"."""
    plain = re.sub(r"[.\s]+", " ", written.casefold().partition("-")[0]).strip()
    return "n.d." if plain in ("nd", "n d", "no date", "undated", "o j") else plain


def undated_suffix(written: str) -> str:
    """Return the letter of "n.d.-a", or nothing."""
    letter = written.rpartition("-")[2]
    return letter if len(letter) == 1 else ""


def is_span(written: str) -> bool:
    """Tell whether dates are the first and the last year of something, as of a life."""
    return bool(_SPAN.search(written))


def is_certain(written: str) -> bool:
    """Tell whether dates can hardly be anything else: no span, nor "c. 1600", no common word."""
    return not is_span(written) and not written.casefold().startswith(_UNSURE)


def _letters(written: str) -> list[str]:
    """Return the letters of "a,b" or "a-c"."""
    found = re.findall(r"(?<![a-z])[a-z](?!\w)", written)
    if len(found) == 2 and re.search(r"[–-]", written):  # noqa: PLR2004
        return [chr(code) for code in range(ord(found[0]), ord(found[1]) + 1)]
    return found
