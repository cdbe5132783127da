"""Who an entry of a list of references is by: people by family name, or an organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviewbook.references.person_names import (
    LETTER,
    UPPER,
    WholeName,
    family_key,
    fold_name,
    name_parts,
)

_SAID_SHORT = re.compile(r"\s?[(\[](?P<short>[A-Z][A-Za-z]{1,9})[)\]]")
_SHORT_AT_END = re.compile(
    r"(?:[.?!:,]|\))\s(?P<short>[A-Z][A-Za-z]{1,9})(?:,?\s(?:1[5-9]|20)\d\d)?\.?"
    r"(?:\s(?:https?:|www\.|doi)\S*(?:\s10\.\S+)?)?\Z"
)
_END = 200  # characters
_CAPITAL = rf"[{UPPER}](?:\.(?:[{UPPER}]\.)+|(?:{LETTER}|['’-])*)"
_SMALL = r"of|for|and|the|on|in|de|des|du|für|y|et|&"
# What an organisation is called by; a name that has none of these may be a person's.
_KINDS = (
    "Academy Administration Agency Alliance Association Authority Bank Board Bureau Cent(?:er|re)s?"
    " Coalition Collaboration College Commission Committee Company Confederation Congress"
    " Consortium Corporation Council Department Executive Federation Forum Foundation Fund"
    " Government Group Hospital Inc Initiative Institutes? Laboratory League Library"
    " Ministry Museum Nations Network Observatory"
    " Office Organi[sz]ation Panel Parliament Partnership Programme Program Secretariat Services?"
    " Society Task\\sForce Trust Union University"
)
ORGANISATION_KIND = re.compile(rf"\b(?:{'|'.join(_KINDS.split())})\b")
ORGANISATION = rf"{_CAPITAL}(?:,?\s(?:(?:{_SMALL})(?!\w)|{_CAPITAL})){{1,11}}"
_WHOLE = re.compile(ORGANISATION)
# What the name of a town, an office or a newspaper has, and that of no person.
_BEGIN_BODIES = (
    "National Federal European International United Global American British World Royal Stadt Stad"
    " Ville City Town County Borough State Gemeinde Gemeente Kommune Comune Ayuntamiento Kanton"
    " Région Land Bundesamt Landesamt Ministère Ministerio Staff"
)
_BODIES = (
    "Statistics News Weather Radio Television TV Times Tribune Herald Gazette Gazetteer Chronicle"
    " Telegraph Observer Daily Weekly Evening Morning Media Magazine Newspaper Health Police"
    " Systems Technologies Software Survey Archives? Staff Team International Reporters"
    " Investigators Trust Charity"
)
_BODY = re.compile(
    rf"(?:The\s)?(?:(?:{'|'.join(_BEGIN_BODIES.split())})\s.+|(?:.+\s)?(?:{'|'.join(_BODIES.split())})"
    r"(?:\s.+)?|[BCDFGHJKLMNPQRSTVWXYZ]{3,6}\s.+)"
)
# What no name of a person has: its form in law, or small words, before or behind all commas.
_ORGANISED = re.compile(
    r",? (?:Ltd|LLC|GmbH|Corp|Co)\b|\s(?:of|for|the)\s|\A[^,]*\s(?:and|&)\s|\s(?:and|&)\s[^,]*\Z"
)
COMPANY = r"(?:,?\s(?:Inc|Ltd|LLC|Corp|GmbH|PLC|plc)\b\.?)"
"""What stands behind the name of a company, and is left out where it is cited."""
_COMPANY = re.compile(COMPANY)
_LEADING = re.compile(rf"(?P<name>{ORGANISATION})(?=\.\s|,\s(?:1[5-9]|20)\d\d\b)")
_INITIALLED = re.compile(rf"(?P<family>{_CAPITAL})\s(?!UK|US|EU)(?P<initials>[{UPPER}]{{1,2}})")
_SMALL_WORD = re.compile(r"\s(?:of|for|the|on|in|de|des|du|für)\s")


class EntryAuthors(NamedTuple):
    """The authors of an entry, folded for comparison.

    `families` are their family names; `whole` is all of the first name, as "van der berg" or
    "harbour office"; `acronym` is what an organisation may be called for short.
    """

    families: tuple[str, ...]
    whole: str = ""
    initials: str = ""
    acronym: str = ""


def authors_of(people: Sequence[str], short: str = "") -> EntryAuthors:
    """Fold the people of an entry, each "Family, Given"; `short` is what the first is called."""
    if not people:
        return EntryAuthors(())
    family, given = family_and_given(_COMPANY.sub("", people[0]))
    family = re.sub(rf"\s{re.escape(short)}\Z", "", family) if short else family
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", given)).casefold()
    acronym = _acronym(family) if not given and " " in family else ""
    families = (family, *(name_parts(name)[0] for name in people[1:]))
    return EntryAuthors(
        tuple(map(family_key, families)),
        fold_name(family),
        initials,
        short.casefold() or acronym,
    )


def family_and_given(name: str) -> tuple[str, str]:
    """Part a name at its comma; a comma in the name of an organisation parts nothing.

    Before that stand several words, so that "College, Ann, and Bo Lee" is none. "Board K" is a
    person with initials.
    """
    if isinstance(name, WholeName):
        return name, ""
    plain = name.strip("{}")
    if " " in plain.partition(",")[0] and " and " in plain and is_organisation(plain):
        return plain, ""
    if initialled := _INITIALLED.fullmatch(name):
        return initialled["family"], initialled["initials"]
    family, _, given = name.partition(",")
    return family, given


def short_at_end(written: str, authors: EntryAuthors, name: str) -> str:
    """Return what an organisation is called for short, where an entry ends with it, else nothing.

    Parameters
    ----------
    written
        The entry.
    authors
        Its authors.
    name
        What stands there for the first of them.
    """
    found = _SHORT_AT_END.search(written[-_END:])
    short = found["short"].casefold() if found else ""
    if not short or authors.initials or len(authors.families) > 1:
        return ""
    words = re.findall(rf"{LETTER}+", name)
    initials = iter("".join(one if one.isupper() else one[0] for one in words).casefold())
    return short if all(letter in initials for letter in short) else ""


def said_short(written: str) -> tuple[str, str]:
    """Take what an organisation is called for short out of what stands before a date or title."""
    said = _SAID_SHORT.search(written)
    return _SAID_SHORT.sub("", written), said["short"] if said else ""


def is_organisation(name: str) -> bool:
    """Tell whether a name is that of an organisation, and of no person or persons."""
    kind = ORGANISATION_KIND.search(name) or _SMALL_WORD.search(name)
    return bool(kind and _WHOLE.fullmatch(name))


def is_body(name: str) -> bool:
    """Tell whether a name of several words, without a comma, is that of a body of people."""
    return " " in name and bool(_WHOLE.fullmatch(name) and _BODY.fullmatch(name))


def is_of_organisation(name: str) -> bool:
    """Tell whether a name that stands in braces is one: by its words, not by its capitals.

    People whom somebody put into braces, "Smith, John and Doe, Jane", are none.
    """
    return bool(ORGANISATION_KIND.search(name) or _ORGANISED.search(name))


def leading_organisation(written: str) -> str:
    """Return the organisation that an entry begins with, or nothing; commas may part its name.

    What it is stands before the first comma, and there alone: else there are two of them.
    """
    found = _LEADING.match(written)
    first, _, more = found["name"].partition(",") if found else ("", "", "")
    kind = ORGANISATION_KIND.search(first) or first.endswith(" UK")
    one = " " in first and kind and not ORGANISATION_KIND.search(more)
    return found["name"] if found and one else ""


def _acronym(name: str) -> str:
    """Return the initials of a name, when it consists of words with capitals."""
    capitals = "".join(re.findall(r"\b[A-Z](?=[a-z])", name))
    return capitals.casefold() if _WHOLE.fullmatch(name) else ""
