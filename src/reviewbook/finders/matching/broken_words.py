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
from reviewbook.documents.match_form import Places
from reviewbook.finders.matching.string_matcher import Matcher, Occurrences

# Line ends are few: from them it is looked back at the hyphen.
_BREAK = re.compile(rf"\n(?<=[^\W\d_][{HYPHENS}\u00ad-]\n)[^\S\n]*(?=[^\W\d_])")


class _Whole(NamedTuple):
    """A text without its breaks, where it is searched; nothing else is asked of it."""

    name: str
    text: str
    title: str = ""


def find_broken(matcher: Matcher, bundle: Bundle) -> Iterator[Occurrences]:
    """Find the strings that reach over a break; their places are those in the bundle."""
    breaks = [(found.start() - 1, found.end()) for found in _BREAK.finditer(bundle.text)]
    for kept in ("", "-") if breaks else ():
        yield _found_without(matcher, bundle.text, np.array(breaks, np.int64), kept)


def _found_without(matcher: Matcher, text: str, breaks: Places, kept: str) -> Occurrences:
    begins, ends = [0, *breaks[:, 1].tolist()], [*breaks[:, 0].tolist(), len(text)]
    pieces = (text[slice(*piece)] for piece in zip(begins, ends, strict=True))
    found = matcher.find(Bundle([_Whole("", kept.join(pieces))]))
    lost = np.append(0, np.cumsum(breaks[:, 1] - breaks[:, 0] - len(kept)))
    after = breaks[:, 1] - lost[1:]  # where each break was, in the text without
    start = found.start + lost[np.searchsorted(after, found.start, side="right")]
    end = found.end + lost[np.searchsorted(after, found.end)]
    over = np.searchsorted(breaks[:, 0], start) < np.searchsorted(breaks[:, 1], end)
    return Occurrences(found.string[over], start[over], end[over])
