"""Verbs that define: "X refers to", "X means a", "by X we mean", "the definition of X is"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.defined_deeds import tell_by_deed
from reviewbook.finders.definition_lookalikes import FOLLOWS, HAPPENS
from reviewbook.finders.genus import likens, names_genus, names_hypernym
from reviewbook.finders.no_subjects import is_of_sayings
from reviewbook.finders.no_terms import speaks
from reviewbook.finders.term_phrases import as_term, term_after
from reviewbook.finders.term_subjects import (
    WINDOW,
    Told,
    is_bare,
    is_narrowed,
    is_relation,
    subject_before_comma,
    subject_of,
)

# ", defined as", ", which is often defined as"
_WHICH_IS = re.compile(r", (?:which (?:is|are|can be|may be) (?:\w{3,14}ly |often )?)?\Z")
_STATE_WHEN = re.compile(r" [\"\u201c']?[a-z-]+[\"\u201d']? (?:when|if)\b")
_IT_IS = re.compile(r"\b(?:[Tt]h(?:at|is)|[Ii]t)(?: is|['\u2019]s|was) \Z")
_A_THING = re.compile(r" an? ")
# "I think of Sunday as a rest": what it is to somebody.
_THINKS = re.compile(r"\b(?:I|we|We|they|They|people|many|Many|some|Some)(?: \w{2,14})? \Z")
_TO_IT = re.compile(r" (?:it|them|him|her|me|us|you|my|our|himself|herself|itself|themselves)\b")
# "Users refer to a guide": several who look things up there, and no kind of guide.
_READERS = re.compile(
    r"(?:[\w-]+ )?(?:\w{2,}(?:er|or|ist|ian)s|nurses|people|students|parents)", re.IGNORECASE
)
# "A lower price means": what follows of it.
_COMPARED = re.compile(
    r"(?:high|low|long|short|larg|small|big|bett|fast|slow|old|young|strong|weak|cheap|deep|wid"
    r"|thick|warm|cool|cold|light|heavi|great|few|strict|tight|lat|earli)g?er "
)
_WAYS = {"define": "define", "use": "use", "the": "the term"}
_NEAR = 40  # characters
_ARTICLES = (" a ", " an ", " the ")


def tell_by_verb(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "X refers to", "X means a", "X is defined as", "to X means to"."""
    if hit.group() == "means":
        yield from tell_by_deed(text, start, end, hit)
    which = _WHICH_IS.search(text, max(start, hit.start() - _NEAR), hit.start())
    apposed = which is not None and hit.group().startswith("defined")
    if which and apposed:
        found = subject_before_comma(text, start, which.start())
    else:
        found = subject_of(text, start, hit.start())
    owned = found and not apposed and found[0]["owner"]  # "a plant's label describes the colour"
    if not found or owned:
        return
    sure = hit.group().startswith("refer") or (not apposed and found[0]["termed"])
    nowhere = patterns.NOWHERE if sure else patterns.NO_SENSE
    if nowhere.match(text, hit.end(), end):
        return
    if _STATE_WHEN.match(text, hit.end(), end):
        return  # "pain is defined as chronic when it lasts": only of such pain
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
        sure = named or bool(patterns.SURE.search(text, start, hit.start()))
        if one := _A_THING.match(text, hit.end(), end):  # "a puncture means a night in a lay-by"
            given = is_narrowed(text, one.end(), end)
        given = given or bool(patterns.STATE_OF_ONE.match(text, hit.end(), end))
        state = is_bare(subject) and patterns.A_STATE.match(subject["term"])
        given = given or bool(state and patterns.MEANS_THAT.match(text, hit.end(), end))
        means = sure or bool(subject["lead"]) or (given and is_bare(subject))
        saying = not (sure or subject["lead"]) and is_of_sayings(subject["term"])
        saying = saying or bool(_COMPARED.match(subject["term"]))
        also = text.endswith(" also ", start, hit.start())
        return means and not (also or saying) and (named or not FOLLOWS.match(text, hit.end(), end))
    if verb.startswith("refer") and not named and _mentions(text, end, hit, subject):
        return False
    if verb == "covers":
        return named and not text.startswith(" the ", hit.end())
    if verb.startswith("describe") and not verb.endswith("as"):
        return named or (is_bare(subject) and bool(patterns.DESCRIBED.match(text, hit.end(), end)))
    if verb.endswith((" as", "to be")):
        if verb.startswith("described") and (one := _A_THING.match(text, hit.end(), end)):
            given = is_narrowed(text, one.end(), end)  # "unions are described as a relic"
        # of one at hand: "the film is described as a comedy that"
        at_hand = verb.startswith("described") and not (is_bare(subject) or " " in subject["term"])
        return bool(subject["passive"]) and not at_hand and (given or verb.startswith("defined"))
    return named or is_bare(subject) or given


def _mentions(text: str, end: int, hit: re.Match[str], subject: re.Match[str]) -> bool:
    """Tell whether "the report refers to a meeting", "the lease refers to a shed", "to it as"."""
    if speaks(subject["term"]) or _TO_IT.match(text, hit.end(), end):
        return True
    one = _A_THING.match(text, hit.end(), end)
    if one and _READERS.fullmatch(subject["term"]):
        return True
    at_hand = not is_bare(subject) and " " not in subject["term"]
    return one is not None and at_hand and not is_narrowed(text, one.end(), end)


def tell_by_meaning(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "By X we mean", "what we mean by X is", "the definition of X is", "a name for it: X"."""
    words = hit.group().lower()
    before = max(start, hit.start() - _NEAR)
    if patterns.NOBODY.search(text, before, hit.start()):
        return
    if words.startswith("the ") and _IT_IS.search(text, before, hit.start()):
        return  # "that is the term doctors use for it"
    if words == "think of" and _THINKS.search(text, before, hit.start()):
        return
    if words.startswith(("ha", "there")):
        colon = patterns.NAME_FOR.match(text, hit.end(), end)
        found = term_after(text, colon.end(), end) if colon else None
        if found:
            yield Told(found.term, "definition", "cue")
        return
    way = next((way for begins, way in _WAYS.items() if words.startswith(begins)), words)
    if way == "by" and patterns.WHAT_IS_MEANT.fullmatch(text, start, hit.start()):
        way = "what"
    pattern = patterns.MEANT[way].match(text, hit.end(), min(end, hit.end() + WINDOW))
    if (
        pattern
        and pattern.group().endswith(_ARTICLES)
        and not names_genus(text, pattern.end(), end)
    ):
        return  # "the definition of X is a matter of taste"
    if way == "think of" and pattern and pattern.group().endswith(" the "):
        the = pattern.end() - len("the ")
        if not (names_hypernym(text, pattern.end(), end) or is_relation(text, the, end)):
            return  # "think of a leader as the captain of a ship"
    termed = way == "the term"
    term = as_term(text, *pattern.span("term"), named=termed) if pattern else None
    if term and (way not in ("by", "think of") or hit.start() < start + _NEAR):
        yield Told(term, "definition", "cue")
