"""Asides that gloss a term: "X, a thing that", "X (a thing that)", "X - the act of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders import aside_patterns as asides
from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.bracketed_glosses import noun_before_bracket, tells_in_brackets
from reviewbook.finders.genus import is_hypernym, names_hypernym
from reviewbook.finders.kind_patterns import OF_BODIES, OF_STUFF, TO_DO
from reviewbook.finders.no_terms import bears_name, goes_on_listing, is_time, sums_up
from reviewbook.finders.other_names import tell_by_other_name
from reviewbook.finders.telling_verbs import is_theory
from reviewbook.finders.term_labels import NO_LABEL
from reviewbook.finders.term_phrases import Span, as_term, is_several, noun_before
from reviewbook.finders.term_subjects import (
    WINDOW,
    Told,
    is_bare,
    is_narrowed,
    is_of_kinds,
    is_relation,
    subject_before_comma,
    subject_of,
)

_CLAUSE = re.compile(
    r"(?:While|For|If|When|In|As|Although|Though|Because|Since|After|Before|With|By|Once|Whether"
    r"|At|On|During|Despite|Without|From|Like|Unlike|To|Where|Instead|Of|So|Whenever|Wherever|Unless"
    r"|Until|Given|Within|Inside|Beyond|Among|Between|Above|Under|Over|Through)\b",
    re.IGNORECASE,
)
# "At great heat, gases become plasma, a mix of": what leads to the clause is not part of it.
_LED_BY = re.compile(r"(?:At|In|On|During|Under|With|From|After|Before) [^,.;:()]{3,60}, (?=[a-z])")
# "They learn how, with the right soil, a bed": no aside, but what leads to a clause.
_LEADS = re.compile(
    r"\b(?:that|how|and|but|so|because|why|where) (?:with|without|for|if|when|in|by|as|after|before"
    r"|once|at|on|during|despite|unlike|like|while|although|from|to) [^,.;:()]{2,60}\Z"
)
_LINK = re.compile(patterns.LINK)
_ARTICLE = re.compile(r"an?|the")
_SHORT = re.compile(r" \((?:[A-Z][A-Za-z]{1,6}|[a-z]{3,14} [a-z]{3,14})\)\Z")
_GIVEN_NAME = re.compile(r"\b(?!The |An? )[A-Z][a-z]+ \Z")
_AFTER_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he) \Z")
_SECOND_DASH = re.compile(r" [-\u2013\u2014] |\u2014")
_NAMED_THE = re.compile(r"\b[Tt]he (?P<term>[a-z][a-z-]{2,20} (?P<head>[a-z]{4,16}))\Z")
_THE_AGAIN = re.compile(
    r"the (?P<head>[a-z]{4,16}) (?:(?:that|which) (?!was|were|had)|needed|required|used"
    r"|(?:at|in|by|to|for|under) which)\b"
)
_OF_A_THING = re.compile(r"\b(?:[Aa]n?|[Tt]he) (?:[a-z-]+ ){1,2}(?:on|of|for|in|to|from) \Z")
# "They do three jobs: a check of": a list of them follows.
_SO_MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|several|some|many|these|following|\d+) (?:\w+ )?\Z"
)
_SHORTEST = 34  # characters of another name in brackets
_NEAR, _CLEAR = 60, 80  # characters before an aside: of its noun, and without another sign


def tell_by_aside(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "X, a thing that", "X, or Y,", "X, that is, a thing", "X (a thing that)"."""
    if named := asides.NAMED_BEHIND.match(text, hit.end(), end):
        before = asides.THAT_ARE.search(text, max(start, hit.start() - WINDOW), hit.start())
        if before and is_hypernym(before["noun"]):
            yield from (
                [Told(name, "gloss", "aside")]
                if (name := as_term(text, *named.span("term")))
                else []
            )
        return
    subject = subject_of(text, start, hit.start() + 1) if text[hit.start()] == " " else None
    subject = subject or subject_before_comma(text, start, hit.start())
    term = subject[1] if subject and is_bare(subject[0]) else None
    if text.startswith("or ", hit.end()) and not asides.CLOSED.match(text, hit.end(), end):
        of_it = subject[1] if subject and text[hit.end() - 1] == "(" else term
        yield from tell_by_other_name(text, start, end, hit, of_it)
        return
    sure = asides.SURE_ASIDE.match(text, hit.end(), end) is not None
    near = term if _goes_on(text, hit, end) else None
    if not near and not goes_on_listing(text, start, hit.start(), hit.end(), end):
        near = _apart(text, start, hit.start(), sure=sure)
    near = near or _the_term(text, start, end, hit) or _listed(text, start, end, hit)
    near = near or _organ(text, start, end, hit) or _the_same(text, start, end, hit)
    near = near or _stuff(text, end, hit, subject)
    if that := asides.THAT_IS.match(text, hit.end(), end):
        if that.group() == "that is " and not names_hypernym(text, that.end(), end):
            return  # "tea or coffee, that is the question"
        near = near or (subject[1] if subject else None)
        yield from [Told(near, "gloss", "aside")] if near else []
        return
    near = near or noun_before_bracket(text, start, end, hit)
    if near and is_time(text[slice(*near)]):
        return  # "it stood for centuries, a building which"
    if near and _explains(text, start, end, hit, near, bare=term is not None):
        yield Told(near, "gloss", "aside")


def _explains(
    text: str, start: int, end: int, hit: re.Match[str], term: Span, *, bare: bool
) -> bool:
    """Tell whether an aside says what a term is; a `bare` one begins the sentence."""
    place = hit.end()
    if asides.IN_WHICH_IS.match(text, place, end):
        done = not text.startswith("where ", place) and asides.DONE.match(text, *term)
        so_called = text.endswith("so-called ", start, term[0])
        return bool(done or so_called or asides.ONE_OF_THEM.match(text, start, hit.start()))
    if holds := asides.HOLDS_THAT.match(text, place, end):
        return is_theory(text[slice(*term)], f"{holds['verb']} that")
    those = bare and is_several(text, term) and asides.THOSE.match(text, place, end)
    closed = bare and asides.CLOSED.match(text, place, end)
    if those or closed or asides.WHEN_OR_WHAT.match(text, place, end):
        return True
    if text[place - 1] == "(":
        return tells_in_brackets(text, place, end, term, bare=bare)
    return _is_put_beside(text, place, end, term)


def _is_put_beside(text: str, place: int, end: int, term: Span) -> bool:
    """Tell whether "things that" or "a thing that" behind a comma says what a term is."""
    which = asides.WHICH_ARE.match(text, place, end)
    several = is_several(text, term)
    if which or asides.KINDS_THAT.match(text, place, end):
        kinds = is_of_kinds(text, which.end() if which else place, end)
        return kinds and (which is not None or several)
    found = asides.APPOSITION.match(text, place, end)
    if not found or (found.group().startswith("which is ") and several):
        return False
    return _is_apposed(text, end, found, term)


def _is_apposed(text: str, end: int, found: re.Match[str], term: Span) -> bool:
    """Tell whether a noun phrase behind a comma says of what kind the thing before it is.

    "The things that" does so of several: no name.
    """
    place, the = found.start("article"), found["article"] == "the"
    if the and _is_person(text, found.end(), term):
        return False
    if is_relation(text, place, end) or TO_DO.match(text, place, end):
        return True
    narrowed = is_narrowed(text, found.end(), end)
    if not the:
        return narrowed and not _is_of_other(text, found.end(), term)
    kinds = (OF_STUFF, OF_BODIES)
    stuff = any(one.match(text, found.end(), end) for one in kinds)
    stuff = stuff and not _is_of_other(text, found.end(), term)
    general = stuff or found.group().startswith("which") or is_several(text, term)
    return bool(asides.IN_WHICH.match(text, found.end(), end) or (narrowed and general))


def _is_of_other(text: str, start: int, term: Span) -> bool:
    """Tell whether "a thing that" tells of one person or place, or of all that was said."""
    several = is_several(text, term)
    return _is_person(text, start, term) or sums_up(
        text[slice(*term)], text, start, several=several
    )


def _is_person(text: str, start: int, term: Span) -> bool:
    """Tell whether one person or place is said to be what it is: "Anna, a teacher from"."""
    place, before = term[0], _GIVEN_NAME.search(text, max(0, term[0] - _NEAR), term[0])
    if before and text[place].isupper():
        term = (before.start(), term[1])  # "at Cala Secca"
    article = bool(_AFTER_ARTICLE.search(text, max(0, term[0] - len(" the ")), term[0]))
    return bears_name(text[slice(*term)], text, start, article=article)


def _organ(text: str, start: int, end: int, hit: re.Match[str]) -> Span | None:
    """Return the part of a body before "a muscular sac that"; there is one in all of a kind."""
    found = asides.APPOSITION.match(text, hit.end(), end)
    if not found or found["article"] == "the" or not OF_BODIES.match(text, found.end(), end):
        return None
    organ = asides.THE_ORGAN.search(text, max(start, hit.start() - _NEAR), hit.start())
    return as_term(text, *organ.span("term")) if organ else None


def _the_same(text: str, start: int, end: int, hit: re.Match[str]) -> Span | None:
    """Return "the resting rate" before "the rate at which": its noun again, narrowed down."""
    named = _NAMED_THE.search(text, max(start, hit.start() - _NEAR), hit.start())
    again = _THE_AGAIN.match(text, hit.end(), end) if named else None
    same = named and again and named["head"] == again["head"]
    return as_term(text, *named.span("term")) if named and same else None


def _stuff(
    text: str, end: int, hit: re.Match[str], subject: tuple[re.Match[str], Span] | None
) -> Span | None:
    """Return "the humus" that a sentence begins with, if "the stuff that" and a verb follow."""
    if not subject or is_bare(subject[0]) or not text.startswith("the ", hit.end()):
        return None
    place = hit.end() + len("the ")
    stuff = any(one.match(text, place, end) for one in (OF_BODIES, OF_STUFF))
    return subject[1] if stuff and _goes_on(text, hit, end) else None


def _listed(text: str, start: int, end: int, hit: re.Match[str]) -> Span | None:
    """Return an item of "two kinds: X, the act of one; Y, the act of", or of "one is X, where"."""
    if text[hit.start()] != ",":
        return None
    item = asides.ONE_OF_THEM.match(text, start, hit.start())
    if not item and ";" in text[start:end]:
        item = asides.ITEM.search(text, max(start, hit.start() - _NEAR), hit.start())
    return as_term(text, *item.span("term")) if item else None


def _the_term(text: str, start: int, end: int, hit: re.Match[str]) -> Span | None:
    """Return "the basal rate" that a sentence begins with, if "which is the" and a verb follow."""
    relative = text.startswith("which ", hit.end()) and _goes_on(text, hit, end)
    subject = subject_before_comma(text, start, hit.start()) if relative else None
    return subject[1] if subject and " " in subject[0]["term"] else None


def _goes_on(text: str, hit: re.Match[str], end: int) -> bool:
    """Tell whether a sentence goes on behind an aside."""
    closed = "," in text[hit.end() : min(end, hit.end() + WINDOW)]
    return closed or text[hit.end() - 1] == "("


def _apart(text: str, start: int, end: int, *, sure: bool = False) -> Span | None:
    """Return the noun before an aside, if it is neither an item of a list nor ends a clause.

    What can be nothing but an aside is `sure`.
    """
    start = link.end() if (link := _LINK.match(text, start, end)) else start
    start = led.end() if (led := _LED_BY.match(text, start, end)) else start
    before = text[max(start, end - _CLEAR) : end]
    clause = _LEADS.search(before) or _CLAUSE.match(text, start, end)
    if not sure and (clause or any(sign in before for sign in ",:;(")):
        return None
    short = _SHORT.search(text, max(start, end - _SHORTEST), end)
    end = short.start() if short else end
    return noun_before(text, max(start, end - _NEAR), end, sure=sure, spelled=bool(short))


def tell_by_dash(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "X - the act of - is", "X - things that - are", "X: that is, a thing"."""
    subject = subject_before_comma(text, start, hit.start())
    term = subject[1] if subject and is_bare(subject[0]) else _apart(text, start, hit.start())
    colon, place = text[hit.start()] == ":", hit.end()
    article = _ARTICLE.match(text, place, end)
    if colon and (term is None or _is_no_term(text, start, term)):
        return
    if colon and not subject and text.endswith((" a ", " an "), start, term[0] if term else end):
        return  # "she has a hobby: the repair of clocks"
    if not colon and asides.THOSE.match(text, place, end):
        term = noun_before(text, max(start, hit.start() - _NEAR), hit.start())
        told = bool(term and is_several(text, term) and text[term[0] - 1] == " ")
    elif article:
        sure = article[0] != "the" or (subject and _SECOND_DASH.search(text, place, end))
        told = term is not None and _tells_of_one(text, article, end, term, sure=bool(sure))
    else:
        that = asides.THAT_IS.match(text, place, end) is not None
        told = that or _tells_of_kind(text, place, end, colon=colon)
        if not that and term and _OF_A_THING.search(text, start, term[0]):
            return  # "a cap on fees - limits that": said of the cap
    if term and told:
        yield Told(term, "gloss", "aside")


def _is_no_term(text: str, start: int, term: Span) -> bool:
    """Tell whether a label of a note or so many things stand before a colon."""
    return bool(NO_LABEL.fullmatch(text, *term) or _SO_MANY.search(text, start, term[0]))


def _tells_of_one(text: str, article: re.Match[str], end: int, term: Span, *, sure: bool) -> bool:
    """Tell whether "a thing that", "the act of" says what a term is; "the thing that" if `sure`."""
    place = article.end() + 1
    if _is_person(text, place, term):
        return False
    return (sure and is_narrowed(text, place, end)) or is_relation(text, article.start(), end)


def _tells_of_kind(text: str, place: int, end: int, *, colon: bool) -> bool:
    """Tell whether "things that" follows, or, unless behind a colon, "stuff that"."""
    hypernym = names_hypernym(text, place, end)
    if is_of_kinds(text, place, end):
        return hypernym or not colon
    return hypernym and not colon and is_narrowed(text, place, end)
