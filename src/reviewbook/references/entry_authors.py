"""Who an entry of a list of references is by: people by family name, or an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewbook.references.person_names import LETTER, UPPER, family_key, fold_name

_BETWEEN_NAMES = re.compile(r"[,;&]|\b(?:and|und|et)\b")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?-?){1,3}")
_SAID_SHORT = re.compile(r"\s?[(\[](?P<short>[A-Z][A-Za-z]{1,9})[)\]]")
_CAPITAL = rf"[{UPPER}](?:\.(?:[{UPPER}]\.)+|(?:{LETTER}|['’-])*)"
_SMALL = r"of|for|and|the|on|in|de|des|du|für|y|et|&"
# What an organisation is called by; a name that has none of these may be a person's.
_KINDS = (
    "Academy Administration Agency Alliance Association Authority Bank Board Bureau Cent(?:er|re)s?"
    " Coalition Collaboration College Commission Committee Company Confederation Congress"
    " Consortium Corporation Council Department Federation Forum Foundation Fund"
    " Government Group Hospital Inc Initiative Institutes? Laboratory League Library"
    " Ministry Museum Nations Network Observatory"
    " Office Organi[sz]ation Panel Parliament Partnership Programme Program Secretariat Services?"
    " Society Task\\sForce Trust Union University"
)
ORGANISATION_KIND = re.compile(rf"\b(?:{'|'.join(_KINDS.split())})\b")
ORGANISATION = rf"{_CAPITAL}(?:,?\s(?:(?:{_SMALL})(?!\w)|{_CAPITAL})){{1,11}}"
_WHOLE = re.compile(ORGANISATION)
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


def read_authors(written: str) -> EntryAuthors:
    """Read the part of an entry that stands before its date or its title."""
    said = _SAID_SHORT.search(written)
    short = said["short"].casefold() if said else ""
    name = _SAID_SHORT.sub("", written).strip(" .,;:")
    if is_organisation(name):
        whole = fold_name(name)
        return EntryAuthors((family_key(whole),), whole, "", short or _acronym(name))
    first, *others = re.split(r"[,;&]|\s(?:and|und|et)\s", name, maxsplit=2)
    family, given = _parted(first)
    if not given and others and name[len(first)] == ",":
        given = others[0]
    alone = not others and not given
    return EntryAuthors(
        tuple(_families(written)),
        fold_name(family),
        _initials(given, sure=len(others) == 1),
        short or (_acronym(name) if alone and " " in name else ""),
    )


def is_organisation(name: str) -> bool:
    """Tell whether a name is that of an organisation, and of no person or persons."""
    kind = ORGANISATION_KIND.search(name) or _SMALL_WORD.search(name)
    return bool(kind and _WHOLE.fullmatch(name))


def _acronym(name: str) -> str:
    """Return the initials of a name, when it consists of words with capitals."""
    capitals = "".join(re.findall(r"\b[A-Z](?=[a-z])", name))
    return capitals.casefold() if _WHOLE.fullmatch(name) else ""


def _families(authors: str) -> Iterator[str]:
    """Yield the family names; what is only initials belongs to the name before it."""
    for number, name in enumerate(_BETWEEN_NAMES.split(authors)):
        family, _ = _parted(name)
        if family and (number == 0 or not _INITIALS.fullmatch(family)):
            yield family_key(family)


def _parted(name: str) -> tuple[str, str]:
    """Part a name from the initials behind it."""
    words = name.split()
    given: list[str] = []
    while len(words) > 1 and _INITIALS.fullmatch(words[-1]):
        given.insert(0, words.pop())
    return " ".join(words), " ".join(given)


def _initials(given: str, *, sure: bool) -> str:
    """Return the initials of given names; of written-out ones only where they are surely such."""
    words = re.split(r"[\s.-]+", given.strip(" ."))
    if sure or all(map(_INITIALS.fullmatch, words)):
        return "".join(word if word.isupper() else word[:1] for word in words).casefold()
    return ""
