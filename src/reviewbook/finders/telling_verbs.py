"""Verbs that say what a term is of some subjects only: "ABC stands for", "this theory holds that".

A theory is what it states, an acronym what it stands for, "a set" what it consists of, and a
process what occurs when; of persons, plans and days the same verbs say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.definition_lookalikes import TIME_OF
from reviewbook.finders.genus import is_evaluated, names_genus
from reviewbook.finders.no_subjects import is_of_sayings
from reviewbook.finders.term_subjects import (
    WINDOW,
    Told,
    is_bare,
    is_narrowed,
    is_no_name,
    is_relation,
    subject_of,
)

_ACRONYM = re.compile(
    r"(?<![\w.])(?P<term>[A-Z][\w&/-]{0,8}[A-Z])(?: \([^()]{1,60}\))?[\"\u201d]?,?(?: which)? ?\Z"
)
_SPELLED = re.compile(r" [\"\u201c']?(?:the )?[A-Za-z]")
_THEORY = re.compile(
    r".*[a-z-] (?:hypothesis|theory|theorem|principle|doctrine|postulate|conjecture|axiom)"
    r"(?: of [a-z ]{3,40})?\Z|(?:theory|principle|law|doctrine) of [a-z ]{3,40}\Z"
    r"|[A-Za-z-]{4,}ism\Z"
)
_LAW = re.compile(r".*[a-z-] (?:law|rule|paradox|maxim|clause|amendment)\Z", re.IGNORECASE)
_STATES = ("states that", "holds that", "says that")
_NEW = re.compile(
    r"(?:new|old|current|present|existing|recent|latest|proposed|local|original|modern|first|house)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(r".*\w (?:effect|reaction|error|bias|process|cycle|illusion)\Z")
_MANY = ("happen ", "arise ", "occur ", "take ", "result ", "exist ", "develop ")
_STUDIES = re.compile(
    r"(?:studies|examines|explores|investigates|focuses on|looks at|deals with|seeks to"
    r"|emphasi[sz]es|views|sees)"
)
_FIELD = re.compile(
    r".*(?:[a-z]{3}(?:ology|onomics|istics)|(?:[a-z-]+ (?:theory|perspective|approach|psychology"
    r"|economics|science|analysis|paradigm|geography|history|chemistry|physics|[a-z]{3,}ism)))\Z"
    r"|(?:functional|interaction|construction|behavior|structural|material)[a-z]*ism\Z",
    re.IGNORECASE,
)
_STUDIED = re.compile(r" (?!(?:it|this|that|you|us|me|him|her|them)\b)[a-z]")
# "Membership includes all the classes in the hall": what is sold.
_OFFER = re.compile(
    r"(?:.* )?(?:membership|price|package|admission|tickets?|tour|rent|fee|plan|bundle|deal)\Z",
    re.IGNORECASE,
)
_ALL_OF = re.compile(
    r" (?:(?:of )?(?:the )?[a-z-]+ )?(?:and )?(?:[a-z]+ )?(?:who|that|which|in|of)\b| living\b"
)
# "Rotational grazing involves moving a herd": what is done, and what doing it is.
_DONE = re.compile(r"(?: [a-z]*(?:[a-z]ing|ment|ism|ance|ence)|.*(?:[st]ion|sis|[a-z]{3}ics))\Z")
_INVOLVED = re.compile(
    r"(?:the (?:\w+ )?\w{3,}(?:[st]ion|ment|ing|ance|ence|al|use|transfer) of"
    r"|two [a-z]+ of|(?:\w+ly )?(?!having|getting)\w{3,}ing) "
)
# What measures or shows something by its nature.
_SHOW = ("measures", "represents", "shows", "indicates", "reflects")
_MEASURE = re.compile(
    r"(?:.* )?(?:[a-z]{3,}(?:icity|ility|uency|ensity|osity)|[a-z-]+ (?:curve|rate|ratio|index"
    r"|coefficient|constant|function|scale|line|number|effect|frontier|constraint|score))\Z",
    re.IGNORECASE,
)
_TIME = re.compile(rf" {TIME_OF}| (?:we|I|you least|nobody|nothing)\b")
_PARTS = re.compile(r" (?:an? |the |\w+ing |(?!only |just |mostly |mainly |more )[a-z]{3,} )")
_ALL_PARTS = re.compile(r" all (?:of )?the [a-z]+ (?:that|who|in|of|[a-z]{2,12}ed by) ")
_HOW = re.compile(r" (?:much|many|fast|far|well|often|long|the|an?|[a-z]+ (?:an?|the|[a-z]+s)) ")
_DOING = re.compile(r" \w{3,14}ing ")
_OF_ONE = re.compile(r"(?:[Aa]n? |[Ee]very )")


def tell_by_some(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "ABC stands for", "the X principle states that", "X occurs when", "an X consists of"."""
    verb = hit.group()
    if _STUDIES.fullmatch(verb):
        yield from _by_field(text, start, end, hit)
        return
    if verb.startswith("stand"):
        named = _ACRONYM.search(text, max(start, hit.start() - WINDOW), hit.start())
        if named and _SPELLED.match(text, hit.end(), end):
            yield Told(named.span("term"), "gloss", "cue")
        return
    found = subject_of(text, start, hit.start())
    if not found or is_evaluated(found[0]["term"]):
        return
    subject, term = found
    defines = verb.endswith(("that", "when", "if", "where"))
    holds = _defines if defines else _characterises
    if holds(text, hit.end(), end, verb, subject):
        yield Told(term, "definition" if defines else "characterisation", "cue")


def _by_field(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "rural sociology studies how", "X theory looks at": a field is what it studies."""
    found = subject_of(text, start, hit.start())
    name = found[0]["term"] if found else ""
    if not found or not _FIELD.match(name) or is_evaluated(name) or _NEW.match(name):
        return
    if _STUDIED.match(text, hit.end(), end):
        yield Told(found[1], "characterisation", "cue")


def _defines(text: str, start: int, end: int, verb: str, subject: re.Match[str]) -> bool:
    """Tell whether a theory states something, or a process occurs when something is."""
    if verb.endswith("that"):
        return is_theory(subject["term"], verb)
    if is_of_sayings(subject["term"]):
        return False
    alone = is_bare(subject) and (" " in subject["term"] or not verb.startswith(_MANY))
    general = alone or bool(_EFFECT.match(subject["term"]))
    return general and not subject["passive"] and not _TIME.match(text, start, end)


def _characterises(text: str, start: int, end: int, verb: str, subject: re.Match[str]) -> bool:
    """Tell whether a verb says of what a thing is made, what it measures, serves as or is like."""
    if verb.startswith(_SHOW) and not verb.endswith("how"):
        return _is_measure(text, start, end, subject)
    if verb.endswith(" of"):
        return _is_made_of(text, start, end, subject)
    if verb.startswith(("includ", "compri", "encom")):
        general = is_bare(subject) or " " in subject["term"]
        general = general and not _OFFER.match(subject["term"])
        return general and is_no_name(subject) and bool(_ALL_OF.match(text, start, end))
    if not is_bare(subject):
        return False
    if verb.startswith("involv") or verb.endswith(" in"):
        return _is_doing(text, start, end, verb, subject)
    return _is_like(text, start, end, verb, subject)


def _is_made_of(text: str, start: int, end: int, subject: re.Match[str]) -> bool:
    several = " " in subject["term"] and _DOING.match(text, start, end)
    kind = is_bare(subject) and " " in subject["term"] and is_no_name(subject)
    one = kind or _OF_ONE.match(subject["article"] or "")
    whole = " " in subject["term"] and _ALL_PARTS.match(text, start, end)
    return bool((one and _PARTS.match(text, start, end)) or several or whole)


def _is_measure(text: str, start: int, end: int, subject: re.Match[str]) -> bool:
    """Tell whether "elasticity measures the rate of", "the supply curve shows the amount that"."""
    measure = bool(_MEASURE.match(subject["term"])) and not subject["passive"]
    return measure and is_relation(text, start, end)


def _is_doing(text: str, start: int, end: int, verb: str, subject: re.Match[str]) -> bool:
    """Tell whether doing it "involves moving a herd", "consists in the failure to".

    Only a way of doing something involves the use of a thing.
    """
    if verb.endswith(" in"):
        return is_relation(text, start + 1, end) or bool(_DOING.match(text, start, end))
    done = _DONE.search(subject["term"]) and not subject["passive"]
    return bool(done and _INVOLVED.match(text, start, end))


def _is_like(text: str, start: int, end: int, verb: str, subject: re.Match[str]) -> bool:
    if verb.endswith("how"):
        return bool(_HOW.match(text, start, end))
    if verb.endswith("by"):
        marked = is_no_name(subject) and bool(subject["passive"])
        return marked and names_genus(text, start + 1, end)
    return is_no_name(subject) and is_narrowed(text, start + 1, end)


def is_said_of_theory(subject: re.Match[str]) -> bool:
    """Tell whether a subject is a theory, a law or an effect, which "is that" something is so."""
    name = subject["term"]
    return bool(_THEORY.match(name) or _EFFECT.match(name)) and not _NEW.match(name)


def is_theory(name: str, verb: str) -> bool:
    """Tell whether a name is that of a theory, or of a law that is said to state something."""
    if _NEW.match(name):
        return False
    return bool(_THEORY.match(name) or (verb in _STATES and _LAW.match(name)))
