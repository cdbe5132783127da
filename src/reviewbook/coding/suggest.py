"""What the texts say that the codebook does not cover, and what it holds in vain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from reviewbook.codebook.concepts import Codebook, Concept
from reviewbook.codebook.term_forms import forms
from reviewbook.coding.suggestions import Suggestion, Suggestions
from reviewbook.coding.terms_in_use import find_variants, named_together, unmatched_terms
from reviewbook.documents.document import Document
from reviewbook.documents.match_form import to_match_form
from reviewbook.finders.defined_terms import find_defined_terms
from reviewbook.finders.long_forms import find_long_forms
from reviewbook.finders.term_phrases import Span
from reviewbook.finders.uncoded_phrases import Phrases, c_values, collect_phrases
from reviewbook.ledger.tables import BODY, Citation, Mention, Passage, Tables

_OF_PEOPLE = ("narrative", "parenthetical", "named")
_JOINED_ON = re.compile(r"[-\u2010\u2011\u2013]\w")
_JOINED_BEFORE = re.compile(r"\w[-\u2010\u2011\u2013]\Z")
_start = attrgetter("start")


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
    found, acronyms = _collected(tables, mentions, texts)
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
        list(find_variants(found, codebook, known)),
        dict(unmatched_terms(codebook, tables["mentions"])),
        list(named_together(codebook, tables["mentions"])),
    )


def _collected(
    tables: Tables, mentions: Mapping[str, list[Mention]], texts: Mapping[str, str]
) -> tuple[Phrases, dict[str, Suggestion]]:
    """Return the phrases and the acronyms of the bodies of all documents."""
    names = _people(tables["citations"])
    phrases: Phrases = {}
    acronyms: dict[str, Suggestion] = {}
    for passage in tables["passages"]:
        text = texts.get(passage.document)
        if text is None or passage.zone not in BODY:
            continue
        span = passage.start, passage.end
        inside = [m for m in mentions[passage.document] if span[0] <= m.start < span[1]]
        people = names[passage.document, passage.passage]
        collect_phrases(phrases, passage.document, text, span, inside, people)
        _collect_acronyms(acronyms, passage.document, text, span, inside)
    return phrases, acronyms


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
