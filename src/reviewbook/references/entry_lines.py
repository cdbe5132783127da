"""Where the entries of a list of references begin, however the list is laid out.

A number, a label or a bullet begins one, and so does a blank line, unless only an address follows
on what has none. Where some lines of a stretch are indented, those that are not begin one. Of lines
that follow directly on each other, each is one where nearly all have a year; elsewhere one begins
below a line that has come to its end, with names, with what else has a year of its own, or because
that line had room for more, unless a model of lists is sure of something else. Of addresses each is
one, and so is each of short lines without a year. What a turned page leaves between lines is passed
over, and so is the caption of a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reviewbook.documents.clean_text import trim
from reviewbook.documents.entry_cues import is_law, parts_list
from reviewbook.documents.line_cues import is_cue
from reviewbook.documents.page_turns import turns_page
from reviewbook.references.counted_entries import entries_by_number
from reviewbook.references.entry_beginnings import (
    BEGINS,
    ITS_YEAR,
    NAMES,
    NAMES_LED,
    ORGANISED,
    begins_dated,
    is_dated_first,
)
from reviewbook.references.entry_numbers import labelled_starts, numbered_starts
from reviewbook.references.joined_entries import joined_spans
from reviewbook.references.learned_begins import beginning_lines
from reviewbook.references.line_breaks import (
    ENDED,
    FEWEST,
    WHOLE_ADDRESS,
    are_short,
    awaits_more,
    awaits_next_line,
    fill_paragraph,
    is_open,
    is_rest,
    roomy_lines,
)
from reviewbook.references.parted_entries import rejoined
from reviewbook.references.person_names import FAMILY

Span = tuple[int, int]
_CAPTION = re.compile(r"(?:fig(?:ure|\.)|table|box)\s\d{1,3}[.:]\s", re.IGNORECASE)
_DATED = re.compile(
    rf"(?<![\w/.-]){ITS_YEAR}(?![/-])|[(\[]{ITS_YEAR}|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b(?i:n\. ?d\.|in press|forthcoming|no date)"
)
_LINE = re.compile(r"[\n\f][^\S\n]*")
_BRACKETED = re.compile(r"\[\d{1,3}\]")
_ADDRESS = re.compile(r"(?:https?:|www\.|doi\b|available\s(?:at|from)|retrieved\b)", re.IGNORECASE)
_WEB = re.compile(r"https?:|www\.", re.IGNORECASE)
_IS_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi\b)", re.IGNORECASE)
# What sites add to an entry: a line of links.
_SERVICES = re.compile(
    r"(?:[\[\]()|,;/·•\s]*\b(?:(?:view|find|search) (?:at|in|on|for) [\w ]{3,30}?"
    r"|google scholar|cross ?ref|pub ?med(?: central)?|ncbi|web of science|scopus|isi|cas|ads"
    r"|mathscinet|medline|pdf|sfx|(?:view |free |pmc )*article|full text(?: pdf)?|abstract"
    r"|export citation|open in a new tab|(?:view |download )?citations?|cited by \d+|links?|doi"
    r"|pmc)(?:®|\b))+[\[\]()|,;/·•.\s]*",
    re.IGNORECASE,
)
# What only ends an entry: a visit, an address that was broken off its word, a year.
_TAIL = re.compile(
    r"[(\[]?(?:last\s)?(?:accessed|viewed|visited)(?:\s|:)|[(\[](?:retrieved|cited|original)\b|at:?\s(?=https?:|www\.)"
    rf"|(?:pp?|vols?|nos?)\.\s?\d|(?:Aufl(?:age)?|Jg|Jahrgang)\b|[(\[]?{ITS_YEAR}[.)\]]*\Z"
    rf"|[^.\n]{{2,80}}\.\s{ITS_YEAR}(?:\s\w{{3,9}}(?:\s\d\d?)?)?;\s?\d",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(rf"{FAMILY}\.?")
_MARKER = re.compile(r"(?:[\d)][.)]|[•‣◦▪*–-])[^\S\n]+\Z")
_MARKER_LENGTH = 8
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
    waiting: list[Span] = []
    for section in _sections(text, passages):
        if counted := entries_by_number(text, section):
            yield from _spans_by_lines(text, waiting)
            yield from counted
            waiting = [one for one in section if one[0] >= counted[-1][1]]
        else:
            waiting += section
    yield from _spans_by_lines(text, waiting)


def _sections(text: str, passages: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the passages of a list that stand below each heading or caption in it, without that."""
    section: list[Span] = []
    for start, end in passages:
        written = text[start:end]
        if is_cue(written) or parts_list(written) or _CAPTION.match(written):
            yield section
            section = []
        else:
            section.append((start, end))
    yield section


def _spans_by_lines(text: str, passages: Sequence[Span]) -> Iterator[Span]:
    """Cut passages into entries whose numbers, if they have any, stand in lines with words."""
    before: Span | None = None
    stretches = [*_stretches(text, passages)]
    dated_first = bool(stretches) and is_dated_first(text, stretches[0][0][0])
    cut = [_begins(text, lines, like_first=dated_first) for lines in stretches]
    parted = len(cut) >= FEWEST and sum(len(one) == 1 for one in cut) >= _NEARLY_ALL * len(cut)
    pieces: list[Span] = []
    for lines, begins in zip(stretches, cut, strict=True):
        whole = parted and not all(_DATED.search(text, *lines[number]) for number in begins)
        whole = whole or (parted and len(begins) < len(lines))
        pieces += _between(lines, [0] if whole else begins)
    pieces = [*rejoined(text, pieces)]
    alone = _addresses_are_entries(text, pieces)
    for start, end in pieces:
        if before and _belongs(text, before, start, end, alone):
            before = (before[0], end)
            continue
        if before:
            yield from joined_spans(text, *before)
        before = (start, end)
    if before:
        yield from joined_spans(text, *before)


def _addresses_are_entries(text: str, pieces: Sequence[Span]) -> bool:
    """Tell whether addresses are entries: most of those that have none are followed by none."""
    addresses = sum(bool(WHOLE_ADDRESS.fullmatch(text, *piece)) for piece in pieces)
    return addresses * 4 < sum(not _WEB.search(text, *piece) for piece in pieces)


def _belongs(text: str, before: Span, start: int, end: int, alone: bool) -> bool:
    """Tell whether a stretch is the address of the entry before it, and no entry of its own."""
    if alone and WHOLE_ADDRESS.fullmatch(text, start, end) and not _IS_DOI.match(text, start, end):
        return awaits_next_line(text[slice(*before)])
    if _SERVICES.fullmatch(text, start, end) or _TAIL.match(text, start, end):
        return True
    marked = _MARKER.search(text, max(start - _MARKER_LENGTH, 0), start)
    own = marked or _WEB.search(text, *before)
    return bool(_ADDRESS.match(text, start, end) and (not own or _IS_DOI.match(text, start, end)))


def _stretches(text: str, passages: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the lines that follow directly on each other, each with its place."""
    lines: list[Span] = []
    done, turned = 0, False
    for start, end in passages:
        if turns_page(text, start, end):
            turned = True
            continue
        turned = turned and not _MARKER.search(text, max(start - _MARKER_LENGTH, 0), start)
        joined = turned or text[done:start].strip(" \t\r\f\u00a0") == "\n"
        turned = False
        if lines and not joined:
            yield lines
            lines = []
        for line in _lines(text, start, end):
            if lines and parts_list(text[slice(*lines[-1])]) and is_law(text[slice(*line)]):
                yield from filter(None, [lines[:-1]])
                lines = []
            lines.append(line)
        done = end
    if lines:
        yield lines


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the lines of a passage but a running head below a form feed."""
    begins = [line.span() for line in _LINE.finditer(text, start, end)]
    begin = start
    for stop, after in [*begins, (end, end)]:
        line = trim(text, begin, stop)
        if begin == start or "\f" not in text[begin - 2 : begin] or not turns_page(text, *line):
            yield line
        begin = after


def _between(lines: Sequence[Span], begins: Sequence[int]) -> Iterator[Span]:
    for one, following in pairwise([*begins, len(lines)]):
        yield lines[one][0], lines[following - 1][1]


def _begins(text: str, places: Sequence[Span], *, like_first: bool) -> list[int]:
    """Return the lines that an entry begins with, by number.

    `like_first` says whether the first of the list has its date or its title behind its authors.
    """
    if told := _told_begins(text, places):
        return told
    lines = [text[slice(*line)] for line in places]
    if fill_paragraph(lines):
        return [0]
    dated = [bool(_DATED.search(line)) for line in lines]
    if not any(dated) and are_short(lines):
        return [*range(len(lines))]
    one_a_line = len(lines) >= FEWEST and sum(dated) >= _NEARLY_ALL * len(lines)
    begins, complete = [0], dated[0] or (lines[0][0].islower() and not NAMES.match(lines[0]))
    dated_first = like_first or is_dated_first(text, places[0][0])
    colons = bool(NAMES_LED.match(lines[0]))
    roomy = roomy_lines(lines)
    filled = max(map(len, lines)) if one_a_line else 0
    for number, line in enumerate(lines[1:], 1):
        begin, goes_on = places[number][0], awaits_next_line(lines[number - 1])
        ended = bool(ENDED.search(lines[number - 1]))
        cut = not (ended or dated[number]) and _is_parted(text, places[number - 1], begin)
        opened = (cut or is_open(lines[number - 1])) and not NAMES.match(line)
        if opened or _TAIL.match(line) or _ONE_WORD.fullmatch(line):
            begun = False
        elif _ADDRESS.match(line):
            begun = bool(WHOLE_ADDRESS.fullmatch(lines[begins[-1]])) and not _IS_DOI.match(line)
        elif not goes_on and begins_dated(text, begin, like_others=dated_first and complete):
            begun = True
        elif one_a_line or not BEGINS.match(line):
            begun = one_a_line and bool(dated[number] or BEGINS.match(line))
            begun = begun and (dated[number] or not awaits_more(lines[number - 1], line))
            begun = begun and not (filled and is_rest(lines[number - 1], line, filled, complete))
        else:
            led = colons and ended and NAMES_LED.match(line)
            named = not goes_on and (led or NAMES.match(line))
            if roomy:
                room = number in roomy
                begins_one = named or room or ORGANISED.match(line)
                begun = bool((named and room) or (complete and ended and begins_one))
            else:
                organised = ended and ORGANISED.match(line)
                begun = complete and bool(named or organised or (ended and dated[number]))
        if begun:
            begins.append(number)
        complete = dated[number] or (complete and not begun)
    unsure = len(lines) >= FEWEST and len(begins) < len(lines)
    return beginning_lines(lines, begins) if unsure else begins


def _is_parted(text: str, before: Span, begin: int) -> bool:
    """Tell whether the end of a page stands between two lines."""
    between = text[before[1] : begin]
    return "\f" in between or between.count("\n") > 1


def _told_begins(text: str, places: Sequence[Span]) -> list[int]:
    """Return the lines that an entry begins with, where a mark, a number or an indent tells."""
    if _MARKER.search(text, max(places[0][0] - _MARKER_LENGTH, 0), places[0][0]):
        return [0]
    stretch = places[0][0], places[-1][1]
    if called := set(numbered_starts(text, *stretch) or labelled_starts(text, *stretch)):
        return [number for number, line in enumerate(places) if line[0] in called]
    if hanging := _hanging(text, places):
        return hanging
    bracketed = [n for n, line in enumerate(places) if _BRACKETED.match(text, *line)]
    if len(bracketed) >= FEWEST or bracketed[:1] == [0]:
        return sorted({0, *bracketed})
    addressed = len(places) >= FEWEST and all(_WEB.search(text, *line) for line in places)
    return [*range(len(places))] if addressed else []


def _hanging(text: str, places: Sequence[Span]) -> list[int]:
    """Return the lines that are not indented, where the first is one and others are indented."""
    begins = [max(text.rfind(sign, 0, start) for sign in "\n\f") for start, _ in places]
    indents = [start - begin - 1 for (start, _), begin in zip(places, begins, strict=True)]
    least = min(indents)
    outer = [number for number, indent in enumerate(indents) if indent == least]
    return outer if indents[0] == least and len(outer) < len(indents) else []
