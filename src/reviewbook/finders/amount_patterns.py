"""What quantities look like: the words and numbers of each kind, as patterns.

They are matched in the form that `folded` gives.
"""

from __future__ import annotations

import re

WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
VALUES = {word: float(value) for value, word in enumerate(WORDS, 1)} | {"once": 1.0, "twice": 2.0}
PERIODS = {"daily": "day", "nightly": "night", "weekly": "week", "monthly": "month"}
UNITS = {"milligram": "mg", "microgram": "µg", "mcg": "µg", "μg": "µg", "gram": "g"}
_PLAIN = tuple(zip("\u00a0\u2002\u2003\u2009\u202f‐‑–—’", "     ----'", strict=True))

FLOOR = r"at\sleast|minimum\sof|more\sthan|no\sfewer\sthan|no\sless\sthan"
_CEILING = r"up\sto|at\smost|no\smore\sthan|less\sthan|fewer\sthan|maximum\sof|within"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,3}})?|{'|'.join(WORDS)})"
_MASS = r"(?P<unit>milligram|microgram|gram|mmol/L|mEq/L|ng/mL|mg|mcg|µg|μg|mL|IU|(?-i:g))"
_NO_WORD = r"(?!\w)"
_NO_WORD_OR_UNIT = rf"(?:{_NO_WORD}|(?={_MASS.replace('?P<unit>', '?:')}s?(?:\W|\Z)))"


def _amount(joined: str, ends: str) -> str:
    """Return what an amount looks like: its numbers, what may join them, and how each ends."""
    return (
        rf"(?:\b(?P<bound>{FLOOR}|{_CEILING})\s)?(?P<between>\bbetween\s)?"
        rf"(?<![\w.,/$€£-])(?P<low>{_NUMBER}){ends}"
        rf"(?:(?(between)\sand\s|(?:\s?-\s?|\s(?:{joined})\s))"
        rf"(?P<high>{_NUMBER}){ends}|\s(?P<more>or\s(?:more|longer)))?"
    )


_AMOUNT = _amount("to|or", _NO_WORD)
# Of doses several may be named at once, and the unit may follow directly: "3 and 6mg".
_AMOUNT_OF_MASS = _amount("to|or|and", _NO_WORD_OR_UNIT)
_TIME = r"(?P<unit>minute|hour|day|night|week|month|year)"
_EVERY = rf"(?P<every>{'|'.join(PERIODS)})"
_ATTEMPT = (
    r"(?:treatments?|medications?|medicines?|drugs?|agents?|therap(?:y|ies)|trials?|courses?"
    r"|attempts?|interventions?|classes|regimens?|anti[a-z]{4,16}s?)"
)
_SESSION = r"session|treatment|dose|infusion|injection|visit|appointment|meeting|tablet|pill"
_DONE = (
    r"(?:taken|given|administered|delivered|maintained|scheduled|prescribed|dosed|repeated|offered"
    r"|attended|injected|infused|applied|practi[sc]ed|continued|received|held|provided|used"
    rf"|m[cg]g|mL|(?:{_SESSION})s?)"
)
_MEETING = r"session|infusion|injection|visit|appointment|meeting"
_MOMENT = (
    r"bed(?:time)?|sleep(?:ing)?|waking|rising|meals?|breakfast|lunch|dinner|supper|food|eating"
    rf"|exercise|surgery|doses?|(?:{_MEETING})s?"
)


def _rule(pattern: str) -> re.Pattern[str]:
    # ASCII, for without it "ı" and "ſ" count as letters of a number word.
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def folded(text: str) -> str:
    """Return the form that the rules are matched in: plain blanks, hyphens and quotes."""
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text


# A match needs one of these cues; one that begins with an amount begins at one.
# `(?<!\w)` before a word is `\b`, and takes half the time.
CUES = _rule(
    rf"(?<!\w)(?:(?P<lead>for|over|after|during|lasting|between|{FLOOR}|{_CEILING})(?=\s)"
    rf"|(?P<number>(?<![.,/$€£-])(?:\d|(?:{'|'.join(WORDS)})(?!\w)))|(?P<times>once|twice)\b"
    rf"|(?P<period>{'|'.join(PERIODS)}|every|each)\b|(?P<dose>dos(?:es?|age))\b"
    r"|(?P<open>ongoing|indefinite|lifelong))"
)
FAILURES = _rule(
    rf"{_AMOUNT}\s(?:(?!of\b|the\b|these\b|and\b|or\b)[\w-]{{2,30}}\s){{0,2}}{_ATTEMPT}\b"
)
WINDOW = _rule(
    rf"(?<!\w){_TIME}s?\s(?P<low>\d{{1,2}})(?:(?:\s?-\s?|\sto\s)(?P<high>\d{{1,2}}))?(?![\w/-]|[,:.]\d)"
)
OPEN_WINDOW = _rule(r"(?<=\()(?:ongoing|indefinite|lifelong)(?=\))")
TIMES_A = _rule(
    rf"(?:{_AMOUNT}(?:\s(?P<what>{_SESSION})s?|\stimes|x)|\b(?P<times>once|twice))"
    rf"(?:(?:\s?/\s?|\s(?:per|a|an|each|every)\s){_TIME}|[\s-]{_EVERY})\b"
)
EVERY_N = _rule(
    rf"\bevery\s(?:(?P<vague>few|couple\sof)|(?P<other>other|second)|{_AMOUNT})\s{_TIME}s?\b"
)
SESSIONS = _rule(rf"\b{_EVERY}\s(?P<what>{_SESSION})s?\b")
DONE_EVERY = _rule(
    rf"(?<!\w){_DONE}\s(?:{_EVERY}|(?:every|each)\s{_TIME})\b(?!\s(?:life|lives|living|basis))"
)
DOSE = _rule(
    rf"{_AMOUNT_OF_MASS}[\s-]?{_MASS}s?(?:\s?(?:/|\bper\s|\ba\s)(?P<per>day|kg|dose|week)|\s(?P<every>daily))?"
    r"(?![\w/])"
)
WORDED_DOSE = _rule(
    r"\b(?:(?:maximum|maximal|minimum|highest|lowest|full)[\s-](?:(?:tolerated|tolerable|effective"
    r"|recommended|therapeutic|approved)[\s-])?"
    r"|(?:low|high|standard|adequate|therapeutic|optimal|sub-?therapeutic)[\s-])dos(?:es?|age)\b"
)
SPAN = _rule(
    rf"(?:\b(?P<prep>for|over(?:\sthe\scourse\sof)?|after|during|lasting)\s)?{_AMOUNT}[\s-]"
    rf"(?:{_TIME}|(?P<meeting>{_MEETING}))s?\b"
    rf"(?P<moment>(?:(?<=hour)|(?<=minute)|(?<=hours)|(?<=minutes))\s(?:before|after|prior\sto)\s"
    rf"(?:(?:going\sto|the|your|each|every|a)\s)?(?:{_MOMENT})\b)?"
    r"(?!-?\s?(?:olds?|ago|later|earlier|of\s(?:age|experience)|read|(?:\w+\s)?consultation)\b)"
)
NOT_A_SPAN = _rule(
    r"\b(?:age|aged|ages|past|previous|(?:the|these|his|her|their|your|our|my)\s(?:last|next|first))\s\Z"
)
