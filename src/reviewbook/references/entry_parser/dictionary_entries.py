"""Entries of dictionaries: a headword without an author, and behind "In" its book."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_authors import is_body, is_organisation
from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.person_names import UPPER
from reviewbook.references.work_dates import UNDATED, YEAR

Labels = Sequence[tuple[str, float]]
_TOLD = 0.8
# "Gutter. (n.d.). In A. Roe (Ed.), The dictionary of roofs (2nd ed.)"
_ENTRY = re.compile(
    rf"(?P<title>[{UPPER}\d][\w'’-]*(?:\s[\w'’-]+){{0,6}}(?:\s\([^()]{{2,30}}\))?)\.?\s"
    rf"\((?P<date>{YEAR}[a-z]?(?:,\s[^()]{{3,20}})?|{UNDATED})\)[.,:]?\s[Ii]n:?\s"
    r"(?:(?P<editor>[^()]{3,120})\s\((?:[Ee]ds?|[Hh]rsg|[Hh]g)\.?\)[,:]?\s)?"
    r"(?P<booktitle>[^()\s][^()]{2,150}?)(?=\.(?:\s|\Z)|\s\(|,\spp?\.)"
)
_OF_WORDS = re.compile(
    r"(?i:dictionar|encyclop|glossar|lexi[ck]|thesaurus|wiki|handbook|companion|wörterbuch|dictionn)"
)


def is_dictionary_entry(text: str) -> bool:
    """Tell whether an entry is that of a headword."""
    return _found(text) is not None


def labels_of_dictionary(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with a headword as the title, and with the book that it is in."""
    found = _found(text)
    if not found:
        return labels
    told = {name: found.span(name) for name in ("title", "date", "editor", "booktitle")}
    return [
        next(
            ((name, min(sure, _TOLD)) for name, (begin, end) in told.items()
             if begin <= token.start < end),
            ("other" if label in ("author", "title", "journal") else label, sure),
        )
        for token, (label, sure) in zip(tokens, labels, strict=True)
    ]  # fmt: skip


def _found(text: str) -> re.Match[str] | None:
    """Return the parts of such an entry; a title may begin with "in" behind a body's name."""
    found = _ENTRY.match(text)
    if not found or _OF_WORDS.search(found["booktitle"]):
        return found
    by_body = is_organisation(found["title"]) or is_body(found["title"])
    return None if by_body or found["booktitle"][0].islower() else found
