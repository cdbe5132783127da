"""The subject of a sentence that may define it, and whether a noun says of what kind it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.finders import kind_patterns as kinds
from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.genus import heads, is_hypernym, is_opinion, likens, names_genus, praises
from reviewbook.finders.narrower_names import is_narrowing
from reviewbook.finders.personal_clauses import is_personal
from reviewbook.finders.term_phrases import Span, as_doing, as_term

# How names of doings and states end, and acronyms.
_OF_STATE = re.compile(
    r"[a-z](?:[st]ion|ment|ness|ing|ity|ism|ance|ence|logy|sis|age|ship|ery|ics|graphy|hood|cy|al)\Z"
    r"|[A-Z]s?\Z"
)
_AGENT = re.compile(r"[a-z]{3,}(?:er|or|ist|ian)")  # who does something
_NAMES = ("term", "word", "phrase", "expression", "name", "label")
WINDOW = 160
"""Characters on either side of what tells of a term."""


class Told(NamedTuple):
    """What a sentence tells: of which term, in which way (a kind and a rule of definitions)."""

    term: Span
    kind: str
    rule: str


def subject_of(text: str, start: int, end: int) -> tuple[re.Match[str], Span] | None:
    """Return the subject, if nothing else stands between two places, and its term."""
    if end - start > WINDOW:
        return None
    found = patterns.SUBJECT.fullmatch(text, start, end)
    if not found or is_narrowing(found["aside"] or ""):
        return None
    if not is_bare(found) and found["term"] in _NAMES:
        return None  # "the term denotes": which one was said before
    span = found.span("term")
    term = as_term(text, *span, named=bool(found["termed"] or found["open"]))
    term = term or as_doing(text, *span)
    return (found, term) if term else None


def subject_before_comma(text: str, start: int, end: int) -> tuple[re.Match[str], Span] | None:
    """Return the subject that a comma follows."""
    if end - start > WINDOW:
        return None
    found = patterns.BARE_SUBJECT.fullmatch(text, start, end)
    if not found or is_narrowing(found["aside"] or ""):
        return None
    term = as_term(text, *found.span("term"))
    return (found, term) if term else None


def is_bare(subject: re.Match[str]) -> bool:
    """Tell whether a subject speaks of a kind of thing, not of "the" one at hand."""
    the = (subject["article"] or "").strip().lower() == "the"
    return not the


def is_no_name(subject: re.Match[str]) -> bool:
    """Tell whether a subject is no name of one thing, as "Rosa" and "Corner Books" are."""
    if subject["article"] or subject["open"]:
        return True
    words = subject["term"].split()
    return words[-1].islower() or bool(_OF_STATE.search(words[-1]))


def is_narrowed(
    text: str, start: int, end: int, *, any_noun: bool = False, of_one: bool = False, noun: str = ""
) -> bool:
    """Tell whether a noun phrase is of a kind, and narrowed down to one.

    Parameters
    ----------
    text, start, end
        The clean text, and where the noun phrase begins in it, behind its article.
    any_noun
        Whether any noun may stand there.
    of_one
        Whether it is said of "a" thing, so that a clause narrows down any noun but a metaphor.
    noun
        A noun that is of a kind here: "a heeled cutting is a cutting that".
    """
    narrowed = kinds.NARROWED.match(text, start, min(end, start + WINDOW))
    if not narrowed or is_opinion(text, start, end) or not names_genus(text, start, end):
        return False
    if ", and " in narrowed[0] and not heads(text, start, end, narrowed["noun"]):
        return False  # "a slow business, and the cook in": of another clause
    clause = bool(narrowed["sure"] or narrowed["clause"])
    if praises(text, start, end, plain=clause and is_hypernym(narrowed["noun"])):
        return False
    if any_noun or narrowed["noun"] == noun or is_hypernym(narrowed["noun"]):
        return True
    if of_one and narrowed["clause"] == "who" and _AGENT.fullmatch(narrowed["noun"]):
        return not likens(text, start, end)
    aside = of_one and narrowed["clause"] and narrowed["clause"] not in ("that", "who")
    plain = bool(narrowed["sure"] or aside)
    return plain and not likens(text, start, end)


def is_of_kinds(text: str, start: int, end: int) -> bool:
    """Tell whether "things that" follows, several of a kind and no opinion of them."""
    found = kinds.KINDS.match(text, start, end)
    if not found or not (found["sure"] or is_hypernym(found["noun"])):
        return False
    if praises(text, start, end, plain=is_hypernym(found["noun"])):
        return False
    return names_genus(text, start, end) and not is_opinion(text, start, end)


def is_relation(text: str, start: int, end: int) -> bool:
    """Tell whether "the act of" or its like follows."""
    if kinds.RELATION.match(text, start, end):
        return not is_personal(text, start, min(end, start + WINDOW))
    deed = bool(kinds.DEED.match(text, start, end))
    noun = start + len("the ")
    judged = likens(text, noun, end) or praises(text, noun, end)
    return deed and names_genus(text, noun, end) and not judged
