"""What stands behind a mention and says how it is spoken of; see `context_cues`."""

from __future__ import annotations

from reviewbook.finders import context_words as words
from reviewbook.finders.context_cues import CLAUSE, NO_CUE, SENTENCE, Cue

_W, _NOT, _BE, _GAIN, _LITTLE = words.WORD, words.NOT, words.BE, words.GAIN, words.LITTLE

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
