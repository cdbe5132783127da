"""Terms that a text says the meaning of, whatever the codebook holds.

One scan of a sentence finds what may tell of a term; around each place a window of 160 characters
is looked at, so that time stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.bodily_functions import tell_by_function
from reviewbook.finders.carried_terms import CARRIES_ON, CarriedTerm, subject_carried_on, tell_of_it
from reviewbook.finders.defining_asides import tell_by_aside, tell_by_dash
from reviewbook.finders.defining_kinds import tell_kind
from reviewbook.finders.defining_names import tell_by_calling, tell_by_name
from reviewbook.finders.defining_settings import tell_by_setting
from reviewbook.finders.defining_verbs import tell_by_meaning, tell_by_verb
from reviewbook.finders.enacted_laws import tell_by_law
from reviewbook.finders.genus import is_opinion, names_genus
from reviewbook.finders.glossaries import glossary_entries, told_within
from reviewbook.finders.marked_terms import marked_within, quoted_within, tell_marked
from reviewbook.finders.telling_verbs import tell_by_some
from reviewbook.finders.term_labels import tell_by_label
from reviewbook.finders.term_phrases import Span, as_term
from reviewbook.finders.term_subjects import WINDOW, Told
from reviewbook.ledger.tables import BODY

_LONGEST = 1_000  # characters of a sentence that are looked at


class DefinedTerm(NamedTuple):
    """A term with the sentence that says what it is; offsets in the clean text."""

    passage: int
    start: int
    end: int
    term: Span
    kind: str
    rule: str


def find_defined_terms(document: Document) -> Iterator[DefinedTerm]:
    """Yield the terms that the body of a document defines or glosses, in order, once a sentence."""
    text = document.text
    asked: Span | None = None
    entries = glossary_entries(document)
    for passage in document.passages:
        if passage.zone not in BODY:
            continue
        if passage.zone in ("title", "heading"):
            asked = asked_term(text, passage.start, passage.end)
            for told in told_within(entries, passage.start, passage.end):
                yield DefinedTerm(passage.passage, passage.start, passage.end, *told)
            continue
        last: tuple[int, int, list[Span]] | None = None
        for start, end in document.sentences.within(passage.start, passage.end):
            found = dict[str, Told]()
            label = start == passage.start
            goes_on = last is not None and CARRIES_ON.match(text, start, end)
            before = subject_carried_on(text, *last) if last and goes_on else None
            marked = marked_within(document.marked, start, end)
            defined = defined_in(
                text, start, end, asked=asked, before=before, label=label, marked=marked
            )
            for told in chain(defined, told_within(entries, start, end)):
                found.setdefault(text[slice(*told.term)].casefold(), told)
            for told in found.values():
                yield DefinedTerm(passage.passage, start, end, *told)
            asked = asked_term(text, start, end)
            last = start, end, [told.term for told in found.values()]


def asked_term(text: str, start: int, end: int) -> Span | None:
    """Return the term that a sentence or a heading asks the meaning of."""
    if not patterns.ASKS_WHAT.search(text, start, min(end, start + WINDOW)):
        return None
    ways = (patterns.ASKED, patterns.ASKED_IF_KNOWN)
    asked = (one.match(text, start, min(end, start + WINDOW)) for one in ways)
    found = next(filter(None, asked), None)
    return as_term(text, *found.span("term")) if found else None


def defined_in(
    text: str,
    start: int,
    end: int,
    *,
    asked: Span | None = None,
    before: CarriedTerm | None = None,
    label: bool = False,
    marked: Sequence[Span] = (),
    wanted: Sequence[Span] | None = None,
) -> Iterator[Told]:
    """Yield what one sentence says of terms.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    asked
        The term that the sentence before asked for.
    before
        What the sentence before is about.
    label
        Whether the sentence begins its passage, so that a term may stand before a colon.
    marked
        What is in bold or italics there.
    wanted
        The only places of which it is asked what is said, in order; others may be left out.
    """
    end = min(end, start + _LONGEST)
    if asked and _answers(text, start, end, asked):
        yield Told(asked, "definition", "anaphora")
    if before:
        yield from tell_of_it(text, start, end, before)
    if label:
        yield from tell_by_label(text, start, end)
    if text[end - 1] == "?":
        return
    for hit in _triggers(text, start, end):
        if wanted is not None and not _may_tell_of(wanted, hit):
            continue
        yield from _WAYS[hit.lastgroup or ""](text, start, end, hit)
    yield from tell_marked(text, start, end, [*marked, *quoted_within(text, start, end)])


def _answers(text: str, start: int, end: int, asked: Span) -> bool:
    """Tell whether a sentence says what a thing is: "It is a", of a cheese "Cheese made from"."""
    answer = patterns.ANSWER.match(text, start, end)
    if answer and names_genus(text, answer.end(), end):
        return True
    again = patterns.ANSWER_AGAIN.match(text, start, end)
    if again and again["term"].casefold() == text[slice(*asked)].casefold():
        place = again.end()
        return names_genus(text, place, end) and not is_opinion(text, place, end)
    head = text[slice(*asked)].rsplit(maxsplit=1)[-1]
    same = text[start : start + len(head)].casefold() == head.casefold()
    return same and bool(patterns.OF_IT.match(text, start + len(head), end))


def _triggers(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return what may tell of a term, in order; a word and a sign never have a place in common."""
    likely = patterns.BEFORE_TRIGGER_WORD.finditer(text, start, end)
    places = [start, *[one.end() for one in likely]]
    found = []
    for sign in patterns.LIKELY_SIGN.finditer(text, start, end):
        place = sign.start()
        begin = place - (place > start and text[place - 1] == " ")  # which may belong to it
        hit = patterns.TRIGGER_SIGN.match(text, begin, end)
        hit = hit or patterns.TRIGGER_SIGN.match(text, place, end)
        found += [hit] if hit else []
    done = start
    for place in places:
        if place >= done and (hit := patterns.TRIGGER_WORD.match(text, place, end)):
            found.append(hit)
            done = hit.end()
    return sorted(found, key=re.Match.start)


def _may_tell_of(terms: Sequence[Span], hit: re.Match[str]) -> bool:
    """Tell whether one of the terms stands on the side of which a word or a sign tells.

    It tells of what is before it, of what follows it, or of both; a comma or a dash of what ends
    there, but for "X, or Y,".
    """
    way, place = hit.lastgroup or "", hit.start()
    comma = way == "aside" and hit[0] == ", " and not hit.string.startswith("or ", hit.end())
    if (comma or way == "dash") and hit.string[place - 1].isalnum():
        return any(
            start < place and (end >= place or hit.string.startswith(" of ", end))
            for start, end in terms
        )
    before = terms[0][0] < hit.start() and way not in _TELL_BEHIND
    return before or (way not in _TELL_BEFORE and terms[-1][1] >= hit.end())


_TELL_BEFORE = ("verb", "tells", "rules", "does", "dash")
_TELL_BEHIND = ("named", "calls", "mean", "setting")
_WAYS: dict[str, Callable[[str, int, int, re.Match[str]], Iterator[Told]]] = {
    "setting": tell_by_setting,
    "kind": tell_kind,
    "verb": tell_by_verb,
    "tells": tell_by_some,
    "rules": tell_by_law,
    "does": tell_by_function,
    "named": tell_by_name,
    "calls": tell_by_calling,
    "mean": tell_by_meaning,
    "aside": tell_by_aside,
    "dash": tell_by_dash,
}
