"""Texts cut into blocks: paragraphs, headings, items of lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import WHITE, byte_table
from reviewbook.documents.clean_text import trim
from reviewbook.documents.entry_cues import heads_entry
from reviewbook.documents.line_cues import (
    BYLINE,
    CUE_LENGTH,
    HEADS_BEGIN,
    heads_references,
    is_cue,
    is_numbered_heading,
    may_be_bylines,
)
from reviewbook.documents.match_form import Places


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a bundle, one array per column.

    Attributes
    ----------
    document
        The number of the document in the bundle.
    start, end
        The place in the bundle, behind the marker of a list's item.
    marker, numbered
        The length of that marker, mostly 0; and whether it is a number.
    lines
        How many there are in it.
    """

    document: Places
    start: Places
    end: Places
    marker: Places
    numbered: NDArray[np.bool_]
    lines: Places


_ITEM = re.compile(r"(?:[\u2022\u2023\u25e6\u25aa*\u2013-]|(?P<number>\(?\d{1,3}[.)]))[ \t]+")
_DASHES, _STOPS = "-\u2013", ".:;!?\u2026"
_LONG_LINE = 45  # characters
_HASHES = re.compile(r"#{1,6}[ \t]+\S")
_MAY_BE_MARKER = byte_table(b"0123456789(*-" + bytes(range(0x80, 0x100)))
_WHITE = np.frombuffer(WHITE, np.bool_)
_DIGIT_OR_BRACKET = byte_table(b"0123456789(")
_BEGINS_HEADING = byte_table(HEADS_BEGIN.encode())


def find_blocks(bundle: Bundle) -> Blocks:
    """Cut every text of a bundle into blocks.

    In a text with blank lines between its paragraphs the lines of a paragraph belong together,
    unless one is a heading of what follows directly; in any other each line is a block.
    """
    starts, ends = _lines(bundle)
    filled = np.flatnonzero(starts < ends)
    spaced = _spaced(bundle, starts, filled)
    starts, ends = starts[filled], ends[filled]
    document = bundle.document_at(starts)
    follows = np.zeros(len(filled), np.bool_)
    follows[1:] = np.diff(filled) == 1
    markers, numbered = _markers(bundle, starts, ends, follows)
    follows &= spaced[document] & (markers == 0)
    hashed = _hashed(bundle, starts)
    follows[hashed] = follows[hashed[hashed + 1 < len(follows)] + 1] = False
    follows[_begin_anyway(bundle, starts, ends, markers, follows)] = False
    heads = np.flatnonzero(~follows)
    lasts = np.append(heads[1:], len(filled))[: len(heads)] - 1
    markers, lines = markers[heads], lasts - heads + 1
    begins = starts[heads] + markers
    return Blocks(document[heads], begins, ends[lasts], markers, numbered[heads], lines)


def _begin_anyway(
    bundle: Bundle, starts: Places, ends: Places, markers: Places, follows: NDArray[np.bool_]
) -> Places:
    """Return the lines that begin a block, though they follow directly on another.

    They stand below a heading or a byline, or are a byline or the heading of a list of references.
    """
    codes, text, found = bundle.codes, bundle.text, list[int]()
    short = follows & (ends - starts <= CUE_LENGTH) & _BEGINS_HEADING[codes[starts]]
    for one in np.flatnonzero(short).tolist():
        if heads_references(text[starts[one] : ends[one]]):
            found += [one, one + 1]
    heads = np.flatnonzero(~follows[:-1] & follows[1:])
    asked = may_be_bylines(codes, starts[heads + 1])
    asked |= _DIGIT_OR_BRACKET[codes[starts[heads]]]
    asked |= (ends - starts - markers)[heads] <= CUE_LENGTH
    for head in heads[asked].tolist():
        line, following = (text[starts[n] : ends[n]] for n in (head, head + 1))
        indented = text[starts[head + 1] - 1] != "\n"
        if BYLINE.match(following):
            found += [head + 1, head + 2]
        elif (
            is_cue(line[markers[head] :])
            or heads_entry(line, following)
            or (not indented and is_numbered_heading(line, following))
        ):
            found.append(head + 1)
    places = np.array(found, np.int64)
    return places[places < len(starts)]


def _lines(bundle: Bundle) -> tuple[Places, Places]:
    """Return all lines without the white space around them; of a blank one nothing is left."""
    line_ends = np.flatnonzero(bundle.codes == ord("\n"))
    starts = np.append(0, line_ends + 1)
    ends = np.append(line_ends, len(bundle.codes))
    filled = np.flatnonzero(starts < ends)
    ragged = _WHITE[bundle.codes[starts[filled]]] | _WHITE[bundle.codes[ends[filled] - 1]]
    for line in filled[ragged].tolist():
        starts[line], ends[line] = trim(bundle.text, int(starts[line]), int(ends[line]))
    return starts, ends


def _spaced(bundle: Bundle, starts: Places, filled: Places) -> NDArray[np.bool_]:
    """Tell of each document whether more than a tenth of its lines are blanks within it."""
    size = len(bundle.starts)
    lines = np.bincount(bundle.document_at(starts), minlength=size)
    lines[:-1] -= 1  # the blank line before the next document
    bounds = np.searchsorted(starts[filled], np.append(bundle.starts, len(bundle.codes) + 1))
    within = np.zeros(size, np.int64)
    has = np.diff(bounds) > 0
    first, last = bounds[:-1][has], bounds[1:][has] - 1
    within[has] = (filled[last] - filled[first]) - (last - first)
    spaced: NDArray[np.bool_] = within * 10 > lines
    return spaced


def _hashed(bundle: Bundle, starts: Places) -> Places:
    """Return the lines that are headings, as Markdown marks them: each stands for itself."""
    asked = np.flatnonzero(bundle.codes[starts] == ord("#")).tolist()
    found = [line for line in asked if _HASHES.match(bundle.text, int(starts[line]))]
    return np.array(found, np.int64)


def _markers(
    bundle: Bundle, starts: Places, ends: Places, follows: NDArray[np.bool_]
) -> tuple[Places, NDArray[np.bool_]]:
    """Return the length of the marker that each line begins with, and whether it is a number."""
    lengths, numbered = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.bool_)
    asked = np.flatnonzero(_MAY_BE_MARKER[bundle.codes[starts]])
    paragraphs, listing = np.cumsum(~follows)[asked].tolist(), -1
    rows = zip(asked.tolist(), starts[asked].tolist(), ends[asked].tolist(), strict=True)
    for paragraph, (line, start, end) in zip(paragraphs, rows, strict=True):
        marker = _ITEM.match(bundle.text, start, end)
        if not marker or (
            paragraph != listing and follows[line] and _is_dash(bundle.text, starts, ends, line)
        ):
            continue
        listing = paragraph
        lengths[line], numbered[line] = marker.end() - start, marker["number"] is not None
    return lengths, numbered


def _is_dash(text: str, starts: Places, ends: Places, line: int) -> bool:
    """Tell whether a sentence that was broken goes on with a dash, and no item of a list begins.

    The line above is long and has not come to its end, and no other item follows directly.
    """
    above = text[starts[line - 1] : ends[line - 1]]
    if text[starts[line]] not in _DASHES or len(above) < _LONG_LINE or above[-1] in _STOPS:
        return False
    below = text[ends[line] : starts[line + 1]] if line + 1 < len(starts) else ""
    return below.count("\n") != 1 or not _ITEM.match(text, starts[line + 1], ends[line + 1])
