"""Other names behind "or": "grafting, or joining two plants, takes", "the outer rind (or peel)".

What stands there may explain what it follows, name it, or be another thing: "forks, or spades".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders import aside_patterns as asides
from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.term_phrases import Span, as_term
from reviewbook.finders.term_subjects import Told

_OF_A_KIND = re.compile(rf"{patterns.LINK}(?:An?|The|an?|the) ")
_LEARNED = re.compile(r"[A-Za-z]{3,}(?:duct|troph|vore|phile|cyte|plasia|sis|ose|ase|ology)s?\Z")
_NEAR = 60  # characters before an aside


def tell_by_other_name(
    text: str, start: int, end: int, hit: re.Match[str], term: Span | None
) -> Iterator[Told]:
    """Tell "X, or doing so, is", which explains X, and "a bend, or X, grows", which names X.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    hit
        The sign before "or".
    term
        The term that the sentence begins with, if nothing else stands before the sign.
    """
    if other := asides.OR_IN_BRACKETS.match(text, hit.end(), end):
        if term and " " in text[slice(*term)] + other["other"]:
            yield Told(term, "gloss", "aside")
        return
    other = asides.OR_ELSE.match(text, hit.end(), end)
    if not other or asides.IN_LIST.search(text, start, hit.start()):
        return
    learned = asides.LEARNED.search(text, max(start, hit.start() - _NEAR), hit.start())
    of_a_kind = _OF_A_KIND.match(text, start, other.start())
    if not term and not of_a_kind and learned and " " in other["other"]:
        yield Told(learned.span("term"), "gloss", "aside")
    name = as_term(text, *other.span("other"))
    several = other[0].startswith("or a") and text.startswith(("A ", "An "), start)
    if several and (not name or other["other"].count(" ") > 1):
        return  # "a scarf, or a hat with flaps, warms"
    if not name or other["other"].count(" ") > 1:
        yield from [Told(term, "gloss", "aside")] if term else []
    elif of_a_kind or other["other"].isupper():
        yield Told(name, "gloss", "aside")
    elif term and _is_alike(text[slice(*term)], other["other"]):
        yield Told(term, "gloss", "aside")


def _is_alike(term: str, other: str) -> bool:
    """Tell whether two names are of one thing: one is short or learned, or they share a word."""
    shared = set(term.casefold().split()) & set(other.casefold().split())
    learned = _LEARNED.match(term) or _LEARNED.fullmatch(other)
    return bool(term.isupper() or shared or "-" in other or learned)
