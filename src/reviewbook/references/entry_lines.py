"""Where the entries of a list of references begin, however the list is laid out.

A number or a bullet begins one, and so does a blank line, unless only an address follows. Of lines
that follow directly on each other, each is one where nearly all have a year; elsewhere one begins
below a line that has come to its end, with names, or with what else has a year of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reviewbook.documents.clean_text import trim
from reviewbook.documents.line_cues import is_cue
from reviewbook.references.person_names import FAMILY, LETTER, UPPER

Span = tuple[int, int]
_YEAR = r"(?:1[5-9]\d\d|20\d\d)[a-z]?\b"
_DATED = re.compile(
    rf"(?<![\w/.-]){_YEAR}(?![/-])|[(\[]{_YEAR}|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b(?i:n\. ?d\.|in press|forthcoming|no date)"
)
_LINE = re.compile(r"\n[^\S\n]*")
_BRACKETED = re.compile(r"\[\d{1,3}\]")
_INITIALS = rf"(?:[{UPPER}]\.?[\s-]?){{1,4}}"
_FAMILIES = rf"{FAMILY}(?:[\s-]{FAMILY}){{0,2}}"
_NAMES = re.compile(
    rf"{_FAMILIES},?\s{_INITIALS}(?:[,.;:(&\d]|(?<=\s)(?:\(|and\b|et\sal))"
    rf"|{FAMILY},\s[{UPPER}]{LETTER}+(?:\s[{UPPER}]\.?){{0,2}}(?:[.;]|,\s(?:and|et\sal)\b|\s\()"
)
_BEGINS = re.compile(rf"[{UPPER}\d\"'“‘«„(]|{FAMILY}")
_ADDRESS = re.compile(r"(?:https?:|www\.|doi\b|available\s(?:at|from)|retrieved\b)", re.IGNORECASE)
_ENDED = re.compile(r"(?:[.)\]\d”’\"]|(?:https?:|www\.|doi:)\S+)\Z")
_MARKER = re.compile(r"(?:[\d)][.)]|[•‣◦▪*–-])[^\S\n]+\Z")
_MARKER_LENGTH = 8
_FEWEST = 3
_NEARLY_ALL = 0.75


def entry_spans(text: str, passages: Iterable[Span]) -> Iterator[Span]:
    """Cut the passages of a list of references into its entries.

    Parameters
    ----------
    text
        The clean text.
    passages
        The passages of the list, in order; headings among them are left out.
    """
    before: Span | None = None
    stretches = [*_stretches(text, passages)]
    cut = [_begins(text, lines) for lines in stretches]
    parted = len(cut) >= _FEWEST and sum(len(one) == 1 for one in cut) >= _NEARLY_ALL * len(cut)
    for lines, begins in zip(stretches, cut, strict=True):
        for start, end in _between(lines, [0] if parted and len(begins) < len(lines) else begins):
            if before and _ADDRESS.match(text, start, end):
                before = (before[0], end)
                continue
            if before:
                yield before
            before = (start, end)
    if before:
        yield before


def _stretches(text: str, passages: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the lines that follow directly on each other, each with its place."""
    lines: list[Span] = []
    done = 0
    for start, end in passages:
        if is_cue(text[start:end]):
            continue
        joined = text[done:start].strip(" \t\r\u00a0") == "\n"
        if lines and not joined:
            yield lines
            lines = []
        lines += _lines(text, start, end)
        done = end
    if lines:
        yield lines


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for line in _LINE.finditer(text, start, end):
        yield trim(text, begin, line.start())
        begin = line.end()
    yield trim(text, begin, end)


def _between(lines: Sequence[Span], begins: Sequence[int]) -> Iterator[Span]:
    for one, following in pairwise([*begins, len(lines)]):
        yield lines[one][0], lines[following - 1][1]


def _begins(text: str, places: Sequence[Span]) -> list[int]:
    """Return the lines that an entry begins with, by number."""
    if _MARKER.search(text, max(places[0][0] - _MARKER_LENGTH, 0), places[0][0]):
        return [0]
    lines = [text[slice(*line)] for line in places]
    bracketed = [number for number, line in enumerate(lines) if _BRACKETED.match(line)]
    if bracketed:
        return sorted({0, *bracketed})
    dated = [bool(_DATED.search(line)) for line in lines]
    one_a_line = len(lines) >= _FEWEST and sum(dated) >= _NEARLY_ALL * len(lines)
    begins, complete = [0], dated[0]
    for number, line in enumerate(lines[1:], 1):
        ended = bool(_ENDED.search(lines[number - 1]))
        if _ADDRESS.match(line):
            begun = False
        elif one_a_line or not _BEGINS.match(line):
            begun = one_a_line and bool(dated[number] or _BEGINS.match(line))
        else:
            named = _NAMES.match(line) and not _goes_on(lines[number - 1])
            begun = complete and bool(named or (ended and dated[number]))
        if begun:
            begins.append(number)
        complete = dated[number] or (complete and not begun)
    return begins


def _goes_on(line: str) -> bool:
    """Tell whether a line cannot be the last of its entry."""
    return line.endswith((",", ";", ":", "&", "-", "–")) or line.split()[-1:] in (["and"], ["In"])
