"""What the texts say that the codebook does not cover, and what it holds in vain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from operator import attrgetter

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from reviewbook.codebook.concepts import Codebook, Concept
from reviewbook.codebook.term_forms import forms, hyphened_forms, is_acronym
from reviewbook.documents.document import Document
from reviewbook.documents.match_form import to_match_form
from reviewbook.finders.defined_terms import find_defined_terms
from reviewbook.finders.long_forms import find_long_forms
from reviewbook.finders.term_phrases import Span
from reviewbook.finders.uncoded_phrases import (
    LONGEST,
    Phrases,
    Place,
    c_values,
    collect_phrases,
)
from reviewbook.ledger.tables import BODY, Citation, Mention, Passage, Tables

_FEWEST_TOGETHER = 3
_SHORTEST_VARIANT = 6
_LONG = 14
_OF_PEOPLE = ("narrative", "parenthetical", "named")
_SIGNS = re.compile(r"[^\w]+")
_JOINED_ON = re.compile(r"[-\u2010\u2011\u2013]\w")
_JOINED_BEFORE = re.compile(r"\w[-\u2010\u2011\u2013]\Z")
_start = attrgetter("start")


@dataclass(slots=True)
class Suggestion:
    """Something to add: its words, what it may be, how often it occurs, where, and near what."""

    words: tuple[str, ...]
    label: str
    places: list[Place]
    near: Counter[str] = field(default_factory=Counter)
    of: str = ""
    weight: float = 0.0

    @property
    def documents(self) -> int:
        """How many documents hold it."""
        return len({document for document, _, _ in self.places})


@dataclass(slots=True)
class Suggestions:
    """All that is suggested for a codebook, best first in each list.

    Attributes
    ----------
    defined
        Terms that a text defines or glosses and no concept has, those of most documents first.
    phrases, acronyms
        What no concept covers.
    elsewhere
        Phrases of several words where nothing coded stands, as with a codebook that is just begun.
    variants
        What looks like a term of the concept `of`, spelled otherwise.
    unmatched
        Each concept with the terms that no document holds.
    together
        Pairs of concepts that are named by the same documents, and these.
    """

    defined: list[Suggestion]
    phrases: list[Suggestion]
    acronyms: list[Suggestion]
    elsewhere: list[Suggestion]
    variants: list[Suggestion]
    unmatched: dict[str, list[str]]
    together: list[tuple[str, str, tuple[str, ...]]]


def suggest_codes(
    codebook: Codebook,
    tables: Tables,
    texts: Mapping[str, str],
    least: int = 3,
    *,
    marked: Mapping[str, tuple[Span, ...]] | None = None,
) -> Suggestions:
    """Look through coded texts for what a codebook does not cover.

    Parameters
    ----------
    codebook
        What has been looked for.
    tables
        The ledger: its passages and mentions.
    texts
        The clean text of each document.
    least
        How often a phrase has to occur to be worth a word.
    marked
        What is in bold or italics in the documents whose formats tell.
    """
    mentions = _by_document(tables["mentions"])
    names = _people(tables["citations"])
    found: Phrases = {}
    acronyms: dict[str, Suggestion] = {}
    for passage in tables["passages"]:
        text = texts.get(passage.document)
        if text is None or passage.zone not in BODY:
            continue
        span = passage.start, passage.end
        inside = [m for m in mentions[passage.document] if span[0] <= m.start < span[1]]
        people = names[passage.document, passage.passage]
        collect_phrases(found, passage.document, text, span, inside, people)
        _collect_acronyms(acronyms, passage.document, text, span, inside)
    known = {
        form for one in codebook.concepts.values() for term in _words(one) for form in forms(term)
    }
    new = [one for one in acronyms.values() if not _covered(one.words, known)]
    shorts = {to_match_form(one.words[-1]).text for one in new}
    weights = c_values(found, least)
    treatments = {concept.id for concept in codebook.layer("treatment")}
    phrases = [
        one
        for one in _phrases(found, weights, known, treatments)
        if one.label.casefold() not in shorts
    ]
    return Suggestions(
        _defined(tables["passages"], mentions, texts, known, marked or {}),
        [one for one in phrases if one.near],
        sorted(new, key=lambda one: (-len(one.places), one.label)),
        [one for one in phrases if not one.near],
        list(_variants(found, codebook, known)),
        dict(_unmatched(codebook, tables["mentions"])),
        list(_together(codebook, tables["mentions"])),
    )


def _by_document(mentions: Iterable[Mention]) -> defaultdict[str, list[Mention]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: one.start):
        found[mention.document].append(mention)
    return found


def _people(citations: Iterable[Citation]) -> defaultdict[tuple[str, int], list[tuple[int, int]]]:
    """Return where each passage cites or names somebody."""
    found: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for one in citations:
        if one.form in _OF_PEOPLE:
            found[one.document, one.passage].append((one.start, one.end))
    return found


def _words(concept: Concept) -> tuple[str, ...]:
    return (*concept.terms, *concept.modifiers, *concept.excepted)


def _defined(
    passages: Iterable[Passage],
    mentions: Mapping[str, list[Mention]],
    texts: Mapping[str, str],
    known: set[str],
    marked: Mapping[str, tuple[Span, ...]],
) -> list[Suggestion]:
    """Return the terms that are defined and not known, with where and near what they stand."""
    by_document: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_document[passage.document].append(passage)
    found: dict[str, Suggestion] = {}
    for name, text in texts.items():
        document = Document(name, text, tuple(by_document[name]), marked=marked.get(name, ()))
        for one in find_defined_terms(document):
            term = " ".join(text[slice(*one.term)].split())
            if not _covered([term], known) and not _is_piece(text, *one.term):
                made = found.setdefault(term.casefold(), Suggestion((term,), term, []))
                made.places.append((name, *one.term))
                first = bisect_left(mentions[name], one.start, key=_start)
                behind = bisect_left(mentions[name], one.end, key=_start)
                made.near.update(sorted({m.concept for m in mentions[name][first:behind]}))
    return sorted(found.values(), key=lambda one: (-one.documents, -len(one.places), one.label))


def _is_piece(text: str, start: int, end: int) -> bool:
    """Tell whether a dash joins more to a term, as in *gut\u2013brain axis*."""
    return bool(
        _JOINED_ON.match(text, end) or _JOINED_BEFORE.search(text, max(0, start - 2), start)
    )


def _collect_acronyms(
    found: dict[str, Suggestion],
    document: str,
    text: str,
    span: tuple[int, int],
    mentions: Iterable[Mention],
) -> None:
    near = list(dict.fromkeys(mention.concept for mention in mentions))
    for one in find_long_forms(text, *span):
        made = found.setdefault(one.short, Suggestion((one.long, one.short), one.long, []))
        made.places.append((document, one.start, one.end))
        made.near.update(near)


def _covered(words: Iterable[str], known: set[str]) -> bool:
    return any(to_match_form(word).text.strip() in known for word in words)


def _phrases(
    found: Phrases, weights: Mapping[tuple[str, ...], float], known: set[str], treatments: set[str]
) -> Iterator[Suggestion]:
    """Yield phrases, those listed with treatments first, with what they stand near.

    A single word is worth it only if it is listed so more than once: "deep and gentle digging"
    lists no practice called deep.
    """
    listed = {
        key: Counter({one: n for one, n in found[key].beside.items() if one in treatments})
        for key in weights
    }
    ranked = sorted(weights, key=lambda key: (-listed[key].total(), -weights[key], key))
    for key in ranked:
        phrase = found[key]
        surface = phrase.surfaces.most_common(1)[0][0]
        told = listed[key] if len(key) == 1 else listed[key] or phrase.near
        worth = len(key) > 1 or told.total() > 1
        if worth and not _covered([surface], known):
            yield Suggestion((surface,), surface, phrase.places, told, weight=weights[key])


def _variants(found: Phrases, codebook: Codebook, known: set[str]) -> Iterator[Suggestion]:
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


def _unmatched(codebook: Codebook, mentions: Iterable[Mention]) -> Iterator[tuple[str, list[str]]]:
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


def _together(
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
