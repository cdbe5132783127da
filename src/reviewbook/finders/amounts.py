"""The rules for quantities: what each looks like, how it is read, and where it is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reviewbook.finders.amount_cues import (
    ANY_AMOUNT,
    DOSE_WORD,
    LATIN_WORD,
    OPEN_END,
    PERIOD,
    TIME_WORD,
    AmountCues,
    cue_places,
)
from reviewbook.finders.amount_patterns import (
    DONE_EVERY,
    DOSE,
    EVERY_N,
    FAILURES,
    LATIN,
    LENGTH_EVERY,
    OPEN_WINDOW,
    PORTIONS,
    PORTIONS_A,
    SESSIONS,
    SPAN,
    TIMES_A,
    TIMES_OF,
    WINDOW,
    WORDED_DOSE,
)
from reviewbook.finders.amount_ranges import Amount, Found
from reviewbook.finders.amount_readings import (
    read_dose,
    read_failures,
    read_open_window,
    read_portions,
    read_span,
    read_window,
    read_worded_dose,
)
from reviewbook.finders.amount_tails import (
    IN_A_TIME,
    OF_A_MASS,
    OF_A_TIME,
    OF_PORTIONS,
    OF_TIMES,
    OF_TREATMENTS,
)
from reviewbook.finders.amount_words import DONE
from reviewbook.finders.frequency_readings import (
    read_every,
    read_every_n,
    read_latin,
    read_length_every,
    read_times_a,
    read_times_a_portion,
    read_times_of,
)

ANYTHING = ""
Rule = tuple[re.Pattern[str], Callable[[Found], Amount | None], str, str]
# For each kind what it looks like, how it is read, what it begins with or needs somewhere, and what
# it is of.
RULES: tuple[Rule, ...] = (
    (FAILURES, read_failures, OF_TREATMENTS, OF_TREATMENTS),
    (WINDOW, read_window, TIME_WORD, ANYTHING),
    (OPEN_WINDOW, read_open_window, OPEN_END, ANYTHING),
    (TIMES_A, read_times_a, IN_A_TIME, IN_A_TIME),
    (TIMES_OF, read_times_of, OF_TIMES, OF_TIMES),
    (PORTIONS_A, read_times_a_portion, OF_PORTIONS, OF_PORTIONS),
    (PORTIONS, read_portions, OF_PORTIONS, OF_PORTIONS),
    (EVERY_N, read_every_n, PERIOD, OF_A_TIME),
    (SESSIONS, read_every, PERIOD, IN_A_TIME),
    (DOSE, read_dose, OF_A_MASS, OF_A_MASS),
    (LATIN, read_latin, LATIN_WORD, ANYTHING),
    (DONE_EVERY, read_every, PERIOD, IN_A_TIME),
    (LENGTH_EVERY, read_length_every, PERIOD, IN_A_TIME),
    (WORDED_DOSE, read_worded_dose, DOSE_WORD, ANYTHING),
    (SPAN, read_span, OF_A_TIME, OF_A_TIME),
)
# What of a rule may stand before its cue; of the others a match begins there.
_BEFORE_CUE = {
    EVERY_N: re.compile(r"\bon\s\Z", re.IGNORECASE | re.ASCII),
    DONE_EVERY: re.compile(rf"(?<!\w){DONE}\s(?:(?:it|them)\s)?\Z", re.IGNORECASE | re.ASCII),
}
_LONGEST_BEFORE = 40  # characters
# Their cue may stand anywhere in what they match.
_AROUND_THEIR_CUE = frozenset({OPEN_WINDOW, LATIN, WORDED_DOSE})


def read_amounts(
    text: str, start: int, end: int, cues: AmountCues = ANY_AMOUNT
) -> Iterator[list[tuple[Found, Amount]]]:
    """Yield what each rule reads in a stretch of folded text, rule by rule, in order.

    The rules are tried only where they can match, which is at few places of a text.
    """
    places = cue_places(text, start, end, cues)
    for pattern, read, needed, of_what in RULES:
        if needed not in places or (of_what and of_what not in cues.of_what):
            continue
        if pattern in _AROUND_THEIR_CUE:
            tried = pattern.finditer(text, start, end)
        else:
            tried = _at(_begins(pattern, places[needed], text, start), pattern, text, end)
        yield [(found, amount) for found in tried if (amount := read(found))]


def _begins(pattern: re.Pattern[str], cues: Sequence[int], text: str, start: int) -> Iterable[int]:
    """Give the places where a rule can begin whose cues stand at these."""
    before = _BEFORE_CUE.get(pattern)
    if not before:
        return cues
    found = ((before.search(text, max(start, cue - _LONGEST_BEFORE), cue), cue) for cue in cues)
    return (one.start() if one else cue for one, cue in found)


def _at(places: Iterable[int], pattern: re.Pattern[str], text: str, end: int) -> Iterator[Found]:
    """Yield what `finditer` would, if matches begin at these places only."""
    past = 0
    for place in places:
        if place >= past and (found := pattern.match(text, place, end)):
            past = found.end()
            yield found
