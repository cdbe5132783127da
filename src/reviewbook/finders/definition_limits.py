"""How much of something makes a thing what it is: "X (five or more drinks)", "a score above 9"."""

from __future__ import annotations

import re

from reviewbook.finders.quotation_marks import CLOSE
from reviewbook.ledger.tables import Mention

# "X (blood pressure above 140)" sets a limit; what was counted, given or measured does not.
_LIMIT = re.compile(
    r" \((?:an? |any )?(?!(?:[\w-]+ ){0,3}(?:mean|median|average|total|drop|rise|fall|gain|loss"
    r"|increase|decrease|reduction|change|odds|risk|hazard|ratio|rates?|prevalence|incidence|share"
    r"|doses?|tablets?|sessions?|levels?|courses?|differences?|effects?|p|n|se|sd|all|up|age|aged"
    r"|adults?|people|patients?|women|men|children|participants?|those|girls?|boys?|users?|cases?"
    r"|trials?|studies|visits?|interviews?|costs?|prices?)\b)"
    r"(?:(?:[a-z][\w-]* ){0,3}[A-Za-z][\w-]* (?:of [\d.,/]+(?: ?[\w/%\u00b0]+)?"
    r" (?:or|and) (?:more|less|higher|above|below|over|under|fewer|lower|older|younger)"
    r"|of [\d.,]+ (?:to|and) [\d.,]+|(?:above|below|over|under|less than|more than|at least"
    r"|greater than|fewer than|smaller than|larger than|lower than|higher than) [\d.,/]+)"
    r"|(?:birth|delivery|death|onset) (?:before|after|within) [\d.,]+)"
    r"[^()]{0,30}\)"
)
# "X (under 38 degrees)", "X (five or more drinks)": how much of what makes it X. An age, a share
# and what was counted say who was looked at; how much of a treatment was given is its dose.
_LEAST = (
    r"(?:under|over|above|below|less than|more than|at least|at most|fewer than|up to"
    r"|[<>\u2264\u2265])"
)
_NUMBER = (
    r"(?:\d[\d.,/]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
)
_MEASURE = (
    r"(?:kg/m2|kg/m\u00b2|mmHg|mg/dL|mmol/L|g/dL|degrees?|\u00b0 ?[CF]|cm|mm|dB|lux|beats|points"
    r"|centimetres?|millimetres?|decibels?)(?![\w/])"
)
_COUNTED = (
    r"(?!(?:of|in|from|per|percent|half|mg|g|ug|mcg|m[lL]|IU|units?|years?|(?:[a-z-]+ )?(?:visits?"
    r"|stud(?:y|ies)|trials?|schools?|hospitals?|clinics?|sites?|cases?|patients?|people|persons?"
    r"|adults?|women|men|children|participants?|interviews?|reports?|papers?|articles?|countries"
    r"|towns?|cent(?:er|re)s?|wards?|doctors?|nurses?|doses?|tablets?|capsules?|pills?|courses?"
    r"|treatments?|weeks?|months?|days?|minutes?|sessions?|lessons?|times|answers?|mentions?|votes?"
    r"|births|records?|samples?))\b)[a-z][a-z-]{2,}"
)
_OR_MORE = r"(?:more|higher|above|over|less|lower|below)\b"
_THRESHOLD = re.compile(
    r" \((?:(?:an? )?(?:body mass index|BMI|(?:[a-z-]+ )?score"
    rf"|[a-z-]+ (?:pressure|rate|count|level|weight)) (?:of )?"
    rf"(?:{_LEAST} ?{_NUMBER}|{_NUMBER} ?(?:{_MEASURE} )?(?:\+|(?:or|and) {_OR_MORE}))"
    rf"|{_LEAST} ?{_NUMBER} ?{_MEASURE}"
    rf"|(?:under|less than|fewer than|below) {_NUMBER} (?:hours|minutes)(?= ?\))"
    rf"|{_NUMBER} ?(?:{_MEASURE} )?(?:or|and) (?:more|higher|above|over|less|lower|below)(?= ?\))"
    rf"|{_NUMBER} (?:or|and) (?:more|fewer) {_COUNTED}|{_NUMBER} ?{_MEASURE} (?:or|and) "
    rf"|at least {_NUMBER} {_COUNTED})[^()]{{0,40}}\)(?! of\b)"
)
# A weight or a week is a limit of what has one, and a dose of what is swallowed.
_MEASURED = re.compile(
    rf" \((?:{_LEAST} ?\d[\d.,]* ?(?:g|grams|kg|kilograms)"
    rf"|(?:born )?(?:before|after) {_NUMBER} (?:completed )?weeks)\b[^()]{{0,40}}\)"
)
_HAS_MEASURE = re.compile(r"(?:weight|mass|size|birth|delivery|labou?r|onset)s?\Z", re.IGNORECASE)
# "A T-score below -2.5", "a score of 15 or more"
_SCALE = (
    r"(?:(?:[A-Za-z]-)?scores?|(?-i:e?[A-Z]{3,6})|pressure|count|levels?|index|density|mass|weight|temperature|depth|volume"
    r"|size|length|thickness|rate|value)"
)
_MINUS = r"[-\u2212\u2013]?"
_BOUND = (
    rf"(?:{_LEAST}|(?:at or |equal to or )(?:above|below)|higher than|lower than|greater than) "
    rf"?{_MINUS}{_NUMBER}|{_MINUS}{_NUMBER} (?:or|and) (?:more|less|higher|lower|above|below|over"
    rf"|under|greater)\b|(?:between )?{_MINUS}{_NUMBER} (?:and|to) {_MINUS}{_NUMBER}(?![\w-])"
    rf"|(?:at least )?{_NUMBER} (?:or more )?standard deviations (?:or more )?(?:above|below)\b"
)
_ON_A_SCALE = (
    r"(?:(?:an?|the|any) )?(?:[\w-]+ ){0,3}?"
    rf"{_SCALE} (?:(?:is|are|of|lies?|falls?) )?(?:{_BOUND})"
)
_SCALED = re.compile(rf"{_ON_A_SCALE}|{_NUMBER} or more {_COUNTED}|at least {_NUMBER} {_COUNTED}")
_FEATURES = r"(?:[a-z-]+ )?(?:symptoms|signs|criteria|features)\b"
_SPAN = rf"(?:an?|one|{_NUMBER}) (?:days?|nights?|weeks?|months?|years?)"
# "Lasts for at least three months", "on three or more nights a week", "five times an hour".
_LASTING = (
    r"(?:[^,.;:()]{2,60} (?:for|lasts?|persists?) "
    rf"(?:(?:at least|more than|longer than|over) {_SPAN}\b|{_SPAN} or (?:more|longer)\b)"
    r"|(?![^,.;:()]{3,60} (?:visits?|sees?|calls?|asks?|takes?)\b)"
    rf"[^,.;:()]{{3,60}} (?:on )?(?:at least |more than )?{_NUMBER} (?:or more )?"
    r"(?:days|nights|times|hours) (?:an?|per|each|every) (?:hour|day|night|week|month|year)\b)"
)
_VALUE = r"(?:[-\u2212\u2013]\d[\d.]*|\d+\.\d+)"  # no age, and no year
_DIAGNOSED = re.compile(
    rf"{CLOSE} (?:is|are|was|were|(?:can|may|should|must) be) (?:\w{{3,14}}ly |often )?"
    rf"diagnosed (?:(?:when|if|by|at|with|on) {_ON_A_SCALE}"
    rf"|(?:between|from) {_VALUE} (?:and|to) {_VALUE}"
    rf"|(?:when|if|by|with) (?:at least )?{_NUMBER} "
    rf"(?:or more )?(?:of (?:the|these) )?{_FEATURES}|(?:when|if) {_LASTING})"
)
FOLLOWING = (_THRESHOLD, _MEASURED, _LIMIT, _DIAGNOSED)
"""What has to follow a term for a rule of this module to hold."""


def is_on_a_scale(text: str, start: int, end: int) -> bool:
    """Tell whether "a score below 10" or its like stands at a place."""
    return bool(_SCALED.match(text, start, end))


def is_diagnosed(text: str, end: int, term: Mention) -> bool:
    """Tell whether it is said from how much on a term is diagnosed."""
    return bool(_DIAGNOSED.match(text, term.end, end))


def sets_limit(text: str, end: int, term: Mention, *, subject: bool) -> bool:
    """Tell whether the brackets behind a term set a limit of it.

    What is plainly one does so anywhere; a noun with a number only behind the `subject`.
    """
    if _THRESHOLD.match(text, term.end, end):
        return True
    measured = _HAS_MEASURE.search(term.surface) and _MEASURED.match(text, term.end, end)
    return bool(measured or (subject and _LIMIT.match(text, term.end, end)))
