"""What quantities look like: the words and numbers of each kind, as patterns.

They are matched in the form that `folded` gives.
"""

from __future__ import annotations

import re

from reviewbook.finders.amount_units import (
    MASS,
    OF_WHAT,
    PERIODS,
    SHORT_TIME,
    TIME,
    TIME_OF_DAY,
    WHOLE_TIME,
)
from reviewbook.finders.numerals import NUMERAL

TIMES_SIGN = "×"
_PLAIN = tuple(
    zip(
        f"\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f‐‑‒–—−’{TIMES_SIGN}⁄",
        "           ------'x/",
        strict=True,
    )
)
_PARTING = "\u00a0\u2009\u202f"
_PARTED_BY_BLANK = re.compile(rf"(?<=\d)[{_PARTING}](?=\d{{3}}(?!\d))")
_RAISED_POINTS = frozenset("\u00b7\u2027\u2219")  # as British journals print the decimal point
_RAISED_POINT = re.compile(rf"(?<=\d)[{''.join(sorted(_RAISED_POINTS))}](?=\d)")

FLOOR = (
    r"at\sleast|minimum\sof|more\sthan|longer\sthan|no\sfewer\sthan|no\sless\sthan"
    r"|not\sless\sthan|above"
)
CEILING = (
    r"up\sto|at\smost|no\smore\sthan|not\smore\sthan|no\slonger\sthan|less\sthan|fewer\sthan"
    r"|maximum\sof|within|under"
)
ABOUT = r"about|around|approximately|roughly|nearly|almost|some"
_ABOUT = rf"(?:(?:{ABOUT})\s|~\s?)"
_NO_WORD = r"(?!\w)"


def _or_glued(units: str) -> str:
    """Return the end of a number after which one of these units may follow without a blank."""
    return rf"(?:{_NO_WORD}|(?=(?:{units})s?(?:\W|\Z)))"


def _amount(joined: str, ends: str, units: str = "", numeral: str = NUMERAL) -> str:
    """Return what an amount looks like.

    `joined` are the words that may join its numbers, `ends` how each ends, and `units` what may
    stand after both of them, as in "5 mg to 10 mg". Several may be listed: "5, 10 and 20 mg".
    """
    slash = "|/" if units == MASS else ""  # of times it is a fraction
    apart = rf"(?(between)\sand\s|(?:\s?-\s?{slash}|[\s-](?:{joined})[\s-]))"
    repeated = (
        rf"[\s-]?(?P<same>{units})s?(?(between)\sand\s|(?:\s?-\s?{slash}|\sto\s))"
        rf"(?P<highest>{NUMERAL})(?=[\s-]?(?P=same))|"
    )
    listed = rf"(?P<listed>(?:,\s{NUMERAL}{ends}){{1,4}}),?\s(?:and|or)\s(?P<last>{NUMERAL}){ends}|"
    return (
        rf"(?:\b(?P<bound>{FLOOR}|{CEILING})\s{_ABOUT}?|(?P<sign>[<>≤≥])\s?)?"
        rf"(?P<between>\bbetween\s)?(?:(?<![\w.,/$€£±-])|(?<=\dx))(?<!±\s)(?P<low>{numeral}){ends}"
        rf"(?:\s?±\s?\d{{1,4}}(?:\.\d{{1,3}})?{ends})?"
        rf"(?:{repeated if units else ''}{listed}{apart}(?P<high>{NUMERAL}){ends}"
        r"|\s(?P<more>or\s(?:more|longer))|(?P<plus>\+))?"
    )


_AMOUNT = _amount("to|or", _NO_WORD)
_AMOUNT_OF_TIMES = _amount("to|or", _or_glued("x"))
_AMOUNT_OF_PORTIONS = _amount("to|or", _NO_WORD, numeral=rf"(?:{NUMERAL}|an?(?=\s))")
# Of doses several may be named at once, and the unit may follow directly: "3 and 6mg".
_AMOUNT_OF_MASS = _amount("to|or|and", rf"(?:%(?=\s?-|\sto\s))?{_or_glued(MASS)}", MASS)
_AMOUNT_OF_TIME = _amount("to|or", _or_glued(SHORT_TIME), TIME, rf"(?:{NUMERAL}|an?(?=\s))")
_EVERY = rf"(?P<every>{'|'.join(PERIODS)})"
_OR_MORE = r"(?P<later>\sor\s(?:more|longer|above)\b)?"
ATTEMPT = (
    r"(?:treatments?|medications?|medicines?|drugs?|agents?|therap(?:y|ies)|trials?|courses?"
    r"|attempts?|interventions?|classes|regimens?|anti[a-z]{4,16}s?)"
)
_SESSION = r"session|treatment|dose|infusion|injection|visit|appointment|meeting"
_DONE = (
    r"(?:taken?|given?|administer(?:ed)?|delivered|maintained|scheduled|prescribed|dosed|repeat(?:ed)?"
    r"|offered|attend(?:ed)?|inject(?:ed)?|infused|appl(?:y|ied)|practi[sc]ed?|continued?|received?"
    rf"|held|provided|used?|meets?|met|m[cg]g|mL|(?:{_SESSION})s?|(?:tablet|pill)s?)"
)
PORTION = (
    r"tablet|caplet|capsule|pill|drop|puff|spray|sachet|lozenge|ampoule|suppository"
    r"|(?:tea|table)spoon(?:ful)?|spoonful"
)
MEETING = r"session|infusion|injection|visit|appointment|meeting"
# What may stand between a number and its sessions: their kind, how long they are and how frequent.
_KIND = (
    r"(?:individual|group|online|virtual|therapy|treatment|follow-up|booster|maintenance|further"
    r"|one-to-one|in-person|face-to-face|telephone|video|additional|more|separate|consecutive"
    r"|supervised|structured|guided|(?-i:[a-z]?[A-Z]{2,6}))"
)
_ANY_KIND = (
    rf"(?:(?!(?:of|the|these|or|and|per|for|with|times|{'|'.join(PERIODS)})\b)"
    r"[a-z]{3,16}(?<!s)(?<!ed)\s)?"
)
_TIMED = rf"(?:{'|'.join(PERIODS)}|{NUMERAL}[\s-](?:{TIME})|hour-long)"
_OF_A_KIND = rf"\s(?:{_KIND}\s){{0,2}}{_ANY_KIND}"
_OF_A_TIME = rf"\s(?:(?:{_KIND}|{_TIMED})\s){{1,3}}{_ANY_KIND}"
_MOMENT = (
    r"bed(?:time)?|sleep(?:ing)?|waking|rising|meals?|breakfast|lunch|dinner|supper|food|eating"
    rf"|exercise|surgery|doses?|(?:{MEETING})s?"
)


def _rule(pattern: str) -> re.Pattern[str]:
    # ASCII, for without it "ı" and "ſ" count as letters of a number word.
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def folded(text: str) -> str:
    """Return the form that the rules are matched in, sign by sign.

    Blanks, hyphens, quotes and the signs of multiplication and fractions are plain; a blank that
    parts thousands is a comma.
    """
    if any(blank in text for blank in _PARTING):
        text = _PARTED_BY_BLANK.sub(",", text)
    if _RAISED_POINTS & set(text):
        text = _RAISED_POINT.sub(".", text)
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text


FAILURES = _rule(rf"{_AMOUNT}\s(?:(?!(?:of|the|these|and|or)\b)[\w-]{{2,30}}\s){{0,2}}{ATTEMPT}\b")
WINDOW = _rule(
    rf"(?<!\w)(?P<unit>{WHOLE_TIME})s?\s(?P<low>\d{{1,2}})"
    r"(?:(?:\s?-\s?|\sto\s)(?P<high>\d{1,2}))?(?![\w/-]|[,:.]\d)"
)
NOT_A_WINDOW = _rule(r"(?:embryonic|postnatal|gestational)\s\Z")
OPEN_WINDOW = _rule(r"(?<=\()(?:ongoing|indefinite|lifelong)(?=\))")
TIMES_A = _rule(
    rf"(?:{_AMOUNT_OF_TIMES}(?:\s(?P<what>{_SESSION}|day|night)s?|\stimes|\s?x)"
    r"|\b(?P<once>once\sor\s)?(?P<times>once|twice|thrice))"
    rf"(?:(?:\s?/\s?|\s(?:per|a|an|each|every)\s)(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY})"
    rf"|[\s-]{_EVERY})\b"
)
# "Two teaspoons of it daily"
PORTIONS_A = _rule(
    rf"{_AMOUNT_OF_PORTIONS}\s(?P<what>{PORTION}|application)s?(?:\sof\s[a-z-]{{2,30}})?"
    rf"(?:(?:\s?/\s?|\s(?:per|an?|each|every)\s)(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY})|\s{_EVERY})\b"
)
# "Take two tablets", "take two 5 mg tablets"
PORTIONS = _rule(
    rf"{_AMOUNT_OF_PORTIONS}(?:\s(?P<unit>{PORTION})s?\b"
    rf"|(?=\s{NUMERAL}[\s-]?(?:{MASS})s?\s(?P<strong>{PORTION})s?\b))"
)
# "3 x 45 min a week": how long stands between, and is a row of its own.
TIMES_OF = _rule(
    rf"{_amount('to|or', rf'(?:{_NO_WORD}|(?=x))')}\s?x(?=\s?{NUMERAL}[\s-]?(?:{TIME}|{MASS})s?"
    rf"(?:\s(?:{MEETING})s?)?"
    rf"(?:(?:\s?/\s?|\s(?:per|an?|each|every)\s)(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY})|\s{_EVERY})\b)"
)
TIMES_BEFORE = _rule(r"\d\s?x\s?(?:\d[\d.,-]{0,9}[\s-]?[a-z]{1,9}\s)?\Z")
ROUND_THE_CLOCK = _rule(r"24(?:/|\shours\sa\sday|-hour)[^.]{0,20}\Z")
EVERY_N = _rule(
    rf"\b(?:every\s(?:(?P<vague>few|couple\sof)|(?P<other>other|second)|{_AMOUNT_OF_TIME})"
    rf"|(?P<alternate>(?:on\s)?alternate)(?=\s(?:{TIME})s))"
    rf"[\s-]?(?P<unit>{TIME})s?\b"
)
SESSIONS = _rule(
    rf"\b{_EVERY}(?:\s(?P<what>{_SESSION}|{PORTION})s?\b|(?={_OF_A_TIME}(?P<timed>{MEETING})s?\b))"
)
DONE_EVERY = _rule(
    rf"(?<!\w){_DONE}\s(?:(?:it|them)\s)?(?:{_EVERY}|(?:every|each)\s(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY}))\b"
    r"(?!\s(?:life|lives|living|basis))"
)
# "30 minutes each day": how long, and how often.
LENGTH_EVERY = _rule(
    r"\b(?:(?<=\smin\s)|(?<=\dmin\s)|(?<=minutes\s)|(?<=hours\s)|(?<=\shour\s)|(?<=\d\sh\s)"
    r"|(?<=\dh\s)|(?<=\shrs\s)|(?<=\shr\s))"
    rf"(?:{_EVERY}|(?:a|per|each|every)\s(?P<unit>day|night|{TIME_OF_DAY}))\b"
)
# What a dose is of may stand before the time: "20 mg of it per day", "20 mg bark a day".
_NO_NOUN = (
    rf"(?:{_DONE}|once|twice|thrice|times|every|each|and|or|for|with|by|is|was|are|were|to|at|of|in"
    rf"|on|per|a|the|{'|'.join(PERIODS)}|\w{{1,29}}(?:ly|ed))\b"
)
_OF_IT = rf"(?:\sof\s[a-z-]{{2,30}}|\s(?!{_NO_NOUN})[a-z-]{{3,30}})"
_NO_TREATMENT = (
    r"network|wi-?fi|signal|internet|\w{0,5}phone|mast|tower|modem|router|coverage|broadband|sim|band"
    r"|technology|force|acceleration"
    r"|bag|jar|tin|bottle|loaf|flask|beaker"
)
DOSE = _rule(
    rf"{_AMOUNT_OF_MASS}[\s-]?(?P<unit>{MASS})s?"
    rf"(?:(?:\s?/\s?|{_OF_IT}?,?\s(?:per|(?:in\s)?a)\s)(?P<per>{OF_WHAT})"
    rf"(?:(?:\s?/\s?|\sper\s)(?P<then>{OF_WHAT}))?)?"
    rf"(?:{_OF_IT}?\s(?:(?P<every>{'|'.join(PERIODS)})|(?:every|each)\s(?P<each>day|night|week))\b)?"
    rf"{_OR_MORE}(?![\w/])(?!\sof\s(?:\w{{1,20}}\s)?(?:blood|plasma|serum|urine|saliva)\b)"
    rf"(?!\s(?:\w{{1,20}}\s)?(?:{_NO_TREATMENT})s?\b)"
)
NOT_A_DOSE = _rule(
    r"\b(?:weigh(?:s|ed|ing|t)?(?:\s(?:of|was|is|were|about))?|(?:fig|eq)\."
    r"|(?:blood|plasma|serum|urine)\ssamples?\sof)\s\Z"
)
# Units are those of a dose where they are given, or counted by the day or by weight.
A_UNIT = re.compile(r"unit|u|lit(?:re|er)", re.IGNORECASE)
GIVEN_UNITS = _rule(
    r"\b(?:tak(?:e|es|en|ing)|took|inject(?:ed|s|ing)?|receiv(?:e|ed|es|ing)|given?|gave"
    rf"|prescribe[ds]?|administer(?:ed|ing|s)?|dos(?:e|es|ed|ing|age)(?:\s(?:of|is|was|are|were|ranged?|from|to|up)){{0,2}})"
    rf"\s{_ABOUT}?\Z"
)
OF_NO_DOSE = _rule(r"s?\sof\s(?:study|credit|work|housing|alcohol|wine|beer|drink|instruction)\b")
# A number behind one of these counts nothing: "Chapter 3", "Phase 3 trials".
LABELLED = _rule(
    r"\b(?:chapter|section|appendix|step|phase|page|version|grade|tier|room|box|fig(?:ure)?|panel"
    r"|table|question|item|type|top|stage|channel|equation|footnote|note|paragraph|lesson|volume)"
    r"\s\Z"
)
# After a dose: "20 mg b.i.d.", "300 mg q8h".
LATIN = _rule(
    r"(?<!\w)(?:(?P<latin>[btq]\.?i\.?d|[qo]\.?d|b\.?d|t\.?d\.?s)|q\.?(?P<hours>\d{1,2})\.?h)\b"
)
AFTER_A_DOSE = _rule(rf"(?:\d\s?(?:{MASS})|\b(?:{PORTION}))s?\s\Z")
TIMES_IN_LATIN = {"bid": 2.0, "bd": 2.0, "tid": 3.0, "tds": 3.0, "qid": 4.0, "qd": 1.0, "od": 1.0}
WORDED_DOSE = _rule(
    r"\b(?:(?:maximum|maximal|minimum|highest|lowest|full)[\s-](?:(?:tolerated|tolerable|effective"
    r"|recommended|therapeutic|approved)[\s-])?"
    r"|(?:low|high|standard|adequate|therapeutic|optimal|sub-?therapeutic)[\s-])dos(?:es?|age)\b"
)
SPAN = _rule(
    rf"(?:\b(?P<prep>for|over(?:\sthe\scourse\sof)?|after|during|lasting)\s{_ABOUT}?)?"
    rf"{_AMOUNT_OF_TIME}"
    rf"(?:(?!\s(?:{TIME})-long\s(?:{MEETING})s\b)[\s-]?(?P<unit>{TIME})s?\b(?P<half>\sand\sa\shalf\b)?{_OR_MORE}"
    r"(?P<moment>(?:(?<=hour)|(?<=\sa\shalf)|(?<=minute)|(?<=hours)|(?<=minutes)|(?<=min)|(?<=mins)|(?<=\sh))"
    r"\s(?:before|after|prior\sto)\s(?:(?:going\sto|the|your|each|every|a)\s)?"
    rf"(?:{_MOMENT})\b)?"
    rf"|{_OF_A_KIND}(?P<meeting>{MEETING})s?\b|-(?P<joined>{MEETING})s?\b"
    rf"|(?={_OF_A_TIME}(?P<timed>{MEETING})s?\b))"
    r"(?!-?\s?(?:olds?|ago|later|earlier|of\s(?:age|experience)|read|walk|drive|(?:\w+\s)?consultation"
    r"|(?<!\smin\s)(?<!\dmin\s)(?<!minutes\s)(?:a|per)\sweek|to\s(?:book|read|fill|complete|sign|register))\b|-(?!long\b)\w)"
)
NOT_A_SPAN = _rule(
    r"\b(?:age|aged|ages|past|previous|(?:the|these|his|her|their|your|our|my)\s(?:last|next|first))"
    r"\s\Z"
)
# What is done each day lasts so long: "30 minutes a day", "150 minutes of it a week".
EACH_TIME = _rule(
    r"(?:\sof(?:\s[a-z-]{2,20}){1,3}?)?"
    rf"(?:\s(?:a|per|each|every)\s(?:day|night|week|{TIME_OF_DAY})|\s?/\s?(?:day|night|week|wk)"
    r"|\s(?:daily|nightly|weekly))\b"
)
# Minutes, hours and years count only where something is said to last so long.
LASTS = _rule(rf"(?:\b(?:lasts?|lasted|takes?|took|(?:{MEETING})s?\sof)\s{_ABOUT}?|\d\s?x\s?)\Z")
# "Training of 20 min"; of years it may be anything.
DONE_FOR = _rule(
    r"\b(?:treatment|therapy|training|exercis(?:e|ing)|practi[cs]e|stimulation|massage|meditation|bout"
    rf"|workout|lesson|yoga|walking|jogging|cycling|swimming)s?\sof\s{_ABOUT}?\Z"
)
OF_A_SESSION = _rule(
    rf"\s(?:{_KIND}\s){{0,2}}{_ANY_KIND}(?:(?:session|infusion|treatment|exercise|lesson|workshop)s?|class(?:es)?)\b"
)
