"""Terms of which the next sentence says the meaning: "X is rare. It refers to ...".

It may be what the sentence is about, or what it ends with: "You need a permit. This is a paper
that".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from reviewbook.finders.aside_patterns import DONE
from reviewbook.finders.term_phrases import Span, noun_before
from reviewbook.finders.term_subjects import (
    WINDOW,
    Told,
    is_bare,
    is_narrowed,
    is_relation,
    subject_of,
)

CARRIES_ON = re.compile(r"(?:It|They|The|This|These)\b")
"""With what a sentence begins that may go on about the term of the one before."""

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


_IS_THE = re.compile(r"(?P<it>It|They)(?:['\u2019](?:s|re)| is| are) (?=the )")
_SHOWN = re.compile(
    r"(?P<it>This|These) (?:is|are) (?:(?:simply|just|basically) )?(?P<article>an? )?"
)
_SHOWN_DOING = re.compile(
    r"This is (?=the (?:act|art|habit|practice|process|technique|tendency|use|removal|study)\b)"
)
_ENDS = re.compile(r"[.!]\Z")
_NEAR = 60  # characters
# "This is a form of it called Y": of us, or of what has a name of its own.
_OF_OTHERS = re.compile(
    r"[^.]{0,60}\b(?:I|we|me|us|my|our)\b|[^.]{0,120}\b(?:called|termed|known as|named)\b"
)


class CarriedTerm(NamedTuple):
    """The term that a sentence is about, and by which pronoun the next one cannot mean it.

    `defined` says that the sentence told what the term is, so that the next may say what marks it;
    `shown`, that the sentence ends with it, so that "this" in the next may mean it.
    """

    term: Span
    unlike: str
    defined: bool
    shown: bool = False


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
    subject = subject_of(text, start, verb.start() + 1) if verb else None
    if not verb or not subject or not is_bare(subject[0]):
        return _shown_last(text, start, end)
    unlike = "They" if verb["one"] else "It" if verb["many"] else ""
    inside = [term for term in defined if subject[1][0] <= term[0] < verb.start()]
    return CarriedTerm(subject[1], unlike, bool(inside))


def _shown_last(text: str, start: int, end: int) -> CarriedTerm | None:
    """Return "a permit" or "grafting" that a sentence ends with: "this" in the next may mean it."""
    ends = _ENDS.search(text, start, end)
    term = noun_before(text, max(start, end - _NEAR), ends.start()) if ends else None
    one = term and (DONE.match(text, *term) or text.endswith((" a ", " an "), start, term[0]))
    return CarriedTerm(term, "These", defined=False, shown=True) if term and one else None


def tell_of_it(text: str, start: int, end: int, before: CarriedTerm) -> Iterator[Told]:
    """Yield what a sentence says of the term that the one before is about."""
    if before.shown:
        found, doing = _SHOWN.match(text, start, end), _SHOWN_DOING.match(text, start, end)
        kind = found and found["it"] != before.unlike and is_narrowed(text, found.end(), end)
        if doing and DONE.match(text, *before.term):
            kind = is_relation(text, doing.end(), end)
        if kind and not _OF_OTHERS.match(text, start, end):
            yield Told(before.term, "definition", "anaphora")
        return
    the = _IS_THE.match(text, start, end) if before.defined else None
    if the and the["it"] != before.unlike and is_relation(text, the.end(), end):
        yield Told(before.term, "definition", "anaphora")
    means = _MEANS.match(text, start, end)
    if means and means["it"] != before.unlike:
        place = means.start("article") if means["article"] else means.end()
        if is_narrowed(text, means.end(), end, any_noun=True) or is_relation(text, place, end):
            yield Told(before.term, "definition", "anaphora")
    marked = _MARKED.match(text, start, end) if before.defined else None
    if marked and marked["it"] != before.unlike:
        yield Told(before.term, "characterisation", "anaphora")
