"""Whether numbers between parentheses cite: "freeze (2, 3)", not "twelve (12)" or "(1) dig"."""

from __future__ import annotations

import re
from collections.abc import Collection

from reviewbook.finders.number_signs import (
    OF,
    THINGS,
    THOUSANDS,
    NumberSign,
    is_ascending,
    leads_on,
)
from reviewbook.finders.numerals import WORD

_WORD_BEFORE = re.compile(
    r"(?:\w\s?|\b(?i:et(?:\.\s?|\s)al)\.\s|[^\W\d_](?:[.!?][\"'”’]?|[\"'”’])\s?)\Z"
)
_WORKS = (
    r"(?:analyses|articles|authors|books|experiments|groups|meta-analyses|papers|references|reports"
    r"|reviews|sources|studies|surveys|teams|texts|theories|trials|works)\b"
)
# What a number between parentheses is told by, that counts: "two (2)", "won (3)", "page (4)".
_COUNTS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|them|us|at|about|only|nearly"
    r"|than|has|have|had|won|lost|scored|got|call|phone|telephone|fax|dial|extension|pages?|grades?|days?|weeks?|months?|years?|rounds?"
    r"|class|types?|questions?|options?|points?|rows?|columns?|lines?|aged|scales?|ranges?"
    r"|scores?|values?|means?|medians?|averages?|numbers?|totals?|sums?|ranks?|ratings?"
)
_NO_CITATION = re.compile(
    rf"(?:\d|\b(?:{THINGS}|pp?|[Vv]ol|[Nn]os?|[Cc]h|[Ss]ec|v|vs|approx|and|or|of"
    rf"|(?i:{_COUNTS}))\.?)\Z"
)
# "The second (2) of them"; "came second (2, 3)" cites.
_ORDINAL = re.compile(r"\b(?i:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\Z")
# "Fifty beds (5) failed": of those counted, so many; "two trials (5) show" cites.
_COUNTED = re.compile(
    rf"(?<![\w.,])(?:(?i:{WORD})|\d{{1,4}})\s(?:[a-z-]{{2,20}}\s){{0,2}}(?!{_WORKS})[a-z-]{{2,20}}s\s?\Z"
)
# "Ages (5-12)", "sizes (8-14)"; without a list also "children (5-12)".
_MEASURE = (
    r"(?:age|depth|distance|dos(?:ag)?e|duration|height|hour|length|price|size|speed|temperature"
    r"|weight|width)"
)
_MEASURED = re.compile(rf"(?:(?:(?m:^)|[.!?:;]\s)(?i:{_MEASURE})s?|\b(?i:{_MEASURE})s)\s?\Z")
_AGED = re.compile(
    r"\b(?i:children|kids|boys|girls|toddlers|infants|teens|teenagers|adolescents|pupils|adults"
    r"|youths?|minors)\s?\Z"
)
_RANGE = re.compile(r"(\d+)\s?[–‑-]\s?(\d+)")
# "Model (2) fits": what stands alone before its number is called so.
_CALLED = re.compile(
    r"(?:(?m:^)|[.!?:;]\s)(?:Case|Class|Condition|Definition|Example|Exercise|Experiment|Formula"
    r"|Hypothesis|Lemma|Model|Note|Patient|Problem|Proposition|Reaction|Rule|Scenario|Study|Theorem"
    r"|Trial|Variable)s?\s\Z"
)
_MORE_DIGITS = re.compile(r"\s?\d{3}")  # of a telephone
# "F(2, 3) = 4.1" and "f(2)" are results and functions.
_EQUALS = re.compile(r"\s?[=<>≤≥≈]")
_FUNCTION = re.compile(r"(?<![\w'’-])[a-zα-ωFNPRU][²2]?\Z")
_RATED = re.compile(r"\b(?:rat|scor)(?:es?|ed|ing)(?:\s\w+)?\s\Z")
_FROM_LEAST = re.compile(r"[01]\s?[–‑-]\s?\d+")
# "1 and 3", "2, table 3".
_UNSURE = re.compile(r"\d\s(?:\d|and|&)|[,:]\s?(?!pp?\b)[a-z§]")
_WORD_STOPPED = re.compile(r"[a-z]{2}[.!?][\"'”’]?\s?\Z")
_OTHERS = re.compile(r"\b(?:(?i:et(?:\.\s?|\s)al)\.?|colleagues|co-?workers)\s?\Z")
_NAMES = re.compile(r"(?:\b[A-Z][\w'’-]+\s(?:and|&)|\bby)\s[A-Z][\w'’-]+\s?\Z")
_SAYS = re.compile(
    r"\s(?:also\s)?(?:sa(?:id|ys?)|f(?:ound|inds?)|show(?:s|ed)?|report(?:s|ed)?|argue[sd]?"
    r"|suggest(?:s|ed)?|conclude[sd]?|observe[sd]?|propose[sd]?|demonstrate[sd]?|describe[sd]?"
    r"|note[sd]?|state[sd]?|compare[sd]?|stud(?:y|ied|ies)|examine[sd]?|wrote|claim(?:s|ed)?)\b"
)
_NAMES_WITHIN = 60  # characters


def round_cites(
    text: str,
    sign: NumberSign,
    before: str,
    counted: Collection[int],
    bounds: tuple[int, int],
    listed: bool,
) -> bool:
    """Tell whether numbers between parentheses cite what stands before them."""
    if not _WORD_BEFORE.search(before) or _is_amount(text, sign, before, bounds[1]):
        return False
    if _is_measured(text, sign, bounds, listed):
        return False
    number = int(sign.written) if sign.alone and leads_on(text, sign, bounds[1]) else None
    if _is_named(text, sign, before, bounds):
        return True
    counts = number is not None and (number - 1 in counted or number + 1 in counted)
    if listed:
        return before.endswith((".", "!", "?")) or (not counts and is_ascending(sign.written))
    return _round_shows(sign, before, bounds[1], number is not None, counts)


def _is_amount(text: str, sign: NumberSign, before: str, end: int) -> bool:
    """Tell whether numbers count, rate or are dialled, by what stands next to them."""
    return bool(
        THOUSANDS.fullmatch(sign.written)
        or sign.written.startswith("0")
        or _NO_CITATION.search(before.rstrip())
        or (sign.alone and _ORDINAL.search(before.rstrip()))
        or OF.match(text, sign.end, end)
        or _EQUALS.match(text, sign.end, end)
        or _FUNCTION.search(before)
        or _MORE_DIGITS.match(text, sign.end, end)
        or (_FROM_LEAST.fullmatch(sign.written) and _RATED.search(before))
    )


def _is_measured(text: str, sign: NumberSign, bounds: tuple[int, int], listed: bool) -> bool:
    """Tell whether a number says how many, which, or how old or big what stands before it is."""
    begin = max(sign.start - _NAMES_WITHIN, bounds[0])
    if _CALLED.search(text, begin, sign.start):
        return True
    if span := _RANGE.fullmatch(sign.written):
        aged = _AGED.search(text, begin, sign.start) and not listed
        return int(span[1]) < int(span[2]) and bool(
            aged or _MEASURED.search(text, begin, sign.start)
        )
    return (
        sign.alone
        and leads_on(text, sign, bounds[1])
        and bool(_COUNTED.search(text, begin, sign.start))
    )


def _round_shows(
    sign: NumberSign,
    before: str,
    end: int,
    leads: bool,
    counts: bool,
) -> bool:
    """Tell whether numbers between parentheses cite by their form, though no list has them."""
    if _UNSURE.search(sign.written + sign.behind):
        return False  # such may be anything
    if _WORD_STOPPED.search(before):
        return not leads or not (counts or before.endswith(" "))
    if sign.end == end:
        return False  # the part of a title
    return not leads and not before.endswith((".", "!", "?"))


def _is_named(text: str, sign: NumberSign, before: str, bounds: tuple[int, int]) -> bool:
    """Tell whether names stand before numbers: "Doe et al. (1)", "Doe and Roe (1) say"."""
    start, end = bounds
    begin = max(sign.start - _NAMES_WITHIN, start)
    names = _NAMES.search(text, begin, sign.start) and _SAYS.match(text, sign.end, end)
    return bool(names or _OTHERS.search(before))
