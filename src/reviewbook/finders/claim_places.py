"""Where in a bundle a claim of authority may begin: a first look, before the phrases are tried.

Each phrase holds a cue, and stays within a clause.
"""

from __future__ import annotations

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import FOLDED, IN_WORD, IRREGULAR, byte_table, told_by
from reviewbook.documents.match_form import EMPHASIS, Places
from reviewbook.finders.claim_phrases import BEGINNINGS, CUES
from reviewbook.finders.cue_words import CueWords, FoundCues, next_of, phrase_cues

CLAIM_CUES = {
    "shows a claim": CueWords([*phrase_cues(CUES)]),
    "begins a claim": CueWords([*phrase_cues(BEGINNINGS)]),
}
"""What is looked for in a bundle, by what it is for."""

# What a phrase has none of: all but words, blanks, apostrophes, and what its form may lack.
_PARTS = byte_table(
    bytes(code for code in range(256) if not IN_WORD[FOLDED[code]] and FOLDED[code] not in b" '")
)
_PARTS[[*EMPHASIS.encode(), *range(IRREGULAR[0], IRREGULAR[1] + 1)]] = False


def places_of_claims(bundle: Bundle, cues: FoundCues) -> Places:
    """Return the places where a phrase may begin, in order: those with a cue in their clause."""
    begins = cues.of("begins a claim")
    parts = np.flatnonzero(told_by(_PARTS, bundle.kinds))
    found: Places = begins[next_of(cues.of("shows a claim"), begins) < next_of(parts, begins)]
    return found
