"""Which blocks are a list of references: its heading, its entries, and what stands behind them."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents import entry_cues
from reviewbook.documents.block_flags import (
    HEADING,
    MARKED,
    MAY_LIST,
    NAMES_WORKS,
    NUMBERED,
    REFERENCES,
    SHORT,
    SITE_BEGINS,
)
from reviewbook.documents.blocks import Blocks
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import byte_table
from reviewbook.documents.entry_cues import may_be_entry
from reviewbook.documents.lone_numbers import numbers_alone
from reviewbook.documents.match_form import Places
from reviewbook.documents.page_turns import turns_page

ENTRY_WITHIN = 4  # blocks
FEWEST_BELOW = 2  # entries below a heading that names works
FEWEST_LAST = 3  # entries that are a list without a heading
FEWEST_SHORT = 3  # lines that are a list, though they look like headings
_BEYOND_ASCII = byte_table(bytes(range(0x80, 0x100)))
_NUMBER_ALONE = re.compile(r"[(\[]?\d{1,3}[.)\]]{0,2}[^\S\n]*(?:\n\s*|\Z)")
_REST = re.compile(r"[a-z\u00df-\u00ff]|\d{1,4}(?:[\u2013-]\d|[(.:,])")  # of an entry
_STOPPED = re.compile(r"[,.;:] ")


def find_heads(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return the headings such as "Notes" that an entry follows."""
    asked = np.flatnonzero(found[:-1] & MAY_LIST)
    asked = asked[blocks.document[asked] == blocks.document[asked + 1]] + 1
    return [
        block - 1
        for block in asked.tolist()
        if entry_cues.begins_list(line := _numbered_apart(bundle, blocks, block))
        or (found[block] & MARKED and may_be_entry(line))
    ]


def find_loose_heads(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return the headings that name works, where two entries or more follow, above any list."""
    asked = np.flatnonzero((found & NAMES_WORKS > 0) & ~below_head(blocks, found))
    return [
        block
        for block in asked.tolist()
        if sum(_entries_in(bundle, blocks, n) for n in _ahead(blocks, block)[:FEWEST_BELOW])
        >= FEWEST_BELOW
        and _entries_in(bundle, blocks, block + 1)
    ]


def find_last_entries(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return the entries, three or more, that a document without a list ends with."""
    last = np.flatnonzero(np.append(np.diff(blocks.document), 1)) if len(found) else found
    ends = last[~below_head(blocks, found)[last]].tolist()
    return [block for end in ends for block in _last_run(bundle, blocks, end)]


def _last_run(bundle: Bundle, blocks: Blocks, end: int) -> range:
    """Return the blocks to the end of a document from the first of its last entries on."""
    block, first, entries = end, end + 1, 0
    while block >= 0 and blocks.document[block] == blocks.document[end]:
        if here := _entries_in(bundle, blocks, block):
            first, entries = block, entries + here
        elif not may_be_entry(_block(bundle, blocks, block)):
            break
        block -= 1
    return range(first, end + 1) if entries >= FEWEST_LAST else range(0)


def _entries_in(bundle: Bundle, blocks: Blocks, block: int) -> int:
    """Count the lines of a block that surely are entries; none where it does not begin with one."""
    written = _numbered_apart(bundle, blocks, block)
    if not entry_cues.is_dated_entry(written):
        return 0
    return 1 + sum(map(entry_cues.is_dated_entry, written.splitlines()[1:]))


def _numbered_apart(bundle: Bundle, blocks: Blocks, block: int) -> str:
    """Return a block without the number of an entry on a line, or in a block, of its own."""
    written = _block(bundle, blocks, block)
    number = _NUMBER_ALONE.match(written)
    if number and number.end() == len(written) and _ahead(blocks, block):
        return _block(bundle, blocks, block + 1)
    return written[number.end() :] if number else written


def find_notes(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
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


def find_listed(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return the headings below that of a list of references that do not end it.

    They are entries that look like headings, or head its laws, or an entry follows soon (the lines
    of a wrapped one are blocks where nothing is parted by blank lines), or numbers go on, or
    nothing but short lines stands in the list.
    """
    asked = np.flatnonzero((found & HEADING > 0) & below_head(blocks, found))

    def line(block: int) -> str:
        return _block(bundle, blocks, block)

    short, counted = _only_short(bundle, blocks, found), _counted(bundle, blocks, found)
    return [
        block
        for block in asked.tolist()
        if (found[block] & found[block - 1] & NUMBERED)
        or block in counted
        or block in short
        or may_be_entry(line(block))
        or entry_cues.has_parts(line(block))
        or entry_cues.is_law(line(block))
        or (entry_cues.parts_list(line(block)) and entry_cues.is_law(line(block + 1)))
        or _is_broken(bundle, blocks, block)
        or entries_ahead(bundle, blocks, found, block)
        or _turns_page(bundle, blocks, block)
    ]


def _turns_page(bundle: Bundle, blocks: Blocks, block: int) -> bool:
    """Tell whether a list goes on behind what a turned page leaves, within an entry perhaps."""
    if not turns_page(bundle.text, int(blocks.start[block]), int(blocks.end[block])):
        return False
    ahead = [_block(bundle, blocks, one).splitlines() for one in _ahead(blocks, block)]
    if ahead and _REST.match(ahead[0][0]):
        return True
    return any(entry_cues.is_entry(line) for lines in ahead for line in lines)


def _counted(bundle: Bundle, blocks: Blocks, found: Places) -> set[int]:
    """Return the numbered blocks of lists whose number is the next; lines may be between."""
    asked = np.flatnonzero((found & NUMBERED > 0) & below_head(blocks, found)).tolist()
    text, starts, lengths = bundle.text, blocks.start.tolist(), blocks.marker.tolist()
    numbers = [int(text[starts[n] - lengths[n] : starts[n]].strip(" \t().")) for n in asked]
    pairs = pairwise(zip(asked, numbers, strict=True))
    counted = {block for (_, before), (block, number) in pairs if number == before + 1}
    return counted | _counted_alone(bundle, blocks, found)


def _counted_alone(bundle: Bundle, blocks: Blocks, found: Places) -> set[int]:
    """Return the blocks of lists from a number alone in its line to the words below the last."""
    heads = np.flatnonzero(found & REFERENCES).tolist()
    counted: set[int] = set()
    for head, following in pairwise([*heads, len(found)]):
        last = min(following, int(np.searchsorted(blocks.document, blocks.document[head], "right")))
        if head + 1 < last and (
            numbers := numbers_alone(
                bundle.text, int(blocks.start[head + 1]), int(blocks.end[last - 1])
            )
        ):
            end = int(np.searchsorted(blocks.end, numbers[-1], "right"))
            counted.update(range(head + 1, min(end + 2, last)))
    return counted


def find_behind(bundle: Bundle, blocks: Blocks, found: Places) -> list[int]:
    """Return what stands behind the entries of a list: none of them follows on it soon."""
    asked = np.flatnonzero((found & (MARKED | REFERENCES) == 0) & below_head(blocks, found))
    counted = _counted_alone(bundle, blocks, found)
    return [
        block
        for block in asked.tolist()
        if block not in counted
        and _may_follow(bundle, blocks, found, block)
        and not entries_ahead(bundle, blocks, found, block)
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


def entries_ahead(bundle: Bundle, blocks: Blocks, found: Places, block: int) -> bool:
    """Tell whether an entry of a list follows soon on a block, before another list is headed."""
    same_list = takewhile(lambda one: not found[one] & REFERENCES, _ahead(blocks, block))
    return any(entry_cues.is_entry(_block(bundle, blocks, one)) for one in same_list)


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


def _only_short(bundle: Bundle, blocks: Blocks, found: Places) -> set[int]:
    """Return the short lines and addresses that follow on each other from a list's heading on.

    The last of them is a heading where a text follows it.
    """
    lines: set[int] = set()
    for head in np.flatnonzero(found & REFERENCES).tolist():
        end = head + 1
        while end < len(found) and blocks.document[end] == blocks.document[head]:
            if found[end] & (REFERENCES | SITE_BEGINS):
                break
            if not found[end] & SHORT and not entry_cues.is_address(_block(bundle, blocks, end)):
                break
            end += 1
        stopped = end < len(found) and blocks.document[end] == blocks.document[head]
        run = range(head + 1, end - stopped)
        lines.update(run if len(run) >= FEWEST_SHORT else ())
    return lines
