"""Citations by number: "[1]", "[2,3]", "(4-6)", superscripts, and numbers that were superscripts.

Brackets with numbers, and superscripts behind a word, are always taken for citations. A number
between parentheses is one where the list of references has that number, or ends a clause where
there is no list; numbers that count off ("(1) this, (2) that") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewbook.references.entries import Entry

MOST_WITHOUT_LIST = 300
_SERIES = r"\d{1,3}(?:\s?[,;–‑-]\s?\d{1,3}){0,20}"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBERS = re.compile(
    rf"\[(?P<square>{_SERIES})\]|(?<=\w)\s?\((?P<round>{_SERIES})\)"
    rf"|(?<=[^\s\d])(?P<raised>[{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}}){{0,10}})"
    r"|(?<=[^\W\d_][.,;:!?])(?P<glued>\d{1,3}(?:[,–-]\d{1,3}){0,10})(?=\s|\Z)"
)
_LOWERED = str.maketrans(_RAISED + "⁻", "0123456789-")
_UNIT = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}\Z")
_NO_CITATION = re.compile(
    r"(?:\d|\b(?:[Ff]ig(?:ure)?s?|[Tt]ables?|[Ee]q(?:uation)?s?|[Ss]teps?|[Ii]tems?|[Pp]arts?|[Pp]hases?"
    r"|[Ss]tages?|[Ll]evels?|[Gg]roups?|pp?|[Vv]ol|[Nn]os?|[Cc]h|[Ss]ec|v|vs|approx|and|or|of)\.?)\Z"
)
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_NUMBERED = re.compile(r"\d{1,3}[.)\]][^\S\n]*\Z")
_WINDOW = 12


class NumberCitation(NamedTuple):
    """Where numbers cite, and which."""

    start: int
    end: int
    numbers: Sequence[int]


def is_numbered(text: str, entries: Sequence[Entry]) -> bool:
    """Tell whether most entries of a list of references have a number."""
    numbered = sum(
        text.startswith("[", entry.start)
        or bool(_NUMBERED.search(text, max(entry.start - _WINDOW, 0), entry.start))
        for entry in entries
    )
    return numbered * 2 > len(entries)


def find_number_citations(
    text: str, start: int, end: int, entries: Sequence[Entry], numbered: bool
) -> Iterator[NumberCitation]:
    """Yield what numbers cite in a stretch of text, in order.

    Parameters
    ----------
    text, start, end
        The clean text and the stretch.
    entries
        Those of the document's own list of references.
    numbered
        Whether these have numbers; see `is_numbered`.
    """
    found = [*_NUMBERS.finditer(text, start, end)]
    counted = {int(one["round"]) for one in found if one["round"] and _leads(text, one, end)}
    for one in found:
        kind = one.lastgroup or ""
        numbers = [*_numbers(one[kind].translate(_LOWERED))]
        most = len(entries) or MOST_WITHOUT_LIST
        if kind != "square":
            if not 0 < min(numbers, default=0) <= max(numbers) <= most or (
                entries and not numbered
            ):
                continue
            before = text[max(one.start() - _WINDOW, start) : one.start()]
            if not _cites(text, one, before, counted, end, bool(entries)):
                continue
        yield NumberCitation(one.end() - len(one.group().lstrip()), one.end(), numbers)


def _leads(text: str, one: re.Match[str], end: int) -> bool:
    """Tell whether a word follows on a lone number, as where things are counted off."""
    return one["round"].isdigit() and text[one.end() : min(one.end() + 2, end)].strip().isalpha()


def _cites(
    text: str, one: re.Match[str], before: str, counted: set[int], end: int, listed: bool
) -> bool:
    if one["raised"]:
        return not _UNIT.search(before)
    if _NO_CITATION.search(before.rstrip(".,;:") if one["glued"] else before.rstrip()):
        return False
    if one["glued"]:
        return listed or before.endswith((".", "?", "!"))
    if _THOUSANDS.fullmatch(one["round"]):
        return False
    if not _leads(text, one, end):
        return True
    number = int(one["round"])
    return listed and counted.isdisjoint((number - 1, number + 1))


def _numbers(series: str) -> Iterator[int]:
    for part in re.split(r"[,;]", series):
        first, *last = (int(number) for number in re.findall(r"\d+", part))
        yield from range(first, (last[-1] if last else first) + 1)
