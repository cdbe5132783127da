"""Where in a text an amount can begin: a first look, so that the rules are tried at few places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.finders.amount_tails import of_what_behind
from reviewbook.finders.amount_units import PERIODS, TIME_OF_DAY, WHOLE_TIME
from reviewbook.finders.amount_words import ABOUT, CEILING, FLOOR, PORTION
from reviewbook.finders.numerals import FIGURE_BEGINS, FIGURES, MULTIPLES, NUMBER_WORDS
from reviewbook.finders.pattern_beginnings import by_first_letter

AMOUNT, TIME_WORD, PERIOD = "amount", "time word", "period"
DOSE_WORD, OPEN_END, LATIN_WORD = "dose", "open", "latin"
LEADS = ["for", "over", "after", "during", "lasting", "between", *f"{FLOOR}|{CEILING}".split("|")]
ARTICLES = ("a", "an")  # "twice a day", and "an hour before bed"
# What can follow on them, and what has to follow on figures.
_FIRST_WORDS = {lead.split(r"\s")[0] for lead in LEADS}
_WORDS = "|".join((ABOUT, *sorted(_FIRST_WORDS), *ARTICLES))
_AHEAD = (
    rf"(?=\s(?:{FIGURE_BEGINS}|[<>≤≥~]|the\scourse|(?:{'|'.join(NUMBER_WORDS)})|(?:{_WORDS})\s))"
)
_BEHIND = rf"(?={FIGURES}*+[\s±%+a-zµμ-])"
_LATIN = ["bid", "tid", "qid", "qd", "od", "bd", "tds", "b.i.d", "t.i.d", "q.i.d", "q.d", "o.d"]
_LATIN += ["t.d.s", "b.d", "qds", "q.d.s", "nocte", "mane"]
KINDS = (
    dict.fromkeys([*PERIODS, "every", "each", "a", "an", "per"], PERIOD)
    | dict.fromkeys([f"{time}{s}" for time in WHOLE_TIME.split("|") for s in ("", "s")], TIME_WORD)
    | dict.fromkeys(["dose", "doses", "dosage"], DOSE_WORD)
    | dict.fromkeys(["ongoing", "indefinite", "lifelong"], OPEN_END)
    | {"alternate": PERIOD}
    | dict.fromkeys(_LATIN, LATIN_WORD)
)
TIMES = ("once", "twice", "thrice")
_ONLY_BEFORE = {TIME_WORD: r"(?=\s\d)", PERIOD: rf"(?=\s(?:day|night|week|{TIME_OF_DAY})(?!\w))"}


def _needed(word: str) -> str:
    """Return what has to follow a word that says nothing by itself."""
    kind = KINDS[word]
    if word in ARTICLES:
        return rf"(?=\s(?:{WHOLE_TIME}|{TIME_OF_DAY}|{PORTION}|{'|'.join(MULTIPLES)})(?!\w))"
    return _ONLY_BEFORE.get(kind, "") if kind == TIME_WORD or word == "per" else ""


_CUES = re.compile(
    rf"\d(?<=\dx\d){_BEHIND}"
    rf"|(?<!\w)(?:(?<![.,/$€£±-]){FIGURE_BEGINS}{_BEHIND}|[<>≤≥]|q\.?\d|"
    + by_first_letter(
        [rf"{lead}{_AHEAD}" for lead in LEADS]
        + [rf"{word}(?!\w)" for word in (*NUMBER_WORDS, *TIMES)]
        + [rf"{re.escape(word)}(?!\w){_needed(word)}" for word in KINDS]
    )
    + ")",
    re.ASCII,
)


def cue_places(
    text: str, start: int, end: int, begins: Sequence[int] | None = None
) -> dict[str, list[int]]:
    """Return where in a stretch of folded text a rule can be set off, in order, by kind of cue.

    Where an amount begins the kind is what it may be of. `begins` are the places where a cue may
    begin, where they are known.
    """
    # The dotted capital would grow; like the one without, it is no letter of ASCII.
    small = text[start:end].replace("\u0130", "\u0131").lower()
    places: dict[str, list[int]] = {}
    for cue in _cues(small, start, begins):
        word, place = cue[0], cue.start()
        kind = LATIN_WORD if word[0] == "q" else KINDS.get(word, AMOUNT)
        if kind != AMOUNT:
            places.setdefault(kind, []).append(start + place)
        if kind == AMOUNT or word in ARTICLES:
            for of_what in of_what_behind(small, place):
                places.setdefault(of_what, []).append(start + place)
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
