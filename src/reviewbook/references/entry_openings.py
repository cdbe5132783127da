"""Who an entry is by and when it is of, where its form alone tells: people, then one year.

Most entries are of a form that leaves no doubt; no model is asked of these, which takes a hundred
times as long.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.references.entry_authors import ORGANISATION_KIND
from reviewbook.references.person_names import FAMILY, UPPER
from reviewbook.references.work_dates import UNDATED, YEAR

UNDATED_WORD = re.compile(rf"[(\[.,;:]\W{{0,2}}(?P<word>{UNDATED})(?=\W|\Z)")
VISIT = re.compile(
    r"[\[(]?\b(?i:cited|accessed|retrieved|viewed)\b[^\])]{0,40}[\])]?|\S+/\S+|(?i:arxiv):?\s?\S+"
)
_NAMES = rf"{FAMILY}(?:\s{FAMILY})?"
_INITIALS = rf"(?:[{UPPER}]\.(?:\s?-?(?=[{UPPER}]\.))?){{1,4}}"
_BY_CAPITALS = rf"{_NAMES}\s(?!UK\b|US\b|EU\b)[{UPPER}]{{1,3}}\b"
_FAMILY_FIRST, _FAMILY_LAST = rf"{_NAMES},\s{_INITIALS}", rf"{_INITIALS}\s?{_NAMES}"
_GIVEN = rf"[{UPPER}](?:[^\W\d_]|-(?=[^\W\d_])){{1,20}}(?:\s[{UPPER}]\.){{0,3}}"
_AND, _AMONG_OTHERS = r"(?:and|&)\s", r",?\s(?:et\sal\b|and\sothers\b)"


def _people(first: str, others: str, fewest: int = 0) -> re.Pattern[str]:
    """Return the expression for people who are written so, and no fewer others than that."""
    more = rf"(?:(?:[,;]\s(?:{_AND})?|\s{_AND})(?:{others})){{{fewest},60}}"
    return re.compile(rf"(?P<people>{first}(?:{more}(?:{_AMONG_OTHERS})?|{_AMONG_OTHERS}))")


# "Doe J, Roe RS." "Doe, J., and R. Roe" "J. Doe and R. Roe,"
_PEOPLE = (
    _people(_BY_CAPITALS, _BY_CAPITALS, 1),
    _people(_FAMILY_FIRST, f"{_FAMILY_FIRST}|{_FAMILY_LAST}"),
    _people(_FAMILY_LAST, _FAMILY_LAST),
)
# "Doe, Jane, and Richard Roe." where a date or a quotation follows; "Doe J." in a journal's volume
_IN_FULL = _people(rf"{FAMILY},\s{_GIVEN}", rf"{_GIVEN}\s{_NAMES}")
_ALONE = re.compile(rf"(?P<people>{FAMILY}\s(?!UK\b|US\b|EU\b)[{UPPER}]{{1,3}})(?=\.\s)")
_VOLUME = re.compile(rf"(?<!\d){YEAR}(?:[\s–-][A-Z][a-z]{{2,8}}\.?){{0,2}}(?:\s\d\d?)?;\s?\d")
_ENDS = re.compile(
    rf"(?:(?<=\.)|[.,:])\s(?!(?:[{UPPER}]\.|In\b|Eds?\b|Hrsg|[JS]r\b|II))(?=[{UPPER}“‘«\"'])"
)
_DATED = re.compile(rf"[.,:]?\s(?P<year>{YEAR})(?P<suffix>[a-z])?[.,:;]\s")
_QUOTED = re.compile(r"\.\s[“\"]")
_YEARS = re.compile(rf"(?<!\d)(?P<year>{YEAR})(?P<suffix>[a-z])?(?![^\W_])")
_NO_PART = re.compile(r"(?<![\w/.;–-])\w+(?![\w–/-])")


class Opening(NamedTuple):
    """The people that an entry begins with, and when it is of."""

    people: str
    year: str
    suffix: str


def told_opening(written: str) -> Opening | None:
    """Read the opening of an entry whose form alone tells it, as that of several usual styles."""
    found = _leading_people(written)
    if not found or ORGANISATION_KIND.search(found["people"]):
        return None
    dated = _DATED.match(written, found.end())
    if not dated and _ENDS.match(written, found.end()):
        dated = _only_year(written[found.end() :])
    return Opening(found["people"], dated["year"], dated["suffix"] or "") if dated else None


def _leading_people(written: str) -> re.Match[str] | None:
    """Return the people that an entry begins with, where what they are is told by a form alone."""
    for form in _PEOPLE:
        if found := form.match(written):
            return found
    found = _IN_FULL.match(written)
    if found and (_DATED.match(written, found.end()) or _QUOTED.match(written, found.end())):
        return found
    found = _ALONE.match(written)
    return found if found and _VOLUME.search(written, found.end()) else None


def _only_year(behind: str) -> re.Match[str] | None:
    """Return the only number that looks like a year, if it is no part of another or of a visit."""
    plain = VISIT.sub(" ", behind)
    years = [*_YEARS.finditer(plain)]
    sure = len(years) == 1 and _NO_PART.match(plain, years[0].start())
    return years[0] if sure and not UNDATED_WORD.search(plain) else None
