"""Deeds that a sentence says the meaning of: "to sublet means to rent out a flat".

Of an everyday verb such a sentence is a maxim: "to win means to work harder".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.quotation_marks import CLOSE
from reviewbook.finders.term_subjects import Told

# The verb, with its particle, and what it is done to: to any, and not to the one at hand.
_DEED = re.compile(
    rf"[\"\u201c*_]{{0,3}}To [\"\u201c*_]{{0,3}}(?P<term>[a-z]{{3,16}}"
    rf"(?: (?:away|back|down|in|off|on|out|over|up))?){CLOSE}"
    rf"(?: (?:an? )?(?!(?:the|this|that|my|our|your|here|there)\b)[a-z]{{3,16}}){{0,2}}{CLOSE} "
)
_IS_DONE = re.compile(r" to (?:\w{3,14}ly )?[a-z]{3,}")
_EVERYDAY = frozenset(
    """age ask become begin believe belong care change choose come die dream exist fail fall feel
    find forget forgive get give grow have help hope keep know lead learn leave live look lose love
    make matter move need play read remember rule see serve speak stay stop succeed teach think
    travel trust understand wait walk want win work write""".split()
)


def tell_by_deed(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "To X means to do", "To X a thing means to do"."""
    deed = _DEED.fullmatch(text, start, hit.start())
    if not deed or not _IS_DONE.match(text, hit.end(), end):
        return
    if deed["term"] not in _EVERYDAY:
        yield Told(deed.span("term"), "definition", "cue")
