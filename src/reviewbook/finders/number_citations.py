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
_SEE = r"(?i:see|cf\.|e\.g\.,?|refs?\.?)\s"
_PAGES = r"[,:]\s?(?:pp?|ch|chap|sec|fig|table|§)\.?\s?\d{1,4}(?:[–-]\d{1,4})?"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# One set of characters before all else: with that a text is searched twice as fast.
_NUMBERS = re.compile(
    rf"[\[(.,;:!?{_RAISED}](?:(?<=\[)(?:{_SEE})?\^?(?P<square>{_SERIES})(?:{_PAGES})?\]|(?<=\()(?P<round>{_SERIES})\)"
    rf"|(?<=[{_RAISED}])(?P<raised>[{_RAISED}]{{0,2}}(?:[,⁻–-][{_RAISED}]{{1,3}}){{0,10}})"
    r"|(?<=[^\W\d_][.,;:!?])(?P<glued>\d{1,3}(?:[,–-]\d{1,3}){0,10})(?=\s|\Z))"
)
_LOWERED = str.maketrans(_RAISED + "⁻", "0123456789-")
_UNIT = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}\Z")
_RAISED_BEHIND = re.compile(rf"[^\s\d{_RAISED}]\Z")
_WORD_BEFORE = re.compile(r"(?:\w\s?|[^\W\d_][.!?][\"'”’]?)\Z")
_NO_CITATION = re.compile(
    r"(?:\d|\b(?:[Ff]ig(?:ure)?s?|[Tt]ables?|[Ee]q(?:uation)?s?|[Ss]teps?|[Ii]tems?|[Pp]arts?|[Pp]hases?"
    r"|[Ss]tages?|[Ll]evels?|[Gg]roups?|pp?|[Vv]ol|[Nn]os?|[Cc]h|[Ss]ec|v|vs|approx|and|or|of)\.?)\Z"
)
# What stands before two numbers that are the ends of an interval.
_INTERVAL = re.compile(
    r"(?:\b(?:CI|CrI|HDI|IQR|intervals?|ranges?|ranged|ranging|scales?|scores?|between|within|from"
    r"|values?)(?:\s(?:of|in|is|was|were))?|[=∈<>≤≥±])[\s:,]*\Z"
)
_TWO = re.compile(r"\d+\s?[,;–‑-]\s?\d+")
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
        begin = one.start("glued") if kind == "glued" else one.start()
        cited = text[begin : one.end()] if kind == "raised" else one[kind]
        numbers = [*_numbers(cited.translate(_LOWERED))]
        if not numbers or min(numbers) == 0:
            continue
        if kind == "square":
            if not (_TWO.fullmatch(cited) and _is_interval(text, start, begin)):
                yield NumberCitation(begin, one.end(), numbers)
        elif (
            max(numbers) <= (len(entries) or MOST_WITHOUT_LIST)
            and (numbered or not entries)
            and _cites(text, one, text[max(begin - _WINDOW, start) : begin], counted, end, entries)
        ):
            yield NumberCitation(begin, one.end(), numbers)


def _is_interval(text: str, start: int, begin: int) -> bool:
    """Tell whether what stands before two numbers says that they are the ends of an interval."""
    return bool(_INTERVAL.search(text, max(begin - 2 * _WINDOW, start), begin))


def _leads(text: str, one: re.Match[str], end: int) -> bool:
    """Tell whether a word follows on a lone number, as where things are counted off."""
    return one["round"].isdigit() and text[one.end() : min(one.end() + 2, end)].strip().isalpha()


def _cites(
    text: str,
    one: re.Match[str],
    before: str,
    counted: set[int],
    end: int,
    listed: Sequence[Entry],
) -> bool:
    """Tell whether numbers cite, by what stands around them."""
    if one.lastgroup == "raised":
        return bool(_RAISED_BEHIND.search(before)) and not _UNIT.search(before)
    if one["round"] and (not _WORD_BEFORE.search(before) or _THOUSANDS.fullmatch(one["round"])):
        return False
    if _NO_CITATION.search(before.rstrip(".,;:") if one["glued"] else before.rstrip()):
        return False
    if one["glued"]:
        return bool(listed) or before.endswith((".", "?", "!"))
    if one["round"] and before.endswith((".", "!", "?")):
        return bool(listed)  # "so.(4) Then": nothing is counted off right behind a stop
    number = int(one["round"]) if _leads(text, one, end) else None
    return number is None or (bool(listed) and counted.isdisjoint((number - 1, number + 1)))


def _numbers(series: str) -> Iterator[int]:
    for part in re.split(r"[,;]", series):
        first, *last = (int(number) for number in re.findall(r"\d+", part))
        yield from range(first, (last[-1] if last else first) + 1)
