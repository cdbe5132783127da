"""Strings that a hyphen at the end of a line parts: "ther-" above "apy", "sleep-" above "diary".

The hyphen may belong to the word or not; so what stands around is searched twice more, with
hyphens and line ends taken out and with the line ends alone, and only what reaches over one of
them counts. What some programs write for a soft hyphen, "\u00ac", parts a word anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.bundle import SEPARATOR, Bundle
from reviewbook.documents.characters import HYPHENS, WHITE, character_kinds
from reviewbook.finders.matching.string_matcher import Matcher, Occurrences

SOFT = "\u00ac"
# A copied line may have a blank behind its hyphen, or that in place of its end.
_BREAK = re.compile(
    rf"[{HYPHENS}\u00ad{SOFT}-](?:(?<={SOFT})|(?=\s))(?<=[^\W\d_].)[^\S\n]{{0,4}}\n?[^\S\n]{{0,80}}"
    r"(?=[^\W\d_])"
)
# What it begins with, as `character_kinds` gives it, but for SOFT, and what stands behind.
_HYPHEN, _BLANK = 1, 2
_SIGNS = bytearray(_BLANK * white for white in WHITE)
for _sign in character_kinds(f"-\u00ad{HYPHENS}"):
    _SIGNS[_sign] = _HYPHEN
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
# So are prefixes, and what is as short as a syllable and begins no compound: "pal-" above "ace".
_PREFIX = re.compile(
    r"inter|trans|under|anti|circum|[a-z]*(?:psych|phys|neur|micr|macr|electr|card|therm|chron"
    r"|hydr|phot|immun|bi|radi|path|aut)i?o"
)
_SYLLABLE = 3  # letters
_SHORT_FIRST = re.compile(
    r"low|mid|non|ill|all|age|sex|one|two|six|ten|new|old|day|air|sea|sun|gut|eye|ice|raw|dry|wet"
    r"|hot|red|big|far|top|web|pro|sub|tri|pre|out|off|end|key|job|ego|add|bed|nap|tea|pet|art"
    r"|law|tax|fat|own|par|pay|run|set|sit|sky|use|war|way|yes|co|re|bi|un|by|in|on|up|go|no|ex"
)
_NO_AGE = re.compile(r"(?!(?:old|new|middle|teen|under|over|school|stone|bronze|iron|ice)\Z)\w+")


class _Whole(NamedTuple):
    """A text without its breaks, where it is searched; nothing else is asked of it."""

    name: str
    text: str
    title: str = ""


def breaks_in(bundle: Bundle) -> list[re.Match[str]]:
    """Return the hyphens that may part a word, in order, each with the white space behind it."""
    signs = np.frombuffer(bundle.kinds.translate(_SIGNS), np.uint8)
    places = np.flatnonzero((signs[:-1] == _HYPHEN) & (signs[1:] == _BLANK)).tolist()
    if SOFT in bundle.text:
        places = sorted([*places, *(sign.start() for sign in re.finditer(SOFT, bundle.text))])
    return [*filter(None, (_BREAK.match(bundle.text, place) for place in places))]


def find_broken(
    matcher: Matcher, text: str, breaks: Sequence[re.Match[str]]
) -> Iterator[Occurrences]:
    """Find the strings that reach over a break; their places are those in the text."""
    for kept in ("", "-") if breaks else ():
        yield _found_without(matcher, text, [one.span() for one in breaks], kept)


def no_halves(text: str, breaks: Iterable[re.Match[str]], found: Occurrences) -> NDArray[np.bool_]:
    """Tell which strings are not half of a word that the end of a line parts."""
    within = [one.span() for one in breaks if "\n" in one.group() and _is_within(text, one)]
    begins, ends = np.array(within, np.int64).reshape(-1, 2).T
    kept: NDArray[np.bool_] = ~(np.isin(found.end, begins) | np.isin(found.start, ends))
    return kept


def _is_within(text: str, hyphen: re.Match[str]) -> bool:
    """Tell whether a hyphen parts one word, and does not join two."""
    before = _LETTERS_BEFORE.search(text, max(hyphen.start() - 40, 0), hyphen.start())
    after = _LETTERS.match(text, hyphen.end())
    if not before or not after:
        return False
    if hyphen.group().startswith(SOFT):
        return True
    first, last = before.group(), after.group()
    if not last.islower() or not first[1:].islower():
        return bool(_NO_FIRST.fullmatch(first) or _NO_LAST.fullmatch(last))
    small = first.lower()
    short = len(small) <= _SYLLABLE and not _SHORT_FIRST.fullmatch(small)
    known = _NO_FIRST.fullmatch(first) or _NO_LAST.fullmatch(last) or _PREFIX.fullmatch(small)
    return bool(short or known) or (last == "age" and bool(_NO_AGE.fullmatch(small)))


def _found_without(
    matcher: Matcher, text: str, breaks: Sequence[tuple[int, int]], kept: str
) -> Occurrences:
    gaps = np.array([(*gap, 0) for gap in _elsewhere(text, breaks)], np.int64).reshape(-1, 3)
    parted = np.array([(*gap, len(kept)) for gap in breaks], np.int64)
    left_out = np.concatenate([gaps, parted])
    left_out = left_out[np.argsort(left_out[:, 0], kind="stable")]
    found = matcher.find(Bundle([_Whole("", "".join(_pieces(text, left_out.tolist(), kept)))]))
    lost = np.append(0, np.cumsum(left_out[:, 1] - left_out[:, 0] - left_out[:, 2]))
    after = left_out[:, 1] - lost[1:]  # where each gap was, in the text without
    start = found.start + lost[np.searchsorted(after, found.start, side="right")]
    end = found.end + lost[np.searchsorted(after, found.end)]
    over = np.searchsorted(parted[:, 0], start) < np.searchsorted(parted[:, 1], end)
    return Occurrences(found.string[over], start[over], end[over])


def _pieces(text: str, gaps: Iterable[tuple[int, int, int]], kept: str) -> Iterator[str]:
    """Give what stands between gaps, each with what is kept of the gap behind it."""
    done = 0
    for begin, end, length in gaps:
        yield text[done:begin] + kept[:length]
        done = end
    yield text[done:]


def _elsewhere(text: str, breaks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the stretches between blank lines that have no break: no string reaches into them."""
    done = 0
    for begin, end in breaks:
        if begin < done:
            continue
        first = max(text.rfind(SEPARATOR, done, begin) + 1, done)
        if first > done:
            yield done, first
        behind = text.find(SEPARATOR, end)
        done = behind + 1 if behind >= 0 else len(text)
    if done < len(text):
        yield done, len(text)
