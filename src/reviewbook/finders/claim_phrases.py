"""The phrases in which prose claims authority without a name, as patterns, and their cues.

They are of the match form: lower case, and every hyphen a blank.
"""

from __future__ import annotations

import re

from reviewbook.finders.pattern_beginnings import beginnings


def one_of(words: str) -> str:
    """Return a pattern of words; what is joined by a low line is several."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


_ADVERB = r"(?:[a-z]{2,20}ly |also |now |often |long |well )?"
_QUALIFIER = one_of(
    "new recent current latest modern growing emerging mounting increasing core supporting "
    "available existing extensive substantial considerable clinical scientific empirical several "
    "many most numerous multiple some more one"
)
_MASS = one_of("research evidence literature science data study meta_analysis clinical_experience")
# Who is cited as an authority without a name, and what is counted without saying by whom.
_PEOPLE = (
    "experts researchers scientists clinicians doctors psychologists psychiatrists therapists "
    "critics proponents advocates supporters opponents skeptics sceptics observers commentators "
    "practitioners physicians specialists authorities veterinarians theorists scholars historians "
    "analysts economists authors officials"
)
FIGURES = "statistics figures polls estimates reports"
_COUNT = one_of(
    f"studies findings trials {_PEOPLE} surveys papers reviews meta_analyses data {FIGURES}"
)
_STEMS = (
    "show suggest find emphasize emphasise indicate demonstrate support reinforce reveal confirm "
    "prove conclude highlight say tell_us believe agree recommend report note link point_to "
    "point_toward point_towards"
)
BARE = one_of(_STEMS + " imply")
# What people do, other than studies: without "that" some of it is done to others.
_HOLD = "argue claim contend estimate predict propose insist maintain hypothesize hypothesise"
_OPINE = one_of(
    f"{_HOLD} think warn caution advise_against doubt_that doubt_whether question_whether"
)
_SAY = f"{_HOLD} think say believe suggest agree feel worry hold warn"
_SAID = "argued claimed suggested proposed"
_VAGUE = "some many most others several"
_WITH_S = one_of(re.sub(r"(\w+?)(_\w+)?(?= |$)", r"\1s\2", _STEMS) + " implies")
_FOUND_SO = (
    "shown found suggested indicated demonstrated revealed confirmed proven proved concluded "
    "linked established documented reported recommended discovered"
)
_PARTICIPLE = one_of(_FOUND_SO)
_HELD = (
    "estimated claimed argued assumed presumed proposed predicted hypothesized hypothesised "
    "speculated alleged suspected"
)
_SCHOLARS = "researchers scientists experts scholars investigators psychologists economists"
_FOUND_OUT = "found showed concluded revealed discovered reported demonstrated estimated"
_SOURCE = one_of(
    "research studies evidence literature science data findings experts trials papers "
    f"surveys critics {FIGURES}"
)
_WHOLE = one_of(
    "evidence perspectives viewpoints views research literature findings studies data papers "
    "opinion sources opinions experience"
)
_ACCEPTED = one_of(
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

SINGLE = (
    rf"(?:{_QUALIFIER} )?{_MASS} {_ADVERB}{_WITH_S}",
    rf"(?:{_QUALIFIER} )?{_COUNT} {_ADVERB}{BARE}",
    rf"(?:{_QUALIFIER} )?(?:{_MASS}|{_COUNT}) (?:that )?(?:has|have) {_ADVERB}{_PARTICIPLE}",
    r"(?:research|study|studies|trials|researchers|scientists) (?:found|showed|concluded|revealed"
    r"|discovered)",
    rf"{one_of(_SCHOLARS)} (?:have )?{_ADVERB}"
    r"(?:found|discovered|observed|noted|learned|noticed|identified|demonstrated) that",
    r"(?P<work>(?:meta analys[ie]s|surveys?|polls?|reviews?|trial|experiments?) (?:has |have )?"
    rf"{one_of(_FOUND_OUT + ' shown')}(?! (?:in|its|on|under|at|their|him|her|me|them|us)\b)"
    r"|(?:earlier|previous|prior|past|recent|existing|subsequent|later|experimental|other) work "
    rf"(?:(?:has|have) {_ADVERB}{_PARTICIPLE}|{_WITH_S}|showed|suggested|found|demonstrated))",
    r"(?:has|have) "
    rf"{_ADVERB}been {_ADVERB}(?:found|demonstrated|observed) to(?! (?:date|day)\b)(?: be)?",
    rf"(?:{one_of(_PEOPLE)}|studies|surveys|polls|reports) {_ADVERB}{_OPINE}(?! with\b)",
    rf"(?:researchers|scientists) {_OF_A_PLACE} (?:have |has )?{one_of(_FOUND_OUT + ' shown')}",
    rf"{one_of(_PEOPLE)} {_OF_A_PLACE} {one_of(_SAY)} that",
    rf"{one_of('data ' + FIGURES)} {_OF_A_PLACE} {BARE} that",
    rf"(?:{_QUALIFIER} )?(?:studies|trials|reviews|surveys|findings|papers|research) {_OF_A_PLACE} "
    rf"(?:(?:have |has )?{one_of(_FOUND_OUT + ' shown')}|{BARE}|{_WITH_S}) that",
    rf"(?:{_QUALIFIER} )?(?:team|group|study|survey|review|trial|poll|report|paper) "
    rf"{_OF_A_PLACE} (?:have |has )?{one_of(_FOUND_OUT)} that",
    rf"{one_of(_VAGUE)}(?: {one_of('people others ' + _PEOPLE)})? "
    rf"(?:{one_of(_SAY)}|(?:have )?{one_of(_SAID)}) that",
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
    rf"(?:{_PARTICIPLE}|{_ACCEPTED}|{one_of(_HELD)}|known|said) that",
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
COLLECTIVE = (
    r"(?:growing |emerging |broad |general |scientific )?consensus "
    r"(?:(?:is )?emerging(?: from)?|among|that|is|suggests|holds)",
    rf"(?:cumulative |combined |collective )?weight of (?:the |these |all )?(?:\w+ )?{_WHOLE}",
    rf"collective (?:message|wisdom|view|verdict)(?: (?:from|of) (?:the |these )?{_WHOLE})?",
    rf"synthesis of (?:the |these )?{_WHOLE} {_ADVERB}{_WITH_S}",
)

# A phrase holds one of these: few clauses do.
CUES = (
    *(
        "accepted acknowledged agreed analys believed clinically clinician collective considered"
        " consensus data doctor documented empirically established evidence evolutionary evolved"
        " experience expert finding literature medically paper psychiatrist psychologist recognised"
        " recognized recommended regarded research review scien stud survey tested therapist"
        " thought trial understood"
    ).split(),
    *(f"{_PEOPLE} {FIGURES} estimated").split(),
    *(
        f"{verb} that"
        for verb in f"{_SAY} {_SAID} {_FOUND_OUT} {_FOUND_SO} {_HELD} known said".split()
    ),
    "found to", "demonstrated to", "observed to", "meta analys", "review", "poll", "experiment",
    *(f"work {verb.partition('_')[0]}" for verb in f"has have {_STEMS} found impl".split()),
    "investigators", "according to", "body of", "gold standard", "interest in", "peer reviewed",
    "seen as", "synthesis of", "viewed as", "weight of", "know that", "known to", "risk of",
    "risk for",
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
BEGINNINGS = beginnings((*COLLECTIVE, *SINGLE), 8)
"""The first letters of all phrases."""
