"""Attributions without a source: "research shows", "evidence-based", "is believed to be".

The rules know the phrases in which prose claims authority, not a subject. They are searched in
the match form: lower case, and every hyphen a blank. Some appeals are to more than a work can
carry (a consensus, the weight of the evidence); a citation in the sentence does not source those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewbook.documents.match_form import to_match_form
from reviewbook.finders.cue_words import CueWords, by_first_letter, phrase_cues
from reviewbook.finders.pattern_beginnings import looked_ahead

LONGEST = 6


class Attribution(NamedTuple):
    """An attribution phrase; `collective` ones appeal to more than any one work.

    `back` tells of "these studies show": whose studies, the sentence before may say.
    """

    start: int
    end: int
    collective: bool
    back: bool = False


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


_ADVERB = r"(?:[a-z]{2,20}ly |also |now |often |long |well )?"
_QUALIFIER = _any(
    "new recent current latest modern growing emerging mounting increasing core supporting "
    "available existing extensive substantial considerable clinical scientific empirical several "
    "many most numerous multiple some more one"
)
_MASS = _any("research evidence literature science data study meta_analysis clinical_experience")
# Who is cited as an authority without a name, and what is counted without saying by whom.
_PEOPLE = (
    "experts researchers scientists clinicians doctors psychologists psychiatrists therapists "
    "critics proponents advocates supporters opponents skeptics sceptics observers commentators "
    "practitioners physicians specialists authorities veterinarians theorists scholars historians "
    "analysts economists authors officials"
)
_FIGURES = "statistics figures polls estimates reports"
_COUNT = _any(
    f"studies findings trials {_PEOPLE} surveys papers reviews meta_analyses data {_FIGURES}"
)
_STEMS = (
    "show suggest find emphasize emphasise indicate demonstrate support reinforce reveal confirm "
    "prove conclude highlight say tell_us believe agree recommend report note link point_to "
    "point_toward point_towards"
)
_BARE = _any(_STEMS + " imply")
# What people do, other than studies: without "that" some of it is done to others.
_HOLD = "argue claim contend estimate predict propose insist maintain hypothesize hypothesise"
_OPINE = _any(
    f"{_HOLD} think warn caution advise_against doubt_that doubt_whether question_whether"
)
_SAY = f"{_HOLD} think say believe suggest agree feel worry hold warn"
_SAID = "argued claimed suggested proposed"
_VAGUE = "some many most others several"
_WITH_S = _any(re.sub(r"(\w+?)(_\w+)?(?= |$)", r"\1s\2", _STEMS) + " implies")
_PARTICIPLE = _any(
    "shown found suggested indicated demonstrated revealed confirmed proven proved concluded "
    "linked established documented reported recommended discovered"
)
_HELD = (
    "estimated claimed argued assumed presumed proposed predicted hypothesized hypothesised "
    "speculated alleged suspected"
)
_LEARNED = "researchers scientists experts scholars investigators psychologists economists"
_FOUND_OUT = "found showed concluded revealed discovered reported demonstrated estimated"
_SOURCE = _any(
    "research studies evidence literature science data findings experts trials papers "
    f"surveys critics {_FIGURES}"
)
_WHOLE = _any(
    "evidence perspectives viewpoints views research literature findings studies data papers "
    "opinion sources opinions experience"
)
_ACCEPTED = _any(
    "considered regarded accepted recognized recognised recommended believed thought acknowledged "
    "viewed_as seen_as known_to agreed understood"
)
_OF_A_PLACE = (
    r"(?:at|for|from|of|in|with|by|on|among)(?: (?!(?:who|that|which|and|but|met|is|are|was|were"
    r"|has|have|had|our|my|we|this|these|present)\b)[\w']+){1,8}?"
)
_A_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|a (?:third|quarter)|million)"
)

_SINGLE = (
    rf"(?:{_QUALIFIER} )?{_MASS} {_ADVERB}{_WITH_S}",
    rf"(?:{_QUALIFIER} )?{_COUNT} {_ADVERB}{_BARE}",
    rf"(?:{_QUALIFIER} )?(?:{_MASS}|{_COUNT}) (?:that )?(?:has|have) {_ADVERB}{_PARTICIPLE}",
    r"(?:research|study|studies|trials|researchers|scientists) (?:found|showed|concluded|revealed"
    r"|discovered)",
    rf"{_any(_LEARNED)} (?:have )?{_ADVERB}"
    r"(?:found|discovered|observed|noted|learned|noticed|identified|demonstrated) that",
    r"(?P<work>(?:meta analys[ie]s|surveys?|polls?|reviews?|trial|experiments?) (?:has |have )?"
    rf"{_any(_FOUND_OUT + ' shown')}(?! (?:in|its|on|under|at|their|him|her|me|them|us)\b)"
    r"|(?:earlier|previous|prior|past|recent|existing|subsequent|later|experimental|other) work "
    rf"(?:(?:has|have) {_ADVERB}{_PARTICIPLE}|{_WITH_S}|showed|suggested|found|demonstrated))",
    r"(?:has|have) "
    rf"{_ADVERB}been {_ADVERB}(?:found|demonstrated|observed) to(?! (?:date|day)\b)(?: be)?",
    rf"(?:{_any(_PEOPLE)}|studies|surveys|polls|reports) {_ADVERB}{_OPINE}(?! with\b)",
    rf"(?:researchers|scientists) {_OF_A_PLACE} (?:have |has )?{_any(_FOUND_OUT + ' shown')}",
    rf"{_any(_PEOPLE)} {_OF_A_PLACE} {_any(_SAY)} that",
    rf"{_any('data ' + _FIGURES)} {_OF_A_PLACE} {_BARE} that",
    rf"(?:{_QUALIFIER} )?(?:studies|trials|reviews|surveys|findings|papers|research) {_OF_A_PLACE} "
    rf"(?:(?:have |has )?{_any(_FOUND_OUT + ' shown')}|{_BARE}|{_WITH_S}) that",
    rf"(?:{_QUALIFIER} )?(?:team|group|study|survey|review|trial|poll|report|paper) "
    rf"{_OF_A_PLACE} (?:have |has )?{_any(_FOUND_OUT)} that",
    rf"{_any(_VAGUE)}(?: {_any('people others ' + _PEOPLE)})? "
    rf"(?:{_any(_SAY)}|(?:have )?{_any(_SAID)}) that",
    rf"an estimated(?: {_A_NUMBER}|(?! ?\w))",
    r"estimates (?:range (?:from|between)|vary (?:from|between)|put)",
    rf"according to (?!(?:our|my)\b)(?:\w+ ){{0,2}}{_SOURCE}",
    r"according to (?:an?|one|another)(?: \w+){0,3} (?:study|trial|survey|report|review|poll"
    r"|analysis|paper)(?! (?:by|protocol|plan|design|group|team|arm|site|nurse|form|sheet)\b)",
    r"(?:evidence|research|science|data) (?:based|backed|informed|driven|supported)"
    r"(?! (?:on|in|at)\b)",
    rf"(?:supported|backed|proven|informed) by (?:the )?(?:\w+ )?(?:peer reviewed )?{_SOURCE}",
    r"(?:clinically|scientifically|medically|empirically) (?:proven|tested|validated|supported)",
    rf"peer reviewed {_SOURCE}",
    r"there(?: i|')s (?:\w+ )?(?<!no )evidence (?:that|for|to suggest)",
    r"(?:strong|solid|good|ample|compelling|growing|mounting|emerging|increasing|considerable) "
    r"(?:evidence|research support)(?: (?:for|that))?",
    r"(?:extensively|widely|well|thoroughly) (?:studied|researched|documented|established|tested)",
    r"(?:is|are|was|were|been) "
    rf"{_ADVERB}(?:believed|thought|known|said|assumed|presumed|estimated|shown|proven) to(?: be)?",
    r"(?:is|are|was|were|been) "
    rf"{_ADVERB}(?:reported|claimed|alleged) to (?:be|have|help|improve|reduce|increase|cause)",
    rf"(?:it (?:is|has been)|it's) {_ADVERB}"
    rf"(?:{_PARTICIPLE}|{_ACCEPTED}|{_any(_HELD)}|known|said) that",
    r"(?:widely|generally|commonly|often|universally|broadly|frequently|typically|increasingly) "
    rf"{_ACCEPTED}(?: (?:as |to be )?(?:the |a )?gold standard)?",
    r"gold standard",
    r"(?:many|most|some) (?:people|patients|clients|individuals|users|others) "
    rf"{_ADVERB}(?:notice|report|find|experience|say|believe|feel|describe|agree|benefit)",
    r"not (?:yet )?(?:fully|completely|entirely|well|yet) understood",
    r"the (?:reality|truth|fact) is that|(?:as )?we (?:now |all )?know that",
    r"(?:the )?(?:most (?:common|frequent|prevalent)|leading) (?:reason|cause)",
    r"(?:is|are) (?:far |much |significantly )?(?:more|less) "
    r"(?:likely|vulnerable|prone|susceptible) to",
    r"at (?:a )?(?:higher|greater|increased|elevated|lower) risk (?:of|for)",
    r"(?:spent )?(?:years|decades) (?:studying|researching)",
    r"(?:years|decades) of (?:\w+ )?(?:research|study|evidence|data)",
    r"(?:increased|increasing|growing|renewed|mounting) interest in",
    rf"(?:growing |large |substantial )?body of (?:\w+ )?{_WHOLE}(?: {_ADVERB}{_WITH_S})?",
    r"(?:(?:more|most) )?(?:robust|consistent|replicated|established|reliable) findings?",
    r"(?:the |an )?evolutionary (?:logic|argument|explanation|perspective)|(?:have|has) evolved to",
)  # fmt: skip
_COLLECTIVE = (
    r"(?:growing |emerging |broad |general |scientific )?consensus "
    r"(?:(?:is )?emerging(?: from)?|among|that|is|suggests|holds)",
    rf"(?:cumulative |combined |collective )?weight of (?:the |these |all )?(?:\w+ )?{_WHOLE}",
    rf"collective (?:message|wisdom|view|verdict)(?: (?:from|of) (?:the |these )?{_WHOLE})?",
    rf"synthesis of (?:the |these )?{_WHOLE} {_ADVERB}{_WITH_S}",
)
_PHRASES = re.compile(
    rf"(?<!\w){looked_ahead((*_COLLECTIVE, *_SINGLE))}(?<!not )(?<!\bno )(?<!n't )"
    rf"(?:(?P<collective>{'|'.join(_COLLECTIVE)})|{'|'.join(_SINGLE)})s?\b"
)


# What a text found itself needs no source: "our data suggest", "the present study shows".
_ADJECTIVE = _any(
    "own new first main latest recent earlier previous prior past present current pilot "
    "preliminary interim pooled early clinical qualitative quantitative longitudinal "
    "randomized randomised controlled systematic cross_sectional published unpublished study "
    "trial survey follow_up two three four five six"
)
_OUR = re.compile(
    rf"\b(?:our|my)(?: (?:group|team|lab|laboratory|unit)'?s?)?(?: {_ADJECTIVE}){{0,2}}"
    r"(?: (?:results|findings|data) and)? \Z"
    r"|(?:\b(?:the|all|these|most|both|\d+)|\A|[^\w' ]) ?"
    rf"(?:included|eligible|reviewed|identified)(?: {_ADJECTIVE}){{0,2}} \Z"
)
_STUDY = _any(
    "team group study trial review paper article report survey analysis meta_analysis experiment"
)
_FOUND = _any("data findings results")
_OWN = re.compile(
    rf"\b(?:(?:this|the present|the current|the (?:pilot|main|parent|original|feasibility))"
    rf"(?: {_ADJECTIVE}){{0,2}} {_STUDY}|these {_FOUND}"
    rf"|(?:these|the present|the current) {_any(_FIGURES)}"
    rf"|the (?:present |current |authors' )?{_FOUND}|(?:the|these|we) authors"
    r"|(?:the|these|both|all)(?: \w+)? figures)\b"
)
# Who says so in what follows is the text itself: "we show that", "our review of".
_WE = re.compile(
    rf"\bwe (?:also |then |here )?(?:show|find|found|showed|suggest|argue|report|conclude|propose)"
    rf" that (?:\w+ ){{0,3}}\Z|\b(?:our|these) {_FOUND} {_BARE} that (?:\w+ ){{0,3}}\Z"
    rf"|\b(?:our|this|the present) {_STUDY} (?:of (?:the )?|(?:found|finds|showed|shows) that "
    r"(?:\w+ ){0,3})\Z"
    rf"|\b(?:we|(?:our|this|the present)(?: {_ADJECTIVE}){{0,2}} {_STUDY}) (?:also )?"
    r"(?:provided?s?|found|finds?|present(?:s|ed)?|report(?:s|ed)?|offer(?:s|ed)?|adds?) "
    r"(?:(?!that\b)\w+ ){0,3}\Z"
    r"|\b(?:our|my)(?: \w+){0,2} (?:interviews?|talks?|conversations?|discussions?|consultations?"
    r"|meetings?|focus groups?|surveys?|polls?|questionnaires?|workshops?|panels?)"
    r" (?:of|with|among|by|from|to|for) (?:(?!that\b|what\b)\w+ ){0,3}\Z"
)
# What is asked or supposed is not claimed.
_SUPPOSED = re.compile(
    r"(?:\A|[^\w' ] ?)(?:if|whether|unless|suppose|do|does|did|have|has|can)(?: an?| any)? \Z"
    r"|\bwhether \Z"
)
# "The survey found", "his earlier work has shown": of whom is known, or was said before.
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|our|my|his|her|their|its|whose|each)(?: \w+){0,3} \Z"
)
# "A way has been found to".
_PURPOSE = re.compile(r"\b(?:ways?|methods?|means|solutions?|nothing|room|time|money) \Z")
_BACK = re.compile(
    r"\b(?:(?:these|those|both)(?: \w+){0,2}|the(?: (?:same|latter|former|two|three))?) \Z"
)
_NAMED_ONCE = re.compile(r"(?:study|trial|review|survey|poll|researchers|scientists)\b")
_OWN_WINDOW = 60
# Evidence may be anybody's: it is the text's own where the sentence says in what of its own.
_HERE = re.compile(
    r"\bin (?:our|the present|the current)(?: \w+)? (?:plots?|samples?|trials?|study|studies"
    r"|surveys?|experiments?|cohorts?|analys[ie]s|measurements|observations)\b"
    r"|\b(?:figures?|tables?) \d|\bwe (?:collected|gathered|obtained)\b"
)
_SENTENCE = 120  # characters to either side
_SENTENCE_ENDS = re.compile(r"[.!?;](?: |\Z)")


# A phrase is of words, blanks and apostrophes, and holds one of these: few clauses do.
_BETWEEN_CLAUSES = re.compile(r"[^\w' ]+")
_CUES = (
    *(
        "accepted acknowledged agreed analys believed clinically clinician collective considered"
        " consensus data doctor documented empirically established evidence evolutionary evolved"
        " experience expert finding literature medically paper psychiatrist psychologist recognised"
        " recognized recommended regarded research review scien stud survey tested therapist"
        " thought trial understood"
    ).split(),
    *(f"{_PEOPLE} {_FIGURES} estimated").split(),
    *(f"{verb} that" for verb in f"{_SAY} {_SAID} {_FOUND_OUT} shown".split()),
    "found to", "demonstrated to", "observed to", "meta analys", "review", "poll", "experiment",
    *(f"work {verb.partition('_')[0]}" for verb in f"has have {_STEMS} found impl".split()),
    "investigators", "according to", "body of", "gold standard", "interest in", "peer reviewed",
    "seen as", "synthesis of", "viewed as", "weight of", "know that", "known to", "it is ",
    "it has been ", "it's ", "risk of", "risk for",
    *(
        f"{word} to"
        for word in "said assumed presumed estimated shown proven likely vulnerable prone"
        " susceptible reported claimed alleged".split()
    ),
    *(
        f"{word} {cause}"
        for word in "common frequent prevalent leading".split()
        for cause in ("reason", "cause")
    ),
    *(f"{word} is that" for word in "reality truth fact".split()),
    *(
        f"{word} {people}"
        for word in "many most some".split()
        for people in "people patients clients individuals users others".split()
    ),
)  # fmt: skip
_CUE = re.compile(rf"(?<!\w)(?:{by_first_letter(_CUES)})")
CUE_WORDS = CueWords([*phrase_cues(_CUES)])


def find_attributions(text: str, start: int, end: int) -> Iterator[Attribution]:
    """Yield the attribution phrases of one stretch of clean text, in order, never overlapping.

    A phrase of more than six words keeps its last six.
    """
    form = to_match_form(text[start:end])
    for phrase in _phrases(form.text):
        if _is_own(form.text, phrase):
            continue
        first, last = form.span(*phrase.span())
        words = [word.start() for word in re.finditer(r"\S+", text[start + first : start + last])]
        cut = words[-LONGEST] if len(words) > LONGEST else 0
        back = _refers_back(form.text, phrase)
        yield Attribution(start + first + cut, start + last, bool(phrase["collective"]), back)


def _phrases(form: str) -> Iterator[re.Match[str]]:
    """Yield what `_PHRASES` finds in a match form, looking only where there is a cue."""
    done = 0
    for cue in _CUE.finditer(form):
        if cue.start() < done:
            continue  # in the same clause
        begin = done
        for sign in _BETWEEN_CLAUSES.finditer(form, done, cue.start()):
            begin = sign.end()
        end = _BETWEEN_CLAUSES.search(form, cue.end())
        done = end.start() if end else len(form)
        yield from _PHRASES.finditer(form, begin, done)


def _is_own(form: str, phrase: re.Match[str]) -> bool:
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


def _refers_back(form: str, phrase: re.Match[str]) -> bool:
    """Tell whether a phrase speaks of works that were named before it."""
    begin = max(phrase.start() - _OWN_WINDOW, 0)
    back = _BACK.search(form, begin, phrase.start())
    return bool(
        back and (not back[0].startswith("the ") or _NAMED_ONCE.match(form, phrase.start()))
    )


def _sentence(form: str, phrase: re.Match[str]) -> str:
    """Return the sentence around a phrase, as far as the window goes."""
    before = form[max(phrase.start() - _SENTENCE, 0) : phrase.start()]
    after = form[phrase.end() : phrase.end() + _SENTENCE]
    begin = max((end.end() for end in _SENTENCE_ENDS.finditer(before)), default=0)
    return before[begin:] + phrase.group() + _SENTENCE_ENDS.split(after, maxsplit=1)[0]
