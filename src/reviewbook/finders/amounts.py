"""Rules that read a quantity: for each, what it looks like and what its numbers mean.

Numbers are read with their bounds: "at least 12 weeks" has no high end, "up to 12" no low one.
A frequency is a rate: "every two weeks" is 0.5 per week.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_VALUES = {word: float(value) for value, word in enumerate(_WORDS, 1)} | {"once": 1.0, "twice": 2.0}
_PERIODS = {"daily": "day", "nightly": "night", "weekly": "week", "monthly": "month"}
_UNITS = {"milligram": "mg", "microgram": "µg", "mcg": "µg", "μg": "µg", "gram": "g"}
_RATE_DIGITS = 4
_PLAIN = str.maketrans("\u00a0\u2002\u2003\u2009\u202f‐‑–—’", "     ----'")

_FLOOR = r"at\sleast|minimum\sof|more\sthan|no\sfewer\sthan|no\sless\sthan"
_CEILING = r"up\sto|at\smost|no\smore\sthan|less\sthan|fewer\sthan|maximum\sof|within"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,3}})?|{'|'.join(_WORDS)})"
_AMOUNT = (
    rf"(?:\b(?P<bound>{_FLOOR}|{_CEILING})\s)?(?P<between>\bbetween\s)?"
    rf"(?<![\w.,/$€£-])(?P<low>{_NUMBER})(?!\w)"
    r"(?:(?(between)\sand\s|(?:\s?-\s?|\s(?:to|or)\s))"
    rf"(?P<high>{_NUMBER})(?!\w)|\s(?P<more>or\s(?:more|longer)))?"
)
_TIME = r"(?P<unit>minute|hour|day|night|week|month|year)"
_EVERY = rf"(?P<every>{'|'.join(_PERIODS)})"
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
_MASS = r"(?P<unit>milligram|microgram|gram|mmol/L|mEq/L|ng/mL|mg|mcg|µg|μg|mL|IU|(?-i:g))"


def _rule(pattern: str) -> re.Pattern[str]:
    # ASCII, for without it "ı" and "ſ" count as letters of a number word.
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def folded(text: str) -> str:
    """Return the form that the rules are matched in: plain blanks, hyphens and quotes."""
    return text.translate(_PLAIN)


# Every rule needs one of these: a number, a period, or the word for a dose.
_NEEDED = re.compile(
    rf"[0-9]|\b(?:{'|'.join([*_VALUES, *_PERIODS])}|every|each|dos(?:es?|age)"
    r"|ongoing|indefinite|lifelong)\b",
    re.ASCII,
)


def may_hold_amount(text: str) -> bool:
    """Tell whether any rule can match in a text: most passages need not be searched at all."""
    return bool(_NEEDED.search(text.lower()))


_FAILURES = _rule(
    rf"{_AMOUNT}\s(?:(?!of\b|the\b|these\b|and\b|or\b)[\w-]{{2,30}}\s){{0,2}}{_ATTEMPT}\b"
)
_WINDOW = _rule(
    rf"\b{_TIME}s?\s(?P<low>\d{{1,2}})(?:(?:\s?-\s?|\sto\s)(?P<high>\d{{1,2}}))?(?![\w/-]|[,:.]\d)"
)
_OPEN_WINDOW = _rule(r"(?<=\()(?:ongoing|indefinite|lifelong)(?=\))")
_TIMES_A = _rule(
    rf"(?:{_AMOUNT}(?:\s(?P<what>{_SESSION})s?|\stimes|x)|\b(?P<times>once|twice))"
    rf"(?:(?:\s?/\s?|\s(?:per|a|an|each|every)\s){_TIME}|[\s-]{_EVERY})\b"
)
_EVERY_N = _rule(
    rf"\bevery\s(?:(?P<vague>few|couple\sof)|(?P<other>other|second)|{_AMOUNT})\s{_TIME}s?\b"
)
_SESSIONS = _rule(rf"\b{_EVERY}\s(?P<what>{_SESSION})s?\b")
_DONE_EVERY = _rule(
    rf"\b{_DONE}\s(?:{_EVERY}|(?:every|each)\s{_TIME})\b(?!\s(?:life|lives|living|basis))"
)
_DOSE = _rule(
    rf"{_AMOUNT}[\s-]?{_MASS}s?(?:\s?(?:/|\bper\s|\ba\s)(?P<per>day|kg|dose|week)|\s(?P<every>daily))?"
    r"(?![\w/])"
)
_WORDED_DOSE = _rule(
    r"\b(?:(?:maximum|maximal|minimum|highest|lowest|full)[\s-](?:(?:tolerated|tolerable|effective"
    r"|recommended|therapeutic|approved)[\s-])?"
    r"|(?:low|high|standard|adequate|therapeutic|optimal|sub-?therapeutic)[\s-])dos(?:es?|age)\b"
)
_SPAN = _rule(
    rf"(?:\b(?P<prep>for|over(?:\sthe\scourse\sof)?|after|during|lasting)\s)?{_AMOUNT}[\s-]{_TIME}s?\b"
    r"(?!-?\s?(?:olds?|ago|later|earlier|of\s(?:age|experience)|read|(?:\w+\s)?consultation)\b)"
)
_NOT_A_SPAN = _rule(
    r"\b(?:age|aged|ages|past|previous|(?:the|these|his|her|their|your|our|my)\s(?:last|next|first))\s\Z"
)


class Amount(NamedTuple):
    """A quantity as read: where it stands, its kind, its ends (None if open) and its unit."""

    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str


_Found = re.Match[str]
_Range = tuple[float | None, float | None]


def _value(written: str) -> float:
    return _VALUES.get(written.lower()) or float(written.replace(",", ""))


def _range(found: _Found) -> _Range:
    """Read the numbers of a match, with their bounds."""
    groups = found.groupdict()
    low = _value(groups["low"])
    ends = sorted((low, _value(groups["high"]) if groups["high"] else low))
    bound = groups.get("bound")
    if groups.get("more") or (bound and re.fullmatch(_FLOOR, bound, re.IGNORECASE)):
        return ends[0], None
    return (None if bound else ends[0]), ends[1]


def _rate(found: _Found, of: str = "") -> str:
    groups = found.groupdict()
    period = (groups.get("unit") or _PERIODS[groups["every"].lower()]).lower()
    return f"{of.lower()}/{period}" if of else f"per {period}"


def _failures(found: _Found) -> Amount | None:
    low, high = _range(found)
    lone = (low, high) == (1, 1)
    return None if lone else Amount(*found.span(), "failures", low, high, "treatment")


def _window(found: _Found) -> Amount:
    return Amount(*found.span(), "window", *_range(found), found["unit"].lower())


def _open_window(found: _Found) -> Amount:
    return Amount(*found.span(), "window", None, None, "")


def _times_a(found: _Found) -> Amount:
    times = found["times"]
    low, high = (_value(times), _value(times)) if times else _range(found)
    return Amount(*found.span(), "frequency", low, high, _rate(found, found["what"] or ""))


def _every_n(found: _Found) -> Amount:
    low, high = (2.0, 2.0) if found["other"] else (None, None) if found["vague"] else _range(found)
    slow, fast = (round(1 / end, _RATE_DIGITS) if end else None for end in (high, low))
    # "Every few weeks" has no rate, and so no unit of one.
    unit = "" if found["vague"] else _rate(found)
    return Amount(*found.span(), "frequency", slow, fast, unit)


def _every(found: _Found) -> Amount:
    of = found.groupdict().get("what") or ""
    return Amount(*found.span(), "frequency", 1.0, 1.0, _rate(found, of))


def _dose(found: _Found) -> Amount:
    per = found["per"] or ("day" if found["every"] else "")
    unit = _UNITS.get(found["unit"].lower(), found["unit"])
    return Amount(*found.span(), "dose", *_range(found), f"{unit}/{per.lower()}" if per else unit)


def _worded_dose(found: _Found) -> Amount:
    return Amount(*found.span(), "dose", None, None, "")


def _span(found: _Found) -> Amount | None:
    unit, bound = found["unit"].lower(), (found["bound"] or "").lower()
    loose = not (found["prep"] or bound)
    before = found.string[max(found.start() - 16, 0) : found.start()]
    if _NOT_A_SPAN.search(before) or (loose and unit in ("minute", "hour", "year")):
        return None
    kind = "window" if bound == "within" else "duration"
    return Amount(*found.span(), kind, *_range(found), unit)


RULES: tuple[tuple[re.Pattern[str], Callable[[_Found], Amount | None]], ...] = (
    (_FAILURES, _failures),
    (_WINDOW, _window),
    (_OPEN_WINDOW, _open_window),
    (_TIMES_A, _times_a),
    (_EVERY_N, _every_n),
    (_SESSIONS, _every),
    (_DOSE, _dose),
    (_DONE_EVERY, _every),
    (_WORDED_DOSE, _worded_dose),
    (_SPAN, _span),
)
