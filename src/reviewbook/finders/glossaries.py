"""Glossaries: items in a row, each of them a term and what it is.

One such item says little, so three of one form must stand in a row and say of what kind a thing is,
or a heading must announce them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from reviewbook.documents.document import Document
from reviewbook.finders.bare_kinds import names_bare_kind
from reviewbook.finders.genus import names_genus
from reviewbook.finders.glossary_items import Break, GlossaryItem, possible_items
from reviewbook.finders.no_terms import bears_name, is_time
from reviewbook.finders.term_labels import NO_LABEL, is_sentence, says_what
from reviewbook.finders.term_phrases import Span
from reviewbook.finders.term_subjects import Told, is_narrowed, is_relation

Entries = Sequence[tuple[int, Told]]
"""Terms by the place where what says what they are begins, in order."""
# Behind one of these any noun that is narrowed down says what a term is; the others stand in prose.
_SURE_FORMS = ("colon", "cell", "dash")
_ANNOUNCES = re.compile(
    r"[#*_ ]{0,8}(?:[\w\u2019'-]+ ){0,4}?"
    r"(?:glossary|definitions?|terms|terminology|vocabulary|jargon|lexicon)(?: (?!and\b|of (?:use"
    r"|service|business|trade|sale|payment|reference|office)\b).{1,60})?",
    re.IGNORECASE,
)
_HEAD_OF_TABLE = re.compile(
    r"(?:(?:what|how) (?:it|they|this|we) (?:means?|is|are|mean by it)|meanings?|definitions?"
    r"|explanations?)\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:[Aa]n?|[Tt]he|[Aa]ny) ")
# "The underside of an arch", "one of the stones at": a part of any.
_PART = re.compile(
    r"[Oo]ne of the [a-z-]{2,20}s (?:at|in|on|of|that|which|who|between|used)\b"
    r"|[Tt]he (?!best\b|heart\b|home\b|end\b|start\b|beginning\b|story\b)(?:[a-z][\w-]{1,16} ){0,2}"
    r"[a-z]{3,16} (?:of|at|in|on|between|along|around|under|above|behind) an? "
)
# "To raise a sail", "getting plants used to cold".
_DOING = re.compile(
    r"(?:[Tt]o (?!the\b|an?\b|my\b|our\b|your\b|be\b)[a-z]{2,16}|[A-Za-z][a-z]{2,14}ing) [a-z]"
)
_TO_READER = re.compile(r"\b(?:I|we|our|my|your)\b")  # a ware, a place or a day, and no term
_NEAR = 100  # characters
_ROW = 3  # items that make a glossary


def glossary_entries(document: Document) -> Entries:
    """Return the terms of the glossaries in a document."""
    found = list[tuple[int, Told]]()
    for announced, row in _rows(document):
        said = [_says(document.text, item, announced=announced) for item in row]
        enough = said.count("sure") >= (1 if announced else _ROW)
        if enough and said.count("") * 3 <= len(row):
            for item in (item for item, meaning in zip(row, said, strict=True) if meaning):
                found.append((item.start, Told(item.term, "characterisation", "label")))
    return found


def told_within(entries: Entries, start: int, end: int) -> Iterator[Told]:
    """Give the terms of entries of which a sentence says what they are."""
    first, behind = (bisect_left(entries, place, key=itemgetter(0)) for place in (start, end))
    return (told for _, told in entries[first:behind])


def _rows(document: Document) -> Iterator[tuple[bool, Sequence[GlossaryItem]]]:
    """Give the items that stand in a row, announced or of one form, and whether they are so."""
    announced, row = False, list[GlossaryItem]()
    for one in possible_items(document):
        heading = one.heading if isinstance(one, Break) else None
        if isinstance(one, Break) or (row and row[-1].form != one.form and not announced):
            yield announced, row
            row = []
        if heading:
            announced = bool(_ANNOUNCES.fullmatch(document.text, *heading))
        if isinstance(one, Break):
            continue
        if _HEAD_OF_TABLE.match(document.text, one.start, one.end):
            announced = True
        else:
            row.append(one)
    yield announced, row


def _says(text: str, item: GlossaryItem, *, announced: bool) -> str:
    """Say how sure it is that an item says what its term is; nothing where it does not."""
    _, term, start, end = item
    article = _ARTICLE.match(text, start, end)
    place = article.end() if article else start
    if not announced and _is_of_one(text, term, place, end):
        return ""
    words, doing = text[slice(*term)], _DOING.match(text, start, end)
    if NO_LABEL.fullmatch(words) or is_time(words) or (is_sentence(text, start, end) and not doing):
        return ""
    narrowed = says_what(text, place, end, words)
    any_noun = announced or item.form in _SURE_FORMS or is_narrowed(text, place, end)
    part = is_relation(text, start, end) or _PART.match(text, start, end)
    if part or (article and narrowed and any_noun):
        return "sure"
    genus = announced and article and names_genus(text, place, end)
    likely = narrowed or genus or doing
    return "likely" if likely or names_bare_kind(text, start, end) else ""


def _is_of_one(text: str, term: Span, place: int, end: int) -> bool:
    """Tell whether an item tells of one person or place, or of a ware to who reads it."""
    to_reader = _TO_READER.search(text, place, min(end, place + _NEAR))
    return bool(to_reader) or bears_name(text[slice(*term)], text, place, article=False)
