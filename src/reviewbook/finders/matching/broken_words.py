"""Strings that a hyphen at the end of a line parts: "ther-" above "apy", "sleep-" above "diary".

The hyphen may belong to the word or not; so the text is searched twice more, with hyphens and line
ends taken out and with the line ends alone, and only what reaches over one of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import HYPHENS
from reviewbook.documents.match_form import Places
from reviewbook.finders.matching.string_matcher import Matcher, Occurrences

# A copied line may have a blank behind its hyphen, or that in place of its end.
_BREAK = re.compile(
    rf"[{HYPHENS}\u00ad-](?=\s)(?<=[^\W\d_].)[^\S\n]{{0,4}}\n?[^\S\n]{{0,80}}(?=[^\W\d_])"
)
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{1,40}\Z")
_LETTERS = re.compile(r"[^\W\d_]{1,40}")
# Halves that are no part of a compound: "wo-" above "men", "for-" above "rest", above "less".
_NO_FIRST = re.compile(
    r"(?!co\Z|re\Z|bi\Z|un\Z|by\Z|in\Z|on\Z|up\Z|go\Z|no\Z|ex\Z)[a-z]{1,2}|for|her|his|the|com|con"
    r"|dis|mis|per|sup|ter|ther"
    # combining forms, which the dictionary writes in one word with what follows
    r"|psycho|neuro|physio|hydro|chemo|radio|immuno|pharmaco|aroma|photo|electro|cardio|gastro"
    r"|thermo|micro|macro|hyper|hypo|inter|intra|trans|patho|tele"
)
_NO_LAST = re.compile(
    r"[a-z]|less|ness|ful|ings?|ed|ers?|[a-z]ers|ments?|[st]ions?|[ae]nces?|[ai]ble|ism|ists?|ity"
    r"|ly|al"
    r"|ous|ship|hood|s|ace|ant|ate|ive|ure|ent|ary|ory"
)
_NO_AGE = re.compile(r"(?!(?:old|new|middle|teen|under|over|school|stone|bronze|iron|ice)\Z)\w+")


class _Whole(NamedTuple):
    """A text without its breaks, where it is searched; nothing else is asked of it."""

    name: str
    text: str
    title: str = ""


def find_broken(matcher: Matcher, bundle: Bundle) -> Iterator[Occurrences]:
    """Find the strings that reach over a break; their places are those in the bundle."""
    breaks = [found.span() for found in _BREAK.finditer(bundle.text)]
    for kept in ("", "-") if breaks else ():
        yield _found_without(matcher, bundle.text, np.array(breaks, np.int64), kept)


def no_halves(text: str, found: Occurrences) -> NDArray[np.bool_]:
    """Tell which strings are not half of a word that the end of a line parts."""
    breaks = [
        one.span() for one in _BREAK.finditer(text) if "\n" in one.group() and _is_within(text, one)
    ]
    begins, ends = np.array(breaks, np.int64).reshape(-1, 2).T
    kept: NDArray[np.bool_] = ~(np.isin(found.end, begins) | np.isin(found.start, ends))
    return kept


def _is_within(text: str, hyphen: re.Match[str]) -> bool:
    """Tell whether a hyphen parts one word, and does not join two."""
    before = _LETTERS_BEFORE.search(text, max(hyphen.start() - 40, 0), hyphen.start())
    after = _LETTERS.match(text, hyphen.end())
    if not before or not after:
        return False
    if after.group() == "age" and _NO_AGE.fullmatch(before.group()):
        return True
    return bool(_NO_FIRST.fullmatch(before.group()) or _NO_LAST.fullmatch(after.group()))


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
