"""Whether a number cites, by what stands around it.

Where the list of references has the number, less is asked of it than where there is no list.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from reviewbook.finders.number_signs import OF, THINGS, THOUSANDS, NumberSign, is_ascending
from reviewbook.finders.numbers_in_parentheses import round_cites
from reviewbook.references.entry_numbers import RAISED
from reviewbook.references.work_dates import YEAR

# What has a number in its name.
_NAMED_SO = re.compile(
    r"\b(?:omega|alpha|beta|gamma|delta|kappa|covid|sars|vitamin|type|version|log|interleukin"
    r"|windows|python|utf|http)\Z",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"(?<!\w)[a-z_]\Z")
# Not the short words that a sentence ends on.
_UNIT = re.compile(
    r"(?<![^\W\d_])(?!(?i:an|as|at|by|do|go|he|in|is|it|me|my|no|of|on|so|to|up|us|we)\Z)"
    r"[^\W\d_]{1,2}\Z"
)
_LONG_UNIT = re.compile(
    r"(?i:metre|meter|feet|foot|inch|inche|yard|mile|pixel)s?\Z|\b(?:sq|cu)\Z|[µμ]m\Z"
)
_RAISED_BEHIND = re.compile(rf"(?:[^\s\d⁻⁺{RAISED}]|(?<!\d){YEAR})\Z")
_PARTS = "page|row|column|verse|stanza"
_PLACES_IN_TEXT = rf"(?:{_PARTS}|note|footnote)"
# Also "Line [3] of", "on page [3]"; not "along this line [3]", "as they note [3]", "of note [3]".
_NUMBERED_THING = re.compile(
    rf"\b(?:{THINGS})\.?\s?\Z|(?:\A|[.!?]\s)(?:Line|Question|(?i:{_PLACES_IN_TEXT}))s?\s\Z"
    rf"|\b(?:[Ii]n|[Oo]n|[Ss]ee|[Ff]rom)\s{_PLACES_IN_TEXT}\s\Z|\b(?:[Oo]n|[Ss]ee|[Ff]rom)\sline\s\Z"
    rf"|\b(?:of|and)\s(?:{_PARTS})\s\Z"
)
# "Several groups [1]": they are not called so.
_SOME = re.compile(
    r"\b(?i:all|both|(?:an)?other|different|few|many|more|most|other|research|some|several|these|those|two"
    r"|three|four|various)\s\w+s\s?\Z"
)
_VECTOR = re.compile(
    r"(?:\b(?:vectors?|matri\w+|arrays?|tuples?|lists?|rows?|pairs?)|\]\sand|[=×]|\d)\s?\Z|\A\Z"
)
# Where no list has a number, what shows that it cites: a stop, a clause that ends, who says it.
_STOPPED = re.compile(r"(?:[.!?][)\"'”’]?|”)\Z")
_ABBREVIATED = re.compile(
    r"(?:\b(?i:figs?|eqs?|tabs?|ch|chap|secs?|art|vol|nos?|pp?|vs?|approx|ca|ver)|\d)[.,;:]\Z"
)
_CLAUSE_ENDED = re.compile(r"[a-z]{3}\)?[,;:]\Z")
_NEXT_CLAUSE = re.compile(
    r"\s(?:and(?!\s\d)|but|which|while|where|whereas|although|though|because|so|yet|we|it|they|this"
    r"|these|that|those|there|the|their|its|his|her|our|however|suggesting|indicating|including"
    r"|especially|particularly|thus|therefore)\b"
)
_POINTS_TO = re.compile(
    r"(?:\b(?:[Ss]ee|in|from|of|to|by|with|and|cf\.|e\.g\.)\s(?:also\s)?|[(;,]\s?)\Z"
)
_SEVERAL_NAMED = re.compile(r"[Rr]ef(?:s|erences)\b.*\D\d.*\D\d")
# What stands before two numbers that are the ends of an interval, and what behind them.
_INTERVAL = re.compile(
    r"(?:\b(?:CI|CrI|HDI|IQR|intervals?|ranges?|ranged|ranging|scales?|scores?|between|within|from"
    r"|values?)(?:\s(?:of|in|is|was|were))?|[=∈<>≤≥±])[\s:,]*\Z"
    # "x in [1, 3]", "X lies in [1, 3]"
    r"|(?<![\w'’.-])(?:[a-zα-ω]\s|[^\W\d_]\s(?:be|is|lies?|falls?|varies)\s)(?:in|within|on)\s\Z"
)
_MEASURED = re.compile(
    r"\s?(?:%|percent|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|points?|feet"
    r"|(?:kilo|centi|milli)?(?:metres?|meters?|grams?)|times)\b"
)
_VALUE = re.compile(r"(?<![\d.,])(\d{1,3})(?:\.\d{1,4})?\s\Z")
_FIGURES = re.compile(r"\d+")
_TWO = re.compile(r"\d+\s?[,;–‑-]\s?\d+")
_QUOTED = re.compile(r"(?<!\w)[‘'][^\W\d_]")
_LONGEST_QUOTED = 300  # characters
# "Press [1]", "hit the key [2]": keys and choices are called so.
_VERBS = (
    "press",
    "hit",
    "push",
    "tap",
    "type",
    "click",
    "select",
    "choose",
    "pick",
    "enter",
    "dial",
)
_PRESSED = re.compile(
    r"(?:(?:(?m:^)|[.,;:!?]\s|\b(?i:to|then|and|or|can|must|you|please)\s)"
    rf"(?i:{'|'.join(_VERBS)})(?:\s(?i:on))?\s"
    rf"|\b(?i:{'|'.join(_VERBS)})(?:s|es|ed|ing)?\s"
    r"(?:on\s)?(?:(?:the|a|any|either)\s)?(?:[a-z]+\s)?(?:buttons?|digits?|keys?|numbers?|options?|tabs?)\s)\Z"
)
_LONGEST_PRESSED = 40  # characters
_WINDOW = 16


def number_cites(
    text: str,
    sign: NumberSign,
    counted: Collection[int],
    bounds: tuple[int, int],
    listed: bool,
) -> bool:
    """Tell whether a number, or several, cite.

    Parameters
    ----------
    text
        The clean text.
    sign
        The number.
    counted
        The numbers of the passage that stand alone between parentheses, a word behind them.
    bounds
        Where the passage begins and ends.
    listed
        Whether a numbered list of references has it, or one of several.
    """
    start, end = bounds
    before = text[max(sign.start - _WINDOW, start) : sign.start]
    if sign.kind == "square":
        return _square_cites(text, sign, before, bounds)
    if sign.kind == "behind":
        return _behind_cites(text, sign, before, start, listed)
    if sign.kind == "glued":
        return _glued_cites(text, sign, before, end, listed)
    if sign.kind == "round" and not sign.led:
        cites = round_cites(text, sign, before, counted, bounds, listed)
        return cites and not _is_interval(text, sign, *bounds)
    if sign.kind == "named":
        return listed or _is_pointed_to(text, sign, before, end)
    return sign.kind not in ("raised", "power") or _raised_cites(text, sign, before, end, listed)


def _raised_cites(text: str, sign: NumberSign, before: str, end: int, listed: bool) -> bool:
    """Tell whether a raised number cites: behind a word, of which it is no power.

    What is listed may stand behind a blank, but for "of ¹³C".
    """
    if listed and not text[sign.end : min(sign.end + 1, end)].isalpha():
        before = before.rstrip()
    unit = _UNIT.search(before) or _LONG_UNIT.search(before)
    return bool(_RAISED_BEHIND.search(before)) and not unit


def _behind_cites(text: str, sign: NumberSign, before: str, start: int, listed: bool) -> bool:
    """Tell whether a number cites that stands right behind a word, or behind a quotation."""
    quoted = before[-1:] in ("’", "'")
    if quoted and not _QUOTED.search(text, max(sign.start - _LONGEST_QUOTED, start), sign.start):
        return False  # "summer’69"
    several = "," in sign.written and not THOUSANDS.fullmatch(sign.written)
    named = _NUMBERED_THING.search(before) or _NAMED_SO.search(before)
    return not named and (listed or several)


def _square_cites(text: str, sign: NumberSign, before: str, bounds: tuple[int, int]) -> bool:
    """Tell whether numbers between square brackets cite."""
    if " " in sign.written.strip() and sign.written.replace(" ", "").isdigit():
        return is_ascending(sign.written) and not _VECTOR.search(before)
    is_thing = (
        (_NUMBERED_THING.search(before) and not _SOME.search(before))
        or _ELEMENT.search(before)  # "a[1]"
        or _is_pressed(text, max(sign.start - _LONGEST_PRESSED, bounds[0]), sign.start)
    )
    return not is_thing and not _is_interval(text, sign, *bounds)


def _is_pressed(text: str, start: int, end: int) -> bool:
    small = text[start:end].casefold()
    verb = any(map(small.__contains__, _VERBS))
    return verb and bool(_PRESSED.search(text, start, end))


def _glued_cites(text: str, sign: NumberSign, before: str, end: int, listed: bool) -> bool:
    """Tell whether a number cites that stands right behind a stop, a comma or a quotation."""
    if _ABBREVIATED.search(before):
        return False
    clause = _CLAUSE_ENDED.search(before) and _NEXT_CLAUSE.match(text, sign.end, end)
    return listed or bool(clause or _STOPPED.search(before))


def _is_pointed_to(text: str, sign: NumberSign, before: str, end: int) -> bool:
    """Tell whether "ref. 2" is of a list that was not copied: "see ref. 2", not "Ref. 2 of"."""
    pointed = _POINTS_TO.search(before) or _SEVERAL_NAMED.match(text, sign.start, sign.end)
    return bool(pointed and not OF.match(text, sign.end, end))


def _is_interval(text: str, sign: NumberSign, start: int, end: int) -> bool:
    """Tell whether two numbers are the ends of an interval, by what stands around them."""
    if not _TWO.fullmatch(sign.written):
        return False
    first, last = map(int, _FIGURES.findall(sign.written))
    value = _VALUE.search(text, max(sign.start - _WINDOW, start), sign.start)
    return bool(
        (value and first <= int(value[1]) <= last)
        or _INTERVAL.search(text, max(sign.start - 2 * _WINDOW, start), sign.start)
        or _MEASURED.match(text, sign.end, end)
    )
