"""What follows on the words and figures of an amount: by that most rules for it can be left out.

A run of all that the numbers of amounts are made of is passed over, whatever it says. Behind it
stands what it is an amount of, or it is an amount of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reviewbook.finders.amount_units import MASS, PERIODS, TIME
from reviewbook.finders.amount_words import (
    ABOUT,
    ATTEMPT,
    CEILING,
    FLOOR,
    MEETING,
    NO_LENGTH,
    PORTION,
    SESSION,
)
from reviewbook.finders.numerals import FRACTION_SIGNS, MULTIPLES, NUMBER_WORDS
from reviewbook.finders.pattern_beginnings import beginnings, begins_with, by_first_letter, widest

OF_TREATMENTS, OF_A_MASS, OF_A_TIME = "treatments", "mass", "time"
IN_A_TIME, OF_TIMES, OF_PORTIONS = "in_a_time", "times", "portions"
_LONGEST_RUN = 200  # characters; what is behind a longer one is not told
_LETTERS = 4  # of what follows are looked at
WORDS_OF_NUMBERS = {*re.findall(r"[a-z]+", re.sub(r"\\s|\\", " ", f"{FLOOR}|{CEILING}|{ABOUT}"))}
WORDS_OF_NUMBERS |= {*"a an and or to of the over for after during lasting between".split()}
WORDS_OF_NUMBERS |= {*MULTIPLES, *"more longer once twice thrice".split()}
# A unit may follow on a number word without a blank. Nothing behind a run sends it back, so that it
# need not be possessive, which Python 3.11.2 does wrongly of alternatives.
_RUN = (
    rf"(?:[\s\d.,/<>≤≥~±+(){FRACTION_SIGNS}-]++|%(?=\s?-|\sto\s)"
    rf"|(?:{by_first_letter(NUMBER_WORDS)})(?!teen|een|ty|y)|(?:{by_first_letter(WORDS_OF_NUMBERS)})(?!\w)"
    r"|(?<=over\sthe\s)course(?!\w))*"
)
_PERIODS = "|".join(PERIODS)


def as_small_letters(pattern: str) -> str:
    """Return a pattern as it is of text in small letters."""
    return pattern.replace("(?-i:", "(?:").replace("[A-Z]", "[a-z]").lower()


_BEHIND = {
    OF_A_MASS: rf"(?:{as_small_letters(MASS)})s?(?!\w)",
    OF_A_TIME: rf"(?:{as_small_letters(TIME)})s?(?!\w)(?!{NO_LENGTH})",
    IN_A_TIME: rf"(?:(?:{SESSION}|day|night)s?|times|x)"
    rf"(?:\s?/|\s(?:per|an?|each|every)\s|[\s-](?:{_PERIODS}))",
    OF_TIMES: "x",
    OF_PORTIONS: rf"{PORTION}|application|(?:{as_small_letters(MASS)})s?\s",  # "two 5 mg tablets"
}
_TAIL = re.compile(
    _RUN
    + "".join(
        rf"(?:{begins_with(beginnings([pattern], _LETTERS))}(?={pattern})(?P<{what}>))?"
        for what, pattern in _BEHIND.items()
    ),
    re.ASCII,
)
# Of the words before these the run may hold a part.
_ATTEMPTED = re.compile(rf"(?:[\w-]{{1,30}}+\s){{0,2}}{ATTEMPT}", re.ASCII)
LONGEST_ATTEMPT = widest(_ATTEMPTED)
# The kinds and lengths of meetings are of such words, and of no more.
_MET = re.compile(
    rf"(?:(?:[a-z-]{{1,20}}+|[\d{FRACTION_SIGNS}][\d.,/{FRACTION_SIGNS}a-z-]{{0,20}}+)\s){{0,40}}(?:{MEETING})",
    re.ASCII,
)
_ONCE = ("once", "twice", "thrice")


def of_what_behind(small: str, place: int) -> Sequence[str]:
    """Return what an amount may be of that begins at a place of folded text in small letters."""
    limit = place + _LONGEST_RUN
    found = _TAIL.match(small, place, limit)
    if not found or found.end() + _LETTERS > limit:
        return (OF_TREATMENTS, *_BEHIND)
    of_what = [*_told(found.groups())] if found.lastindex else []
    if small.startswith(_ONCE, place):
        of_what.append(IN_A_TIME)
    if OF_A_TIME not in of_what and _MET.match(small, found.end()):
        of_what.append(OF_A_TIME)
    if _ATTEMPTED.match(small, found.end()):
        of_what.append(OF_TREATMENTS)
    return of_what


@cache
def _told(groups: tuple[str | None, ...]) -> Sequence[str]:
    """Return what the groups of a tail tell, each of which is empty or missing."""
    return [what for what, here in zip(_BEHIND, groups, strict=True) if here is not None]
