"""What the zone of a block is told by: flags, one number per block.

The expressions decide. Which of the blocks they are asked about is found out for all blocks at
once, from their first and last characters: a block is passed over only where no expression could
match it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents import entry_cues, line_cues
from reviewbook.documents.blocks import Blocks
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import FOLDED, byte_table, character_kinds
from reviewbook.documents.entry_cues import may_be_entry
from reviewbook.documents.match_form import Places

# TITLED: it is the title. SITE_BEGINS: the article ends before it. SITE_LINE: it is the site's.
# SHORT: it looks like a heading. HEADING: it is one. MARKED: it has a list marker. NUMBERED: that
# is a number. LABELLED: it begins with a label and a colon. ANNOUNCES: it ends with a colon.
# BYLINE: it names the author. LISTED: in a list of references it is an entry or stands among
# them, however short. MAY_LIST: it is a heading such as "Notes", above a list or a text.
# NOTE: it is a footnote that names a work. BEHIND: it stands behind the entries of a list.
(
    TITLED,
    SITE_BEGINS,
    SITE_LINE,
    REFERENCES,
    SHORT,
    HEADING,
    MARKED,
    NUMBERED,
    LABELLED,
    ANNOUNCES,
    BYLINE,
    LISTED,
    MAY_LIST,
    NOTE,
    BEHIND,
) = (1 << bit for bit in range(15))
# With any of these the zone of a block depends on those before it.
IN_ORDER = TITLED | SITE_BEGINS | SITE_LINE | REFERENCES | NUMBERED | LABELLED | BYLINE | NOTE

_LABEL = re.compile(r"[A-Z][^.:!?\n]{2,60}: ")
_LABEL_LENGTH = 61
ENTRY_WITHIN = 4  # blocks
_STOPPED = re.compile(r"[,.;:] ")
FEWEST_SHORT = 3  # lines that are a list, though they look like headings
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
_SITE_ENDS = (r"\d min read", r"\d minute read")
_SITE_PHRASES = (
    "for educational purposes only", "for informational purposes only", "all rights reserved",
    "your email address will not be published",
)  # fmt: skip
# A menu has three parts or more, one of them being a word that every menu has.
_BETWEEN = "|"
_MENU_WORD = r"(?:home|blog|contact(?: us)?|about(?: us)?|shop|faqs?|log ?in|sign (?:in|up))"
_MENU = rf"(?=(?:[^|]{{1,30}}\|){{2,9}}[^|]{{1,30}}$)(?:.*\| ?)?{_MENU_WORD} ?(?:\||$)"
_SITE_LINE = re.compile(
    rf"{'|'.join(_SITE_BEGINNINGS)}|.*(?:{'|'.join(_SITE_ENDS)})$|{_MENU}"
    rf"|.*\b(?:{'|'.join(_SITE_PHRASES)})\b"
)
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
    found[_heads(bundle, blocks, found)] |= REFERENCES
    found[_notes(bundle, blocks, found)] |= NOTE
    found[_listed(bundle, blocks, found)] |= LISTED
    found[_behind(bundle, blocks, found)] |= BEHIND
    return found


def _cue(form: str, title: str) -> int:
    return (
        TITLED * (bool(title) and form == title)
        | SITE_BEGINS * bool(line_cues.SITE_BEGINS.match(form))
        | SITE_LINE * bool(_SITE_LINE.match(form))
        | REFERENCES * bool(line_cues.REFERENCES.match(form))
        | MAY_LIST * bool(line_cues.MAY_HEAD_REFERENCES.match(form))
    )


def _may_be_cue(bundle: Bundle, blocks: Blocks, wanted: list[str]) -> NDArray[np.bool_]:
    codes, start, last = bundle.codes, blocks.start, blocks.end - 1
    begin, end = _passed_over(codes, start, _BEFORE, 1), _passed_over(codes, last, _EDGE, -1)
    found = _FEW_LETTERS[codes[start]] | _FEW_LETTERS[codes[begin]]
    found &= blocks.end - start <= line_cues.CUE_LENGTH
    found |= _BEFORE[codes[begin]] | _EDGE[codes[end]]
    for places, listed in ((begin, _FIRST_LETTERS), (np.maximum(end - 3, 0), _LAST_LETTERS)):
        four = codes[np.minimum(places[:, None] + np.arange(4), len(codes) - 1)]
        letters = _FOLDED[four].view("<u4")[:, 0]
        found |= listed[np.searchsorted(listed[:-1], letters)] == letters
        found |= _BEYOND_ASCII[four].any(axis=1)
    for words in _WITHIN:
        found[_holding(bundle, start, words)] = True
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


def _holding(bundle: Bundle, starts: Places, words: bytes) -> Places:
    """Return the blocks that hold certain words (and perhaps some that do not)."""
    folded, clusters = bundle.folded
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


def _heads(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return the headings such as "Notes" that an entry follows."""
    asked = np.flatnonzero(found[:-1] & MAY_LIST)
    asked = asked[blocks.document[asked] == blocks.document[asked + 1]] + 1
    text, starts, ends = bundle.text, blocks.start, blocks.end
    return [
        block - 1
        for block in asked.tolist()
        if entry_cues.begins_list(line := text[starts[block] : ends[block]])
        or (found[block] & MARKED and may_be_entry(line))
    ]


def _notes(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return the footnotes that name a work, and the numbered ones that a text ends with."""
    codes, text, starts, ends = bundle.codes, bundle.text, blocks.start, blocks.end
    asked = np.flatnonzero((codes[starts] == ord("[")) | _BEYOND_ASCII[codes[starts]])
    notes = [n for n in asked.tolist() if entry_cues.is_note(text[starts[n] : ends[n]])]
    last = np.flatnonzero(np.append(np.diff(blocks.document), 1)) if len(starts) else starts
    for end in last[found[last] & NUMBERED > 0].tolist():
        first = end
        while first > 0 and found[first - 1] & NUMBERED and _together(blocks, first):
            first -= 1
        run = range(first, end + 1)
        works = sum(entry_cues.is_entry(text[starts[n] : ends[n]]) for n in run)
        notes += run if works * 2 >= len(run) else ()
    return notes


def _together(blocks: Blocks, block: int) -> bool:
    """Tell whether a block is of the document of the one before it."""
    return bool(blocks.document[block] == blocks.document[block - 1])


def _listed(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return the headings below that of a list of references that do not end it.

    They are entries that look like headings, or an entry follows soon (the lines of a wrapped one
    are blocks where nothing is parted by blank lines), or numbers go on, or nothing but short
    lines stands in the list.
    """
    asked = np.flatnonzero((found & HEADING > 0) & below_head(blocks, found))

    def line(block: int) -> str:
        return _block(bundle, blocks, block)

    short, counted = _only_short(blocks, found), _counted(bundle, blocks, found)
    return [
        block
        for block in asked.tolist()
        if (found[block] & found[block - 1] & NUMBERED)
        or block in counted
        or block in short
        or may_be_entry(line(block))
        or _is_broken(bundle, blocks, block)
        or any(map(entry_cues.is_entry, map(line, _ahead(blocks, block))))
    ]


def _counted(bundle: Bundle, blocks: Blocks, found: Places) -> set[int]:
    """Return the numbered blocks of lists whose number is the next; lines may be between."""
    asked = np.flatnonzero((found & NUMBERED > 0) & below_head(blocks, found)).tolist()
    text, starts, lengths = bundle.text, blocks.start.tolist(), blocks.marker.tolist()
    numbers = [int(text[starts[n] - lengths[n] : starts[n]].strip(" \t().")) for n in asked]
    pairs = pairwise(zip(asked, numbers, strict=True))
    return {block for (_, before), (block, number) in pairs if number == before + 1}


def _behind(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return what stands behind the entries of a list: none of them follows on it soon."""
    asked = np.flatnonzero((found & (MARKED | REFERENCES) == 0) & below_head(blocks, found))
    return [
        block
        for block in asked.tolist()
        if _may_follow(bundle, blocks, found, block) and not entries_ahead(bundle, blocks, block)
    ]


def _may_follow(bundle: Bundle, blocks: Blocks, found: Places, block: int) -> bool:
    """Tell whether a block is surely no entry, or is a sentence apart from what surely are."""
    line, before = _block(bundle, blocks, block), _block(bundle, blocks, block - 1)
    if entry_cues.may_follow_list(line, before):
        return True
    between = bundle.text[blocks.end[block - 1] : blocks.start[block]]
    apart = between.count("\n") > 1 and (
        entry_cues.is_short_sentence(line) or entry_cues.is_plain_sentence(line, before)
    )
    return apart and all(
        found[n] & (MARKED | REFERENCES) or entry_cues.is_entry(_block(bundle, blocks, n))
        for n in (block - 1, block - 2)
    )


def entries_ahead(bundle: Bundle, blocks: Blocks, block: int) -> bool:
    """Tell whether an entry of a list follows soon on a block."""
    return any(entry_cues.is_entry(_block(bundle, blocks, one)) for one in _ahead(blocks, block))


def below_head(blocks: Blocks, found: Places) -> NDArray[np.bool_]:
    """Tell which blocks stand below the heading of a list in their document."""
    listing = np.maximum.accumulate(np.where(found & REFERENCES > 0, blocks.document, -1))
    below: NDArray[np.bool_] = listing == blocks.document
    return below


def _ahead(blocks: Blocks, block: int) -> range:
    end = int(np.searchsorted(blocks.document, blocks.document[block], side="right"))
    return range(block + 1, min(block + 1 + ENTRY_WITHIN, end))


def _block(bundle: Bundle, blocks: Blocks, block: int) -> str:
    return bundle.text[blocks.start[block] : blocks.end[block]]


def _is_broken(bundle: Bundle, blocks: Blocks, block: int) -> bool:
    """Tell whether a line is a part of an entry that was broken: by an indent, or what follows.

    A heading may stand over an indented paragraph; but none has a comma or a stop within.
    """
    text, start = bundle.text, int(blocks.start[block])
    if start > 1 and text[start - 1] in " \t" and text[start - 2] in " \t\n":
        return bool(blocks.marker[block] == 0)
    between = text[blocks.end[block] : blocks.start[block + 1]]
    if between.count("\n") != 1:
        return False
    if between.endswith((" ", "\t")) and blocks.marker[block + 1] == 0:
        rest = (_block(bundle, blocks, one) for one in _ahead(blocks, block)[:2])
        if _STOPPED.search(text, start, blocks.end[block]) or any(map(may_be_entry, rest)):
            return True
    return text[blocks.start[block + 1]].islower()


def _only_short(blocks: Blocks, found: Places) -> set[int]:
    """Return the short lines that follow on each other from the heading of a list on.

    The last of them is a heading where a text follows it.
    """
    lines: set[int] = set()
    for head in np.flatnonzero(found & REFERENCES).tolist():
        end = head + 1
        while end < len(found) and blocks.document[end] == blocks.document[head]:
            if not found[end] & SHORT or found[end] & (REFERENCES | SITE_BEGINS):
                break
            end += 1
        stopped = end < len(found) and blocks.document[end] == blocks.document[head]
        run = range(head + 1, end - stopped)
        lines.update(run if len(run) >= FEWEST_SHORT else ())
    return lines
