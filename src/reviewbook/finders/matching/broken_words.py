"""Strings that a hyphen at the end of a line parts: "ther-" above "apy", "sleep-" above "diary".

The hyphen may belong to the word or not; so the text is searched twice more, with hyphens and line
ends taken out and with the line ends alone, and only what reaches over one of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import HYPHENS
from reviewbook.documents.match_form import Places, replaced
from reviewbook.finders.matching.string_matcher import Matcher, Occurrences

# Line ends are few: from them it is looked back at the hyphen.
_BREAK = re.compile(rf"\n(?<=[^\W\d_][{HYPHENS}\u00ad-]\n)[^\S\n]*(?=[^\W\d_])")
_BLANK_LINE = "\n\n"


class _Whole(NamedTuple):
    """A text without its breaks, where it is searched; nothing else is asked of it."""

    name: str
    text: str
    title: str = ""


def find_broken(matcher: Matcher, bundle: Bundle) -> Iterator[Occurrences]:
    """Find the strings that reach over a break, not over a blank line; places are the bundle's."""
    breaks = [(found.start() - 1, found.end()) for found in _BREAK.finditer(bundle.text)]
    skipped = [(*stretch, "") for stretch in _without_breaks(bundle.text, breaks)]
    for kept in ("", "-") if breaks else ():
        cuts = sorted([*((*one, kept) for one in breaks), *skipped])
        yield _found_without(matcher, bundle.text, np.array(breaks, np.int64), cuts)


def _without_breaks(text: str, breaks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the stretches between paragraphs that have a break, each up to a blank line."""
    done = 0
    for begin, end in breaks:
        if begin >= done:
            yield done, max(text.rfind(_BLANK_LINE, done, begin), done)
            stop = text.find(_BLANK_LINE, end)
            done = stop if stop >= 0 else len(text)
    yield done, len(text)


def _found_without(
    matcher: Matcher, text: str, breaks: Places, cuts: Sequence[tuple[int, int, str]]
) -> Occurrences:
    """Search a text with what is to be cut replaced; return what reaches over a break."""
    found = matcher.find(Bundle([_Whole("", "".join(replaced(text, cuts)))]))
    begins, ends, kept = (np.array(side) for side in zip(*cuts, strict=True))
    lost = np.append(0, np.cumsum(ends - begins - np.char.str_len(kept)))
    after = ends - lost[1:]  # where each cut was, in the text without
    start = found.start + lost[np.searchsorted(after, found.start, side="right")]
    end = found.end + lost[np.searchsorted(after, found.end)]
    over = np.searchsorted(breaks[:, 0], start) < np.searchsorted(breaks[:, 1], end)
    return Occurrences(found.string[over], start[over], end[over])
