"""The authors that stand before a date in a text, in each way in which they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewbook.references.entry_authors import COMPANY, ORGANISATION, ORGANISATION_KIND
from reviewbook.references.person_names import (
    ANY_FAMILY,
    LETTER,
    UPPER,
    family_key,
    fold_name,
)

LONGEST_AUTHORS = 160
_CLOSING = frozenset("\"”’*_'")

_GIVEN = rf"(?:[{UPPER}]\.[\s-]?){{1,3}}"
_SUFFIX = r"(?:,?\s(?:[JS]r\.?(?!\w)|I{2,3}\b|IV\b))?"
_AUTHOR = rf"(?:{_GIVEN})?{ANY_FAMILY}{_SUFFIX}(?:\s[{UPPER}]{{1,3}}(?![\w.])|,?\s{_GIVEN}(?<=\.))?"
# One with given names, or with two family names.
_LONG_AUTHOR = rf"(?:[{UPPER}](?:{LETTER}+|\.)\s){{0,2}}{_AUTHOR}"
# In italics too, as Markdown has it.
_ET_AL = r"(?i:[*_]{0,2}(?:et(?:\.\s?|\s)|&\s)al\b\.?(?:,?[*_]{1,2})?)"
_OTHERS = (
    rf"(?:{_ET_AL}|(?:and|&)\s(?:(?:her|his|their)\s(?:research\s)?(?:team|group)\b"
    r"|(?:(?:her|his|their)\s)?(?:colleagues|co-?(?:workers|authors)|collaborators|associates"
    r"|others)))"
)
_AND = r"(?:and|und|et|y|e|[&+])"


def _several(one: str) -> str:
    """Return the expression of what follows on the first of several authors."""
    return (
        rf"(?:(?:,\s{one}){{0,6}},?\s{_AND}\s{one}|(?:\s?/\s?{one}){{1,6}}"
        rf"|(?:,\s{one}){{0,3}},?\s{_OTHERS})"
    )


_AUTHORS = rf"{_AUTHOR}(?:{_several(_AUTHOR)})?"
# Only a name stands before such words, however it is written.
_SMALL_AUTHOR = rf"{LETTER}{{2,30}}(?:[-‐‑–'’]{LETTER}{{1,30}})?,?\s{_ET_AL}"
_LONG_AUTHORS = rf"{_LONG_AUTHOR}{_several(_LONG_AUTHOR)}"
_SHORT = rf"(?:\s[\[(](?P<short>[{UPPER}][^\[\]()]{{1,79}})[\])])?"
_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Fall|Winter)(?:\s\d{1,2},)?\s)?"
)
_END = rf"{COMPANY}?{_SHORT}(?:['’]s?)?(?:[,;]?\s{_MONTH}|,)?\Z"
_PLAIN = re.compile(rf"(?<![\w'’-])(?P<authors>{_AUTHORS}|{_SMALL_AUTHOR}|Anon\.){_END}")
_LONG = re.compile(rf"(?<![\w'’-])(?P<authors>{_LONG_AUTHORS}){_END}")
_WHOLE = re.compile(rf"(?<![\w'’-])(?P<authors>{ORGANISATION}){_END}")
_BODY = re.compile(rf"(?P<name>[{UPPER}]{LETTER}+(?:\s[{UPPER}]{LETTER}+){{1,5}})(?:['’]s?)?,?\s")
# In the author's place: "“Wall Falls,” 2005", "*Songs of Walls* (2010)".
_TITLE = re.compile(
    r"(?<!\w)(?:[\"“](?P<quoted>[^\"“”()\n]{3,150}?)(?P<comma>,?)[\"”]"
    r"|[‘'](?P<single>[^‘()\n]{3,150}?),?[’']|(?P<sign>[*_])(?P<italic>[^*_()\n]{3,150}?)(?P=sign))"
    r",?\s\Z"
)
_AHEAD = tuple(map(re.compile, (_LONG_AUTHORS, _AUTHORS, ORGANISATION)))
_COMPANY, _SUFFIXED = re.compile(COMPANY), re.compile(rf"(?<=\w){_SUFFIX}\Z")
_NAME = re.compile(ANY_FAMILY)
_CAPITAL = re.compile(rf"(?<![\w'’-])[{UPPER}]")
_CAPITALISED = re.compile(rf"(?<!\w)[{UPPER}][\w.'’-]*\s\Z")
_MORE = re.compile(rf"{_OTHERS}\Z")
_BETWEEN = re.compile(rf",?\s{_AND}\s|,\s|\s?/\s?")
_BEFORE_NAME = re.compile(r"(?:The|However|Later|Today|Then|Also|When|While|In|As|And|But|If)\s")
_IS_INITIALS = re.compile(rf"(?:[{UPPER}]\.?[\s-]?){{1,3}}")
_NO_FAMILY = re.compile(rf"{_IS_INITIALS.pattern}|[JS]r\.?")
# No kind of organisation, but whoever is called so before a year has written.
PERIODICAL = re.compile(
    r"\b(?:Times|Post|News\w*|Gazette|Mercury|Echo|Herald|Tribune|Daily|Weekly|Evening|Morning|Sunday"
    r"|Chronicle|Observer|Telegraph|Guardian|Independent|Mirror|Review|Magazine|Press|Courier"
    r"|Standard|Express|Globe|Examiner|Inquirer|Bulletin|Dispatch|Register|Sentinel|Journal)\b"
)
_INTERNATIONAL = re.compile(r"\bInternational\Z")
_EVENT = re.compile(
    r"\b(?:War|Games|Olympics?|Cup|Act|Agreement|Treaty|Conference|Revolution)\b"
    rf"|\bCongress of [{UPPER}]{LETTER}+\Z"
)


class CitedAuthors(NamedTuple):
    """Authors as cited, folded for comparison, with the place where they begin.

    `families` of people; of what is read as one name, as that of an organisation, there are none.
    `more` says "et al.". `sure` are those that are authors though no list has them.
    """

    start: int
    whole: str
    families: tuple[str, ...] = ()
    initials: str = ""
    short: str = ""
    more: bool = False
    sure: bool = True


def read_cited_authors(text: str, start: int, end: int) -> Iterator[CitedAuthors]:
    """Yield the readings of the authors that end at `end`, the one that says most first."""
    start = max(start, end - LONGEST_AUTHORS)
    if whole := _WHOLE.search(text, start, end):
        yield from _as_one(text, whole)
    plain = _PLAIN.search(text, start, end)
    people = _as_people(plain) if plain else None
    if not people or _CAPITALISED.search(text, max(start, people.start - 20), people.start):
        long = _LONG.search(text, start, end)
        several = _as_people(long) if long else None
        if several and (not people or len(several.families) > len(people.families)):
            yield several
    if people:
        yield people


def read_cited_title(text: str, start: int, end: int) -> CitedAuthors | None:
    """Read a title that stands where authors would: surely one if a comma is within its quotes."""
    if _CLOSING.isdisjoint(text[max(end - 3, start) : end]):
        return None
    title = _TITLE.search(text, max(start, end - LONGEST_AUTHORS), end)
    if not title:
        return None
    written = title["quoted"] or title["single"] or title["italic"]
    sure = bool(title["comma"] or (title["sign"] and PERIODICAL.search(written)))
    return CitedAuthors(title.start(), fold_name(written), sure=sure)


def read_whole(text: str, start: int, end: int) -> CitedAuthors:
    """Read all that stands before a date as one name, whatever its letters and signs."""
    return CitedAuthors(start, fold_name(text[start:end].strip(" ,*_\"“”‘’'")), sure=False)


def read_named_body(text: str, start: int, end: int) -> CitedAuthors | None:
    """Read capitalised words, and nothing else, as one author: "Pond Watch", of no sure kind."""
    body = _BODY.fullmatch(text, start, end)
    if not body or _EVENT.search(body["name"]):
        return None
    return CitedAuthors(start, fold_name(body["name"]), sure=False)


def ends_of_authors(text: str, start: int, end: int) -> list[int]:
    """Return where authors may end that begin at `start`, the furthest place first."""
    end = min(end, start + LONGEST_AUTHORS)
    found = [names.match(text, start, end) for names in _AHEAD]
    return sorted({names.end() for names in found if names}, reverse=True)


def _as_one(text: str, found: re.Match[str]) -> Iterator[CitedAuthors]:
    """Yield what can be one name, beginning with each of its words that has a capital."""
    begin, end = found.span("authors")
    short = fold_name(found["short"] or "")
    kinds = (ORGANISATION_KIND, PERIODICAL, _INTERNATIONAL)
    sure = bool(found["short"] or any(kind.search(found["authors"]) for kind in kinds))
    sure = sure and not _EVENT.search(found["authors"])
    while lead := _BEFORE_NAME.match(text, begin, end):
        begin = lead.end()
    for first in _CAPITAL.finditer(text, begin, end):
        if " " in (name := _COMPANY.sub("", text[first.start() : end])):
            yield CitedAuthors(first.start(), fold_name(name), short=short, sure=sure)
            sure = False


def _as_people(found: re.Match[str]) -> CitedAuthors:
    written = found["authors"]
    names = _BETWEEN.split(_MORE.sub("", written).strip(" ,"))
    others = [name for name in names[1:] if not _NO_FAMILY.fullmatch(name)]
    people = [_SUFFIXED.sub("", name) for name in (names[0], *others)]
    first = _NAME.search(people[0])
    given = people[0][: first.start()] + people[0][first.end() :] if first else ""
    if not given.strip() and names[1:] and names[1:2] != others[:1]:
        given = names[1]
    return CitedAuthors(
        found.start(),
        fold_name(people[0]),
        tuple(family_key(_named(name)) for name in people),
        re.sub(r"[\W\d_]", "", given).casefold() if _IS_INITIALS.fullmatch(given.strip()) else "",
        fold_name(found["short"] or ""),
        bool(_MORE.search(written)),
    )


def _named(written: str) -> str:
    """Return a name without the initials around it."""
    words = [word for word in written.split() if not _IS_INITIALS.fullmatch(word)]
    return " ".join(words) or written
