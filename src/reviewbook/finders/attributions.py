"""Attributions without a source: "research shows", "evidence-based", "is believed to be".

The rules know the phrases in which prose claims authority, not a subject. They are searched in
the match form: lower case, and every hyphen a blank. Some appeals are to more than a work can
carry (a consensus, the weight of the evidence); a citation in the sentence does not source those.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.match_form import to_form_of_same_length, to_match_form
from reviewbook.finders.claim_phrases import COLLECTIVE, CUES, SINGLE
from reviewbook.finders.cue_words import CueWords, by_first_letter, phrase_cues
from reviewbook.finders.own_claims import is_own, refers_back
from reviewbook.finders.pattern_beginnings import beginnings, begins_with, looked_ahead

LONGEST = 6
_AHEAD = 8  # letters of a phrase that are looked at before it is tried


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


_PHRASES = re.compile(
    rf"(?<!\w)(?<!not )(?<!\bno )(?<!n't )"
    rf"(?:(?P<collective>{_each_ahead(COLLECTIVE)})|{_each_ahead(SINGLE)})s?\b(?! (?:up|off)\b)"
)
# What stands before a phrase within a clause. One sign before all else: with that it is searched
# several times as fast.
_BEFORE_PHRASE = re.compile(rf"[ ']{begins_with(beginnings((*COLLECTIVE, *SINGLE), _AHEAD))}")
# A phrase is of words, blanks and apostrophes.
_BETWEEN_CLAUSES = re.compile(r"[^\w' ]")
_CLAUSE_BEFORE = re.compile(r"(?s:.*)[^\w' ]")
_CUE = re.compile(rf"(?<!\w)(?:{by_first_letter(CUES)})")
CUE_WORDS = CueWords([*phrase_cues(CUES)])


def find_attributions(
    text: str, start: int, end: int, cues: Sequence[int] | None = None
) -> Iterator[Attribution]:
    """Yield the attribution phrases of one stretch of clean text, in order, never overlapping.

    A phrase of more than six words keeps its last six. `cues` are the places where a cue may begin,
    where they are known; then the stretch has a match form of its own length.
    """
    stretch = text[start:end]
    form = to_match_form(stretch) if cues is None else to_form_of_same_length(stretch)
    for phrase in _phrases(form.text, _cues(form.text, start, cues)):
        if is_own(form.text, phrase):
            continue
        first, last = form.span(*phrase.span())
        words = [word.start() for word in re.finditer(r"\S+", text[start + first : start + last])]
        cut = words[-LONGEST] if len(words) > LONGEST else 0
        back = refers_back(form.text, phrase)
        yield Attribution(start + first + cut, start + last, bool(phrase["collective"]), back)


def _cues(form: str, start: int, places: Sequence[int] | None) -> Iterator[re.Match[str]]:
    """Yield the cues in a match form, looking only where they may begin."""
    if places is None:
        yield from _CUE.finditer(form)
    else:
        yield from filter(None, (_CUE.match(form, place - start) for place in places))


def _phrases(form: str, cues: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield what `_PHRASES` finds in a match form, looking only in clauses with a cue."""
    places = [cue.span() for cue in cues]
    done = 0
    for number, (start, stop) in enumerate(places):
        if start < done:
            continue  # in the same clause
        before = _CLAUSE_BEFORE.match(form, done, start)
        end = _BETWEEN_CLAUSES.search(form, stop)
        begin, done = before.end() if before else done, end.start() if end else len(form)
        last = bisect_left(places, done, number, key=lambda span: span[0]) - 1
        yield from _in_clause(form, begin, done, places[last][1])


def _in_clause(form: str, begin: int, end: int, cues_end: int) -> Iterator[re.Match[str]]:
    """Yield what `_PHRASES` finds in a clause, trying it only at words that phrases begin with.

    A phrase holds a cue, so that none begins where the last of them has ended.
    """
    done = begin
    for place in (begin, *(one.end() for one in _BEFORE_PHRASE.finditer(form, begin, end))):
        if place >= cues_end:
            break
        if place >= done and (phrase := _PHRASES.match(form, place, end)):
            done = phrase.end()
            yield phrase
