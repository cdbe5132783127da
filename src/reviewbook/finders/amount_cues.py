"""Where in a text an amount can begin: a first look, so that the rules are tried at few places."""

from __future__ import annotations

import re
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.characters import character_kinds
from reviewbook.documents.passages import Passages
from reviewbook.finders.amount_patterns import (
    ABOUT,
    ATTEMPT,
    CEILING,
    FLOOR,
    MEETING,
    TIMES_SIGN,
)
from reviewbook.finders.amount_units import (
    MASS,
    PERIODS,
    TIME,
    TIME_BEGINS,
    TIME_OF_DAY,
    WHOLE_TIME,
)
from reviewbook.finders.cue_words import WIDTH, CueWords, PlainWords, by_first_letter
from reviewbook.finders.numerals import (
    FIGURE_BEGINS,
    FIGURES,
    FRACTION_SIGNS,
    MULTIPLES,
    NUMBER_WORDS,
)
from reviewbook.finders.pattern_beginnings import beginnings

AMOUNT, TIME_WORD, PERIOD = "amount", "time", "period"
DOSE_WORD, OPEN_END, LATIN_WORD = "dose", "open", "latin"
_LEADS = ["for", "over", "after", "during", "lasting", "between", *f"{FLOOR}|{CEILING}".split("|")]
_ARTICLES = ("a", "an")  # "twice a day", and "an hour before bed"
# What can follow on them, and what has to follow on figures.
_FIRST_WORDS = {lead.split(r"\s")[0] for lead in _LEADS}
_WORDS = "|".join((ABOUT, *sorted(_FIRST_WORDS), *_ARTICLES))
_AHEAD = (
    rf"(?=\s(?:{FIGURE_BEGINS}|[<>≤≥~]|the\scourse|(?:{'|'.join(NUMBER_WORDS)})|(?:{_WORDS})\s))"
)
_BEHIND = rf"(?={FIGURES}*+[\s±+a-zµμ-])"
_LATIN = ["bid", "tid", "qid", "qd", "od", "bd", "tds", "b.i.d", "t.i.d", "q.i.d", "q.d", "o.d"]
_LATIN += ["t.d.s", "b.d"]
_KINDS = (
    dict.fromkeys([*PERIODS, "every", "each", "a", "an", "per"], PERIOD)
    | dict.fromkeys([f"{time}{s}" for time in WHOLE_TIME.split("|") for s in ("", "s")], TIME_WORD)
    | dict.fromkeys(["dose", "doses", "dosage"], DOSE_WORD)
    | dict.fromkeys(["ongoing", "indefinite", "lifelong"], OPEN_END)
    | dict.fromkeys(_LATIN, LATIN_WORD)
)
_A_TIME = f"{WHOLE_TIME}|{TIME_OF_DAY}"
_TIMES = ("once", "twice", "thrice")
_ONLY_BEFORE = {
    TIME_WORD: r"(?=\s\d)",
    PERIOD: rf"(?=\s(?:day|night|week|{TIME_OF_DAY})(?!\w))",
}


def _needed(word: str) -> str:
    """Return what has to follow a word that says nothing by itself."""
    kind = _KINDS[word]
    if word in _ARTICLES:
        return rf"(?=\s(?:{WHOLE_TIME}|{TIME_OF_DAY}|{'|'.join(MULTIPLES)})(?!\w))"
    return _ONLY_BEFORE.get(kind, "") if kind == TIME_WORD or word == "per" else ""


_CUES = re.compile(
    rf"(?<!\w)(?:(?<![.,/$€£±-]){FIGURE_BEGINS}{_BEHIND}|[<>≤≥]|q\.?\d|"
    + by_first_letter(
        [rf"{lead}{_AHEAD}" for lead in _LEADS]
        + [rf"{word}(?!\w)" for word in (*NUMBER_WORDS, *_TIMES)]
        + [rf"{re.escape(word)}(?!\w){_needed(word)}" for word in _KINDS]
    )
    + ")",
    re.ASCII,
)

# What the numbers of an amount are of, and what stands before that.
_MASS, _TIME = (units.replace("(?-i:", "(?:").lower() for units in (MASS, TIME))
_BEHIND_NUMBERS = rf"[\s\d{FRACTION_SIGNS}+-]"
OF_TREATMENTS = re.compile(rf"\s{ATTEMPT}(?!\w)", re.ASCII)
IN_A_TIME = re.compile(
    rf"[\s/-](?:(?<=/)\s?(?:{_A_TIME})|(?:per|an?|each|every)\s(?:{_A_TIME})"
    rf"|{'|'.join(PERIODS)})(?!\w)",
    re.ASCII,
)
OF_A_MASS = re.compile(rf"{_BEHIND_NUMBERS}(?:{_MASS})s?(?!\w)", re.ASCII)
OF_A_TIME = re.compile(rf"{_BEHIND_NUMBERS}(?:{_TIME}|{MEETING})s?(?!\w)", re.ASCII)
# A unit may follow on a word without a blank, for all that a pattern knows.
_GLUED = re.compile(
    rf"(?:{by_first_letter((*NUMBER_WORDS, 'more', 'longer'))})(?:{_MASS}|{_TIME})s?(?!\w)",
    re.ASCII,
)
# What leads to an amount by itself; else there is a number and a unit.
_ALONE = CueWords(
    [f"{word} " for word, kind in _KINDS.items() if kind in (DOSE_WORD, OPEN_END, LATIN_WORD)]
    + [f"{word} " for word in (*PERIODS, "q")],
    character_kinds(TIMES_SIGN),
)
_COUNTED = (*TIME_BEGINS, *TIME_OF_DAY.split("|"), *MULTIPLES, "or ")
_NUMBERS = CueWords(
    [f"{word} " for word in (*NUMBER_WORDS, *_TIMES, "every", "each")]
    + [f"{lead} {one}" for lead in (*_ARTICLES, "per") for one in _COUNTED],
    character_kinds("0123456789" + FRACTION_SIGNS),
)
_ANY_UNIT = f"(?:{_MASS}|{_TIME})"
_GLUED_TO = (*NUMBER_WORDS, "more", "longer", "few", "couple of", "other", "second")
_UNITS = CueWords(
    beginnings(
        [rf"(?:{_ANY_UNIT}|{MEETING}|{_A_TIME}|{ATTEMPT})s? "]
        + [f"{word}{_ANY_UNIT}" for word in _GLUED_TO],
        WIDTH,
    )
)


def may_hold_amounts(words: PlainWords, passages: Passages) -> NDArray[np.bool_]:
    """Tell of each passage whether it may hold what a rule reads."""
    alone, numbers, units = (cue.passages(words, passages) for cue in (_ALONE, _NUMBERS, _UNITS))
    found: NDArray[np.bool_] = alone | (numbers & units)
    return found


# Their small letters are ASCII, they are not.
_LOOKALIKES = "\u0130\u212a"


class FirstLook:
    """What in a stretch of folded text can set a rule off.

    Attributes
    ----------
    places
        Where its cues stand, in order, by their kind.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        # Of all signs only "İ" would grow.
        self._lowered = text[start:end].replace("İ", "I").lower()
        self._has_lookalikes = any(text.find(sign, start, end) >= 0 for sign in _LOOKALIKES)
        self.places: dict[str, list[int]] = {}
        for cue in _CUES.finditer(self._lowered):
            kind = LATIN_WORD if cue[0][0] == "q" else _KINDS.get(cue[0], AMOUNT)
            for one in (kind, AMOUNT) if cue[0] in _ARTICLES else (kind,):
                self.places.setdefault(one, []).append(start + cue.start())

    def may_end(self, tail: re.Pattern[str] | None) -> bool:
        """Tell whether what a rule's numbers are of, if it needs any, stands anywhere."""
        return not tail or bool(tail.search(self._lowered)) or self._is_odd

    @cached_property
    def _is_odd(self) -> bool:
        return self._has_lookalikes or bool(_GLUED.search(self._lowered))
