"""What was mended in a text, word by word: what it was, what it became, how often, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

_MOST_TOLD = 20


def list_repairs(before: str, after: str) -> list[str]:
    """Return a line for each word that was mended, in the order of the text.

    Parameters
    ----------
    before
        The text as it was decoded.
    after
        The same text, mended; its lines are those of the other.
    """
    times, first = Counter[tuple[str, str]](), dict[tuple[str, str], int]()
    for number, pair in enumerate(zip(before.split("\n"), after.split("\n"), strict=False), 1):
        for words in _changed(*pair) if pair[0] != pair[1] else ():
            times[words] += 1
            first.setdefault(words, number)
    return [
        f"line {first[words]}: {words[0]} became {words[1]}" + f", {n} times" * (n > 1)
        for words, n in times.items()
    ]


def repaired_signs(before: str, after: str) -> Counter[tuple[str, str]]:
    """Count what became what, sign by sign, without the letters around; see `list_repairs`."""
    return Counter(
        signs
        for pair in zip(before.split("\n"), after.split("\n"), strict=False)
        if pair[0] != pair[1]
        for words in _changed(*pair)
        for signs in _differing(*words)
    )


def _differing(before: str, after: str) -> list[tuple[str, str]]:
    """Return the stretches in which two words differ, none of them empty."""
    found = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "delete":  # "\u00c2\u00a3" has become "\u00a3": the sign behind is part of it
            b, d = b + 1, d + 1  # noqa: PLW2901
        if what != "equal":
            found.append((before[a:b], after[c:d]))
    return [(wrong, right) for wrong, right in found if wrong and right]


def told_repairs(mended: int, listed: Sequence[str]) -> list[str]:
    """Return a note on what was mended, with the list of it; none where nothing was."""
    more = len(listed) - _MOST_TOLD
    told = "; ".join([*listed[:_MOST_TOLD], *[f"and {more} more"] * (more > 0)])
    return [f"wrongly decoded sequences mended: {mended} ({told})"] * (mended > 0)


def _changed(before: str, after: str) -> list[tuple[str, str]]:
    """Return the words of a line that differ, or all of it where they do not stand side by side."""
    old, new = before.split(), after.split()
    if len(old) != len(new):
        return [_middle(before, after)]
    return [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]


def _middle(before: str, after: str) -> tuple[str, str]:
    """Take off what two lines begin and end with in common."""
    start = next((n for n, (a, b) in enumerate(_pairs(before, after)) if a != b), 0)
    rest, others = before[start:], after[start:]
    end = next((n for n, (a, b) in enumerate(_pairs(rest[::-1], others[::-1])) if a != b), 0)
    return rest[: len(rest) - end], others[: len(others) - end]


def _pairs(one: Sequence[str], other: Sequence[str]) -> zip[tuple[str, str]]:
    return zip(one, other, strict=False)
