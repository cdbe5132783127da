"""Entries that have a dash for their authors, who are those of the entry before."""

from __future__ import annotations

import re

_STAND_IN = (
    r"(?:[—―⸺⸻]{1,4}|[–_-]{2,6}|–(?=[.,(]))(?:\s?[—–_-]){0,4}(?:\s?(?=[.,:(])|(?<=..)(?=\s[^\s.,]))"
)
_DASHES = re.compile(
    rf"(?P<before>\s*(?:\[?\(?\d{{1,4}}[.)\]]{{0,2}}\s+)?)(?:{_STAND_IN}|-(?=,))"
    rf"(?:,?\s(?:and\s?|&\s?)?(?:[—–]{{1,4}}|-{{1,6}})(?=[,.:\s]))*(?P<more>,?\sand\s)?"
)
_PERSON = "Roe, Jane"


def repeats_authors(written: str) -> bool:
    """Tell whether an entry has a dash for its authors."""
    return bool(_DASHES.match(written))


def with_person(written: str) -> str:
    """Return an entry with a name for the dash, so that it is read as others are."""
    found = _DASHES.match(written)
    if not found:
        return written
    return f"{found['before']}{_PERSON}{', and ' if found['more'] else ''}{written[found.end() :]}"


def without_person(people: tuple[str, ...]) -> tuple[str, ...]:
    """Return people without the name that `with_person` has put before them."""
    return people[1:] if people and people[0].rstrip(".") == _PERSON else people
