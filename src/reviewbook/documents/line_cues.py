"""What a single line tells, whatever stands before it.

It may begin a list of references or the site's part, or be a byline, or be a heading though the
next line follows directly.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.characters import byte_table
from reviewbook.documents.match_form import Places, to_match_form

HEADING_WORDS = 14
# Headings are matched with the match form of a line, and no longer than this as it is written.
CUE_LENGTH = 40
_AND_MORE = (
    r"(?: ?(?:and|&|/) ?(?:notes|sources|citations|bibliography|(?:further|suggested) reading))?"
)
REFERENCE_HEADINGS = (
    rf"references?(?: cited| used)?{_AND_MORE}", "reference list", "list of references",
    f"bibliography{_AND_MORE}", "works (?:cited|consulted|referenced)",
    "cited (?:works|references|literature)",
    *(
        f"{which} (?:references|bibliography|literature|works)"
        for which in (
            "selected", "select", "annotated", "main", "key", "scientific", "additional", "other",
        )
    ),
    "literature cited", "sources (?:cited|consulted)", "article sources",
    *(f"{first} ?(?:and|&|/) ?references" for first in ("notes", "sources", "citations")),
)  # fmt: skip
# Below one of these stands a list of references only where what follows looks like one.
VAGUE_HEADINGS = (
    "literature", f"sources?{_AND_MORE}", "citations?", "endnotes?", "footnotes?", "end notes",
    "foot notes", "notes", "further reading", "suggested reading", "recommended reading",
    "resources", "reading list", "tables? of (?:cases|statutes|legislation|authorities)",
    "legislation(?: cited)?", "statutes(?: cited)?", "cases cited",
)  # fmt: skip
# One of these words names works in a heading, which may then be that of a list.
WORKS = (
    "references", "sources", "citations", "resources", "bibliography", "literature", "works",
    "studies", "publications", "papers", "articles", "books", "reading",
)  # fmt: skip
# The first of these headings ends the article: all that follows belongs to the site.
SITE_HEADINGS = (
    "leave a (?:reply|comment)", "comments?", r"\d+ ?comments?",
    "related (?:reading|posts|articles):?", "share(?: this:?)?", "about(?: us| the author)?",
    "archives?", "categories", "tags", "social links", r"ready to (?:take|get|start|begin)\b.*",
)  # fmt: skip
# A heading may have a number before it, and behind it how many there are, or
# that it goes on from the page before.
_COUNTED, _NUMBER_ENDS = (
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,5})[.)]? )?",
    r"(?: ?[(\[](?:\d{1,4}|continued|cont(?:\.|'?d\.?)?)[)\]])?",
)
REFERENCES = re.compile(rf"{_COUNTED}(?:{'|'.join(REFERENCE_HEADINGS)}){_NUMBER_ENDS} ?[:.]?$")
MAY_HEAD_REFERENCES = re.compile(rf"{_COUNTED}(?:{'|'.join(VAGUE_HEADINGS)}){_NUMBER_ENDS} ?[:.]?$")
NAMES_WORKS = re.compile(rf"(?:[^.?!]*[\W\d_])?(?:{'|'.join(WORKS)})(?:\W[^.?!]*)?$")
SITE_BEGINS = re.compile(rf"(?:{'|'.join(SITE_HEADINGS)})$")
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_WITH_TITLE = rf"(?:Dr|Prof|Mrs?|Ms)\b\.? {_CAPITAL}"
# A byline begins with one of these: of the first the first letter alone is always a capital.
_DONE, _BY = ("Written", "Posted", "Medically reviewed", "Reviewed"), ("by", "By", "BY")
BYLINE = re.compile(
    rf"(?:(?:{'|'.join(f'{done[0]}(?i:{done[1:]})' for done in _DONE)}) )?(?:{'|'.join(_BY)}):? "
    rf"(?:{_WITH_TITLE}|{_CAPITAL} (?:(?:van|von|de|der|den|la|le|al|bin) )*{_CAPITAL})"
    rf"(?: {_CAPITAL}){{0,2}}(?:,.{{0,80}}|(?: and| &| [|\u2022\u00b7\u2013\u2014-]) .{{0,80}})?$"
)
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)[ \t]+")
_LIKE_A_WORK = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\w,? [A-Z]{1,3}[.,]|\bet al\b")
_SENTENCE_ENDS = frozenset(".!:;,\u2026")
# What the heading of a list begins with that stands directly below a paragraph.
HEADS_BEGIN = "*0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STRIPPED = " \"'#*_"

# The first three characters of a byline, one after the other.
_BEGINS = tuple(
    tuple(byte_table("".join(letters).encode()) for letters in zip(*words, strict=True))
    for words in (
        [by + after for by in _BY for after in " :"],
        [done[0] + two for done in _DONE for two in (done[1:3], done[1:3].upper())],
    )
)


def may_be_bylines(codes: NDArray[np.uint8], places: Places) -> NDArray[np.bool_]:
    """Tell at which places of a text, one byte per character, a byline may begin."""
    three = [codes[np.minimum(places + step, len(codes) - 1)] for step in range(3)]
    may_be = np.zeros(len(places), np.bool_)
    for first, second, third in _BEGINS:
        may_be |= first[three[0]] & second[three[1]] & third[three[2]]
    return may_be


def form(text: str) -> str:
    """Return the match form of a line or block, without quotation marks around it."""
    return to_match_form(text).text.strip(STRIPPED)


def names_works(written: str) -> bool:
    """Tell whether the match form of a line is a heading with a word for works."""
    return any(map(written.__contains__, WORKS)) and bool(NAMES_WORKS.match(written))


def is_short(text: str) -> bool:
    """Tell whether a line is as short as a heading and does not end as a sentence does."""
    text = text.rstrip("\"'\u201d\u2019")
    return (
        text[-1:] not in _SENTENCE_ENDS
        and not text[:1].islower()
        and len(text.split(maxsplit=HEADING_WORDS)) <= HEADING_WORDS
        and any(map(str.isalnum, text))
    )


def is_cue(line: str) -> bool:
    """Tell whether a line is the heading of a list of references or of the site's part."""
    if len(line) > CUE_LENGTH:
        return False
    written = form(line)
    return any(one.match(written) for one in (REFERENCES, MAY_HEAD_REFERENCES, SITE_BEGINS))


def heads_references(line: str) -> bool:
    """Tell whether a line can only be the heading of a list of references."""
    return (
        len(line) <= CUE_LENGTH and line[:1] in HEADS_BEGIN and bool(REFERENCES.match(form(line)))
    )


def is_numbered_heading(line: str, following: str) -> bool:
    """Tell whether a numbered line is a heading of the text directly below it.

    It may as well be the first line of a wrapped item. That one goes on with a small letter, or
    was broken because the next word had no room: a line that had is broken on purpose. In an
    entry of a list of references authors and titles have lines of their own.
    """
    number = _NUMBER.match(line)
    if not number or not is_short(line[number.end() :]) or not following[:1].isupper():
        return False
    had_room = len(line) + 1 + len(following.split(maxsplit=1)[0]) <= len(following)
    return (line.endswith("?") or had_room) and not _LIKE_A_WORK.search(line)
