"""Terms of which the next sentence says the meaning: "X is rare. It refers to ..."."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from reviewbook.finders.term_phrases import Span
from reviewbook.finders.term_subjects import (
    WINDOW,
    Told,
    is_bare,
    is_narrowed,
    is_relation,
    subject_before_comma,
)

_BE = re.compile(
    r" (?:(?P<one>isn['\u2019]t|is|was|has|does)|(?P<many>aren['\u2019]t|are|were|have|do)"
    r"|had|can|could|may|might|must)\b"
)
_OFTEN = r"(?:\w{3,14}ly |also |often |sometimes )?"
_MEANS = re.compile(
    rf"(?P<it>It|They|(?:The|This) (?:term|word|phrase|expression)) {_OFTEN}(?:refers? to|denotes?"
    rf"|designates?|(?:is|are|(?:can|may) be) {_OFTEN}(?:defined|understood) as)"
    r" (?P<article>an? |the )?"
)
_MARKED = re.compile(rf"(?P<it>It|They) (?:is|are) {_OFTEN}(?:characteri[sz]ed|marked) by\b")


class CarriedTerm(NamedTuple):
    """The term that a sentence is about, and by which pronoun the next one cannot mean it.

    `defined` says that the sentence told what the term is, so that the next may say what marks it.
    """

    term: Span
    unlike: str
    defined: bool


def subject_carried_on(
    text: str, start: int, end: int, defined: Collection[Span]
) -> CarriedTerm | None:
    """Return what a sentence is about, if that is a kind of thing and not "the" one at hand.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    defined
        The terms that it defines.
    """
    verb = _BE.search(text, start, min(end, start + WINDOW))
    subject = subject_before_comma(text, start, verb.start()) if verb else None
    if not verb or not subject or not is_bare(subject[0]):
        return None
    unlike = "They" if verb["one"] else "It" if verb["many"] else ""
    return CarriedTerm(subject[1], unlike, subject[1] in defined)


def tell_of_it(text: str, start: int, end: int, before: CarriedTerm) -> Iterator[Told]:
    """Yield what a sentence says of the term that the one before is about."""
    means = _MEANS.match(text, start, end)
    if means and means["it"] != before.unlike:
        the = means.start("article") if means["article"] else means.end()
        if is_narrowed(text, means.end(), end, any_noun=True) or is_relation(text, the, end):
            yield Told(before.term, "definition", "anaphora")
    marked = _MARKED.match(text, start, end) if before.defined else None
    if marked and marked["it"] != before.unlike:
        yield Told(before.term, "characterisation", "anaphora")
