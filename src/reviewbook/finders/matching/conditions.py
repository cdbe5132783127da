"""On which condition a string that was found names its concept.

A term names it anywhere, an acronym only as written, a modifier only before a head noun, its own
or one that it shares with others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from reviewbook.documents.characters import HYPHENS, INVISIBLE, LOWERED_DIGITS, MARKS
from reviewbook.documents.match_form import EMPHASIS
from reviewbook.finders.matching.broken_words import SOFT
from reviewbook.finders.matching.patterns import CompiledCodebook, Pattern
from reviewbook.ledger.tables import MENTION_RULES

TERM, ACRONYM, APPOSITION, SHARED_HEAD = range(len(MENTION_RULES))
LONGEST_JOINT = 400
_HYPHEN = rf"[{HYPHENS}-]"
_TO_NEXT_LINE = r"[^\S\n]{0,4}\n[^\S\n]{0,80}"
# One that may be broken at, a bullet, or, at the end of a line, a soft one.
_JOINS = rf"(?:\u00ad*[{HYPHENS}\u2043-]\u00ad*|\u00ad(?={_TO_NEXT_LINE}))"
_DASH = "[\u2014\u2015]"
_SUSPENDED = re.compile(
    rf"{_HYPHEN}(?:,?\s(?:and|or|&)\s|,\s)(?:[{HYPHENS}\w-]+(?:,?\s(?:and|or|&)\s|,\s))*"
)
# What a hyphen joins to an acronym makes another one of it where it is capitals ("ACT-UP"), or one
# or two letters ("CBT-p", "e-CBT"), but no number ("DSM-IV") nor little word. A whole word is
# joined to the acronym itself: "CBT-based" and "non-CBT" name it.
_LITTLE = "an?|am|as|at|be|by|co|do|go|he|if|in|is|it|me|my|no|of|on|or|re|so|to|un|us|vs|we"
_PART = rf"(?!(?:[IVX]{{2,5}}|{_LITTLE})\b)(?P<part>[A-Z]{{1,4}}|[A-Za-z]{{1,2}})"
# A dash joins a letter only; a slash two names, but for a number or a letter behind it; a sign
# within an address none.
_LETTER = r"(?![Aa]\b)[A-Za-z]"
_PART_BEFORE = re.compile(
    rf"(?<!\w)(?:{_PART}{_JOINS}(?:{_TO_NEXT_LINE})?|(?P<other>[Pp]ro{_JOINS}|{_LETTER}{_DASH}))\Z"
)
_PART_BEHIND = re.compile(
    rf"(?:{_JOINS}(?:{_TO_NEXT_LINE})?{_PART}"
    rf"|(?P<other>{_DASH}{_LETTER}|/(?:\d{{1,2}}|[A-Za-z])|@\w{{1,20}}|\.[a-z]\w{{0,9}}))"
    rf"(?![\w{MARKS}])"
)
_LONGEST_PART = 12  # with the indent of a line
_WRITTEN_ANYHOW = re.compile(
    rf"(?P<hyphen>{_HYPHEN}|\u00ad(?={_TO_NEXT_LINE}))(?:{_TO_NEXT_LINE})?"
    rf"|{SOFT}(?:{_TO_NEXT_LINE})?|[{INVISIBLE}{EMPHASIS}]+"
)
# Where a hyphen may belong to no word, and a soft one to a word.
_LINE_END = re.compile(rf"[{HYPHENS}\u00ad-]{_TO_NEXT_LINE}")

# What a condition is told: the text, the string's place in it, the end of the passage, the
# pattern and its codebook. What it says: where the mention ends and by which rule, or nothing.
Verdict = tuple[int, int] | None
Condition = Callable[[str, int, int, int, Pattern, CompiledCodebook], Verdict]


def _acronym(
    text: str, start: int, end: int, limit: int, pattern: Pattern, compiled: CompiledCodebook
) -> Verdict:
    found = text[start:end]
    ways = {_as_written(found), _as_written(_LINE_END.sub("", found))}
    if ways.isdisjoint((pattern.written, pattern.written + "s")) or _is_part(
        text, start, end, limit, compiled
    ):
        return None
    return end, ACRONYM


def _as_written(found: str) -> str:
    """Return an acronym with plain hyphens and digits, and without line ends."""
    plain = _WRITTEN_ANYHOW.sub(lambda sign: "-" * bool(sign["hyphen"]), found)
    return plain.translate(LOWERED_DIGITS)


def _is_part(text: str, start: int, end: int, limit: int, compiled: CompiledCodebook) -> bool:
    """Tell whether an acronym is only a part of a longer one ("ACT" of "ACT-UP").

    Two acronyms of the codebook that a hyphen joins are two.
    """
    before = _PART_BEFORE.search(text, max(start - _LONGEST_PART, 0), start)
    found_parts = (before, _PART_BEHIND.match(text, end, limit))
    parts = [found["part"] or found["other"] for found in found_parts if found]
    return not compiled.acronyms.issuperset(parts)


def _modifier(
    text: str, start: int, end: int, limit: int, pattern: Pattern, compiled: CompiledCodebook
) -> Verdict:
    del start, pattern
    head = compiled.heads.match(text, end, min(end + LONGEST_JOINT, limit))
    if not head:
        return None
    return (end, SHARED_HEAD) if head["shared"] else (head.end(), TERM)


def _suspended(
    text: str, start: int, end: int, limit: int, pattern: Pattern, compiled: CompiledCodebook
) -> Verdict:
    """Accept "attachment-" in "attachment- or trauma-informed approaches"."""
    hyphen = max(text.rfind(sign, start, end) for sign in "-" + HYPHENS)
    joint = _SUSPENDED.match(text, hyphen, min(hyphen + LONGEST_JOINT, limit))
    if hyphen < start or not joint:
        return None
    sibling = _whole_sibling(pattern.written).match(text, joint.end(), limit)
    if sibling and compiled.heads.match(
        text, sibling.end(), min(sibling.end() + LONGEST_JOINT, limit)
    ):
        return hyphen + 1, SHARED_HEAD
    return None


@cache
def _whole_sibling(written: str) -> re.Pattern[str]:
    return re.compile(rf"[\w{HYPHENS}-]{{1,80}}{_HYPHEN}{re.escape(written)}\b", re.I)


def _hyphened(
    text: str, start: int, end: int, limit: int, pattern: Pattern, compiled: CompiledCodebook
) -> Verdict:
    """Accept "non-adherence" for "nonadherence", but not "non adherence"."""
    del limit, compiled
    return (end, TERM) if _hyphen_behind(pattern.written).search(text, start, end) else None


@cache
def _hyphen_behind(part: str) -> re.Pattern[str]:
    return re.compile(rf"\b{part}\u00ad*{_HYPHEN}", re.IGNORECASE)


CONDITIONS: dict[str, Condition] = {
    "acronym": _acronym,
    "modifier": _modifier,
    "suspended": _suspended,
    "hyphened": _hyphened,
}
