"""How the texts use the terms of a codebook: spelled otherwise, never, or always beside others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.term_forms import forms, hyphened_forms, is_acronym
from reviewbook.coding.suggestions import Suggestion
from reviewbook.documents.match_form import to_match_form
from reviewbook.finders.uncoded_phrases import LONGEST, Phrases
from reviewbook.ledger.tables import Mention

_FEWEST_TOGETHER = 3
_SHORTEST_VARIANT = 6
_LONG = 14
_SIGNS = re.compile(r"[^\w]+")


def find_variants(found: Phrases, codebook: Codebook, known: set[str]) -> Iterator[Suggestion]:
    """Yield phrases within one slip of a term, or two of a long one.

    A slip is a letter more, less, other or swapped (the distance of Damerau and Levenshtein).
    """
    owner = {
        form: (concept.id, term)
        for concept in codebook.concepts.values()
        for term in concept.terms
        if not is_acronym(term) and len(term) >= _SHORTEST_VARIANT
        for form in forms(term)
    }
    by_length = {
        size: [form for form in owner if len(form.split()) == size]
        for size in range(1, LONGEST + 1)
    }
    for key, phrase in found.items():
        words = " ".join(to_match_form(" ".join(key)).text.split())
        if words in known or len(words) < _SHORTEST_VARIANT:
            continue
        most = 2 if len(words) >= _LONG else 1
        near = process.extractOne(
            words,
            by_length.get(len(words.split()), ()),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=most,
        )
        if near and words[0] == near[0][0]:
            surface = phrase.surfaces.most_common(1)[0][0]
            concept, term = owner[near[0]]
            yield Suggestion((surface,), term, phrase.places, phrase.near, of=concept)


def unmatched_terms(
    codebook: Codebook, mentions: Iterable[Mention]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each concept, subjects apart, with those of its terms that no mention has."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        seen[mention.concept].add(f" {_SIGNS.sub(' ', to_match_form(mention.surface).text)} ")
    for concept in codebook.concepts.values():
        if concept.layer == "subject":
            continue  # subjects are no mentions
        said = "".join(seen[concept.id])
        never = [
            term
            for term in concept.terms
            if not any(
                f" {_SIGNS.sub(' ', form)} " in said
                for form in (*forms(term), *hyphened_forms(term))
            )
        ]
        if never:
            yield concept.id, never


def named_together(
    codebook: Codebook, mentions: Iterable[Mention]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the pairs of one layer that the same documents name: three or more, and not all."""
    named: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        named[mention.concept][mention.document] = None
    every = {document for documents in named.values() for document in documents}
    for one, other in combinations(codebook.concepts.values(), 2):
        documents = tuple(named[one.id])
        alike = one.layer == other.layer and set(documents) == set(named[other.id])
        if alike and _FEWEST_TOGETHER <= len(documents) < len(every):
            yield one.id, other.id, documents
