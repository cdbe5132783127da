"""The cues by which a text denies, doubts, compares, supposes or reports what it names.

Cues are patterns in match form (small letters, plain quotes, hyphens as blanks), each with how many
words may stand between it and a mention. Of those that begin at the same word the first listed
wins, so that *not a substitute for* is no *not*; those of `NO_CUE` look like cues and are none, as
in *not only*. The method is that of NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009),
with words of prose on treatments instead of clinical notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviewbook.finders import context_words as words
from reviewbook.finders.pattern_beginnings import AHEAD, begins_with, word_beginnings

NO_CUE = ""
CLAUSE, SENTENCE = 8, 20
"""Words within which a cue reaches through its clause, or over commas through its sentence."""

_FAR_AHEAD = 8  # letters: one look for all of them is worth more than those for each

_W, _NOT, _BE, _GAIN, _LITTLE = words.WORD, words.NOT, words.BE, words.GAIN, words.LITTLE


class Cue(NamedTuple):
    """Patterns that say one thing of what stands within reach of them.

    Attributes
    ----------
    context
        What they say.
    reach
        Words that may stand between.
    patterns
        Regular expressions, the longer before the shorter.
    lists
        Whether they reach all of a list, as *without* does in "without X, Y or Z".
    """

    context: str
    reach: int
    patterns: Sequence[str]
    lists: bool = True


BEFORE = (
    Cue(NO_CUE, 0, (rf"nothing(?: else)? {words.RIVALS}",)),
    Cue("contrasted", 4, (
        rf"(?:{_NOT} |no )?(?:an? )?{words.BESIDE}", r"no (?:\w+ )?differences? between",
        r"unlike", r"instead of", r"rather than", r"(?:compared|in comparison) (?:with|to)",
        r"versus", r"vs\.?", r"compar(?:e[sd]?|ing)", r"(?:swap|trad|exchang)p?(?:ed|ing|s)",
        r"as (?:opposed to|against)", r"in contrast (?:to|with)", r"contrary to",
        r"in place of", r"(?:switch|chang|mov|shift|turn)\w*(?: away| on| over)? from",
        r"different (?:from|to)", r"differs? from", r"relative to", r"other than",
        r"outperform(?:s|ed|ing)?", r"beats?", r"differences? between",
        r"cho(?:ice|ose|sen?|osing) between", r"head to head with",
        r"(?:set|placed|held) (?:beside|next to)", r"turn\w* (?:its|their|his|her|our) backs? on",
        rf"(?:did|do|does|fared?|work\w*|perform\w*|scor\w*)(?: {_W})? as well as",
        rf"as (?:many|much|few|little) {_W} as",
        rf"{words.PREFER}(?: {_W}){{1,4}} over", rf"prefer\w*(?: {_W}){{1,3}} to",
        rf"{_BE} preferred to",
        rf"(?:test|compar|set|measur|pit|stack|weigh|trial|far)\w*(?: {_W}){{0,2}} against",
    )),
    Cue("contrasted", 2, (
        r"than(?! (?:after|before|ever|when))", r"whereas", r"beyond",
        r"(?<=, )(?:and |but )?not(?! only| just| merely| simply)",
    )),
    Cue(NO_CUE, 0, (
        rf"{words.NOBODY} {words.DENIES}(?: that)?",
        rf"(?:wrong|hard|difficult|impossible|foolish|no point) (?:to|in) {words.DENIES}(?: that)?",
    )),
    Cue("doubted", 4, (
        rf"(?:{_NOT}|not (?:everyone|all)|no one)(?: {_W})? (?:respond|improv|recover|benefit"
        rf"|get better)\w*(?: {_W}){{0,7}}? (?:to|with|from|on|after|under)",
        rf"{_NOT}(?: {_W})? (?:get|got|find|found|gain\w*|see|feel|have)(?: {_W})?"
        rf" (?:{_GAIN}|better) (?:from|with|on|to)",
        r"fail\w* (?:to (?:respond|improve|benefit))(?: \w+)? (?:to|with|from|on)",
        r"fail(?:s|ed|ing|ures?)?(?: of| on| with| to)?", r"(?:in spite of|despite|even after)",
        r"(?:got|get|felt|feel|gr[eo]w|bec[ao]me) worse (?:on|with|after|under|from)",
        r"persist\w* (?:through|with|after|on|under)",
        r"(?:resistan(?:t|ce)|refractory|unresponsive|intoleran(?:t|ce)) (?:to|of)",
        rf"(?:non|{_LITTLE}|lack of)(?: {_W})? (?:response|responders?|responsiveness) to",
        rf"{_LITTLE}(?: {_W})? {_GAIN}(?: {_W})? (?:for|of|from|to|with|that|in|behind)",
        r"(?:critics|opponents|detractors) of", r"critici[sz]\w+(?: of)?", words.CRITICAL,
        r"question(?:ed|ing)",
        rf"(?:question|challeng|disput)\w*(?: the)? {words.WORTH} (?:of|for)",
        rf"(?:reasons?|grounds|room) to {words.DENIES}",
        rf"(?:few|nobody|no one|none|not one)(?: {_W}){{0,3}}"
        r" (?:helped|cured|saved|relieved) (?:by|with|from|on|after|under)",
        r"far from (?:clear|certain|proven|sure) (?:that|whether|if)",
        rf"few(?: {_W}){{0,4}} (?:trust|believe in|rely on|faith in|swear by)",
        rf"(?:promised|supposed|alleged|claimed)(?: {_W})? {_GAIN} of",
        r"limit(?:s|ations?) of", r"(?:problems?|trouble) with",
        r"(?:downsides?|drawbacks?|shortcomings|dangers?|harms?|overuse|misuse|myths?) of",
        r"(?:warn|advis|argu|caution)\w* (?:against|of)(?: relying on)?", r"pretend\w*",
        r"resist(?:s|ed|ing)?", r"(?:let down|failed|harmed) by",
        r"too much (?:faith|trust|hope)", r"hype (?:about|around)",
        r"(?:case|evidence|backlash|arguments?|campaign) against", r"oppos(?:e[sd]?|ing|ition to)",
        r"over ?relian(?:ce|t) (?:on|upon)", rf"no (?:single|one(?! {words.USE}))",
        r"(?:ineffective|unsuccessful|unhelpful|useless)",
    )),
    Cue(NO_CUE, 0, (
        rf"(?:{words.AUXILIARY} )?not (?:only|just|merely|simply|solely|least|surprisingly"
        r"|to mention|until|all|every|necessarily|un(?:common|usual)\w*|rare\w*)", r"no two",
        r"(?:no|without(?: any| a)?) (?:doubt|question|wonder)", r"no (?:more|less|fewer) than",
        r"no matter", rf"{_NOT} forget(?: that)?", r"nothing but", r"no secret",
        rf"(?:c(?:an|ould)|w(?:ill|ould))(?:n't| ?not| never)(?: {_W}){{1,4}} without",
        rf"{_NOT} (?:without|go un\w+ed|an? {words.UN})",
        rf"(?:no|nothing|none|nobody)(?: {_W}){{0,3}} (?:other than|except(?: for)?|save(?: for)?"
        r"|apart from|but)",
        rf"{_NOT} (?:miss(?:ed)?|skip(?:ped)?|regret(?:ted)?)", rf"{_NOT} {words.STOP}",
    )),
    Cue("hypothetical", CLAUSE, (
        rf"{_NOT} (?:know|known|clear|certain|sure) (?:whether|if|that|how)",
    ), lists=False),
    Cue("negated", 5, (
        rf"{_NOT}(?: {_W})? {words.USE}", rf"{_NOT} mean",
        rf"(?:none|nobody|no one|not one|neither|hardly any\w*)(?: {_W}){{0,6}} {words.USE}",
        rf"no {_W} (?:of|in|at|on|from)(?: {_W}){{1,3}} {words.USE}",
        rf"too (?:\w+ ){{1,3}}to {words.USE}", r"too late for",
        rf"{_NOT} (?:an? |the )?(?:reflection|question|matter|result|sign|consequence) of",
        r"at no (?:point|time|stage)", r"not (?:an?|one) single(?: \w+ of)?", r"nothing to do with",
        r"(?:st(?:ay|eer|ood)|ke(?:ep|pt))\w*(?: well)? (?:clear|away|off)(?: of| from)?",
        r"(?:refrain|abstain)\w* from", rf"far from {words.USE}",
        r"in the absence of", r"lack(?:s|ed|ing)?(?: of)?", r"no access to", r"nothing about",
        r"no mention of", r"ineligible for", r"silent (?:on|about)", words.STOPPED,
        r"avoid(?:s|ed|ing)?", r"g[ai]v(?:e|en|es|ing) up", r"t(?:ook|ak\w+)(?: \w+)? off",
        r"(?:c[ao]me|coming|taper\w*|wean\w*|stay\w*|been|go|went) off",
        r"r[au]n out of", r"(?:opt|dropp)\w* out of", r"quit", r"stop",
    )),
    Cue("negated", 3, (r"without", r"neither", r"nor", r"no", r"free (?:of|from)")),
    Cue("negated", 2, (_NOT,)),
    Cue("attributed", SENTENCE, (
        r"according to", r"in (?:the|his|her|their|its|(?:\w+ ){1,2}?\w+'s)"
        r" (?:view|eyes|opinion|words)",
        r"allegedly", r"reportedly", r"supposedly", rf"to hear(?: {_W}){{1,3}} tell",
        r"(?:lore|legend|rumou?r|tradition|gossip) (?:has it|holds|goes|says)(?: that)?",
        r"for (?:its|their) (?:inventor|founder|maker|seller|advocate|follower|supporter)s?,?",
        rf"(?<!this )(?<!which )(?<!it )(?<!\bi )(?<!we ){words.SAYING}(?: \w+)? that",
        rf"{_BE} {words.SEEN} to", rf'{words.SAYING}[,:](?= ")',
        r"as(?: \w+){1,4} (?:puts|sees) it",
        rf"(?:message|view|consensus|argument|theory|belief|opinion)(?: {_W}){{0,4}} is that",
    )),
    Cue("attributed", CLAUSE, (
        rf"{words.PEOPLE}(?: of| describe)?", r"swears? by",
        r"(?:experts?|many|some|people) consider",
        rf"(?<!to )(?<!this )(?<!which )(?<!it )(?<!\bi )(?<!we ){words.SAYS}",
        r"points? (?:to|towards?)", r"so called",
    )),
    Cue("hypothetical", SENTENCE, (
        r"future \w+", r"(?<!not )imagine", r"suppos(?:e|ing) that", r"provid(?:ed|ing) that",
    )),
    Cue("hypothetical", CLAUSE, (
        rf"(?:aims?|purpose|goal|objective)(?: {_W}){{0,4}} to {words.STUDY}",
        r"remains? to be (?:seen|shown|tested|settled)", rf"{_BE} due to {words.STUDY}",
        rf"(?:{words.MAY}|might|could|would)", r"perhaps", r"possibl[ey]", r"potential(?:ly)?",
        r"maybe", rf"will {words.STUDY}", r"(?:hop|plan|intend)(?:e?s|ing)? to", r"ought to",
        rf"(?:ongoing|planned|more|further)(?: \w+)? {words.RESEARCH} (?:of|for|on|into|about)",
        r"(?:ask|talk to|speak to) (?:your|a|the) \w+", r"wonder(?:s|ed|ing)?",
    )),
    Cue("hypothetical", CLAUSE, (r"whether", r"if", r"unless", r"unclear"), lists=False),
    Cue("hypothetical", 3, (
        r"consider(?:s|ed|ing)?", r"(?:candidates?|eligible|suitable) for", r"interested in",
        r"(?:any(?:one|body)|those|who(?:ever)?) (?:tempted by|curious about|drawn to)",
        r"possibility of", r"promising", r"little is known (?:about|of)",
        r"thinking (?:about|of)", r"(?:experimental|investigational|proposed)",
        rf"(?:is|are) (?:\w+ )?{words.STUDYING}", r"wait\w*(?: lists?)? for", r"weigh\w* up",
        r"ask (?:for|about)",
    )),
)  # fmt: skip

AFTER = (
    Cue(NO_CUE, 0, (
        rf"{_BE}(?: not|n't) (?:only|just|merely|simply|surprising\w*|without|{words.UN})",
        rf"{words.PREVENTS}(?: {_W}){{0,3}} (?:relaps|worsen)\w*",
        rf"{_NOT} (?:fail(?:s|ed)?|go un\w+ed)", rf"{_NOT} {words.STOPPED}",
    )),
    Cue("contrasted", 1, (
        r"versus", r"vs\.?", rf"{_BE} {words.REPLACED} (?:by|with|for)", r"g[ai]ves? way to",
        rf"{_BE} (?:compared|contrasted|pitted|weighed) (?:with|to|against)",
    )),
    Cue("contrasted", 3, (rf"(?:{_NOT}|{_BE} no) (?:an? )?{words.INSTEAD}",)),
    Cue("negated", 0, (r"free", r"naive")),
    Cue("doubted", 4, (
        rf"(?:alone|by (?:itself|themselves)|on (?:its|their) own) (?:{_NOT}|is|are|was|were"
        r"|fail\w*|rarely|seldom)",
        rf"(?:{_NOT}|rarely|seldom|hardly|barely)(?: {_W})? {words.WORKS}",
        rf"{_NOT}(?: {_W}){{0,2}} (?:{words.GOOD}|{words.TESTED})", rf"{_BE} no {words.CURE}",
        rf"{_BE}(?: {_W})? {words.FEEBLE}", r"(?:(?:has|have|had) failed|fail(?:s|ed|ing)?)",
        r"f[ae]lls? short",
        rf"{words.WORKS} (?:nobody|no one|none)", r"d(?:o|oes|id|one) more harm than good",
        r"disappoint(?:s|ed)", r"(?:fad(?:e|es|ed)|wore off|worn? thin|short lived|waned?)",
        rf"left(?: {_W}){{0,3}} no better", r"never (?:c[ao]me|appear|arriv|material)\w*",
        r"rest(?:s|ed)? on (?:one|a single|little|few|thin|weak|small)",
        r"(?:br(?:ing|ought)|d(?:o|oes|id|one)) (?:nothing|little)",
        r"owe[sd]? (?:its|their)(?: \w+)? (?:fame|popularity|name|success) to",
        rf"(?:stop\w*|ceas\w*|quit) {words.WORKS}",
        rf"(?:show|brought|bring|ha[ds]|offer|provide|made|make|g[ai]ve)\w* {_LITTLE}(?: {_W})?"
        rf" (?:{_GAIN}|difference)", r"(?:chang|d[io]|achiev|solv)\w* nothing",
        rf"lack(?:s|ed)?(?: {_W}){{0,4}} {_GAIN}",
        r"ha(?:s|ve|d) (?:\w+ )?(?:limits|limitations|drawbacks|shortcomings|downsides|flaws)",
        rf"{_NOT} (?:get|got|feel|felt) (?:better|well)", r"(?:did|fared) no better",
        r"(?:only|merely) (?:mask|treat|address|dull|numb|manag)\w*",
        r"worsen\w*|backfir\w*|relaps\w*",
        r"ma[dk]es? (?:things|it|matters|her|him|me|them) worse",
    )),
    Cue("negated", 4, (
        rf"(?:{_NOT}) {words.USED}", rf"{_BE} {words.STOPPED}",
        rf"{_BE} (?:unavailable|contraindicated|missing)", rf"{_BE} kept (?:away|off|out)",
        r"ha(?:s|ve|d) no (?:place|part|role|use)",
    )),
    Cue("negated", 0, (rf"{_NOT} (?:an?|the)(?: {_W}){{1,2}} for",)),
    Cue("doubted", SENTENCE, (
        r"to no avail", rf"tried(?:,? {_W}){{0,6}},? (?:without|with {_LITTLE})",
        r"(?:without|with (?:no|little|limited)(?: or no| to no)?) success",
    )),
    Cue("doubted", CLAUSE, (
        rf"(?:without (?:any )?|with {_LITTLE} (?:\w+ )?){_GAIN}",
        rf"{_BE} (?:weak|thin|unproven)", r"nothing (?:stick|work|help|chang)\w*",
    )),
    Cue("attributed", 3, (
        rf"{_BE}(?: {_W})? {words.SEEN} (?:to|as|by|that|an?|the)",
        rf"{_BE} {words.PRAISED} (?:as|by)", r"in the (?:eyes|view|opinion|words) of",
        r"(?:reportedly|allegedly|supposedly)",
    )),
    Cue("hypothetical", 3, (
        rf"(?:{words.MAY}|might|could|would)", r"(?:seem|appear)s? to", r"becomes? an option",
        r"(?:(?:is|are) due to|will) (?:start|begin)", r"remains? to be \w+",
        rf"{_BE}(?: an?)? promising", r"await\w*",
        rf"{_BE} worth (?:considering|trying|a (?:try|trial))",
        r"can be (?:considered|an option|tried)", r"(?:has|have) (?:the |a )?potential",
        rf"{_BE}(?: being)? {words.STUDIED}", rf"will be {words.STUDIED}",
        rf"{_BE} (?:under (?:\w+ )?(?:investigation|study|way)|underway)",
        rf"{_BE} (?:unknown|unclear|uncertain)",
        r"(?:requires?|needs?)(?: \w+){0,2} (?:research|stud\w+|investigation)",
    )),
)  # fmt: skip

QUESTION = re.compile(r"\n(?:should|would|could|can|might|will|do|does|is|are)(?!\w)")
"""How a sentence begins that asks whether something is so."""

SUPPOSED = re.compile(r"\n(?:should|had|were)(?!\w)")
"""How a sentence begins that supposes something, if it does not ask."""

SAID_OF = re.compile(
    r"\n(?:(?:,(?! (?:al)?though| but| and| while| which| who| since)(?: as)?"
    rf'(?: {_W})|[^"\n]{{1,151}}+"(?<=[,.!?]"))(?: {_W}){{0,3}}? (?:{words.SAYS}|sees?|noted'
    rf"|maintain(?:s|ed)|h[eo]lds?|asserts?|asserted|swears?|swore|wrote|writes)"
    rf"(?! that)(?!\w)|: (?:often|widely|generally|commonly) {words.SEEN})"
)
"""Who said it, directly after what was said of it."""

SAID_BEHIND = re.compile(
    r", (?:according to (?!\w+[,.])"
    rf"|(?!as (?:i|we) |i |we )(?:{_W} ){{1,4}}{words.TOLD} ?[,.!?]"
    rf"|{words.TOLD} (?!to |by |that |so )\w)"
)
"""The same behind the clause, which holds no sign of `SAID_NO_MORE`."""

SAID_NO_MORE = re.compile('[";:]')

CLAUSE_END = re.compile(
    r"\W(?:(?<=[;:\u2014])|(?<= )  |(?<=[\w,.!?]\") |(?:but|however|although|though|whereas|while"
    r"|yet|because|so that|which|who|until|when"
    r"|and (?:then|was|were|is|are|had|has|she|he|they|it|we|i))(?!\w))"
)
"""Where a clause ends, and with it what a cue says; a dash is three blanks in match form."""

GIVEN = re.compile(rf"(?<!\w){words.GIVEN}(?!\w)")
"""What ends a doubt of what came before it."""

STATEMENT_END = re.compile(r"\W(?:(?<=[;\u2014])|(?:but|however)(?!\w))")
"""Where what somebody said ends."""


def compiled(cues: Sequence[Cue]) -> re.Pattern[str]:
    """Return one pattern of all cues; the number of the group that matched is that of the cue.

    It begins with the sign before the cue, so that a text is searched by a set of signs. No cue is
    passed over by that: each begins with a letter, and has none behind it.
    """
    every = [pattern for cue in cues for pattern in cue.patterns]
    # A word that may begin a cue is tried with those alone that it may begin.
    groups = (f"({_first_look(cue.patterns, AHEAD)}(?:{'|'.join(cue.patterns)}))" for cue in cues)
    return re.compile(
        rf"[^a-z0-9_]{_first_look(every, _FAR_AHEAD)}(?<!\w)(?:{'|'.join(groups)})(?!\w)"
    )


def _first_look(patterns: Sequence[str], length: int) -> str:
    """Return a lookahead that holds wherever a match of one of the patterns can begin.

    The forms of *to be* begin so many of them that it looks behind those.
    """
    others = [pattern for pattern in patterns if not pattern.startswith(_BE)]
    behind = [pattern.removeprefix(_BE) for pattern in patterns if pattern.startswith(_BE)]
    looks = [begins_with(word_beginnings(others, length))] if others else []
    looks += [_BE + begins_with(word_beginnings(behind, length))] if behind else []
    return f"(?={'|'.join(looks)})"
