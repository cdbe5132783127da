"""Printed lines put together to paragraphs, and the words that were parted at their ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from reviewbook.documents.readers.hanging_lines import NOWHERE, Below, hanging_begins
from reviewbook.documents.readers.pdf_lines import PrintedLine

WIDE_GAP = 1.3
"""Times the usual distance of lines that parts two paragraphs."""
INDENT = (0.6, 4.0)
"""From how much to how much a first line is set in, in heights of letters."""
OTHER_SIZE = 0.06
"""Share by which the letters of a heading differ."""
BOLDER = 150
ROOM = 1.2
"""Times the width of a word that must be left at the end of a line for it to be a last one."""
MOST_LEADING = 5
"""Heights of letters up to which a line belongs to the one above it, in one column."""
LEAST_PART = 4
"""Letters that the first of two words has at least, for a hyphen between them to be theirs."""
_ENDS = re.compile(r"(?:[.!?:\u2026][\"'\u201d\u2019)\]]*|(?:https?:|www\.|\bdoi:)\S+)\Z")
_BEGINS = re.compile(r"[\"'\u201c\u2018(\[]*(?:[^\W\d_a-z]|\d{1,3}[.)\]]\s)")
_BULLET = re.compile(r"[\u2022\u2023\u25e6\u25aa\u25cf\u25a0]\s")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s|\[\d{1,3}\]\s")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST, _FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*\Z"), re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SUSPENDED = re.compile(r"(?:and|or|to|und|et|y)\b")
_HYPHENS = "-\u2010\u2011"
_MARGIN = 6.0  # points within which lines begin at the same margin
_MARGINS = 6  # of one column, on either side, as those of a list whose entries hang


def paragraphs(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Put lines together that belong to one paragraph, also across columns and pages."""
    layout = _Layout(lines)
    found: list[list[PrintedLine]] = []
    for number, line in enumerate(lines):
        if found and not layout.begins(number):
            found[-1].append(line)
        else:
            found.append([line])
    return found


class _Layout:
    """How a document is printed, and where its paragraphs begin by that."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines
        self._leading = _leading(lines)
        self._rights: defaultdict[tuple[int, int], float] = defaultdict(float)
        for line in lines:
            self._rights[_column(line)] = max(self._rights[_column(line)], line.right)
        self._below = [NOWHERE, *(self._beneath(*pair) for pair in pairwise(lines))]
        self._hanging = hanging_begins(self._below)

    def begins(self, number: int) -> bool:
        """Tell whether a paragraph begins with a line."""
        before, line = self._lines[number - 1], self._lines[number]
        below, hanging = self._below[number], self._hanging[number]
        if before.broken:
            return False
        if not (before.size and line.size):  # its places are not known
            return below.ended
        return bool(
            _BULLET.match(line.text)
            or abs(before.size - line.size) > OTHER_SIZE * before.size
            or abs(before.weight - line.weight) > BOLDER
            or (below.ended and (below.room or _NUMBER.match(line.text)))
            or (below.follows and self._has_gap(before, line))
            or (below.follows and self._is_set_in(number) if hanging is None else hanging)
        )

    def _beneath(self, before: PrintedLine, line: PrintedLine) -> Below:
        ended = bool(_ENDS.search(before.text) and _BEGINS.match(line.text))
        if not (before.size and line.size):
            return NOWHERE._replace(ended=ended)
        room = self._has_room(before, line)
        return Below(_follows(before, line), _shift(before, line), room, ended)

    def _has_room(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether the first word of a line would still have fitted into the one before."""
        letter = (before.right - before.left) / len(before.text)
        wanted = (len(line.text.split(maxsplit=1)[0]) + 1) * letter
        page, margin = _column(before)
        near = range(margin - _MARGINS, margin + _MARGINS + 1)
        width = max(self._rights.get((page, one), 0) for one in near)
        return before.right + ROOM * wanted < width

    def _has_gap(self, before: PrintedLine, line: PrintedLine) -> bool:
        return before.base - line.base > WIDE_GAP * self._leading * line.size

    def _is_set_in(self, number: int) -> bool:
        """Tell the first line that is set in, and the one after several that are.

        Behind a bullet or a number the lines of an item are set in, all but the first.
        """
        before, line = self._lines[number - 1], self._lines[number]
        if _BULLET.match(before.text) or _NUMBER.match(before.text):
            return False
        below = self._below[number]
        if INDENT[0] < below.shift < INDENT[1]:
            after = self._lines[number + 1] if number + 1 < len(self._lines) else None
            return after is None or abs(_shift(line, after)) > INDENT[0]
        two_before = self._lines[number - 2] if number > 1 else line
        level = abs(_shift(two_before, before)) < INDENT[0]
        apart = below.room or below.ended
        return level and apart and -INDENT[1] < below.shift < -INDENT[0]


def _leading(lines: Sequence[PrintedLine]) -> float:
    """Return the usual distance of a line to the one above it, in heights of its letters."""
    pairs = pairwise(lines)
    gaps = [
        (before.base - line.base) / line.size for before, line in pairs if _follows(before, line)
    ]
    return median(gaps) if gaps else MOST_LEADING


def _column(line: PrintedLine) -> tuple[int, int]:
    return line.page, round(line.left / _MARGIN)


def _follows(before: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether a line stands soon below another, in one column."""
    return before.page == line.page and 0 < before.base - line.base < MOST_LEADING * line.size


def _shift(before: PrintedLine, line: PrintedLine) -> float:
    """Return how much further a line begins than another, in heights of its letters."""
    return (line.left - before.left) / line.size


class WordJoiner:
    """Joins words that were parted at the ends of lines, as the document writes them elsewhere.

    Parameters
    ----------
    lines
        All lines of the document.
    """

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._words: Counter[str] = Counter()
        for number, line in enumerate(lines):
            words = _WORD.findall(line.text.casefold())
            parted = number > 0 and lines[number - 1].broken
            self._words.update(words[parted : len(words) - line.broken])
        pairs = [(_last(a.text), _first(b.text)) for a, b in pairwise(lines) if a.broken]
        known = [one for one in (self._known(*pair) for pair in pairs) if one is not None]
        # Where a print parts no words, a hyphen at the end of a line is one of the word.
        self._parts_words = not known or known.count("") * 2 >= len(known)

    def between(self, left: str, right: str) -> str:
        """Return what stands between two lines whose word was parted: a hyphen, or nothing."""
        if _SUSPENDED.match(right):
            return "- "
        first, last = _last(left), _first(right)
        known = self._known(first, last)
        if known is not None:
            return known
        whole = self._words[first] and self._words[last] and len(first) >= LEAST_PART
        kept = whole or not self._parts_words or _never_parted(left, right)
        return "-" if kept else ""

    def _known(self, left: str, right: str) -> str | None:
        """Return how the document joins two parts elsewhere; nothing where it does not."""
        together, hyphened = self._words[left + right], self._words[f"{left}-{right}"]
        if not (together or hyphened):
            return None
        return "" if together >= hyphened else "-"


def holds_together(left: str, right: str) -> bool:
    """Tell whether the sign at the end of a line goes on in the next without a blank.

    As a hyphen that is none of parting does, or one stroke between words or numbers.
    """
    if left[-2:-1].isspace() or not right[0].isalnum():
        return False
    if left[-1] in _HYPHENS:
        return not _SUSPENDED.match(right)
    beside = left[-2:-1]
    return (left[-1] == "/" and beside.isalnum()) or (
        left[-1] == "\u2013" and beside.isdigit() and right[0].isdigit()
    )


def _never_parted(left: str, right: str) -> bool:
    """Tell what no print parts: behind a digit, a letter alone or capitals, or before a capital."""
    before, after = _LAST.search(left), _FIRST.match(right)
    part, rest = before.group() if before else "", after.group() if after else ""
    if part[-1:].isdigit() or len(part) == 1:
        return True
    return (part.isupper() or rest[:1].isupper()) and not (part + rest).isupper()


def _last(text: str) -> str:
    found = _LAST.search(text.casefold())
    return found.group() if found else ""


def _first(text: str) -> str:
    found = _FIRST.match(text.casefold())
    return found.group() if found else ""
