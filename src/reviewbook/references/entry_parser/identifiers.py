"""Identifiers in an entry, known by their form: DOI, PMID, PMCID, arXiv, ISBN, URL."""

from __future__ import annotations

import re
from typing import NamedTuple

_DOI = r"10\.\d{4,9}/[^\s\"<>”’]+"
_URL = r"(?:(?:https?|ftp)://|www\.)[^\s\"<>”’\]]+"
_HOST = (
    r"\b(?:[a-z\d-]+\.){1,4}(?:com|org|net|edu|gov|int|info|io|uk|de|fr|eu|ie|au|ca)/"
    r"[^\s\"<>”’\])]*"
)
_ISBN = r"(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx]"
_FORMS = re.compile(
    rf"(?:(?i:https?://(?:dx\.)?doi\.org/|doi\s?:?\s?(?:https?://(?:dx\.)?doi\.org/)?))?"
    rf"(?P<doi>{_DOI})"
    r"|(?i:https?://arxiv\.org/(?:abs|pdf)/|arxiv\s?:?\s?(?:preprint\s)?(?:arxiv:)?\s?)"
    r"(?P<arxiv>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"|(?i:https?://(?:www\.)?(?:ncbi\.nlm\.nih\.gov/pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)"
    r"|\b(?:pubmed\s(?:pmid|id)?|pmid)\s?:?\s?)(?P<pmid>\d{5,8})/?"
    r"|\b(?i:(?:pubmed\scentral\s)?pmcid\s?:?\s?)(?P<pmcid>PMC\d{5,9})\b"
    rf"|\b(?i:isbn(?:-1[03])?\s?:?\s?)(?P<isbn>{_ISBN})(?!\d)"
    rf"|(?P<url>{_URL}|{_HOST})"
)
_TRAILING = ".,;:>"
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Identifier(NamedTuple):
    """An identifier: its kind, its value, and the characters that it takes, half-open."""

    kind: str
    value: str
    start: int
    end: int


def find_identifiers(text: str) -> list[Identifier]:
    """Find the identifiers of an entry, in order; the words that announce one belong to it."""
    found = []
    for match in _FORMS.finditer(text):
        kind = str(match.lastgroup)
        value = _closed(match[kind])
        lost = len(match[kind]) - len(value)
        end = match.end(kind) - lost if lost else match.end()
        found.append(Identifier(kind, value, match.start(), end))
    return found


def _closed(value: str) -> str:
    """Leave out the signs at the end that belong to the sentence around."""
    while value:
        last = value[-1]
        unpaired = last in _PAIRS and value.count(last) > value.count(_PAIRS[last])
        if last not in _TRAILING and not unpaired:
            break
        value = value[:-1]
    return value
