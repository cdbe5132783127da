"""Where in a text an amount can begin: a first look, so that the rules are tried at few places."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import byte_table, told_by
from reviewbook.documents.match_form import Places
from reviewbook.finders.amount_tails import (
    IN_A_TIME,
    OF_A_MASS,
    OF_A_TIME,
    OF_MEETINGS,
    OF_PORTIONS,
    OF_TIMES,
    OF_TREATMENTS,
    AmountTails,
    as_small_letters,
)
from reviewbook.finders.amount_units import (
    MASS,
    PERIODS,
    TIME,
    TIME_BEGINS,
    TIME_OF_DAY,
    WHOLE_TIME,
)
from reviewbook.finders.amount_words import ABOUT, ATTEMPT, CEILING, FLOOR, MEETING, PORTION
from reviewbook.finders.cue_words import WIDTH, CueWords, by_first_letter, phrase_cues
from reviewbook.finders.folded_text import TIMES_SIGN
from reviewbook.finders.numerals import (
    FIGURE_BEGINS,
    FIGURES,
    FRACTION_SIGNS,
    MULTIPLES,
    NUMBER_WORDS,
)
from reviewbook.finders.pattern_beginnings import beginnings

_DIGITS = byte_table(b"0123456789")
AMOUNT, TIME_WORD, PERIOD = "amount", "time word", "period"
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

_PORTIONS = sorted(beginnings([PORTION], WIDTH))
_COUNTED = (*TIME_BEGINS, *TIME_OF_DAY.split("|"), *_PORTIONS, *MULTIPLES, "or ")
# Where a cue can begin, but for the figures.
_SEVERAL = [lead.replace("\\.?", "").replace(r"\s", " ") for lead in _LEADS]
BEGINS = CueWords(
    [*phrase_cues(lead for lead in _SEVERAL if " " in lead)]
    + [f"{lead} " for lead in _SEVERAL if " " not in lead]
    + [f"{word} " for word in (*NUMBER_WORDS, *_TIMES, *_KINDS, "q") if word not in _ARTICLES]
    + [f"{lead} {one}" for lead in _ARTICLES for one in _COUNTED],
    f"<>≤≥{FRACTION_SIGNS}",
)
# What leads to an amount by itself; else there is a number, and what it is of.
ALONE = CueWords(
    [f"{word} " for word, kind in _KINDS.items() if kind in (DOSE_WORD, OPEN_END, LATIN_WORD)]
    + [f"{word} " for word in (*PERIODS, "q", "alternate")]
)
NUMBERS = CueWords(
    [f"{word} " for word in (*NUMBER_WORDS, *_TIMES, "every", "each")]
    + [f"{lead} {one}" for lead in (*_ARTICLES, "per") for one in _COUNTED],
    "0123456789" + FRACTION_SIGNS + TIMES_SIGN,
)
_MASS, _TIME = map(as_small_letters, (MASS, TIME))
# A unit may follow on a word without a blank, for all that a pattern knows.
_GLUED_TO = "|".join((*NUMBER_WORDS, "more", "longer", "few", "couple of", "other", "second"))


def _of(*patterns: str) -> CueWords:
    heads = beginnings([one.replace(r"\s", " ") for one in patterns], WIDTH)
    words = [head for head in heads if head[:1].isalpha() and "%" not in head]  # which is a sign
    return CueWords(words, f"{TIMES_SIGN}%")


OF_WHAT = {
    OF_TREATMENTS: _of(f"{ATTEMPT} "),
    OF_A_MASS: _of(f"(?:{_GLUED_TO})?(?:{_MASS})s? "),
    OF_A_TIME: _of(f"(?:{_GLUED_TO})?(?:{_TIME})s? "),
    OF_MEETINGS: _of(f"(?:{MEETING})s? "),
    IN_A_TIME: _of(f"(?:{_A_TIME})s? ", f"(?:{'|'.join(PERIODS)}) "),
    OF_TIMES: _of(f"(?:{_GLUED_TO})?x"),
    OF_PORTIONS: _of(f"(?:{PORTION}|application)s? "),
}
"""What stands somewhere behind the numbers of an amount, by what it is said to be of."""


def number_places(bundle: Bundle) -> Places:
    """Return the places where a number in figures may begin, in order."""
    digit = told_by(_DIGITS, bundle.kinds)
    begins = digit.copy()
    begins[1:] &= ~digit[:-1]
    places = np.flatnonzero(begins)
    found: Places = places - ((places > 0) & (bundle.codes[places - 1] == ord(".")))
    return found


class AmountCues(NamedTuple):
    """What a stretch of text holds that amounts may be of, and where their cues may begin.

    The places are None where they are not known.
    """

    of_what: Collection[str]
    begins: Sequence[int] | None


ANY_AMOUNT = AmountCues(OF_WHAT, None)


def cue_places(text: str, start: int, end: int, cues: AmountCues) -> dict[str, list[int]]:
    """Return where in a stretch of folded text a rule can be set off, in order, by kind of cue.

    Where an amount begins the kind is what it may be of.
    """
    # The dotted capital would grow; like the one without, it is no letter of ASCII.
    small = text[start:end].replace("\u0130", "\u0131").lower()
    tails = AmountTails(small, cues.of_what)
    places: dict[str, list[int]] = {}
    for cue in _cues(small, start, cues.begins):
        word = cue[0]
        kind = LATIN_WORD if word[0] == "q" else _KINDS.get(word, AMOUNT)
        if kind != AMOUNT:
            places.setdefault(kind, []).append(start + cue.start())
        if kind == AMOUNT or word in _ARTICLES:
            for of_what in tails.at(cue.start()):
                places.setdefault(of_what, []).append(start + cue.start())
    return places


def _cues(small: str, start: int, begins: Sequence[int] | None) -> Iterator[re.Match[str]]:
    if begins is None:
        yield from _CUES.finditer(small)
        return
    done = 0
    for place in begins:
        if place - start >= done and (cue := _CUES.match(small, place - start)):
            done = cue.end()
            yield cue
