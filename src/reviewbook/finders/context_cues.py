"""The cues by which a text denies, doubts, compares, supposes or reports what it names.

Cues are patterns in match form (small letters, plain quotes, hyphens as blanks), each with how many
words may stand between it and a mention. Of those that begin at the same word the first listed
wins, so that *not a substitute for* is no *not*; those of `NO_CUE` look like cues and are none, as
in *not only*. The method is that of NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009),
with words of prose on treatments instead of clinical notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviewbook.finders import context_words as words
from reviewbook.finders.pattern_beginnings import AHEAD, begins_with, word_beginnings

NO_CUE = ""
CLAUSE, SENTENCE = 8, 20
"""Words within which a cue reaches through its clause, or over commas through its sentence."""

_FAR_AHEAD = 8  # letters: one look for all of them is worth more than those for each

_BE = words.BE


class Cue(NamedTuple):
    """Patterns that say one thing of what stands within reach of them.

    Attributes
    ----------
    context
        What they say.
    reach
        Words that may stand between.
    patterns
        Regular expressions, the longer before the shorter.
    lists
        Whether they reach all of a list, as *without* does in "without X, Y or Z".
    """

    context: str
    reach: int
    patterns: Sequence[str]
    lists: bool = True


def compiled(cues: Sequence[Cue]) -> re.Pattern[str]:
    """Return one pattern of all cues; the number of the group that matched is that of the cue.

    It begins with the sign before the cue, so that a text is searched by a set of signs. No cue is
    passed over by that: each begins with a letter, and has none behind it.
    """
    every = [pattern for cue in cues for pattern in cue.patterns]
    # A word that may begin a cue is tried with those alone that it may begin.
    groups = (f"({_first_look(cue.patterns, AHEAD)}(?:{'|'.join(cue.patterns)}))" for cue in cues)
    return re.compile(
        rf"[^a-z0-9_]{_first_look(every, _FAR_AHEAD)}(?<!\w)(?:{'|'.join(groups)})(?!\w)"
    )


def _first_look(patterns: Sequence[str], length: int) -> str:
    """Return a lookahead that holds wherever a match of one of the patterns can begin.

    The forms of *to be* begin so many of them that it looks behind those.
    """
    others = [pattern for pattern in patterns if not pattern.startswith(_BE)]
    behind = [pattern.removeprefix(_BE) for pattern in patterns if pattern.startswith(_BE)]
    looks = [begins_with(word_beginnings(others, length))] if others else []
    looks += [_BE + begins_with(word_beginnings(behind, length))] if behind else []
    return f"(?={'|'.join(looks)})"
