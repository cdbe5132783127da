"""Where paragraphs are printed with their first line further out, as entries of lists are.

A line further in or further out than the one above it begins a paragraph in one print, and goes on
with it in another. Which it is, the lines above such lines tell: no paragraph ends in one that is
full and has no stop, and none goes on below one that ended a sentence with room left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

SHIFT = (0.6, 6.0)
"""From how much to how much a line begins beside another, in heights of letters."""
NEAR = 12
"""Lines above and below one that tell how it is printed."""
SURE = 2
"""Lines more for the one than for the other."""


class Below(NamedTuple):
    """How a line stands to the one before it.

    Attributes
    ----------
    follows
        Whether it stands below it in one column.
    shift
        How much further it begins, in heights of its letters.
    room
        Whether its first word would still have fitted into the one before.
    ended
        Whether a sentence ends there.
    """

    follows: bool
    shift: float
    room: bool
    ended: bool


NOWHERE = Below(follows=False, shift=0, room=False, ended=False)
"""The first line, and one whose place is not known."""


def hanging_begins(lines: Sequence[Below]) -> list[bool | None]:
    """Tell of each line whether it begins a paragraph that hangs; of others nothing is told."""
    sums, last = [0, *accumulate(map(_told, lines))], len(lines)
    found: list[bool | None] = []
    for number, (line, outer) in enumerate(zip(lines, _outer(lines), strict=True)):
        told = sums[min(number + NEAR + 1, last)] - sums[max(number - NEAR, 0)]
        goes_on = _move(line) > 0 and _told(line) > 0
        apart = line.room or (line.ended and (_move(line) < 0 or not line.follows))
        found.append(outer and apart if told >= SURE or goes_on else None)
    return found


def _move(line: Below) -> int:
    """Return 1 for a line that is set in, -1 for one that is set out, 0 for any other."""
    if not line.follows or not SHIFT[0] < abs(line.shift) < SHIFT[1]:
        return 0
    return 1 if line.shift > 0 else -1


def _told(line: Below) -> int:
    """Return 1 where a line tells that paragraphs hang, -1 where it tells that they do not."""
    move = _move(line)
    if line.room and (line.ended or move < 0):
        return -move
    return 0 if line.room or line.ended else move


def _outer(lines: Sequence[Below]) -> list[bool | None]:
    """Tell of each line of a column whether it is one further out, where that can be told."""
    outer: list[bool | None] = []
    for line in lines:
        move = _move(line)
        outer.append(move < 0 if move else outer[-1] if line.follows and outer else None)
    for number in range(len(lines) - 2, -1, -1):
        below = lines[number + 1]
        if outer[number] is None and below.follows:
            outer[number] = _move(below) > 0 if _move(below) else outer[number + 1]
    return outer
