"""The forms that a term of the codebook is found in.

A term stands for its singular and plural, its British and American spelling, with hyphen or
blank, or in one word; an acronym (one word, two or more capitals) only as written, and with a
plural s.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

import numpy as np

from reviewbook.codebook.concepts import LAYERS, Codebook
from reviewbook.codebook.term_forms import forms, hyphened_forms, is_acronym, spellings
from reviewbook.documents.characters import HYPHENS
from reviewbook.documents.match_form import EMPHASIS, to_match_form
from reviewbook.finders.matching.string_matcher import Matcher

KINDS = ("term", "acronym", "modifier", "suspended", "except", "hyphened")


class Pattern(NamedTuple):
    """One string to be found: what it names, and on which condition.

    `kind` is term, acronym, modifier (only before a head), suspended (a modifier cut short by a
    hyphen, "attachment- or ..."), except (names nothing, and hides what it covers), or hyphened (a
    term of one word, set apart by a hyphen behind `written`, "non-adherence").
    """

    form: str
    concept: str
    layer: int
    kind: str
    written: str = ""


class CompiledCodebook:
    """The patterns of a codebook, ready to search with.

    Attributes
    ----------
    patterns
        All of them, in the order of the codebook.
    concepts
        The identifiers of the concepts, sorted; `concept` numbers them.
    layer, concept, kind
        Of each pattern: its layer, its concept's place in `concepts`, its kind's in `KINDS`.
    acronyms
        The acronyms among the terms, as written.
    heads
        What may stand between a modifier and its head noun, and the noun.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.patterns = _patterns(codebook)
        self.concepts = sorted(codebook.concepts)
        number = {concept: place for place, concept in enumerate(self.concepts)}
        self.layer = np.array([pattern.layer for pattern in self.patterns], np.int64)
        self.concept = np.array([number[pattern.concept] for pattern in self.patterns], np.int64)
        self.kind = np.array([KINDS.index(pattern.kind) for pattern in self.patterns], np.int64)
        self.acronyms = {one.written for one in self.patterns if one.kind == "acronym"}
        self.heads = _head_expression(codebook.heads)

    @cached_property
    def matcher(self) -> Matcher:
        """What finds the forms of all patterns."""
        return Matcher([pattern.form for pattern in self.patterns])


def _patterns(codebook: Codebook) -> list[Pattern]:
    patterns: list[Pattern] = []
    for concept in codebook.concepts.values():
        layer = LAYERS.index(concept.layer)

        def add(
            form: str, kind: str, written: str = "", *, c: str = concept.id, n: int = layer
        ) -> None:
            patterns.append(Pattern(form, c, n, kind, written))

        for term in concept.terms:
            acronym = is_acronym(term)
            for form in sorted(forms(term)):
                add(
                    form,
                    "acronym" if acronym else "term",
                    term.removesuffix("s") if acronym else "",
                )
            for form, part in sorted(hyphened_forms(term).items()):
                add(form, "hyphened", part)
        for phrase in concept.excepted:
            for form in sorted(forms(phrase)):
                add(form, "except")
        for modifier in concept.modifiers:
            for form in sorted(spellings(to_match_form(modifier).text)):
                add(form, "modifier")
                if " " in form:
                    first, last = form.rsplit(" ", 1)
                    for cut in ("  ", " ,"):
                        add(first + cut, "suspended", last)
    return patterns


def _head_expression(heads: tuple[str, ...]) -> re.Pattern[str]:
    """Compile what may stand between a modifier and its head noun, and the head noun itself.

    Other modifiers may come between, joined by commas, "and" or "or"; the group ``head`` is the
    noun.
    """
    nouns = sorted({form for head in heads for form in forms(head)}, key=lambda n: (-len(n), n))
    joined = "|".join(re.escape(noun) for noun in nouns) or r"(?!)"
    marks = rf"[{EMPHASIS}]{{0,3}}"
    other = rf"{marks}(?:,?\s(?:and|or|&)\s|,\s){marks}(?!(?:to|in|of|the|a|an|then|is|are)\b)"
    other += rf"[\w{HYPHENS}-]+"
    head = rf"{marks}\s+{marks}(?P<head>{joined})(?![^\W_])"
    return re.compile(rf"(?P<shared>(?:{other}){{0,5}}){head}", re.IGNORECASE)
