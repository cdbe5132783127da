"""Definitions: sentences that define, gloss or characterise a term of the codebook.

The cues are verbs and typographic signs of definition ("refers to", "is characterised by", a dash
after the term, a short form in brackets); a subject that is only a pronoun is looked up in the
sentences before it. What `defined_terms` finds is a row here if a concept names its term.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reviewbook.documents.document import Document
from reviewbook.finders.defined_terms import defined_in
from reviewbook.finders.definition_cues import term_cues
from reviewbook.finders.earlier_terms import (
    is_asked,
    is_doubted,
    may_speak_of_it,
    names_it_again,
    pronoun_cue,
)
from reviewbook.finders.marked_terms import marked_within
from reviewbook.finders.narrower_names import names_narrower
from reviewbook.finders.term_phrases import Span
from reviewbook.ledger.tables import BODY, Definition, Mention, Passage, Quantity

_THEORIES = ("effect", "hypothesis", "law", "model", "principle", "theory")
_MANY_FAILURES = 1_000_000  # a number from here on counts something else


def find_definitions(
    document: Document, terms: Sequence[Mention], quantities: Sequence[Quantity] = ()
) -> list[Definition]:
    """Find the definitions of a document's body, sorted by place and term.

    Parameters
    ----------
    document
        A document with its passages.
    terms
        Mentions of what may be defined: treatments and subjects, of this document.
    quantities
        Quantities of this document: a number of failures in a definition is its `failures_min`.
    """
    failures = [quantity for quantity in quantities if quantity.kind == "failures" and quantity.low]
    by_passage: dict[int, list[Mention]] = {}
    for term in _outermost(terms):
        by_passage.setdefault(term.passage, []).append(term)
    found: dict[tuple[int, int, str], Definition] = {}
    last: Mention | None = None
    asked = doubted = False
    for passage in document.passages:
        if passage.zone not in BODY:
            continue
        inside = by_passage.get(passage.passage, [])
        if passage.zone in ("title", "heading"):
            last = _named_last(document.text, passage.start, inside, last)
            asked = bool(inside) and is_asked(document.text, passage.start, inside[0], passage.end)
            doubted = False
            continue
        if not inside and not last:
            continue  # nothing that could be defined was named yet
        speaks = may_speak_of_it(document.text, passage.start, passage.end)
        if not (inside or asked or speaks):
            doubted = False
            continue
        begins = [term.start for term in inside]
        for start, end in document.sentences.within(passage.start, passage.end):
            some = inside[bisect_left(begins, start) : bisect_left(begins, end)]
            here = [term for term in some if term.end <= end] if some else some
            if not (here or asked or speaks):
                doubted = False
                continue
            marked = marked_within(document.marked, start, end) if here else ()
            for term, kind, rule in _cues(
                document.text, passage, start, end, here, last, asked, doubted, marked
            ):
                key = (start, end, term.concept)
                if key not in found:
                    at = (document.name, passage.passage, start, end)
                    row = Definition(*at, term.surface, term.concept, kind, rule)
                    found[key] = _with_failures(row, failures)
            asked = doubted = False
            if here:
                last = _named_last(document.text, start, here, last)
                asked = is_asked(document.text, start, here[0], end)
                doubted = is_doubted(document.text, start, here[0], end)
    return sorted(found.values(), key=lambda d: (d.start, d.end, d.term))


def _start(row: Quantity) -> int:
    return row.start


def _named_last(text: str, start: int, here: list[Mention], last: Mention | None) -> Mention | None:
    """Return what "it" may mean after a sentence: not a term where a narrower thing is named."""
    if not here:
        return last
    return None if names_narrower(text, start, here[0]) else here[0]


def _cues(
    text: str,
    passage: Passage,
    start: int,
    end: int,
    here: list[Mention],
    last: Mention | None,
    asked: bool,
    doubted: bool,
    marked: Sequence[Span],
) -> Iterator[tuple[Mention, str, str]]:
    """Yield (term, kind, rule) for every cue in one sentence."""
    for number, term in enumerate(here):
        others = here[number + 1 : number + 3]
        for cue in term_cues(text, start, end, term, others, labels=start == passage.start):
            yield term, *cue
    if last and (cue_of_last := pronoun_cue(text, start, end, asked=asked, doubted=doubted)):
        yield last, *cue_of_last
    again = asked and last and here and here[0].concept == last.concept
    if again and names_it_again(text, start, here[0], end):
        yield here[0], "definition", "anaphora"
    if not here:
        return
    label, wanted = start == passage.start, [(term.start, term.end) for term in here]
    for told in defined_in(text, start, end, label=label, marked=marked, wanted=wanted):
        for term in here:
            within = term.start <= told.term[0] and told.term[1] <= term.end
            if within or _is_of(text, term, told.term):
                yield term, told.kind, told.rule


def _is_of(text: str, term: Mention, told: Span) -> bool:
    """Tell whether a theory is told with what it is of: "the wave theory of light"."""
    begins = term.start == told[0] and text.startswith(" of ", term.end, told[1])
    return begins and term.surface.casefold().endswith(_THEORIES)


def _outermost(terms: Sequence[Mention]) -> list[Mention]:
    """Sort mentions by place; leave out what is only a part of a longer term."""
    found: list[Mention] = []
    for term in sorted(terms, key=lambda term: (term.start, -term.end)):
        around = found[-1] if found else term
        same = (around.start, around.end) == (term.start, term.end)
        if same or term.end > around.end:
            found.append(term)
    return found


def _with_failures(row: Definition, failures: Sequence[Quantity]) -> Definition:
    """Give a definition the number of failures that its sentence names first."""
    first = bisect_left(failures, row.start, key=_start)
    inside = first < len(failures) and failures[first].end <= row.end
    least = failures[first].low if inside and row.kind != "gloss" else None
    if least is not None and least < _MANY_FAILURES and least == int(least):
        return row._replace(failures_min=f"{least:.0f}")
    return row
