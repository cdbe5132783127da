"""Prose directly below the last entry of a list of references, without a blank line between.

Where paragraphs are parted by blank lines, it stands in one block with that entry.
"""

from __future__ import annotations

import re

import numpy as np

from reviewbook.documents import block_flags, entry_cues, list_flags
from reviewbook.documents.blocks import Blocks
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.match_form import Places

_LINE_END = re.compile(r"\n[^\S\n]*")
_FARTHEST = 3_000  # characters of a block, from its end, that are looked at


def part_tails(bundle: Bundle, blocks: Blocks, flags: Places) -> Blocks:
    """Make blocks of their own of what stands behind the entries of lists, in blocks with them.

    Where there is nothing of the kind, the blocks are those given.

    Parameters
    ----------
    bundle, blocks
        The documents, and their blocks.
    flags
        The flags of the blocks, as `zone_flags.flags` gives them.
    """
    asked = (blocks.lines > 1) & list_flags.below_head(blocks, flags)
    asked &= flags & (block_flags.REFERENCES | block_flags.BEHIND) == 0
    tails = {
        block: begin
        for block in np.flatnonzero(asked).tolist()
        if (begin := _tail(bundle.text, int(blocks.start[block]), int(blocks.end[block])))
        and not list_flags.entries_ahead(bundle, blocks, flags, block)
    }
    return _parted(bundle.text, blocks, tails) if tails else blocks


def _tail(text: str, start: int, end: int) -> int:
    """Return where in a block what is no entry begins, behind the last line that is one, or 0."""
    begin = max(start, end - _FARTHEST)
    lines = [line.end() for line in _LINE_END.finditer(text, begin, end)]
    behind = list[int]()
    for line in (*reversed(lines), begin):
        if entry_cues.is_entry(text[line:end]):
            break
        behind.insert(0, line)
    else:
        return 0
    follow = (n for n in behind if entry_cues.may_follow_list(text[n:end], text[begin:n].rstrip()))
    return next(follow, 0)


def _parted(text: str, blocks: Blocks, tails: dict[int, int]) -> Blocks:
    """Return the blocks, with the tails, by their beginnings, as blocks of their own."""
    where, begins = np.array([*tails]), np.array([*tails.values()])
    below = [text.count("\n", begin, int(blocks.end[n])) + 1 for n, begin in tails.items()]
    ends, lines = blocks.end.copy(), blocks.lines.copy()
    ends[where] = [
        int(blocks.start[n]) + len(text[int(blocks.start[n]) : begin].rstrip())
        for n, begin in tails.items()
    ]
    lines[where] -= below
    return Blocks(
        np.insert(blocks.document, where + 1, blocks.document[where]),
        np.insert(blocks.start, where + 1, begins),
        np.insert(ends, where + 1, blocks.end[where]),
        np.insert(blocks.marker, where + 1, 0),
        np.insert(blocks.numbered, where + 1, False),
        np.insert(lines, where + 1, below),
    )
