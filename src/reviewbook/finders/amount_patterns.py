"""What quantities look like: the words and numbers of each kind, as patterns.

They are matched in the form that `folded` gives.
"""

from __future__ import annotations

import re

from reviewbook.finders.amount_forms import (
    AMOUNT_OF_ANY,
    AMOUNT_OF_MASS,
    AMOUNT_OF_PORTIONS,
    AMOUNT_OF_TIME,
    AMOUNT_OF_TIMES,
    amount_of,
)
from reviewbook.finders.amount_ranges import Before
from reviewbook.finders.amount_units import MASS, OF_WHAT, PERIODS, TIME, TIME_OF_DAY, WHOLE_TIME
from reviewbook.finders.amount_words import (
    ABOUT_A_NUMBER,
    ANY_KIND,
    ATTEMPT,
    DONE,
    EVERY,
    KIND_OF_MEETING,
    MEETING,
    MOMENT,
    NO_LENGTH,
    NO_WORD,
    OF_A_KIND,
    OF_A_LENGTH,
    OR_MORE,
    PORTION,
    PORTION_NAMES,
    SESSION,
)
from reviewbook.finders.numerals import NUMERAL
from reviewbook.finders.pattern_beginnings import by_first_letter


def _rule(pattern: str) -> re.Pattern[str]:
    # ASCII, for without it "ı" and "ſ" count as letters of a number word.
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


FAILURES = _rule(
    rf"{AMOUNT_OF_ANY}\s(?:(?!(?:of|the|these|and|or)\b)[\w-]{{2,30}}\s){{0,2}}{ATTEMPT}\b"
)
WINDOW = _rule(
    rf"(?<!\w)(?P<unit>{WHOLE_TIME})s?\s(?P<low>\d{{1,2}})"
    r"(?:(?:\s?-\s?|\sto\s)(?P<high>\d{1,2}))?(?![\w/-]|[,:.]\d)"
)
NOT_A_WINDOW = Before(r"(?:embryonic|postnatal|gestational)\s")
OPEN_WINDOW = _rule(r"(?<=\()(?:ongoing|indefinite|lifelong)(?=\))")
TIMES_A = _rule(
    rf"(?:{AMOUNT_OF_TIMES}(?:\s(?P<what>{SESSION}|day|night)s?|\stimes|\s?x)"
    r"|\b(?P<once>once\sor\s)?(?P<times>once|twice|thrice))"
    rf"(?:(?:\s?/\s?|\s(?:per|a|an|each|every)\s)(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY})"
    rf"|[\s-]{EVERY})\b"
)
# "Two teaspoons of it daily"
PORTIONS_A = _rule(
    rf"{AMOUNT_OF_PORTIONS}\s(?P<what>{PORTION}|application)s?(?:\sof\s[a-z-]{{2,30}})?"
    rf"(?:(?:\s?/\s?|\s(?:per|an?|each|every)\s)(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY})|\s{EVERY})\b"
)
# "Take two tablets", "take two 5 mg tablets"
PORTIONS = _rule(
    rf"{AMOUNT_OF_PORTIONS}(?:\s(?P<unit>{PORTION})s?\b"
    rf"|(?=\s{NUMERAL}[\s-]?(?:{MASS})s?\s(?P<strong>{PORTION})s?\b))"
)
# "3 x 45 min a week": how long stands between, and is a row of its own.
TIMES_OF = _rule(
    rf"{amount_of('to|or', rf'(?:{NO_WORD}|(?=x))')}\s?x(?=\s?{NUMERAL}[\s-]?(?:{TIME}|{MASS})s?"
    rf"(?:\s(?:{MEETING})s?)?"
    rf"(?:(?:\s?/\s?|\s(?:per|an?|each|every)\s)(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY})|\s{EVERY})\b)"
)
TIMES_BEFORE = Before(r"\d\s?x\s?(?:\d[\d.,-]{0,9}[\s-]?[a-z]{1,9}\s)?")
ROUND_THE_CLOCK = Before(r"24(?:/|\shours\sa\sday|-hour)[^.]{0,20}")
EVERY_N = _rule(
    rf"\b(?:every\s(?:(?P<vague>few|couple\sof)|(?P<other>other|second)|{AMOUNT_OF_TIME})"
    rf"|(?P<alternate>(?:on\s)?alternate)(?=\s(?:{TIME})s))"
    rf"[\s-]?(?P<unit>{TIME})s?\b"
)
SESSIONS = _rule(
    rf"\b{EVERY}(?:\s(?P<what>{SESSION}|{PORTION})s?\b|(?={OF_A_LENGTH}(?P<timed>{MEETING})s?\b))"
)
DONE_EVERY = _rule(
    rf"(?<!\w){DONE}\s(?:(?:it|them)\s)?(?:{EVERY}|(?:every|each)\s(?P<unit>{WHOLE_TIME}|{TIME_OF_DAY}))\b"
    r"(?!\s(?:life|lives|living|basis))"
)
# "30 minutes each day": how long, and how often.
LENGTH_EVERY = _rule(
    r"\b(?:(?<=\smin\s)|(?<=\dmin\s)|(?<=minutes\s)|(?<=hours\s)|(?<=\shour\s)|(?<=\d\sh\s)"
    r"|(?<=\dh\s)|(?<=\shrs\s)|(?<=\shr\s))"
    rf"(?:{EVERY}|(?:a|per|each|every)\s(?P<unit>day|night|{TIME_OF_DAY}))\b"
)
# What a dose is of may stand before the time: "20 mg of it per day", "20 mg bark a day".
_NO_NOUN = (
    rf"(?:{DONE}|once|twice|thrice|times|every|each|and|or|for|with|by|is|was|are|were|to|at|of|in"
    rf"|on|per|a|the|{'|'.join(PERIODS)}|\w{{1,29}}(?:ly|ed))\b"
)
_OF_IT = rf"(?:\sof\s[a-z-]{{2,30}}|\s(?!{_NO_NOUN})[a-z-]{{3,30}})"
_NO_TREATMENT = (
    r"network|wi-?fi|signal|internet|\w{0,5}phone|mast|tower|modem|router|coverage|broadband|sim|band"
    r"|technology|force|acceleration"
    r"|bag|jar|tin|bottle|loaf|flask|beaker"
)
DOSE = _rule(
    rf"{AMOUNT_OF_MASS}[\s-]?(?P<unit>{MASS})s?"
    rf"(?:(?:\s?/\s?|{_OF_IT}?,?\s(?:per|(?:in\s)?a)\s)(?P<per>{OF_WHAT})"
    rf"(?:(?:\s?/\s?|\sper\s)(?P<then>{OF_WHAT}))?)?"
    rf"(?:{_OF_IT}?\s(?:(?P<every>{'|'.join(PERIODS)})(?!\s(?:{SESSION}|{PORTION})s?\b)|(?:every|each)\s(?P<each>day|night|week))\b)?"
    rf"{OR_MORE}(?![\w/])(?!\sof\s(?:\w{{1,20}}\s)?(?:blood|plasma|serum|urine|saliva)\b)"
    rf"(?!\s(?:\w{{1,20}}\s)?(?:{_NO_TREATMENT})s?\b)"
)
NOT_A_DOSE = Before(
    r"\b(?:weigh(?:s|ed|ing|t)?(?:\s(?:of|was|is|were|about))?|(?:fig|eq)\."
    r"|(?:blood|plasma|serum|urine)\ssamples?\sof)\s"
)
# Units are those of a dose where they are given, or counted by the day or by weight.
A_UNIT = re.compile(r"unit|u|lit(?:re|er)", re.IGNORECASE)
GIVEN_UNITS = Before(
    r"\b(?:tak(?:e|es|en|ing)|took|inject(?:ed|s|ing)?|receiv(?:e|ed|es|ing)|given?|gave"
    rf"|prescribe[ds]?|administer(?:ed|ing|s)?|dos(?:e|es|ed|ing|age)(?:\s(?:of|is|was|are|were|ranged?|from|to|up)){{0,2}})"
    rf"\s{ABOUT_A_NUMBER}?"
)
OF_NO_DOSE = _rule(r"s?\sof\s(?:study|credit|work|housing|alcohol|wine|beer|drink|instruction)\b")
# A number behind one of these counts nothing: "Chapter 3", "Phase 3 trials".
_LABELS = by_first_letter(
    "chapter section appendix step phase page version grade tier room box figure fig panel table"
    " question item type top stage channel equation footnote note paragraph lesson volume".split()
)
LABELLED = Before(rf"\b(?:{_LABELS})\s")
# After a dose: "20 mg b.i.d.", "300 mg q8h".
# A stop behind the last letter belongs to it where the others have theirs.
LATIN = _rule(
    r"(?<!\w)(?:(?P<latin>[btq]id|[qob]d|[tq]ds|nocte|mane|[btq]\.i\.d\b\.?|[qob]\.d\b\.?"
    r"|[tq]\.d\.s\b\.?)|q(?P<hours>\d{1,2})h|q\.(?P<hourly>\d{1,2})\.?h\b\.?)(?!\w)"
)
_BY_WHICH_WAY = r"(?:orally|by\smouth|(?:p\.?o|i\.?v|i\.?m|s\.?c)\b\.?)"
AFTER_A_DOSE = Before(rf"(?:\d\s?(?:{MASS})|\b(?:{PORTION}))s?\s(?:{_BY_WHICH_WAY}\s)?")
TIMES_IN_LATIN = {
    "bid": 2.0, "bd": 2.0, "tid": 3.0, "tds": 3.0, "qid": 4.0, "qds": 4.0, "qd": 1.0, "od": 1.0,
    "nocte": 1.0, "mane": 1.0,
}  # fmt: skip
WORDED_DOSE = _rule(
    r"\b(?:(?:maximum|maximal|minimum|highest|lowest|full)[\s-](?:(?:tolerated|tolerable|effective"
    r"|recommended|therapeutic|approved)[\s-])?"
    r"|(?:low|high|standard|adequate|therapeutic|optimal|sub-?therapeutic)[\s-])dos(?:es?|age)\b"
)
SPAN = _rule(
    rf"(?:\b(?P<prep>for|over(?:\sthe\scourse\sof)?|after|during|lasting)\s{ABOUT_A_NUMBER}?)?"
    rf"{AMOUNT_OF_TIME}"
    rf"(?:(?!\s(?:{TIME})-long\s(?:{MEETING})s\b)[\s-]?(?P<unit>{TIME})s?\b(?P<half>\sand\sa\shalf\b)?"
    rf"(?P<or_two>\sor\stwo\b)?{OR_MORE}"
    r"(?P<moment>(?:(?<=hour)|(?<=\sa\shalf)|(?<=minute)|(?<=hours)|(?<=minutes)|(?<=min)|(?<=mins)|(?<=\sh)|(?<=\sor\stwo))"
    r"\s(?:before|after|prior\sto)\s(?:(?:going\sto|the|your|each|every|a)\s)?"
    rf"(?:{MOMENT})\b)?"
    rf"|{OF_A_KIND}(?P<meeting>{MEETING})s?\b|-(?P<joined>{MEETING})s?\b"
    rf"|(?={OF_A_LENGTH}(?P<timed>{MEETING})s?\b))"
    rf"(?!{NO_LENGTH}|-(?!long\b)\w|-?\s?(?:(?:\w+\s)?consultation|to\s(?:book|read|fill|complete|sign|register)"
    r"|(?<!\smin\s)(?<!\dmin\s)(?<!minutes\s)(?:a|per)\sweek)\b)"
)
# What is counted, where its length or how often it is comes between: "ten | weekly sessions".
COUNTED = _rule(rf"{OF_A_LENGTH}(?:{MEETING})s?\b|\s{NUMERAL}[\s-]?(?:{MASS})s?\s(?:{PORTION})s?\b")
COUNTED_UNITS = frozenset((*MEETING.split("|"), *PORTION_NAMES))
NOT_A_SPAN = Before(
    r"\b(?:age|aged|ages|past|previous|(?:the|these|his|her|their|your|our|my)\s(?:last|next|first)"
    rf"|{_LABELS})\s"
)
# What is done each day lasts so long: "30 minutes a day", "150 minutes of it a week".
EACH_TIME = _rule(
    r"(?:\sof(?:\s[a-z-]{2,20}){1,3}?)?"
    rf"(?:\s(?:a|per|each|every)\s(?:day|night|week|{TIME_OF_DAY})|\s?/\s?(?:day|night|week|wk)"
    r"|\s(?:daily|nightly|weekly))\b"
)
# Minutes, hours and years count only where something is said to last so long.
LASTS = Before(
    rf"(?:\b(?:lasts?|lasted|takes?|took|(?:{MEETING})s?\sof)\s{ABOUT_A_NUMBER}?|\d\s?x\s?)"
)
# "Training of 20 min"; of years it may be anything.
DONE_FOR = Before(
    r"\b(?:treatment|therapy|training|exercis(?:e|ing)|practi[cs]e|stimulation|massage|meditation|bout"
    rf"|workout|lesson|yoga|walking|jogging|cycling|swimming)s?\sof\s{ABOUT_A_NUMBER}?"
)
OF_A_SESSION = _rule(
    rf"\s(?:{KIND_OF_MEETING}\s){{0,2}}{ANY_KIND}(?:(?:session|infusion|treatment|exercise|lesson|workshop)s?|class(?:es)?)\b"
)
