"""Attributions without a source: "research shows", "evidence-based", "is believed to be".

The rules know the phrases in which prose claims authority, not a subject. They are searched in
the match form: lower case, and every hyphen a blank. Some appeals are to more than a work can
carry (a consensus, the weight of the evidence); a citation in the sentence does not source those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.documents.match_form import MatchForm, to_form_changed_at, to_match_form
from reviewbook.finders.claim_phrases import BEGINNINGS, COLLECTIVE, SINGLE
from reviewbook.finders.own_claims import is_own, refers_back
from reviewbook.finders.pattern_beginnings import begins_with, looked_ahead

LONGEST = 6


class Attribution(NamedTuple):
    """An attribution phrase; `collective` ones appeal to more than any one work.

    `back` tells of "these studies show": whose studies, the sentence before may say.
    """

    start: int
    end: int
    collective: bool
    back: bool = False


def _each_ahead(patterns: Iterable[str]) -> str:
    """Return a pattern of several, each tried only where it can begin."""
    return "|".join(looked_ahead([pattern]) + pattern for pattern in patterns)


# That a phrase can begin here at all is looked at before all else.
_PHRASES = re.compile(
    rf"(?<!\w){begins_with(BEGINNINGS)}(?<!not )(?<!\bno )(?<!n't )"
    rf"(?:(?P<collective>{_each_ahead(COLLECTIVE)})|{_each_ahead(SINGLE)})s?\b(?! (?:up|off)\b)"
)


class PhraseBegins(NamedTuple):
    """Where phrases may begin, and by places in the passage what its match form changes in length.

    Nothing is known of that where it is not the same for the passage alone.
    """

    places: Sequence[int]
    changed: Sequence[tuple[int, int]] | None


def attributions_in(
    document: Document, cued: Mapping[int, PhraseBegins | None] | None = None
) -> dict[int, list[Attribution]]:
    """Return the attribution phrases of a document, by number of passage.

    `cued` are the numbers of the passages that may hold one, where they are known: each with the
    places where one may begin, if only there it can be.
    """
    found = {}
    for one in document.passages:
        if one.zone != "references" and (cued is None or one.passage in cued):
            begins = cued[one.passage] if cued else None
            found[one.passage] = [*find_attributions(document.text, one.start, one.end, begins)]
    return {number: phrases for number, phrases in found.items() if phrases}


def find_attributions(
    text: str, start: int, end: int, begins: PhraseBegins | None = None
) -> Iterator[Attribution]:
    """Yield the attribution phrases of one stretch of clean text, in order, never overlapping.

    A phrase of more than six words keeps its last six. `begins` tells where phrases may begin,
    where that is known.
    """
    stretch, changed = text[start:end], begins and begins.changed
    form = to_match_form(stretch) if changed is None else to_form_changed_at(stretch, changed)
    for phrase in _phrases(form, begins and [place - start for place in begins.places]):
        if is_own(form.text, phrase):
            continue
        first, last = form.span(*phrase.span())
        words = [word.start() for word in re.finditer(r"\S+", text[start + first : start + last])]
        cut = words[-LONGEST] if len(words) > LONGEST else 0
        back = refers_back(form.text, phrase)
        yield Attribution(start + first + cut, start + last, bool(phrase["collective"]), back)


def _phrases(form: MatchForm, begins: Sequence[int] | None) -> Iterator[re.Match[str]]:
    """Yield the phrases of a match form, trying only where they may begin in its clean text."""
    if begins is None:
        yield from _PHRASES.finditer(form.text)
        return
    done = 0
    for place in form.places(begins):
        if place >= done and (phrase := _PHRASES.match(form.text, place)):
            done = phrase.end()
            yield phrase
