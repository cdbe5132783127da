"""The entries of a list of references: what each names, and what is wrong with it.

An entry is matched to a work of the bibliography by year, first author and title. Titles in a
list may be cut, prefixed, or lack a subtitle; with author and year agreeing, the longest stretch
that both titles share decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reviewbook.references.person_names import family_key
from reviewbook.references.reference import Reference

LIKE_ENOUGH = 0.6
CUT_AT = 100
LONGEST_TITLE = 400
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?P<suffix>[a-z]?)\b"
_BRACKETED_YEAR = re.compile(rf"[(\[]{_YEAR}[^)\]]{{0,30}}[)\]]")
_ANY_YEAR = re.compile(rf"(?<![\w/.-]){_YEAR}(?![/-])")
_STOP = re.compile(r"(?<=\S)\.\s+(?=[^\W\d_][^\W\d_]|[\"'“‘])")
_TITLE_END = re.compile(r"(?<=\S)\.(?=\s|$)")
_BETWEEN_NAMES = re.compile(r"[,;&]|\b(?:and|und|et)\b")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?-?){1,3}")
_DOI = re.compile(r"\b10\.\d{4,9}/\S")
_BARE_DOI = re.compile(r"\bDOI:?\.?$", re.IGNORECASE)
_EMPTY_CONTAINER = re.compile(r"\.\s+\.")
_SAID_SHORT = re.compile(r"[(\[](?P<short>[A-Z][A-Za-z]{1,9})[)\]]")
_ORGANISATION = re.compile(r"[A-Z][a-z]+(?:,? (?:[A-Z][a-z]+|of|for|and|the|on|in|de|&)){1,9}")
_NUMBER = re.compile(r"\A\[?\d{1,3}[\].]\s+")


class Entry(NamedTuple):
    """One entry of a list, its family names folded for comparison; `key` may be empty.

    `acronym` is what an organisation may be called for short, folded too.
    """

    position: int
    start: int
    end: int
    families: tuple[str, ...]
    year: int | None
    suffix: str
    title: str
    key: str
    acronym: str = ""


def read_entry(
    text: str,
    position: int,
    start: int,
    end: int,
    known: Mapping[tuple[int, str], Sequence[Reference]],
) -> Entry:
    """Read one entry: its people, its year, its title, and the work that it means."""
    authors, title, year = _parts(_NUMBER.sub("", text[start:end]))
    families = tuple(_families(authors))
    number = int(year["year"]) if year else None
    candidates = known.get((number, families[0]), []) if number and families else []
    scored = [(_likeness(title, work.title), work.key) for work in candidates]
    score, key = max(scored, default=(0.0, ""))
    return Entry(
        position,
        start,
        end,
        families,
        number,
        year["suffix"] if year else "",
        title,
        key if score >= LIKE_ENOUGH else "",
        _acronym(authors),
    )


def _parts(written: str) -> tuple[str, str, re.Match[str] | None]:
    """Split an entry into its authors, its title and the match of its year.

    "Authors (year). Title." and "Authors. Title. Container, year" are both common.
    """
    year = _BRACKETED_YEAR.search(written)
    if year:
        authors, rest = written[: year.start()], written[year.end() :]
    else:
        authors, *after = _STOP.split(written, maxsplit=1)
        rest, year = "".join(after), _ANY_YEAR.search(written)
    rest = rest.lstrip(" .,:;")
    end = _TITLE_END.search(rest)
    return authors, (rest[: end.start()] if end else rest)[:LONGEST_TITLE], year


def _families(authors: str) -> Iterator[str]:
    """Yield the family names; what is only initials belongs to the name before it."""
    for number, name in enumerate(_BETWEEN_NAMES.split(authors)):
        words = name.split()
        while len(words) > 1 and _INITIALS.fullmatch(words[-1]):
            words.pop()
        if words and (number == 0 or not _INITIALS.fullmatch(" ".join(words))):
            yield family_key(" ".join(words))


def _acronym(authors: str) -> str:
    """Return what an organisation is called for short: as said in brackets, else its initials."""
    said = _SAID_SHORT.search(authors)
    capitals = "".join(re.findall(r"\b[A-Z](?=[a-z])", authors))
    named = _ORGANISATION.fullmatch(authors.strip(" .,"))
    return said["short"].casefold() if said else capitals.casefold() if named else ""


def _plain(title: str) -> str:
    return " ".join(
        re.sub(r"\W|_", " ", title.casefold().replace("'", "").replace("’", "")).split()
    )


def _likeness(listed: str, title: str) -> float:
    """Return how much of the shorter title stands in one piece in the longer one, 0 to 1."""
    one, other = _plain(listed), _plain(title)[:LONGEST_TITLE]
    if not one or not other:
        return 0.0
    shared = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return shared / min(len(one), len(other))


def problems_of(written: str, entry: Entry, works: Mapping[str, Reference]) -> Iterator[str]:
    """Yield what is wrong with an entry."""
    if _is_cut(entry.title, works[entry.key].title if entry.key else ""):
        yield "title cut"
    if _EMPTY_CONTAINER.search(written):
        yield "container missing"
    if _BARE_DOI.search(written):
        yield "link lost"
    elif not _DOI.search(written):
        yield "no DOI"
    if not entry.key:
        yield "not in references.bib"


def _is_cut(listed: str, title: str) -> bool:
    """Tell whether a title was cut: within a word of the work's title, or at a round length."""
    one, other = f" {_plain(listed)}", f" {_plain(title)}"
    rest = other.partition(one)[2]
    return rest[:1].isalnum() or (len(listed) == CUT_AT and bool(rest))
