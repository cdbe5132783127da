"""Numbers in lines of their own that count up from one: those of entries, and not of pages."""

from __future__ import annotations

import re

FEWEST = 3  # numbers
_LONGEST = 1_500  # characters of an entry
_ALONE = re.compile(
    r"(?m:^)[^\S\n]*(?P<sign>[(\[]?)(?P<number>\d{1,3})(?P<close>[.)\]]{0,2})[^\S\n]*(?m:$)"
)


def numbers_alone(text: str, start: int, end: int) -> list[int]:
    """Return where the numbers stand, each alone in its line, that count up from where one begins.

    All are written alike, so that the number of a page is passed over; fewer than three are none.
    """
    first = _ALONE.match(text, start, end)
    if not first or first["number"] != "1":
        return []
    found = [first.start("sign")]
    for one in _ALONE.finditer(text, first.end(), end):
        if one["number"] == "1" or one.start() - found[-1] > _LONGEST:
            break
        if int(one["number"]) == len(found) + 1 and _form(one) == _form(first):
            found.append(one.start("sign"))
    return found if len(found) >= FEWEST else []


def _form(number: re.Match[str]) -> tuple[str, str]:
    return number["sign"], number["close"]
