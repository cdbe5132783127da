"""The rules for quantities: what each looks like, how it is read, and where it is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reviewbook.finders.amount_cues import (
    ANY_AMOUNT,
    DOSE_WORD,
    LATIN_WORD,
    OF_WHAT,
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
_BEGIN_AT_THEIR_CUE = frozenset({*OF_WHAT, TIME_WORD})


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
        led = needed in _BEGIN_AT_THEIR_CUE
        tried = (
            _at(places[needed], pattern, text, end) if led else pattern.finditer(text, start, end)
        )
        yield [(found, amount) for found in tried if (amount := read(found))]


def _at(places: Sequence[int], pattern: re.Pattern[str], text: str, end: int) -> Iterator[Found]:
    """Yield what `finditer` would, if matches begin at these places only."""
    past = 0
    for place in places:
        if place >= past and (found := pattern.match(text, place, end)):
            past = found.end()
            yield found
