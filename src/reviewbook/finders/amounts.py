"""The rules for quantities: what each looks like, how it is read, and where it is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reviewbook.finders.amount_cues import (
    DOSE_WORD,
    LATIN_WORD,
    OPEN_END,
    PERIOD,
    TIME_WORD,
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
from reviewbook.finders.amount_ranges import Amount, Before, Found
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

_MAYBE_ON = Before(r"\bon\s")
_DONE = Before(rf"(?<!\w){DONE}\s(?:(?:it|them)\s)?")


class Rule(NamedTuple):
    """A kind of amount: what it looks like and how it is read, and where it is tried.

    It needs a `cue` of a kind. A match begins with that, but for what may stand `before` it, or
    else may begin `anywhere`.
    """

    pattern: re.Pattern[str]
    read: Callable[[Found], Amount | None]
    cue: str
    before: Before | None = None
    anywhere: bool = False


RULES = (
    Rule(FAILURES, read_failures, OF_TREATMENTS),
    Rule(WINDOW, read_window, TIME_WORD),
    Rule(OPEN_WINDOW, read_open_window, OPEN_END),
    Rule(TIMES_A, read_times_a, IN_A_TIME),
    Rule(TIMES_OF, read_times_of, OF_TIMES),
    Rule(PORTIONS_A, read_times_a_portion, OF_PORTIONS),
    Rule(PORTIONS, read_portions, OF_PORTIONS),
    Rule(EVERY_N, read_every_n, PERIOD, _MAYBE_ON),
    Rule(SESSIONS, read_every, PERIOD),
    Rule(DOSE, read_dose, OF_A_MASS),
    Rule(LATIN, read_latin, LATIN_WORD),
    Rule(DONE_EVERY, read_every, PERIOD, _DONE),
    Rule(LENGTH_EVERY, read_length_every, PERIOD),
    Rule(WORDED_DOSE, read_worded_dose, DOSE_WORD, anywhere=True),
    Rule(SPAN, read_span, OF_A_TIME),
)


def read_amounts(
    text: str, start: int, end: int, begins: Sequence[int] | None = None
) -> Iterator[list[tuple[Found, Amount]]]:
    """Yield what each rule reads in a stretch of folded text, rule by rule, in order.

    The rules are tried only where they can match, which is at few places of a text; `begins` are
    those where one may, where they are known.
    """
    places = cue_places(text, start, end, begins)
    for rule in RULES if places else ():
        if cued := places.get(rule.cue):
            found = _tried(rule, cued, text, start, end)
            if read := [(one, amount) for one in found if (amount := rule.read(one))]:
                yield read


def _tried(rule: Rule, cues: Sequence[int], text: str, start: int, end: int) -> Iterator[Found]:
    """Yield what `finditer` would, trying a rule only where the cues stand, or just before them."""
    if rule.anywhere:
        yield from rule.pattern.finditer(text, start, end)
        return
    past = start
    for cue in cues:
        lead = rule.before.search(text, cue, start) if rule.before else None
        place = lead.start() if lead else cue
        if place >= past and (found := rule.pattern.match(text, place, end)):
            past = found.end()
            yield found
