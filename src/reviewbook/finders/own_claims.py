"""Whose claim it is: a text's own, that of works named before, or nobody's who is named."""

from __future__ import annotations

import re

from reviewbook.finders.claim_phrases import BARE, FIGURES, one_of
from reviewbook.finders.numerals import WORD

# What a text found itself needs no source: "our data suggest", "the present study shows".
_ADJECTIVE = one_of(
    "own new first main latest recent earlier previous prior past present current pilot "
    "preliminary interim pooled early clinical qualitative quantitative longitudinal "
    "randomized randomised controlled systematic cross_sectional published unpublished study "
    "trial survey follow_up two three four five six"
)
_NUMBER = rf"(?:\d+|{WORD})"
_OUR = re.compile(
    rf"\b(?:our|my)(?: (?:group|team|lab|laboratory|unit)'?s?)?(?: {_ADJECTIVE}){{0,2}}"
    r"(?: (?:results|findings|data) and)? \Z"
    rf"|(?:\b(?:the|all|these|most|both|of|among|across|{_NUMBER})|\A|[^\w' ]) ?"
    rf"(?:included|eligible|reviewed|identified|remaining)(?: {_ADJECTIVE}){{0,2}} \Z"
)
_STUDY = one_of(
    "team group study trial review paper article report survey analysis meta_analysis experiment"
)
# One of several that a text tells of.
_WHICH = one_of(
    "pilot main parent original feasibility follow_up first second third fourth initial final "
    "extension replication validation companion"
)
_FOUND = one_of("data findings results")
_OWN = re.compile(
    rf"\b(?:(?:this|the present|the current|the {_WHICH})"
    rf"(?: {_ADJECTIVE}){{0,2}} {_STUDY}|these {_FOUND}"
    rf"|(?:these|the present|the current) {one_of(FIGURES)}"
    rf"|the (?:present |current |authors' )?{_FOUND}|(?:the|these|we) authors"
    r"|(?:the|these|both|all)(?: \w+)? figures)\b"
)
# Who says so in what follows is the text itself: "we show that", "our review of".
_WE = re.compile(
    rf"\bwe (?:also |then |here )?(?:show|find|found|showed|suggest|argue|report|conclude|propose)"
    rf" that (?:\w+ ){{0,3}}\Z|\b(?:our|these) {_FOUND} {BARE} that (?:\w+ ){{0,3}}\Z"
    rf"|\b(?:our|this|the present) {_STUDY} (?:of (?:the )?|(?:found|finds|showed|shows) that "
    r"(?:\w+ ){0,3})\Z"
    rf"|\b(?:we|(?:our|this|the present)(?: {_ADJECTIVE}){{0,2}} {_STUDY}) (?:also )?"
    r"(?:provided?s?|found|finds?|present(?:s|ed)?|report(?:s|ed)?|offer(?:s|ed)?|adds?) "
    r"(?:(?!that\b)\w+ ){0,3}\Z"
    r"|\b(?:our|my)(?: \w+){0,2} (?:interviews?|talks?|conversations?|discussions?|consultations?"
    r"|meetings?|focus groups?|surveys?|polls?|questionnaires?|workshops?|panels?)"
    r" (?:of|with|among|by|from|to|for) (?:(?!that\b|what\b)\w+ ){0,3}\Z"
)
# What is asked, supposed or denied is not claimed.
_SUPPOSED = re.compile(
    r"(?:\A|[^\w' ] ?)(?:if|whether|unless|suppose|do|does|did|have|has|can)(?: an?| any)? \Z"
    r"|\bwhether \Z|\b(?:none|neither|few|hardly any) of (?:the|these|those)(?: \w+)? \Z"
)
# "The survey found", "his earlier work has shown": whose, is known or was said before.
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|our|my|his|her|their|its|whose|each)"
    r"(?: (?!(?:an?|one|another)\b)\w+){0,3} \Z"
)
# "A way has been found to".
_PURPOSE = re.compile(r"\b(?:ways?|methods?|means|solutions?|nothing|room|time|money) \Z")
_BACK = re.compile(
    rf"\b(?:(?:these|those|both)(?: \w+){{0,2}}|of the|the other|the(?: other)? {_NUMBER}(?: \w+)?"
    r"|(?P<one>the(?: (?:same|latter|former))?)) \Z"
)
_NAMED_ONCE = re.compile(r"(?:study|trial|review|survey|poll|researchers|scientists)\b")
_OWN_WINDOW = 60
# Evidence may be anybody's: it is the text's own where the sentence says in what of its own.
_HERE = re.compile(
    r"\bin (?:our|the present|the current)(?: \w+)? (?:plots?|samples?|trials?|study|studies"
    r"|surveys?|experiments?|cohorts?|analys[ie]s|reviews?|measurements|observations)\b"
    r"|\b(?:in|from) (?:study|experiment|trial|sample|survey) \d|\bamong (?:the )?included\b"
    r"|\b(?:figures?|tables?) \d|\bwe (?:collected|gathered|obtained)\b"
)
_SENTENCE = 120  # characters to either side
_SENTENCE_ENDS = re.compile(r"[.!?;](?: |\Z)")


def is_own(form: str, phrase: re.Match[str]) -> bool:
    """Tell whether a text speaks of what it found itself."""
    begin = max(phrase.start() - _OWN_WINDOW, 0)
    own = _OWN.finditer(form, begin, phrase.end())
    known = _DEFINITE if phrase["work"] else _PURPOSE
    return (
        bool(known.search(form, begin, phrase.start()))
        or bool(_OUR.search(form, begin, phrase.start()))
        or any(one.start() <= phrase.start() < one.end() for one in own)
        or bool(_WE.search(form, begin, phrase.start()))
        or bool(_SUPPOSED.search(form, begin, phrase.start()))
        or bool(_HERE.search(_sentence(form, phrase)))
    )


def refers_back(form: str, phrase: re.Match[str]) -> bool:
    """Tell whether a phrase speaks of works that were named before it."""
    begin = max(phrase.start() - _OWN_WINDOW, 0)
    back = _BACK.search(form, begin, phrase.start())
    return bool(back and (not back["one"] or _NAMED_ONCE.match(form, phrase.start())))


def _sentence(form: str, phrase: re.Match[str]) -> str:
    """Return the sentence around a phrase, as far as the window goes."""
    before = form[max(phrase.start() - _SENTENCE, 0) : phrase.start()]
    after = form[phrase.end() : phrase.end() + _SENTENCE]
    begin = max((end.end() for end in _SENTENCE_ENDS.finditer(before)), default=0)
    return before[begin:] + phrase.group() + _SENTENCE_ENDS.split(after, maxsplit=1)[0]
