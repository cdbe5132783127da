"""What the zone of a block is told by: flags, one number per block.

The expressions decide. Which of the blocks they are asked about is found out for all blocks at
once, from their first and last characters: a block is passed over only where no expression could
match it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents import line_cues
from reviewbook.documents.block_flags import (
    ANNOUNCES,
    BEHIND,
    BYLINE,
    HEADING,
    LABELLED,
    LISTED,
    MARKED,
    MAY_LIST,
    NAMES_WORKS,
    NOTE,
    NUMBERED,
    REFERENCES,
    SHORT,
    SITE_BEGINS,
    SITE_LINE,
    TITLED,
)
from reviewbook.documents.blocks import Blocks
from reviewbook.documents.bundle import SEPARATOR, Bundle
from reviewbook.documents.characters import FOLDED, byte_table, character_kinds
from reviewbook.documents.list_flags import (
    find_behind,
    find_heads,
    find_last_entries,
    find_listed,
    find_loose_heads,
    find_notes,
)
from reviewbook.documents.match_form import Folded, Places, folded_bytes

_LABEL = re.compile(r"[A-Z][^.:!?\n]{2,60}: ")
_LABEL_LENGTH = 61
# What a line of the site begins with, ends with, or holds.
_SITE_BEGINNINGS = (
    "image(?: credit| by)?: ", "photo(?: credit| by)?: ", "confidence: ", "evidence level: ",
    r"copyright (?:\(c\) ?|\u00a9 ?(?:copyright )?)?\d{4}\b", r"\u00a9 ?(?:copyright )?\d{4}\b",
    "disclaimer: ", r"home ?[>\u203a\u00bb/\u2022\u00b7] ?[^.]{1,80}$",
    *(
        rf"{ask} (?:an?|your) (?:appointment|session|call|consultation)\b"
        for ask in ("book", "schedule", "request")
    ),
)  # fmt: skip
_LAST_WORD = " read"
_SITE_ENDS = (rf"\d min{_LAST_WORD}", rf"\d minute{_LAST_WORD}")
_SITE_PHRASES = (
    "for educational purposes only", "for informational purposes only", "all rights reserved",
    "your email address will not be published",
)  # fmt: skip
# A menu has three parts or more, one of them being a word that every menu has.
_BETWEEN = "|"
_MENU_WORD = r"(?:home|blog|contact(?: us)?|about(?: us)?|shop|faqs?|log ?in|sign (?:in|up))"
_MENU = re.compile(rf"(?=(?:[^|]{{1,30}}\|){{2,9}}[^|]{{1,30}}$)(?:.*\| ?)?{_MENU_WORD} ?(?:\||$)")
_SITE_BEGINNING = re.compile("|".join(_SITE_BEGINNINGS))
_SITE_END = re.compile(rf"(?:{'|'.join(_SITE_ENDS)})$")
_SITE_PHRASE = re.compile(rf"\b(?:{'|'.join(_SITE_PHRASES)})\b")
# A block is asked about where its first word begins with the first four letters of such an
# expression (or what is beyond ASCII), it ends with the last four, or holds what stands within.
_BEGINNINGS = {
    expression[:4]
    for expression in (
        *line_cues.REFERENCE_HEADINGS,
        *line_cues.VAGUE_HEADINGS,
        *line_cues.SITE_HEADINGS,
        *_SITE_BEGINNINGS,
    )
    if expression[:4].isalpha()
}
_FIRST_LETTERS, _LAST_LETTERS = (
    np.sort(np.frombuffer("".join(letters).encode(), "<u4"))
    for letters in (_BEGINNINGS, {expression[-4:] for expression in _SITE_ENDS})
)
_WORKS = tuple(word.encode() for word in line_cues.WORKS)
_WITHIN = tuple(phrase.encode() for phrase in (*_SITE_PHRASES, _BETWEEN))


_BEYOND_ASCII = byte_table(bytes(range(0x80, 0x100)))
_EDGE = byte_table(
    bytes(code for code in range(256) if FOLDED[code] in line_cues.STRIPPED.encode())
)
# What may stand before the first word of a line: marks, and a number.
_BEFORE = _EDGE | byte_table(b"0123456789.)")
_MOST_SIGNS = 16
_SMALL = byte_table(b"abcdefghijklmnopqrstuvwxyz")
_CAPITAL = byte_table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ENDS_SENTENCE = byte_table(b".!:;,")
# What headings begin with that have a Roman number, or fewer letters in their first word.
_FEW_LETTERS = byte_table(b"IVXivxKkEe")
_FOLDED = np.frombuffer(FOLDED, np.uint8)


def titles(bundle: Bundle) -> list[str]:
    """Return the match form of each document's title."""
    return [line_cues.form(one.title) if one.title else "" for one in bundle.documents]


def flags(bundle: Bundle, blocks: Blocks, wanted: list[str]) -> Places:
    """Return the flags of every block.

    Parameters
    ----------
    bundle
        The documents.
    blocks
        Their blocks.
    wanted
        The match form of each document's title.
    """
    found, documents = np.where(blocks.marker > 0, MARKED, 0), blocks.document
    found |= np.where(bundle.codes[blocks.end - 1] == ord(":"), ANNOUNCES, 0)
    found |= np.where(blocks.numbered, NUMBERED, 0)
    text, starts, ends = bundle.text, blocks.start.tolist(), blocks.end.tolist()
    for block in np.flatnonzero(_may_be_cue(bundle, blocks, wanted)).tolist():
        form = line_cues.form(text[starts[block] : ends[block]])
        found[block] |= _cue(form, wanted[documents[block]])
    labels = np.flatnonzero(_may_be_label(bundle, blocks)).tolist()
    found[[block for block in labels if _LABEL.match(text, starts[block], ends[block])]] |= LABELLED
    bylines = np.flatnonzero(line_cues.may_be_bylines(bundle.codes, blocks.start)).tolist()
    found[[n for n in bylines if line_cues.BYLINE.match(text, starts[n], ends[n])]] |= BYLINE
    short = np.flatnonzero(_may_be_short(bundle, blocks)).tolist()
    found[[block for block in short if line_cues.is_short(text[starts[block] : ends[block]])]] |= (
        SHORT
    )
    found[_headings(blocks, found)] |= HEADING
    found[find_heads(bundle, blocks, found)] |= REFERENCES
    found[find_loose_heads(bundle, blocks, found)] |= REFERENCES
    found[find_notes(bundle, blocks, found)] |= NOTE
    found[find_last_entries(bundle, blocks, found)] |= NOTE
    found[find_listed(bundle, blocks, found)] |= LISTED
    found[find_behind(bundle, blocks, found)] |= BEHIND
    return found


def _cue(form: str, title: str) -> int:
    told = REFERENCES * bool(line_cues.REFERENCES.match(form))
    told |= MAY_LIST * bool(line_cues.MAY_HEAD_REFERENCES.match(form))
    loose = not told and len(form) <= line_cues.CUE_LENGTH
    return (
        told
        | NAMES_WORKS * (loose and line_cues.names_works(form))
        | TITLED * (bool(title) and form == title)
        | SITE_BEGINS * bool(line_cues.SITE_BEGINS.match(form))
        | SITE_LINE * _is_site_line(form)
    )


def _is_site_line(form: str) -> bool:
    """Tell whether a line is the site's; it is searched only for what it may hold."""
    return bool(
        _SITE_BEGINNING.match(form)
        or (form.endswith(_LAST_WORD) and _SITE_END.search(form))
        or (_BETWEEN in form and _MENU.match(form))
        or (any(map(form.__contains__, _SITE_PHRASES)) and _SITE_PHRASE.search(form))
    )


def _may_be_cue(bundle: Bundle, blocks: Blocks, wanted: list[str]) -> NDArray[np.bool_]:
    codes, start, last = bundle.codes, blocks.start, blocks.end - 1
    begin, end = _passed_over(codes, start, _BEFORE, 1), _passed_over(codes, last, _EDGE, -1)
    short = blocks.end - start <= line_cues.CUE_LENGTH
    found = (_FEW_LETTERS[codes[start]] | _FEW_LETTERS[codes[begin]]) & short
    headings = np.flatnonzero(short)
    lines, begins = _apart(bundle, blocks, headings)
    for words in _WORKS:
        found[headings[_holding(lines, begins, words)]] = True
    found |= _BEFORE[codes[begin]] | _EDGE[codes[end]]
    for places, listed in ((begin, _FIRST_LETTERS), (np.maximum(end - 3, 0), _LAST_LETTERS)):
        four = codes[np.minimum(places[:, None] + np.arange(4), len(codes) - 1)]
        letters = _FOLDED[four].view("<u4")[:, 0]
        found |= listed[np.searchsorted(listed[:-1], letters)] == letters
        found |= _BEYOND_ASCII[four].any(axis=1)
    for words in _WITHIN:
        found[_holding(bundle.folded, start, words)] = True
    may_be: NDArray[np.bool_] = found | _has_edges_of_title(bundle, blocks, wanted)
    return may_be


def _passed_over(
    codes: NDArray[np.uint8], places: Places, signs: NDArray[np.bool_], step: int
) -> Places:
    """Step from places over such signs; over some and not all where there are very many."""
    places = places.copy()
    for _ in range(_MOST_SIGNS):
        on = np.flatnonzero(signs[codes[places]])
        places[on] = np.clip(places[on] + step, 0, len(codes) - 1)
    return places


def _has_edges_of_title(bundle: Bundle, blocks: Blocks, wanted: list[str]) -> NDArray[np.bool_]:
    if not any(wanted):
        return np.zeros(len(blocks.start), np.bool_)
    edges = np.array(
        [(kinds[0], kinds[-1]) if (kinds := character_kinds(form)) else (0, 0) for form in wanted]
    )
    codes, (first, last) = bundle.codes, edges[blocks.document].T
    begins = codes[_passed_over(codes, blocks.start, _EDGE, 1)]
    ends = codes[_passed_over(codes, blocks.end - 1, _EDGE, -1)]
    same: NDArray[np.bool_] = (_FOLDED[begins] == first) & (_FOLDED[ends] == last)
    return same


def _apart(bundle: Bundle, blocks: Blocks, chosen: Places) -> tuple[Folded, Places]:
    """Return the match form of some blocks without all others, and where each begins."""
    starts, ends = blocks.start[chosen], blocks.end[chosen]
    rows = zip(starts.tolist(), ends.tolist(), strict=True)
    text = SEPARATOR.join([bundle.text[start:end] for start, end in rows])
    lengths = ends - starts + len(SEPARATOR)
    return folded_bytes(text, character_kinds(text)), np.cumsum(lengths) - lengths


def _holding(within: Folded, starts: Places, words: bytes) -> Places:
    """Return the blocks that hold certain words (and perhaps some that do not)."""
    folded, clusters = within
    found = np.array([*_occurrences(words, folded)], np.int64)
    if clusters:
        found = clusters.spans(found, found + 1)[0]
    return np.maximum(np.searchsorted(starts, found, side="right") - 1, 0)


def _occurrences(words: bytes, text: bytes) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _may_be_label(bundle: Bundle, blocks: Blocks) -> NDArray[np.bool_]:
    colons = np.append(np.flatnonzero(bundle.codes == ord(":")), len(bundle.codes) + _LABEL_LENGTH)
    distance = colons[np.searchsorted(colons, blocks.start)] - blocks.start
    may_be: NDArray[np.bool_] = _CAPITAL[bundle.codes[blocks.start]] & (distance <= _LABEL_LENGTH)
    return may_be


def _may_be_short(bundle: Bundle, blocks: Blocks) -> NDArray[np.bool_]:
    first, last = bundle.codes[blocks.start], bundle.codes[blocks.end - 1]
    may_be: NDArray[np.bool_] = (blocks.lines == 1) & ~_SMALL[first] & ~_ENDS_SENTENCE[last]
    return may_be


def _headings(blocks: Blocks, found: Places) -> Places:
    """Return the blocks that introduce the one after them.

    A numbered line is a heading where running text follows it, and an item where another number
    does; a bulleted one never is.
    """
    short = np.flatnonzero(found[:-1] & SHORT)
    short = short[blocks.document[short] == blocks.document[short + 1]]
    unmarked = found[short] & MARKED == 0
    numbered = (found[short] & NUMBERED > 0) & (found[short + 1] & MARKED == 0)
    headings: Places = short[unmarked | numbered]
    return headings
