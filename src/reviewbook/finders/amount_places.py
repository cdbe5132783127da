"""Where in a bundle an amount may begin: a first look, so that its rules are tried at few places.

What an amount is of stands behind its numbers. So the next word that is none of those that numbers
are made of tells it; where attempts or meetings are counted, another may stand between.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import byte_table, told_by
from reviewbook.documents.match_form import Places
from reviewbook.finders.amount_cues import ARTICLES, KINDS, LEADS, TIME_WORD, TIMES
from reviewbook.finders.amount_tails import LONGEST_ATTEMPT, WORDS_OF_NUMBERS, as_small_letters
from reviewbook.finders.amount_units import MASS, PERIODS, TIME, TIME_BEGINS, TIME_OF_DAY
from reviewbook.finders.amount_words import ATTEMPT, MEETING, PORTION, SESSION
from reviewbook.finders.cue_words import WIDTH, CueWords, FoundCues, next_of, phrase_cues
from reviewbook.finders.folded_text import TIMES_SIGN
from reviewbook.finders.numerals import FRACTION_SIGNS, MULTIPLES, NUMBER_WORDS
from reviewbook.finders.pattern_beginnings import beginnings

_DIGITS = byte_table(b"0123456789")
# Behind these no number begins; of letters, that of "3x45".
_GOES_ON = byte_table(b"0123456789.,/$-_ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz")
# Words between a number and its meetings: "two follow-up one-hour group sessions".
_MOST_BETWEEN = 7

_NEED_MORE = (*ARTICLES, "every", "each", "per")
_PORTIONS = sorted(beginnings([PORTION], WIDTH))
_BEHIND_ARTICLES = (*TIME_BEGINS, *TIME_OF_DAY.split("|"), *_PORTIONS, *MULTIPLES, "or ")
_LEADS = [lead.replace("\\.?", "").replace(r"\s", " ") for lead in LEADS]
_TIME_WORDS = [word for word, kind in KINDS.items() if kind == TIME_WORD]
_ALONE = [word for word in (*KINDS, "q") if word not in (*_NEED_MORE, *_TIME_WORDS)]
# A unit may follow on a word without a blank, for all that a pattern knows.
_GLUED_TO = "|".join((*NUMBER_WORDS, "more", "longer", "few", "couple of", "other", "second"))
_MASS, _TIME = map(as_small_letters, (MASS, TIME))


def _of(*patterns: str, signs: str = "") -> CueWords:
    heads = beginnings([one.replace(r"\s", " ") for one in patterns], WIDTH)
    return CueWords([head for head in heads if head[:1].isalpha() and "%" not in head], signs)


AMOUNT_CUES = {
    "says an amount": CueWords([f"{word} " for word in _ALONE]),
    "time before a number": CueWords([f"{word} " for word in _TIME_WORDS]),
    "begins an amount": CueWords(
        [*phrase_cues(lead for lead in _LEADS if " " in lead)]
        + [f"{lead} " for lead in _LEADS if " " not in lead]
        + [f"{word} " for word in (*NUMBER_WORDS, *TIMES, "every", "each")]
        + [f"{lead} {one}" for lead in (*ARTICLES, "per") for one in _BEHIND_ARTICLES],
        f"<>≤≥{FRACTION_SIGNS}",
    ),
    "in a number": CueWords(
        [*NUMBER_WORDS]
        + [f"{word} " for word in (*WORDS_OF_NUMBERS, *_NEED_MORE, "few", "couple", "other")]
    ),
    "counted": _of(
        f"(?:{_GLUED_TO})?(?:{_MASS})s? ",
        f"(?:{_GLUED_TO})?(?:{_TIME})s? ",
        f"(?:{_GLUED_TO})?x",
        f"(?:{TIME_OF_DAY}|{PORTION}|application|{SESSION}|times|{'|'.join(PERIODS)})s? ",
        signs=f"{TIMES_SIGN}%",
    ),
    "attempts": _of(f"{ATTEMPT} "),
    "meetings": _of(f"(?:{MEETING})s? "),
}
"""What is looked for in a bundle, by what it is for."""


def places_of_amounts(bundle: Bundle, cues: FoundCues) -> Places:
    """Return the places where an amount may begin, in order; some of them will be of none."""
    length, numbers = len(bundle.text), _number_places(bundle)
    begins = np.append(cues.of("begins an amount"), numbers)
    times = cues.of("time before a number")
    found = np.zeros(length, np.bool_)
    found[cues.of("says an amount")] = True
    found[begins[_may_count(begins, cues, length)]] = True
    found[times[next_of(numbers, times) < next_of(cues.words, times + 1)]] = True
    return np.flatnonzero(found)


def _number_places(bundle: Bundle) -> Places:
    """Return the places where a number in figures may begin, in order."""
    digit = told_by(_DIGITS, bundle.kinds)
    begins = digit.copy()
    begins[1:] &= ~digit[:-1]
    places = np.flatnonzero(begins)
    places -= (places > 0) & (bundle.codes[places - 1] == ord("."))
    found: Places = places[(places == 0) | ~_GOES_ON[bundle.codes[places - 1]]]
    return found


def _may_count(places: Places, cues: FoundCues, length: int) -> NDArray[np.bool_]:
    """Tell behind which places stands what an amount may be of."""
    counted = cues.of("counted")
    tells = np.zeros(length, np.bool_)
    tells[cues.words] = True
    tells[cues.of("in a number")] = False
    tells[counted] = True
    telling = np.append(np.flatnonzero(tells), length)
    word = np.searchsorted(telling, places)
    found: NDArray[np.bool_] = next_of(counted, places) == telling[word]
    found |= next_of(np.searchsorted(telling, cues.of("meetings")), word) <= word + _MOST_BETWEEN
    found |= next_of(cues.of("attempts"), places) <= telling[word] + LONGEST_ATTEMPT
    return found
