"""Where in a text an amount can begin: a first look, so that the rules are tried at few places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reviewbook.finders.amount_patterns import CEILING, FLOOR
from reviewbook.finders.amount_units import PERIODS, TIME_OF_DAY, WHOLE_TIME
from reviewbook.finders.numerals import FIGURE_BEGINS, MULTIPLES, NUMBER_WORDS

AMOUNT, TIME_WORD, PERIOD = "amount", "time", "period"
DOSE_WORD, OPEN_END, LATIN_WORD = "dose", "open", "latin"
_LEADS = ["for", "over", "after", "during", "lasting", "between", *f"{FLOOR}|{CEILING}".split("|")]
# Nothing that is an amount begins with "the" or "that", but for "the course of".
_AHEAD = r"(?=\s)(?!\sth(?!e\scourse|ree|ir))"
_LATIN = ["bid", "tid", "qid", "qd", "od", "bd", "tds", "b.i.d", "t.i.d", "q.i.d", "q.d", "o.d"]
_LATIN += ["t.d.s", "b.d"]
_KINDS = (
    dict.fromkeys([*PERIODS, "every", "each", "a", "an", "per"], PERIOD)
    | dict.fromkeys([f"{time}{s}" for time in WHOLE_TIME.split("|") for s in ("", "s")], TIME_WORD)
    | dict.fromkeys(["dose", "doses", "dosage"], DOSE_WORD)
    | dict.fromkeys(["ongoing", "indefinite", "lifelong"], OPEN_END)
    | dict.fromkeys(_LATIN, LATIN_WORD)
)
_ARTICLES = ("a", "an")  # "twice a day", and "an hour before bed"
_ONLY_BEFORE = {
    TIME_WORD: r"(?=\s\d)",
    PERIOD: rf"(?=\s(?:day|night|week|{TIME_OF_DAY})(?!\w))",
}


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of words by their first letters, which is tried in a third of the time."""
    by_letter = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(f"{letter}(?:{'|'.join(w[1:] for w in few)})" for letter, few in by_letter)


def _needed(word: str) -> str:
    """Return what has to follow a word that says nothing by itself."""
    kind = _KINDS[word]
    if word in _ARTICLES:
        return rf"(?=\s(?:{WHOLE_TIME}|{TIME_OF_DAY}|{'|'.join(MULTIPLES)})(?!\w))"
    return _ONLY_BEFORE.get(kind, "") if kind == TIME_WORD or word == "per" else ""


_CUES = re.compile(
    rf"(?<!\w)(?:(?<![.,/$€£±-]){FIGURE_BEGINS}|[<>≤≥]|q\.?\d|"
    + _any_of(
        [rf"{lead}{_AHEAD}" for lead in _LEADS]
        + [rf"{word}(?!\w)" for word in (*NUMBER_WORDS, "once", "twice", "thrice")]
        + [rf"{re.escape(word)}(?!\w){_needed(word)}" for word in _KINDS]
    )
    + ")",
    re.ASCII,
)


def find_cues(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield where something stands that can set a rule off, and the kind of it, in order."""
    # Of all signs only "İ" would grow.
    lowered = text[start:end].replace("İ", "I").lower()
    for cue in _CUES.finditer(lowered):
        kind = LATIN_WORD if cue[0][0] == "q" else _KINDS.get(cue[0], AMOUNT)
        yield start + cue.start(), kind
        if cue[0] in _ARTICLES:
            yield start + cue.start(), AMOUNT
