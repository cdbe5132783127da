"""Where a text may date a work: a first look, so that citations by date are read at few places."""

from __future__ import annotations

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import LETTERS_BEYOND_ASCII, byte_table, told_by
from reviewbook.documents.match_form import Places
from reviewbook.finders.cue_words import CueWords

_UNDATED = (
    "nd ,n d,n  d,o j,o  j,no date,undated,in press,forthcoming,submitted,accepted,under review"
    ",to appear"
)
DATE_WORDS = CueWords(("in prep", *_UNDATED.split(",")))
"""What stands for the date of a work that has none: as `reviewbook.references.work_dates`."""
_LENGTH = 4  # of a year
_MAYBE_DIGIT = byte_table(b"0123456789" + LETTERS_BEYOND_ASCII)
_BEGINS_YEAR = byte_table(b"12")


def year_places(bundle: Bundle) -> Places:
    """Return the places where a year may begin, in order; some will be of another number."""
    codes = bundle.codes
    places = np.flatnonzero(told_by(_BEGINS_YEAR, bundle.kinds[: 1 - _LENGTH]))
    for step in range(1, _LENGTH):
        places = places[_MAYBE_DIGIT[codes[places + step]]]
    found: Places = places
    return found
