"""Personal names: how they are written in a text, and the persons named without a work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x530)) if c.isupper())
LETTER = r"[^\W\d_]"
_CALENDAR = """
    January February March April May June July August September October November December
    Spring Summer Autumn Winter
""".split()
_NO_NAME = """
    However Moreover Furthermore Although While When Where In On At By As The This That These
    Those And But Or If For From With Since Because After Before Both Unlike Like Also Yet So Thus
    Hence According See Between Under Using Following Despite During Then Finally First Second
    Third Later Recently Table Figure Chapter Section Appendix Phase Part Version
""".split()
_SEPARATE = "van von der den de del della di da dos du la le ten ter zu al el bin ibn".split()
_JOINED = "al el ad as ash ar".split()
_PARTICLES = (
    rf"(?:(?i:{'|'.join(_SEPARATE)}|['’]t)\s){{0,3}}(?:(?:{'|'.join(_JOINED)})[-‐‑]|[dl]['’])?"
)
PARTICLES = (*_SEPARATE, *_JOINED, "d'", "l'")
"""What a family name may begin with instead of a capital."""
SMALL_PARTICLES = (
    r"(?:(?:van|von|de|der|den|del|della|da|di|dos|du|la|le|ter|ten|al|el|bin)\s){0,3}"
)
"""Those in small letters before a family name that lists of references have, none or several."""
_BEGINS_FAMILY = f"[{UPPER}]|(?i:[{''.join(sorted({one[0] for one in PARTICLES}))}])"
_SURNAME = (
    rf"(?:[ÓÍO]\s|(?:N[íi]|U[íi]|Mac|Nic|St\.)\s)?"
    rf"[{UPPER}](?:{LETTER}+|['’]{LETTER}+)(?:[-‐‑–'’]{LETTER}+)*"
)
# A month or a season may be the name of an author: where a work of theirs is listed, it is.
ANY_FAMILY = rf"{_PARTICLES}(?!(?:{'|'.join(_NO_NAME)})\b){_SURNAME}"
FAMILY = rf"{_PARTICLES}(?!(?:{'|'.join(_NO_NAME + _CALENDAR)})\b){_SURNAME}"
# The capital comes before all else: with that a text is searched three times as fast.
_FULL_NAME = re.compile(
    rf"[{UPPER}](?<![\w'’-].)(?=(?P<given>{LETTER}++(?:-{LETTER}++)?|\.)(?:\s[{UPPER}]\.?){{0,2}}"
    rf"\s(?={_BEGINS_FAMILY})(?P<family>{FAMILY}))"
)
_ROLE_WINDOW = 48
_TITLES = r"Dr\. Prof\.".split()
_ROLES = (
    "professor researcher scientist author clinician physician doctor therapist economist"
    " journalist expert"
).split()
_PROFESSIONS = "ologist iatrist scientist analyst".split()
_ROLE = re.compile(
    rf"(?:\b(?:{'|'.join(_TITLES + _ROLES)})|\b\w{{2,20}}(?:{'|'.join(_PROFESSIONS)})"
    r"|\b(?:research|work|study|studies|trials?|analysis|review|findings)(?:\s\w{1,20})?\sby)\s\Z",
    re.IGNORECASE,
)
ROLE_ENDS = (*(title.replace("\\", "") for title in _TITLES), *_ROLES, *_PROFESSIONS, "by")
"""How all of these end."""
_SMALL_ENDS = tuple(end.lower() for end in ROLE_ENDS)
_LONGEST_END = max(map(len, ROLE_ENDS))


_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


class WholeName(str):
    """The name of an organisation that has commas: "Department of Soil, Water and Worms".

    It is a text like any other name, but that no comma parts it.
    """

    __slots__ = ()


def name_parts(name: str) -> list[str]:
    """Part "Family, Suffix, Given" at its commas; the name of an organisation is one part."""
    return [name] if isinstance(name, WholeName) else [part.strip() for part in name.split(",")]


class Person(NamedTuple):
    """A person named, with the keys of their works."""

    start: int
    end: int
    keys: tuple[str, ...]


People = Mapping[tuple[str, str], set[str]]


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Fold a name for comparison: without accents, case, signs, and a "the" before it."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s$", "", name.strip())).casefold()
    words = re.sub(r"[^\w\s]|_", "", plain.replace("&", " and ").translate(_STROKES)).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def family_key(name: str) -> str:
    """Fold a family name for comparison: its last word, without accents, case and signs."""
    return fold_name(name).rpartition(" ")[2]


def find_people(
    text: str, start: int, end: int, people: People, places: Iterable[int] | None = None
) -> Iterator[Person]:
    """Yield the persons of a stretch of text: named after a role, or authors that are known.

    "psychologist X Y" is one by the word before it; "X Y" alone only if somebody of that given
    and family name wrote one of the works. `places` are those where a name may begin, in order,
    where they are known.
    """
    done = start
    for found in _full_names(text, start, end, places):
        first, last = found.start(), found.end("family")
        given = text[first : found.end("given")].rstrip(".").casefold()
        keys = people.get((family_key(found["family"]), given), set())
        if first >= done and (keys or _has_role(text, start, first)):
            yield Person(first, last, tuple(sorted(keys)))
            done = last


def _full_names(
    text: str, start: int, end: int, places: Iterable[int] | None
) -> Iterator[re.Match[str]]:
    if places is None:
        return _FULL_NAME.finditer(text, start, end)
    return filter(None, (_FULL_NAME.match(text, place, end) for place in places))


def _has_role(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text ends with what somebody is."""
    before = text[max(end - 1 - _LONGEST_END, 0) : max(end - 1, 0)]  # a blank follows
    # Of other letters than ASCII small and capital ones are not told apart here.
    if before.isascii() and not before.lower().endswith(_SMALL_ENDS):
        return False
    return bool(_ROLE.search(text, max(start, end - _ROLE_WINDOW), end))
