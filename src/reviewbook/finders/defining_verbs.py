"""Verbs and names that define: "X is a thing that", "X refers to", "this is called X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.definition_lookalikes import FOLLOWS, HAPPENS
from reviewbook.finders.genus import is_hypernym, likens, names_genus
from reviewbook.finders.term_phrases import NamedTerm, as_term, term_after
from reviewbook.finders.term_subjects import (
    WINDOW,
    Told,
    is_bare,
    is_narrowed,
    is_no_name,
    is_of_kinds,
    is_relation,
    subject_before_comma,
    subject_of,
)

_NEAR = 40  # characters
_CRITICS = re.compile(r"\b(?:critics|opponents|detractors|s[ck]eptics|enemies)\b", re.IGNORECASE)
_QUALITY = re.compile(r"\w+(?:less|ful|ous|able|ible)")
_LONG_SUBJECT = 3  # words, more than a name has: "the value that is given up is called the cost"
# "Friends are the people who": what one thinks of them.
_THE_ONES = re.compile(r"the (?:one\b|(?:\w+ )?(?:ones|people|person|man|men|woman|women) who\b)")
_OWNED = re.compile(r" (?:its|their) ")
_ARTICLE = re.compile(r"(?:\w+ly |just )?(?:an?|any) ")
_ARTICLES = (" a ", " an ", " the ")
# "They called X a scandal": what somebody thinks of it.
_NAMED_SO = re.compile(r" (?:an?|his|her|their|our|my) ")
# "Call this method X" names the method, "call this method" uses it.
_KIND_OF_IT = re.compile(r" (?P<kind>[a-z]{3,16})\b")
_OF_ONE = re.compile(r"an? ", re.IGNORECASE)
_ADVERB = re.compile(r"(?:\w{2,14}ly |just )?")
_WHO = re.compile(r"[^,.;]{3,60}? who(?:m|se)?\b")


def tell_kind(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "X is a thing that", "X is the act of", "X is a term for", "X is when"."""
    if its := patterns.ITS.match(text, hit.end(), end):
        yield from _by_relation(text, start, end, its)
    found = subject_of(text, start, hit.start())
    if not found:
        return
    subject, term = found
    general = is_bare(subject) or " " in subject["term"]  # "the heart" may be the one at hand
    place = adverb.end() if (adverb := _ADVERB.match(text, hit.end(), end)) else hit.end()
    if patterns.IS_NAME.match(text, hit.end(), end):
        yield Told(term, "definition", "cue")
    elif patterns.IS_ANY.match(text, hit.end(), end):
        if is_bare(subject) and names_genus(text, hit.end(), end):
            yield Told(term, "definition", "cue")
    elif is_relation(text, place, end):
        yield Told(term, "definition", "cue")
    elif text.startswith("the ", place):
        kind = general and (hit.group().startswith("are") or is_no_name(subject))
        kind = kind and not _THE_ONES.match(text, place, end)
        if kind and is_narrowed(text, place + len("the "), end):
            yield Told(term, "definition", "cue")
    elif general and _is_kind_of_thing(text, subject, hit, end):
        yield Told(term, "characterisation", "cue")
    elif (of_one := _ARTICLE.match(text, place, end)) and _is_for(text, of_one.end(), end):
        yield Told(term, "characterisation", "cue")


def _is_for(text: str, start: int, end: int) -> bool:
    """Tell whether "tool used to" follows."""
    return bool(patterns.USED_FOR.match(text, start, end)) and is_narrowed(text, start, end)


def _by_relation(text: str, start: int, end: int, its: re.Match[str]) -> Iterator[Told]:
    """Find "The act of a thing is its X"."""
    term = as_term(text, *its.span("deed" if its["deed"] else "term"))
    if term and text.startswith("The ", start) and is_relation(text, start, end):
        yield Told(term, "definition", "cue")


def _is_kind_of_thing(text: str, subject: re.Match[str], hit: re.Match[str], end: int) -> bool:
    """Tell whether "a thing that" or "things that" follows a subject."""
    article = _ARTICLE.match(text, hit.end(), end)
    if not article:
        several = hit.group().startswith("are") and not subject["article"]
        return several and is_of_kinds(text, hit.end(), end)
    # "Tom is a cook who": a name, not a kind.
    who = _WHO.match(text, article.end(), end)
    named = hit.group().startswith("is") and not subject["article"] and not subject["open"]
    one = bool(_OF_ONE.match(subject["article"] or ""))
    return not (who and named) and is_narrowed(text, article.end(), end, of_one=one)


def tell_by_verb(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "X refers to", "X means a", "X is defined as", "the term X describes"."""
    apposed = hit.group().startswith("defined") and text.endswith(", ", start, hit.start())
    if apposed:
        found = subject_before_comma(text, start, hit.start() - len(", "))
    else:
        found = subject_of(text, start, hit.start())
    if not found or patterns.NO_SENSE.match(text, hit.end(), end):
        return
    described = hit.group().endswith("described as")
    if described and (likens(text, hit.end(), end) or HAPPENS.match(text, hit.end(), end)):
        return
    subject, term = found
    if apposed or _is_meant(text, start, end, hit, subject):
        yield Told(term, "definition", "cue")


def _is_meant(text: str, start: int, end: int, hit: re.Match[str], subject: re.Match[str]) -> bool:
    """Tell whether a verb says what its subject means, and not what follows of it."""
    verb = hit.group()
    named = bool(subject["termed"] or subject["open"])
    given = bool(patterns.GIVES_MEANING.match(text, hit.end(), end))
    if verb.startswith("mean"):
        if text.endswith(" also ", start, hit.start()):
            return False
        sure = named or bool(patterns.SURE.search(text, start, hit.start()))
        given = given and not FOLLOWS.match(text, hit.end(), end)
        return sure or bool(subject["lead"]) or (given and is_bare(subject))
    if verb.startswith("describe") and not verb.endswith("as"):
        return named or (is_bare(subject) and bool(patterns.DESCRIBED.match(text, hit.end(), end)))
    if verb.startswith("defined"):
        return bool(subject["passive"])
    if verb.endswith(" as"):
        return bool(subject["passive"]) and given
    return named or is_bare(subject) or given


def tell_by_name(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "is called X", "a property known as X"."""
    before = max(start, hit.start() - WINDOW)
    if hit.start() == start or patterns.NO_NAME.search(text, before, hit.start()):
        return
    if patterns.GIVEN_NAME.search(text, before, hit.start()):
        return
    be = patterns.BE_BEFORE.search(text, before, hit.start())
    owned = _OWNED.match(text, hit.end(), end) if be else None
    found = term_after(text, owned.end() if owned else hit.end(), end)
    if not found or _NAMED_SO.match(text, found.term[1], end):
        return
    if be:
        long = text.count(" ", start, be.start()) > _LONG_SUBJECT
        holds = not found.article or long or bool(patterns.PRONOUN.match(text, start))
    else:
        reduced = patterns.REDUCED.search(text, before, hit.start())
        known = patterns.ALSO.search(text, before, hit.start())
        known = known or hit.group() in ("known as", "referred to as")
        known = known or patterns.KIND_CALLED.search(text, before, hit.start())
        apart = text.endswith(", ", start, hit.start()) and text.startswith(",", found.term[1])
        holds = bool(reduced) and (not found.article or bool(known) or apart)
    if holds and not _is_proper(text, found, last=bool(be)):
        aside = hit.group() != "called" and not be
        yield Told(found.term, *(("gloss", "aside") if aside else ("definition", "cue")))


def _is_proper(text: str, found: NamedTerm, *, last: bool = False) -> bool:
    """Tell whether what is named bears a name of its own: "a shop called Corner Books".

    A term that is the `last` of its clause may begin with a name: "it is called Brownian motion".
    """
    if found.quoted or not text[found.term[0]].isupper():
        return False
    words = text[slice(*found.term)].split()
    ends = not text[found.term[1] : found.term[1] + 1].strip(".,;:)")
    return not (last and ends and len(words) > 1 and words[-1].islower())


def tell_by_calling(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "Cooks call this X"; what critics call it, or how it is, is no name."""
    place = hit.end()
    if hit.group().endswith("this") and (kind := _KIND_OF_IT.match(text, place, end)):
        place = kind.end("kind") if is_hypernym(kind["kind"]) else place
    found = term_after(text, place, end)
    judged = _CRITICS.search(text, max(start, hit.start() - WINDOW), hit.end())
    if not found or judged or _QUALITY.fullmatch(text, *found.term):
        return
    what = hit.group()[0] in "Ww" and text.startswith(" the ", hit.end())
    if (what or not found.article) and not _is_proper(text, found):
        yield Told(found.term, "definition", "cue")


def tell_by_meaning(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "By X we mean", "the definition of X is", "there is a name for this: X"."""
    words = hit.group().lower()
    before = max(start, hit.start() - _NEAR)
    if patterns.NOBODY.search(text, before, hit.start()):
        return
    if words.startswith(("ha", "there")):
        colon = patterns.NAME_FOR.match(text, hit.end(), end)
        found = term_after(text, colon.end(), end) if colon else None
        if found:
            yield Told(found.term, "definition", "cue")
        return
    way = "define" if words.startswith("define") else "the term" if words[:3] == "the" else words
    pattern = patterns.MEANT[way].match(text, hit.end(), min(end, hit.end() + WINDOW))
    if (
        pattern
        and pattern.group().endswith(_ARTICLES)
        and not names_genus(text, pattern.end(), end)
    ):
        return  # "the definition of X is a matter of taste"
    termed = way == "the term"
    term = as_term(text, *pattern.span("term"), named=termed) if pattern else None
    if term and (way not in ("by", "think of") or hit.start() < start + _NEAR):
        yield Told(term, "definition", "cue")
