"""Where in a text an amount can begin: a first look, so that the rules are tried at few places."""

from __future__ import annotations

import re

from reviewbook.finders.amount_units import (
    MASS,
    PERIODS,
    TIME,
    TIME_BEGINS,
    TIME_OF_DAY,
    WHOLE_TIME,
)
from reviewbook.finders.amount_words import ABOUT, ATTEMPT, CEILING, FLOOR, MEETING, PORTION
from reviewbook.finders.cue_words import WIDTH, CueWords, by_first_letter
from reviewbook.finders.folded_text import TIMES_SIGN
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
_BEHIND = rf"(?={FIGURES}*+[\s±%+a-zµμ-])"
_LATIN = ["bid", "tid", "qid", "qd", "od", "bd", "tds", "b.i.d", "t.i.d", "q.i.d", "q.d", "o.d"]
_LATIN += ["t.d.s", "b.d", "qds", "q.d.s", "nocte", "mane"]
_KINDS = (
    dict.fromkeys([*PERIODS, "every", "each", "a", "an", "per"], PERIOD)
    | dict.fromkeys([f"{time}{s}" for time in WHOLE_TIME.split("|") for s in ("", "s")], TIME_WORD)
    | dict.fromkeys(["dose", "doses", "dosage"], DOSE_WORD)
    | dict.fromkeys(["ongoing", "indefinite", "lifelong"], OPEN_END)
    | {"alternate": PERIOD}
    | dict.fromkeys(_LATIN, LATIN_WORD)
)
_A_TIME = f"{WHOLE_TIME}|{TIME_OF_DAY}"
_TIMES = ("once", "twice", "thrice")
_ONLY_BEFORE = {TIME_WORD: r"(?=\s\d)", PERIOD: rf"(?=\s(?:day|night|week|{TIME_OF_DAY})(?!\w))"}


def _needed(word: str) -> str:
    """Return what has to follow a word that says nothing by itself."""
    kind = _KINDS[word]
    if word in _ARTICLES:
        return rf"(?=\s(?:{WHOLE_TIME}|{TIME_OF_DAY}|{PORTION}|{'|'.join(MULTIPLES)})(?!\w))"
    return _ONLY_BEFORE.get(kind, "") if kind == TIME_WORD or word == "per" else ""


_CUES = re.compile(
    rf"\d(?<=\dx\d){_BEHIND}"
    rf"|(?<!\w)(?:(?<![.,/$€£±-]){FIGURE_BEGINS}{_BEHIND}|[<>≤≥]|q\.?\d|"
    + by_first_letter(
        [rf"{lead}{_AHEAD}" for lead in _LEADS]
        + [rf"{word}(?!\w)" for word in (*NUMBER_WORDS, *_TIMES)]
        + [rf"{re.escape(word)}(?!\w){_needed(word)}" for word in _KINDS]
    )
    + ")",
    re.ASCII,
)

# What leads to an amount by itself; else there is a number, and what it is of.
ALONE = CueWords(
    [f"{word} " for word, kind in _KINDS.items() if kind in (DOSE_WORD, OPEN_END, LATIN_WORD)]
    + [f"{word} " for word in (*PERIODS, "q", "alternate")]
)
_PORTIONS = sorted(beginnings([PORTION], WIDTH))
_COUNTED = (*TIME_BEGINS, *TIME_OF_DAY.split("|"), *_PORTIONS, *MULTIPLES, "or ")
NUMBERS = CueWords(
    [f"{word} " for word in (*NUMBER_WORDS, *_TIMES, "every", "each")]
    + [f"{lead} {one}" for lead in (*_ARTICLES, "per") for one in _COUNTED],
    "0123456789" + FRACTION_SIGNS + TIMES_SIGN,
)
_MASS, _TIME = (units.replace("(?-i:", "(?:").lower() for units in (MASS, TIME))
# A unit may follow on a word without a blank, for all that a pattern knows.
_GLUED_TO = "|".join((*NUMBER_WORDS, "more", "longer", "few", "couple of", "other", "second"))


def _of(*patterns: str) -> CueWords:
    heads = beginnings([one.replace(r"\s", " ") for one in patterns], WIDTH)
    words = [head for head in heads if head[:1].isalpha() and "%" not in head]  # which is a sign
    return CueWords(words, f"{TIMES_SIGN}%")


OF_TREATMENTS, OF_A_MASS, OF_A_TIME = "treatments", "mass", "time"
IN_A_TIME, OF_TIMES, OF_PORTIONS = "in a time", "times", "portions"
OF_WHAT = {
    OF_TREATMENTS: _of(f"{ATTEMPT} "),
    OF_A_MASS: _of(f"(?:{_GLUED_TO})?(?:{_MASS})s? "),
    OF_A_TIME: _of(f"(?:{_GLUED_TO})?(?:{_TIME})s? ", f"{MEETING}s? "),
    IN_A_TIME: _of(f"(?:{_A_TIME})s? ", f"(?:{'|'.join(PERIODS)}) "),
    OF_TIMES: _of(f"(?:{_GLUED_TO})?x"),
    OF_PORTIONS: _of(f"(?:{PORTION}|application)s? "),
}
"""What stands somewhere behind the numbers of an amount, by what it is said to be of."""


def cue_places(text: str, start: int, end: int) -> dict[str, list[int]]:
    """Return where in a stretch of folded text a rule can be set off, in order, by kind of cue."""
    places: dict[str, list[int]] = {}
    # Of all signs only "İ" would grow.
    for cue in _CUES.finditer(text[start:end].replace("İ", "I").lower()):
        kind = LATIN_WORD if cue[0][0] == "q" else _KINDS.get(cue[0], AMOUNT)
        for one in (kind, AMOUNT) if cue[0] in _ARTICLES else (kind,):
            places.setdefault(one, []).append(start + cue.start())
    return places
