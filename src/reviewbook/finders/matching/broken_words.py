"""Strings that a hyphen at the end of a line parts: "ther-" above "apy", "sleep-" above "diary".

The hyphen may belong to the word or not; so the text is searched twice more, with hyphens and line
ends taken out and with the line ends alone, and only what reaches over one of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import HYPHENS
from reviewbook.finders.matching.string_matcher import Matcher, Occurrences

_BREAK = re.compile(rf"(?<=[^\W\d_])[{HYPHENS}\u00ad-]\n[^\S\n]*(?=[^\W\d_])")


class _Whole(NamedTuple):
    """A text without its breaks, where it is searched; nothing else is asked of it."""

    name: str
    text: str
    title: str = ""


def find_broken(matcher: Matcher, bundle: Bundle) -> Iterator[Occurrences]:
    """Find the strings that reach over a break; their places are those in the bundle."""
    breaks = np.array([found.span() for found in _BREAK.finditer(bundle.text)], np.int64)
    for kept in ("", "-") if len(breaks) else ():
        whole = Bundle([_Whole("", _BREAK.sub(kept, bundle.text))])
        found = matcher.find(whole)
        lost = np.append(0, np.cumsum(breaks[:, 1] - breaks[:, 0] - len(kept)))
        after = breaks[:, 1] - lost[1:]  # where each break was, in the text without
        start = found.start + lost[np.searchsorted(after, found.start, side="right")]
        end = found.end + lost[np.searchsorted(after, found.end)]
        first = np.searchsorted(breaks[:, 0], start)
        over = first < np.searchsorted(breaks[:, 1], end)
        yield Occurrences(found.string[over], start[over], end[over])
