"""What may be the items of a glossary: a term, and behind what parts the two what it is.

A sign, a line break, the cell of a table, bold letters or a heading parts them. Whether the text
says of what kind the term is, is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.finders.marked_terms import marked_within
from reviewbook.finders.quotation_marks import CLOSE, OPEN
from reviewbook.finders.term_phrases import Span, as_label
from reviewbook.ledger.tables import BODY, Passage

_WORD = r"[^\W\d_](?:[\w'\u2019/-]{0,30}\w)?"
_ITEM = re.compile(
    rf"(?:\| ?)?(?:[-*\u2022] )?(?:(?:An?|To) (?=[a-z]))?{OPEN}"
    rf"(?P<term>{_WORD}(?: {_WORD}){{0,4}}?){CLOSE}"
    r"(?: \([^()\n]{1,40}\))?(?:(?P<colon>\s?:[*_]{0,2}\s)|(?P<line>\n)"
    r"|(?P<cell>; | ?\| |\t{1,9})|(?P<dash> ?[\u2013\u2014] ?| --? )|(?P<dot>\.[*_]{0,2} )"
    r"|(?P<capital> )(?=(?:An?|The|Any|One of) [a-z]))(?=[\w\"\u201c(])"
)
# In a row of lines only these part a term from its text; other lines break where they are full.
_IN_LINES = ("colon", "cell", "dash")
_BEHIND_MARK = re.compile(r"[.:]? (?=[\w\"\u201c(])")
_RULE = re.compile(r"[|\s:-]+")  # below the head of a table
_LETTER = 2  # characters at most of a heading that only orders what follows: "A"
_LONGEST = 600  # characters of an item


class GlossaryItem(NamedTuple):
    """A term, what parts it from its text (nothing where it is a heading), and where that is."""

    form: str
    term: Span
    start: int
    end: int


class Break(NamedTuple):
    """What is no item: prose, or a heading with its place."""

    heading: Span | None = None


def possible_items(document: Document) -> Iterator[GlossaryItem | Break]:
    """Give what may be items in the body of a document, in order, and what stands between them.

    A heading may be the term of the passage that follows; what follows that belongs to it too.
    """
    text = document.text
    heading: Span | None = None
    under_term = False
    for passage in document.passages:
        place = passage.start, passage.end
        titles = passage.zone in ("title", "heading")
        orders = titles and passage.end - passage.start <= _LETTER
        if passage.zone not in BODY or orders or _RULE.fullmatch(text, *place):
            continue
        items = list(_items_of(document, passage))
        term = _as_heading(text, *heading) if heading and not items and not titles else None
        if term:
            items = [GlossaryItem("heading", term, *place)]
        elif heading:
            yield Break(heading)
        elif not items and not titles and not under_term:
            yield Break()
        yield from items
        under_term = bool(term) or (under_term and not items and not titles)
        heading = place if titles and not items else None


def _as_heading(text: str, start: int, end: int) -> Span | None:
    """Return the term that a heading is; in a plain text its signs may be left."""
    words = text[start:end].lstrip("#*_ ")
    begin = end - len(words)
    return as_label(text, begin, begin + len(words.rstrip("*_")))


def _items_of(document: Document, passage: Passage) -> Iterator[GlossaryItem]:
    """Give the items of a passage: each of its lines, or all of it."""
    text, start, end = document.text, passage.start, passage.end
    lines = list(_lines(text, start, end)) if "\n" in text[start:end] else []
    found = [_ITEM.match(text, *line) for line in lines]
    if lines and all(one and one.lastgroup in _IN_LINES for one in found):
        places = lines
    else:
        found, places = [_ITEM.match(text, start, end)], [(start, end)]
    for one, (place, behind) in zip(found, places, strict=True):
        marked = next(iter(marked_within(document.marked, place, place + 1)), None)
        item = _marked_item(text, marked, behind) if marked else None
        if not item and one and (term := as_label(text, *one.span("term"))):
            item = GlossaryItem(one.lastgroup or "", term, one.end(), behind)
        if item and item.end - item.start <= _LONGEST:
            yield item._replace(end=item.start + len(text[item.start : item.end].rstrip(" |")))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in text[start:end].splitlines(keepends=True):
        if not _RULE.fullmatch(line):
            yield start, start + len(line.rstrip())
        start += len(line)


def _marked_item(text: str, marked: Span, end: int) -> GlossaryItem | None:
    """Return the item that begins with words in bold or italics, if nothing but a blank follows."""
    words = text[slice(*marked)]
    behind = _BEHIND_MARK.match(text, marked[1], end)
    term = as_label(text, marked[0], marked[0] + len(words.rstrip(" .:")))
    return GlossaryItem("marked", term, behind.end(), end) if behind and term else None
