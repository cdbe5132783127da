"""Whether somebody takes what is counted by the tablet, drop or spoon.

Thirty tablets may as well lie in a box; what stands around them tells.
"""

from __future__ import annotations

import re

from reviewbook.finders.amount_words import ABOUT

_NEAR = 40  # characters before a number that are looked at
_FLAGS = re.IGNORECASE | re.ASCII
_GIVEN = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|giv(?:e|es|en|ing)|gave|chew(?:s|ed|ing)?|swallow(?:s|ed|ing)?"
    r"|inhal(?:e|es|ed|ing)|instil(?:l|s|ls|led)?|appl(?:y|ies|ied)|suck(?:s|ed)?|receiv(?:e|es|ed|ing)"
    r"|prescrib(?:e|es|ed)|administer(?:s|ed)?|dissolv(?:e|es|ed)|insert(?:s|ed)?"
    r"|dos(?:e|es|ed|age|ing)(?:\s(?:of|is|was|are|were|at)){1,2})"
    rf"\s(?:(?:it|them)\sas\s)?(?:(?:{ABOUT})\s|~\s?)?\Z",
    _FLAGS,
)
_USED = re.compile(rf"\bus(?:e|es|ed|ing)\s(?:(?:{ABOUT})\s)?\Z", _FLAGS)
# "Two tablets twice daily", "one tablet (20 mg)", "one at night"
_TAKEN = re.compile(
    r"s?(?:\sof\s[a-z-]{2,30})?(?:\s\(\d[\d.,]{0,8}\s?[m\u00b5\u03bc]c?g\b"
    r"|\s(?:once|twice|thrice|(?:three|four|\d)\stimes)\s(?:daily|an?|each|every|per)\b"
    r"|\severy\s(?:\w{1,12}\s)?(?:hours?|morning|evening|night|day)\b"
    r"|\s(?:at\s(?:night|bedtime)|in\sthe\s(?:morning|evening)"
    r"|(?:before|after|with)\s(?:bed|food|meals?|breakfast|water))\b)",
    _FLAGS,
)


def is_taken(text: str, start: int, end: int, portion: str) -> bool:
    """Tell whether a number of portions, which stands in folded text, is a dose."""
    before = max(start - _NEAR, 0)
    if _GIVEN.search(text, before, start) or _TAKEN.match(text, end):
        return True
    # "Use two tablets" may be of those with a screen.
    return portion != "tablet" and bool(_USED.search(text, before, start))
