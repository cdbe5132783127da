"""Where a definition is likely: a glance at what stands beside a term, before the rules are tried.

What follows a term has to begin as one of the patterns does that are looked for there, or words
that lead to a term have to stand before it; beside most terms is neither.
"""

from __future__ import annotations

import re

from reviewbook.finders import definition_limits, lead_ins, plain_meanings
from reviewbook.finders import definition_patterns as patterns
from reviewbook.finders.aside_patterns import IN_WHICH_IS
from reviewbook.finders.pattern_beginnings import begins_with, widest, word_beginnings
from reviewbook.finders.quotation_marks import CLOSE
from reviewbook.ledger.tables import Mention

_AHEAD = 7  # characters
_BEFORE = 80  # characters before a term that are looked at
_IN_WHICH_IS = re.compile(f", {IN_WHICH_IS.pattern}")
_FOLLOWING = (
    *(_IN_WHICH_IS, patterns.APPOSED, patterns.MEANS, patterns.TO_MEAN, patterns.AS, patterns.USED),
    *(patterns.ASIDE, patterns.THAT_IS, patterns.APPOSITION, patterns.ONE_KIND, patterns.OR_NAMED),
    *(patterns.EXPLAINED, patterns.NARROW_KIND, patterns.THEY_ARE_SO, patterns.BEING_SO),
    *plain_meanings.FOLLOWING,
    *lead_ins.FOLLOWING,
    *definition_limits.FOLLOWING,
)
_MARK = re.compile(CLOSE.partition("{")[0])
# Where no mark closes a term, none need be thought of.
_FOLLOWS = re.compile(
    begins_with(word_beginnings((one.pattern.replace(CLOSE, "") for one in _FOLLOWING), _AHEAD))
    + f"|{patterns.BEFORE_CUE}{begins_with(word_beginnings([patterns.CUES], _AHEAD))}"
)
_LEADING = (
    patterns.BY,
    patterns.CALLED,
    patterns.AS_NAME,
    patterns.ANAPHORIC_END,
    patterns.CRITERION,
)
_LEADS = re.compile("|".join(one.pattern for one in _LEADING))
_FAR = widest(_LEADS) + 1  # a line end may stand behind it
_LEADING_ENDS = (
    *("by ", "By ", "term ", "word ", "phrase ", " as ", "called ", "termed ", "dubbed "),
    *("concept of ", "is ", "'s ", "\u2019s ", *patterns.CRITERION_ENDS),
)
_MARKS = "\"'\u201c\u2018*_\n"


def is_likely(text: str, start: int, term_start: int, term_end: int, end: int) -> bool:
    """Tell whether a rule may find something beside a term that is no label.

    Parameters
    ----------
    text
        The clean text.
    start, end
        The sentence in it.
    term_start, term_end
        The term.
    """
    if _FOLLOWS.match(text, term_end, end) or _MARK.match(text, term_end, end):
        return True
    if not may_lead(text, start, term_start):
        return False
    return bool(_LEADS.search(text, max(start, term_start - _FAR), term_start))


def may_lead(text: str, start: int, term_start: int) -> bool:
    """Tell whether what stands before a term may lead to it, by the last word: a search is dear."""
    before = text[max(start, term_start - _FAR) : term_start].rstrip(_MARKS)
    return before.endswith(_LEADING_ENDS)


def stands_before(
    pattern: re.Pattern[str], text: str, start: int, term: Mention
) -> re.Match[str] | None:
    """Return what a pattern, which ends with the stretch, finds directly before a term."""
    return pattern.search(text, max(start, term.start - _BEFORE), term.start)


def is_subject(text: str, start: int, term: Mention) -> bool:
    """Tell whether a sentence begins with a term, but for an article or what calls it one."""
    return bool(patterns.SUBJECT.fullmatch(text, start, term.start))
