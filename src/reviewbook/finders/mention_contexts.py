"""How a text speaks of what it names: whether it affirms, denies, doubts, compares or reports it.

Cues before and after a mention are looked for in its sentence, in as many characters as a window
holds; each reaches so many words, and not beyond its clause. Only English has cues here.

Where several reach a mention, the first of `CONTEXTS` counts: whether something was had at all
comes before whether it is of worth, that before what it is measured against, that before whether
it is so, and who says so comes last, since a reported word may itself deny, doubt or suppose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from reviewbook.documents.clean_text import Sentences
from reviewbook.documents.match_form import to_match_form
from reviewbook.finders.context_cues import (
    AFTER,
    BEFORE,
    CLAUSE_END,
    GIVEN,
    QUESTION,
    SAID_OF,
    SENTENCE,
    STATEMENT_END,
    SUPPOSED,
    Cue,
    compiled,
)
from reviewbook.finders.negation_scope import denies_another
from reviewbook.ledger.tables import AFFIRMED, CONTEXTS, Mention, Passage

_WINDOW = 200  # characters on each side that are looked at
_BEFORE, _AFTER = compiled(BEFORE), compiled(AFTER)
_ITEM = 3  # words of one item of a list
_NAME = re.compile(r"[-\u2010\u2011](?<=\b[Nn]o.)(?=\w)(?!one\b)")
_OR = re.compile(r"(?<!\w)n?or(?!\w)")
_LIST = 60  # characters in which a list shows that it is one
_BETWEEN_ITEMS = re.compile(r", (?:n?or |and )?| n?or ")
_EXAMPLES = re.compile(r",?(?: \()? ?(?<!\w)(?:such as|including|like|e\.g\.,?) ")
_ASIDE = re.compile(
    r" \([^()]{1,80}\)|(?: {3}|\u2014)[^\u2014]{1,80}?(?: {3}|\u2014)"
    r"|, (?:an?|the|such as|like|including|which|who) [^,]{1,60},"
)


def with_contexts(
    text: str,
    passages: Iterable[Passage],
    mentions: Iterable[Mention],
    sentences: Sentences | None = None,
) -> list[Mention]:
    """Return mentions with the context that each stands in.

    Parameters
    ----------
    text
        The clean text of their document.
    passages
        Its passages, or those that hold the mentions.
    mentions
        Mentions of this document, in any order.
    sentences
        The sentences of the text, where others ask for them too.
    """
    sentences = sentences or Sentences(text)
    bounds = {passage.passage: (passage.start, passage.end) for passage in passages}
    found = []
    for mention in mentions:
        inside = sentences.within(*bounds[mention.passage])
        sentence = inside[bisect_right(inside, mention.start, key=itemgetter(0)) - 1]
        context = context_in(text, sentence, mention.start, mention.end)
        found.append(mention._replace(context=context))
    return found


def context_in(text: str, sentence: tuple[int, int], start: int, end: int) -> str:
    """Return in which of `CONTEXTS` a stretch of a sentence stands."""
    first, last = sentence
    before = _form(text[max(first, start - _WINDOW) : start])
    after = _form(text[end : min(last, end + _WINDOW)])
    found = {*_said_before(before, after), *_said_after(after)}
    begins = QUESTION if text[last - 1] == "?" else SUPPOSED
    if first >= start - _WINDOW and begins.match(before):
        found.add("hypothetical")
    return next((context for context in CONTEXTS if context in found), AFFIRMED)


def _form(text: str) -> str:
    """Return the match form, in which a name such as *no-dig* stays one word and denies nothing."""
    return to_match_form(_NAME.sub("_", text)).text


def _said_before(before: str, after: str) -> Iterator[str]:
    """Yield what the cues before a mention say of it."""
    for found in _BEFORE.finditer(before):
        cue = BEFORE[(found.lastindex or 1) - 1]
        gap = before[found.end() :]
        another = cue.context == "negated" and denies_another(
            before[: found.start()], found.group(), gap
        )
        if not another and _reaches(cue, gap, after):
            yield cue.context


def _said_after(after: str) -> Iterator[str]:
    """Yield what the cues after a mention say of it, over an aside that follows it."""
    aside = _ASIDE.match(after)
    behind = after[aside.end() :] if aside else after
    for found in _AFTER.finditer(behind):
        cue = AFTER[(found.lastindex or 1) - 1]
        if _is_near(cue, behind[: found.start()]):
            yield cue.context
    if SAID_OF.match(after):
        yield "attributed"


def _reaches(cue: Cue, gap: str, after: str) -> bool:
    """Tell whether a cue that stands before a mention reaches it over what is between."""
    if cue.context == "doubted" and GIVEN.search(gap):
        return False
    if _is_near(cue, gap):
        return True
    if cue.reach == SENTENCE or CLAUSE_END.search(gap):
        return False
    examples = _EXAMPLES.search(gap)
    if examples and gap[: examples.start()] and "," not in gap[: examples.start()]:
        return _is_near(cue, gap[examples.end() :]) or _is_in_list(gap[examples.end() :], after, 0)
    return cue.lists and _is_in_list(gap, after, cue.reach)


def _is_near(cue: Cue, gap: str) -> bool:
    """Tell whether what is between is no more than a cue reaches over."""
    over_commas = cue.reach == SENTENCE
    end = STATEMENT_END if over_commas else CLAUSE_END
    fits = len(gap.split()) <= cue.reach and (over_commas or "," not in gap)
    return fits and not end.search(gap)


def _is_in_list(gap: str, after: str, reach: int) -> bool:
    """Tell whether a list leads from within reach of a cue to a mention."""
    first, *others = _BETWEEN_ITEMS.split(gap)
    return (
        bool(others)
        and len(first.split()) <= reach + _ITEM
        and all(len(item.split()) <= _ITEM for item in others)
        and bool(_OR.search(gap + after, 0, len(gap) + _LIST))
    )
