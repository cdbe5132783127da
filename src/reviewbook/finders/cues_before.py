"""What stands before a mention and says how it is spoken of; see `context_cues`."""

from __future__ import annotations

from reviewbook.finders import context_words as words
from reviewbook.finders.context_cues import CLAUSE, NO_CUE, SENTENCE, Cue

_W, _NOT, _BE, _GAIN, _LITTLE = words.WORD, words.NOT, words.BE, words.GAIN, words.LITTLE

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
