"""Plain ways to say what a term is, and what only looks like one.

"In simple terms, X is poor Y", "Y, or X, is", "X is trouble doing": forms that hold because of the
words around the term. Before it no more than 80 characters are looked at.
"""

from __future__ import annotations

import re

from reviewbook.finders.bare_kinds import names_bare_kind
from reviewbook.finders.definition_lookalikes import FOLLOWS
from reviewbook.finders.definition_patterns import GOES_ON, STATE
from reviewbook.finders.genus import names_hypernym
from reviewbook.finders.lead_ins import is_led_to, says_kind
from reviewbook.finders.pattern_beginnings import widest
from reviewbook.finders.quotation_marks import CLOSE, OPEN
from reviewbook.finders.term_subjects import is_relation
from reviewbook.ledger.tables import Mention

_BEFORE = 80  # characters
_IS = re.compile(rf"{CLOSE} (?:is|are) (?!not\b)")
_IS_STATE = re.compile(
    rf"{CLOSE} (?:is|are) {STATE}|{CLOSE} (?:is|are) (?:classified|categori[sz]ed) as an? "
    r"|, which (?:is|are|means) "
    rf"{STATE}"
)
_OF_KIND = re.compile(rf"{CLOSE} (?:is|are) an? (?:\w+ )?(?:kind|sort|type|form) of (?:an? )?")
_BE = re.compile(" (?:is|are) ", re.IGNORECASE)
_ITSELF = (
    " (?:is|are) (?:an? )?(?:{}|{}) (?:that|which|lasting|with|without|of|in which|caused by)\\b"
)
_LAST_WORD = re.compile(r"\w+\Z")
_MEANING_LEAD = re.compile(
    r"(?:[Hh]ere, |[Ii]n (?:this|the|our) [^,.;]{3,40}, "
    r"|[^,.;]{3,40} (?P<says>says?|explains?|writes?|states?|notes?)"
    rf" (?:that )?)(?:the term )?{OPEN}\Z"
)
_MEANS = re.compile(rf"{CLOSE},? (?:by definition,? )?means (?P<what>)")
_PERSON = r"an? (?:person|patient|child|adult)|someone|somebody"
# Who bears what follows of a thing, or pays for it: "X means that food prices rise".
_CONCERNED = (
    r"(?:\w{1,30} ){0,2}(?:\w{1,30}(?<!lay)(?<!pap)(?<!wat)(?<!numb)(?:ers|ors|ists)|nurses|parents"
    r"|children|families|women|men|prices?|costs?|bills?|rents?|sales|profits?|shelves|shops|homes"
    r"|budgets?|jobs)\b|we|they|it|he|she|our|my|their|his|her|people|this|there|more|less|fewer"
    r"|nobody|no one|life|many|most"
)
_NO_STATE = (
    r"\w+er\b|more\b|less\b|not\b|on\b|at risk|[a-z]+ing\b|(?:likely|able|unable|forced|hungry|poor"
    r"|hard|difficult|empty|late|tired|long|short|slow|busy|angry)\b"
)
_HAPPENS = (
    r"(?:rise|fall|fail|swell|shrink|harden|soften|grow|drop|increase|decline)s?"
    r"(?:[.;,]| for (?:days|weeks|months|years)\b)|runs? out\b|breaks? down\b"
    r"|(?:lacks?|seems? to) [a-z]"
)
_MEANS_A_STATE = re.compile(
    rf"that (?:(?:{_PERSON}) (?:is|does)|(?:{_PERSON}|people) "
    r"(?:cannot|can(?:no|['\u2019])t|can|has|have|do|finds?|regularly|often))\b"
    rf"|that (?!{_CONCERNED})(?:[a-z][\w'\u2019-]* ){{1,5}}(?:(?:is|are) (?!{_NO_STATE})"
    rf"|{_HAPPENS})"
)
_NO_MEANING = re.compile(
    r"(?:that )?(?:nobody|no one|more|less|better|worse|we|they|it)\b|\w+[.,;]|\w+ for\b"
)
_HAVING = re.compile(r"(?:Having|To have|Being|Living with) (?:an? |the )?\Z")
_DOING = re.compile(r"(?:means|is) (?:to )?\w{2,14}ing\b")
_WORD_COMES = re.compile(
    rf"{CLOSE} (?:comes|derives|is derived|stems) from [^.;]{{2,60}} and (?:literally )?means\b"
)
_THE_WORD = re.compile(rf"\b(?:[Tt]he )?(?:term|word|name) {OPEN}\Z")
_SAID_OF = re.compile(
    r"\b(?:describ|characteri[sz]|refer|categori[sz]|classif|explain)(?:e|es|ed|s|red|y|ies|ied)?"
    rf"(?: to)? (?:the (?:term|concept) )?{OPEN}\Z"
)
_AS = re.compile(rf"{CLOSE} as (?P<doing>(?:{STATE}|\w{{3,14}}ing ))?")
# Another name beside the term
_OR_STATE = re.compile(rf"{CLOSE}(?:, or | \((?:or )?){STATE}[^.;,()]{{0,80}}(?:[.,;)]|\Z)")
_ONE_WORD = re.compile(
    rf"{CLOSE} \((?:or )?(?:[a-z]{{3,}}(?:ness|ing|ache)|(?<=or )[a-z]{{3,}} [a-z]{{3,}})\)"
)
# A list of which the term is an item.
_IN_LIST = re.compile(r"\w, (?:[\w-]+ ){0,2}[\w-]+, (?:and |or )?\Z")
_STATE_FIRST = re.compile(rf"{STATE}[^,.;:()]{{0,50}}(?P<sign>, or | \()\Z", re.IGNORECASE)
_AFTER_NAME = {", or ": re.compile(rf", {GOES_ON}"), " (": re.compile(r"\)")}
_LABEL = re.compile(
    rf"{CLOSE}(?: \((?:noun|n\.|medical|adjective|verb)\))?{CLOSE}(?:: ?| [\u2013\u2014-] )"
    rf"{CLOSE}(?=\S)(?:{STATE}|(?=an? |the ))"
)
# What only looks like a definition
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless) (?:an? |the )?[\"'\u201c\u2018*_]?\Z", re.IGNORECASE
)
_WITH_IT = re.compile(r"\b(?:with|without|from) (?:\w{3,14} )?\Z")
_NEAR = max(map(widest, (_SUPPOSED, _WITH_IT)))
FOLLOWING = (
    *(_IS_STATE, _OF_KIND, _IS, _AS, _WORD_COMES, _MEANS, _OR_STATE, _ONE_WORD),
    *_AFTER_NAME.values(),
    re.compile(" [iI\u0130\u0131][sS\u017f] | [aA][rR][eE] "),  # as `_BE` reads it
)
"""What has to follow a term for a rule of this module, but for a label, to hold."""


def says_plainly(text: str, start: int, end: int, term: Mention, *, labels: bool) -> bool:
    """Tell whether a plain statement defines a term.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    term
        The term.
    labels
        Whether the sentence begins its passage and the term it, so that it may be a label.
    """
    before = max(start, term.start - _BEFORE)
    if _says_what_it_is(text, start, end, term) or _says_its_meaning(text, before, end, term):
        return True
    label = _LABEL.match(text, term.end, end) if labels else None
    sure = label and label.group().rstrip()[-1] not in ":-\u2013\u2014*_"
    return bool(label and (sure or is_relation(text, label.end(), end)))


def is_supposed(text: str, start: int, term: Mention) -> bool:
    """Tell whether a sentence only asks whether a term is something, or is of who has it."""
    before = max(start, term.start - _NEAR)
    return any(sign.search(text, before, term.start) for sign in (_SUPPOSED, _WITH_IT))


def _says_what_it_is(text: str, start: int, end: int, term: Mention) -> bool:
    """Find "X is trouble doing", "in short, X is poor Y", "X is X that", "definition of X is"."""
    if _IS_STATE.match(text, term.end, end) or _is_itself(text, end, term):
        return True
    kind = _OF_KIND.match(text, term.end, end)
    if kind and names_hypernym(text, kind.end(), end):
        return True
    before = max(start, term.start - _BEFORE)
    is_ = _IS.match(text, term.end, end)
    alone = not text[before : term.start].strip("\"'\u201c\u2018*_ ")
    if is_ and alone and before == start and names_bare_kind(text, is_.end(), end):
        return True
    return is_led_to(text, start, end, term)


def _is_itself(text: str, end: int, term: Mention) -> bool:
    if not _BE.match(text, term.end, end):
        return False
    head = _LAST_WORD.search(term.surface)
    names = map(re.escape, (term.surface, head.group() if head else term.surface))
    itself = re.compile(_ITSELF.format(*names), re.IGNORECASE)
    return bool(itself.match(text, term.end, end))


def _says_its_meaning(text: str, before: int, end: int, term: Mention) -> bool:
    """Find "here X means", "having X means doing", "they describe X as a thing"."""
    as_ = _AS.match(text, term.end, end)
    if as_ and _SAID_OF.search(text, before, term.start):
        return bool(as_["doing"]) or says_kind(text, as_.end(), end)
    if _THE_WORD.search(text, before, term.start) and _WORD_COMES.match(text, term.end, end):
        return True
    means = _MEANS.match(text, term.end, end)
    if not means:
        return False
    if _HAVING.match(text, before, term.start):
        return bool(_DOING.match(text, means.start("what") - len("means "), end))
    led = "definition" in means.group() or _is_led_to_meaning(text, before, end, term, means)
    at_start = not text[before : term.start].strip("\"'\u201c\u2018*_ ")
    states = at_start and bool(_MEANS_A_STATE.match(text, means.end(), end))
    return (led or states) and not _NO_MEANING.match(text, means.end(), end)


def _is_led_to_meaning(
    text: str, before: int, end: int, term: Mention, means: re.Match[str]
) -> bool:
    """Tell whether "here, X means" or "they say X means" leads to its meaning.

    What is said may also be what follows of X for somebody.
    """
    lead = _MEANING_LEAD.match(text, before, term.start)
    return lead is not None and not (lead["says"] and FOLLOWS.match(text, means.end() - 1, end))


def names_it_anew(text: str, start: int, end: int, term: Mention) -> bool:
    """Find "X, or trouble doing", "X (tiredness)", "trouble doing, or X, is", in any sentence."""
    before = max(start, term.start - _BEFORE)
    anew = _OR_STATE.match(text, term.end, end) or _ONE_WORD.match(text, term.end, end)
    if not anew and (first := _STATE_FIRST.match(text, before, term.start)):
        anew = _AFTER_NAME[first["sign"]].match(text, term.end, end)
    return bool(anew) and not _IN_LIST.search(text, before, term.start)
