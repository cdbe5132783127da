"""The entries of a list whose numbers stand in lines of their own: "1.", and below it its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from reviewbook.documents.clean_text import trim
from reviewbook.documents.lone_numbers import numbers_alone
from reviewbook.documents.page_turns import turns_page

Span = tuple[int, int]
# The last line of a page and the first of the next.
_TURN = re.compile(r"(?m:^)[^\n\f]*\n?(?P<head>\f[^\n]*)(?:\n|\Z)")


def entries_by_number(text: str, passages: Sequence[Span]) -> list[Span]:
    """Return the entries that passages of a list begin with, each with its number, if they do."""
    numbers = numbers_alone(text, passages[0][0], passages[-1][1]) if passages else []
    if not numbers:
        return []
    parts = groupby(_cut(text, numbers, passages), key=lambda part: bisect_right(numbers, part[0]))
    *entries, last = (_parts_of_entry(text, [*of]) for _, of in parts)
    return [*((one[0][0], one[-1][1]) for one in entries), _last(text, last)]


def _cut(text: str, numbers: Sequence[int], passages: Sequence[Span]) -> Iterator[Span]:
    """Yield the passages, each cut where a number begins in it, and around the end of a page."""
    for start, end in passages:
        within = numbers[bisect_right(numbers, start) : bisect_right(numbers, end)]
        turns = (
            place
            for turn in _TURN.finditer(text, start, end)
            for place in (turn.start(), turn.start("head"), turn.end())
        )
        places = sorted({start, *within, *turns, end})
        yield from filter(
            lambda part: part[0] < part[1], (trim(text, *part) for part in pairwise(places))
        )


def _parts_of_entry(text: str, parts: Sequence[Span]) -> list[Span]:
    """Leave out what a turned page leaves among the parts of an entry, but for the first words."""
    first = 1 if "\n" in text[slice(*parts[0])] else 2
    return [*parts[:first], *(part for part in parts[first:] if not turns_page(text, *part))]


def _last(text: str, parts: Sequence[Span]) -> Span:
    """Return the last entry of a list: the part with its first words, and what follows directly.

    A text may follow on it, and where nothing is parted by blank lines each line is a part.
    """
    worded = parts if "\n" in text[slice(*parts[0])] else parts[1:] or parts
    joined = takewhile(lambda two: text[two[0][1] : two[1][0]].count("\n") == 1, pairwise(worded))
    return parts[0][0], [worded[0], *(following for _, following in joined)][-1][1]
