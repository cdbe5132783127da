"""What an entry says of its authors and its date where its form alone tells them.

Most entries are of a form that leaves no doubt; no model is asked for these, which takes a hundred
times as long.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.references.entry_authors import (
    ORGANISATION_KIND,
    EntryAuthors,
    authors_of,
    said_short,
)
from reviewbook.references.entry_parser.listed_people import read_people
from reviewbook.references.person_names import UPPER
from reviewbook.references.work_dates import UNDATED, YEAR, undated_label, undated_suffix

LONGEST_ENTRY = 1_500
LONGEST_AUTHORS = 300
# "Doe, J. (2020).", "Doe J, Roe R (1917/1957)": what stands before such brackets are the authors.
_AUTHORS_FIRST = re.compile(
    rf"(?P<by>[^\W\d_][^\d\"“”()]{{1,{LONGEST_AUTHORS}}}(?:\([A-Z]\w{{1,9}}\)\s?)?)"
    rf"[(\[](?P<date>(?:{YEAR}(?:\s?[/–-]\s?|[)\]]\s?\(?))?{YEAR}|{UNDATED})(?P<suffix>[a-z])?\b[^)\]]{{0,30}}[)\]]"
)
OF_PEOPLE = re.compile(rf"[,;&]|\s(?:and|und|et)\s|\b[{UPPER}]\.|\s(?!UK\Z)[{UPPER}]{{1,3}}\Z")
UNDATED_WORD = re.compile(rf"[(\[.,;:]\W{{0,2}}(?P<word>{UNDATED})(?=\W|\Z)")
VISIT = re.compile(
    r"[\[(]?\b(?i:cited|accessed|retrieved|viewed)\b[^\])]{0,40}[\])]?|\S+/\S+|(?i:arxiv):?\s?\S+"
)
# A work that appeared before is cited by either year.
ANOTHER_YEAR = re.compile(
    rf"(?i:original(?:ly)?|first)\s(?:work\s)?(?i:published)(?:\sin)?\s(?P<first>{YEAR})\b"
)

_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|da|di|dos|du|la|le|ter|ten|al|el)\s){0,3}"
_WORD = rf"{_PARTICLE}[{UPPER}](?:[^\W\d_]|['’-](?=[^\W\d_])){{1,30}}"
_FAMILY = rf"{_WORD}(?:\s{_WORD})?"
_INITIALS = rf"(?:[{UPPER}]\.(?:\s?-?(?=[{UPPER}]\.))?){{1,4}}"
_BY_CAPITALS = rf"{_FAMILY}\s(?!UK\b|US\b|EU\b)[{UPPER}]{{1,3}}\b"
_FAMILY_FIRST, _FAMILY_LAST = rf"{_FAMILY},\s{_INITIALS}", rf"{_INITIALS}\s?{_FAMILY}"
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
_IN_FULL = _people(rf"{_WORD},\s{_GIVEN}", rf"{_GIVEN}\s{_FAMILY}")
_ALONE = re.compile(rf"(?P<people>{_WORD}\s(?!UK\b|US\b|EU\b)[{UPPER}]{{1,3}})(?=\.\s)")
_VOLUME = re.compile(rf"(?<!\d){YEAR}(?:[\s–-][A-Z][a-z]{{2,8}}\.?){{0,2}}(?:\s\d\d?)?;\s?\d")
_ENDS = re.compile(
    rf"(?:(?<=\.)|[.,:])\s(?!(?:[{UPPER}]\.|In\b|Eds?\b|Hrsg|[JS]r\b|II))(?=[{UPPER}“‘«\"'])"
)
_DATED = re.compile(rf"[.,:]?\s(?P<year>{YEAR})(?P<suffix>[a-z])?[.,:;]\s")
_QUOTED = re.compile(r"\.\s[“\"]")
_YEARS = re.compile(rf"(?<!\d)(?P<year>{YEAR})(?P<suffix>[a-z])?(?![^\W_])")
_NO_PART = re.compile(r"(?<![\w/.;–-])\w+(?![\w–/-])")


class EntryFacts(NamedTuple):
    """What an entry says; an empty title was not asked for."""

    authors: EntryAuthors
    dates: tuple[str, ...]
    suffix: str
    title: str
    by: str = ""  # what stands before the date, where authors do
    behind: str = ""  # what stands behind it


def _dated_in_brackets(written: str) -> EntryFacts | None:
    """Read an entry that begins with its authors and their date in brackets."""
    found = _AUTHORS_FIRST.match(written)
    if not found:
        return None
    years = tuple(dict.fromkeys(re.findall(YEAR, found["date"])))[::-1]
    if years and (other := ANOTHER_YEAR.search(written)):
        years += (other["first"],)
    dates = years or (undated_label(found["date"]),)
    by = said_short(found["by"])[0].strip(" .,;:")
    behind = written[found.end() :].strip(" .,:;")
    suffix = found["suffix"] or undated_suffix(found["date"])
    return EntryFacts(authors_before(found["by"]), dates, suffix, "", by, behind)


def authors_before(by: str) -> EntryAuthors:
    """Read what stands before the date or the title; a name without a sign may be no person's."""
    by, short = said_short(by)
    name = by.strip(" .,;:")
    return authors_of(read_people(by) if OF_PEOPLE.search(name) else (name,), short)


def told_by_form(written: str) -> EntryFacts | None:
    """Read an entry whose form alone tells its authors and its date, of several usual ones."""
    return _dated_in_brackets(written) or _dated_once(written[:LONGEST_ENTRY])


def _dated_once(written: str) -> EntryFacts | None:
    """Read an entry that begins with people with initials and has one year, or one behind them."""
    found = _leading_people(written)
    if not found or ORGANISATION_KIND.search(found["people"]):
        return None
    dated = _DATED.match(written, found.end())
    if not dated and _ENDS.match(written, found.end()):
        dated = _only_year(written[found.end() :])
    if not dated:
        return None
    authors = authors_of(read_people(found["people"]))
    return EntryFacts(authors, (dated["year"],), dated["suffix"] or "", "")


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
