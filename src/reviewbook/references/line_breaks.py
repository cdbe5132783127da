"""What the ends of lines tell of a list: whether the next one goes on with the same entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reviewbook.references.entry_beginnings import BEGINS, EARLY, ITS_YEAR, NAMES, ORGANISED

_VOLUME = re.compile(rf"{ITS_YEAR};\s?\d|\d{{1,4}}(?:\(\d{{1,4}}\))?[:,]\s?(?:pp?\.\s?)?\d")
# What a title or a place of publication follows on.
_UNFINISHED = re.compile(
    r"\b(?i:parts?|vol(?:ume)?|book|band|chapter|series|section|studies)\.?\s"
    r"(?:\d{1,3}|[IVXLC]{1,5}|(?i:one|two|three))\.\Z"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)\sed\.\)?\.?\Z|[(\[]{ITS_YEAR}[^)\]]{{0,20}}[)\]][.:,]?\Z|\?\Z"
)
_LEADS_ON = frozenset(("and", "In", "in", "of", "the", "for", "pp.", "p.", "vol.", "no."))
_WIDEST = 120  # characters to which somebody breaks lines
WHOLE_ADDRESS = re.compile(r"(?:https?:|www\.)\S+", re.IGNORECASE)
ENDED = re.compile(r"(?:[.?!)\]\d”’\"]|(?:https?:|www\.|doi:\s?)\S+)\Z")
FEWEST = 3
_SHORT_LINE = 60  # characters
_FULL, _ROOM = 0.8, 0.93  # of the longest line
_FEWEST_FILLED = 10  # lines: two entries are seldom longer, and their last lines may be full


def are_short(lines: Sequence[str]) -> bool:
    """Tell whether lines are so short, and begin so, that nothing can have broken them."""
    widest = _SHORT_LINE if _are_filled(lines) else _WIDEST
    return len(lines) >= FEWEST and all(
        WHOLE_ADDRESS.fullmatch(line)
        or (len(line) <= widest and BEGINS.match(line) and not awaits_next_line(line))
        for line in lines
    )


def _are_filled(lines: Sequence[str]) -> bool:
    """Tell whether half of the lines or more are nearly as long as the longest."""
    width = max(map(len, lines))
    return sum(len(line) >= _FULL * width for line in lines) * 2 >= len(lines)


def roomy_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines whose first word had room in the line above, where lines were filled.

    None where most lines are far shorter than the longest, so that nothing filled them.
    """
    width = max(map(len, lines))
    if len(lines) < FEWEST or not _are_filled(lines):
        return set()
    return {
        number
        for number in range(1, len(lines))
        if len(lines[number - 1]) + 1 + len(lines[number].split()[0]) <= _ROOM * width
    }


def fill_paragraph(lines: Sequence[str]) -> bool:
    """Tell whether lines are one paragraph: no line had room for the first word of the next.

    So entries that run together were broken; where each was broken by itself, last lines have room.
    """
    if len(lines) < _FEWEST_FILLED or not all(map(str.strip, lines)):
        return False
    width = max((len(line) for line in lines if " " in line), default=0)
    return all(
        len(line) + 1 + len(following.split()[0]) > _ROOM * width
        for line, following in pairwise(lines)
    )


def is_rest(before: str, line: str, width: int, complete: bool) -> bool:
    """Tell whether a line is the rest of an entry for which the line before it had no room.

    An entry is `complete` that has its date.
    """
    word = line.split(maxsplit=1)[0]
    if width > _WIDEST or len(before) + 1 + len(word) <= width:
        return False
    if awaits_next_line(before) or _VOLUME.match(line):
        return True
    ended = complete and (ENDED.search(before) or ORGANISED.match(line))
    return not (ended or NAMES.match(line) or EARLY.match(line))


def awaits_more(before: str, line: str) -> bool:
    """Tell whether a line is the rest of one that ends with the date or the number of a part."""
    return bool(_UNFINISHED.search(before)) and not NAMES.match(line)


def is_open(line: str) -> bool:
    """Tell whether a line ends within round brackets."""
    return line.rfind("(") > line.rfind(")")


def awaits_next_line(line: str) -> bool:
    """Tell whether a line cannot be the last of its entry."""
    return line.endswith((",", ";", ":", "&", "-", "–")) or line.rpartition(" ")[2] in _LEADS_ON
