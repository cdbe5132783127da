"""How much of a title that was cut, prefixed, or lost its subtitle stands in a whole one."""

from __future__ import annotations

import re

LONGEST_TITLE = 400


def plain_title(title: str) -> str:
    """Return the letters and figures of a title, small, a blank between its words."""
    return " ".join(
        re.sub(r"\W|_", " ", title.casefold().replace("'", "").replace("’", "")).split()
    )


def title_overlap(listed: str, title: str) -> float:
    """Return how much of the shorter title stands in one piece in the longer one, 0 to 1."""
    one, other = plain_title(listed), plain_title(title)[:LONGEST_TITLE]
    if not one or not other:
        return 0.0
    return longest_shared(*sorted((one, other), key=len)) / min(len(one), len(other))


def longest_shared(short: str, long: str) -> int:
    """Return the length of the longest stretch that two strings share.

    Where they share a stretch they share all within it: so the length is found by halving.
    """
    if short in long:
        return len(short)
    shared, lacking = 0, len(short)
    while lacking - shared > 1:
        length = (shared + lacking) // 2
        stretches = {short[at : at + length] for at in range(len(short) - length + 1)}
        if any(long[at : at + length] in stretches for at in range(len(long) - length + 1)):
            shared = length
        else:
            lacking = length
    return shared
