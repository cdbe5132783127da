"""On which condition a string that was found names its concept.

A term names it anywhere, an acronym only as written, a modifier only before a head noun, its own
or one that it shares with others.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reviewbook.finders.matching.patterns import CompiledCodebook, Pattern
from reviewbook.ledger.tables import MENTION_RULES

TERM, ACRONYM, APPOSITION, SHARED_HEAD = range(len(MENTION_RULES))
LONGEST_JOINT = 400
_HYPHENS = "-\u2010\u2011"
_SUSPENDED = re.compile(
    rf"[{_HYPHENS}](?:,?\s(?:and|or|&)\s|,\s)(?:[{_HYPHENS}\w]+(?:,?\s(?:and|or|&)\s|,\s))*"
)

# What a condition is told: the text, the string's place in it, the end of the passage, the
# pattern and its codebook. What it says: where the mention ends and by which rule, or nothing.
Verdict = tuple[int, int] | None
Condition = Callable[[str, int, int, int, Pattern, CompiledCodebook], Verdict]


def _acronym(
    text: str, start: int, end: int, limit: int, pattern: Pattern, compiled: CompiledCodebook
) -> Verdict:
    del limit, compiled
    as_written = text[start:end] in (pattern.written, pattern.written + "s")
    return (end, ACRONYM) if as_written else None


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
    hyphen = max(text.rfind(sign, start, end) for sign in _HYPHENS)
    joint = _SUSPENDED.match(text, hyphen, limit)
    if hyphen < start or not joint:
        return None
    full = re.compile(rf"[\w\u2010\u2011-]+[-\u2010\u2011]{re.escape(pattern.written)}\b", re.I)
    sibling = full.match(text, joint.end(), limit)
    if sibling and compiled.heads.match(text, sibling.end(), limit):
        return hyphen + 1, SHARED_HEAD
    return None


CONDITIONS: dict[str, Condition] = {
    "acronym": _acronym,
    "modifier": _modifier,
    "suspended": _suspended,
}
