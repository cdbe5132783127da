"""Which concept a term belongs to: no rule could choose between two of one layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reviewbook.codebook.concepts import Concept
from reviewbook.codebook.term_forms import forms, hyphened_forms, is_acronym
from reviewbook.documents.match_form import to_match_form

Problem = tuple[str, int, str]
_Owners = dict[tuple[str, str], Concept]


def ownership_problems(concepts: Iterable[Concept]) -> Iterator[Problem]:
    """Yield what is wrong with terms beside each other: a problem, its line, and the remedy.

    A term holds neither letter nor digit, is excepted too, or is one of two concepts of a layer.
    """
    owners: _Owners = {}
    for concept in concepts:
        yield from _of_one(concept)
        for term in (*concept.terms, *concept.modifiers):
            first = _owner(term, concept, owners)
            if first is not concept:
                yield (
                    f"{term!r} of {concept.id} is a term of {first.id} too (line {first.line})",
                    concept.line,
                    "keep it where it belongs, or make one of the two longer",
                )


def _of_one(concept: Concept) -> Iterator[Problem]:
    for term in (*concept.terms, *concept.modifiers, *concept.excepted):
        if not any(map(str.isalnum, to_match_form(term).text)):
            problem = f"{term!r} of {concept.id} holds neither letter nor digit"
            yield problem, concept.line, "remove it, or write the word"
    for term in sorted({*concept.terms} & {*concept.excepted}):
        problem = f"{term!r} of {concept.id} is excepted too, and would never be found"
        yield problem, concept.line, "take it out of `terms:` or of `except:`"


def _owner(term: str, concept: Concept, owners: _Owners) -> Concept:
    """Return the first concept of a layer that has a term, or another form of it."""
    form = to_match_form(term).text.strip()
    first = owners.setdefault((concept.layer, form), concept)
    if first is not concept or is_acronym(term):
        return first
    other_forms = {*forms(term), *hyphened_forms(term)} - {form}
    others = (owners.get((concept.layer, one)) for one in sorted(other_forms))
    return next((other for other in others if other and other is not concept), concept)
