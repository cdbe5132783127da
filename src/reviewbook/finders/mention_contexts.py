"""How a text speaks of what it names: whether it affirms, denies, doubts, compares or reports it.

Cues before and after a mention are looked for in its sentence, in as many characters as a window
holds; each reaches so many words, and not beyond its clause. Only English has cues here. They are
looked for in what stands beside many mentions at once, each text on a line of its own: a match form
has no line ends, and no cue reaches over one.

Where several reach a mention, the first of `CONTEXTS` counts: whether something was had at all
comes before whether it is of worth, that before what it is measured against, that before whether
it is so, and who says so comes last, since a reported word may itself deny, doubt or suppose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from operator import itemgetter

from reviewbook.documents.clean_text import Sentences
from reviewbook.finders.context_cues import NO_CUE, SENTENCE, Cue, compiled
from reviewbook.finders.context_marks import (
    CLAUSE_END,
    GIVEN,
    QUESTION,
    SAID_BEHIND,
    SAID_NO_MORE,
    SAID_OF,
    STATEMENT_END,
    SUPPOSED,
)
from reviewbook.finders.cues_before import BEFORE
from reviewbook.finders.cues_behind import AFTER
from reviewbook.finders.mention_sides import SentenceForm, Sides
from reviewbook.finders.negation_scope import denies_another
from reviewbook.ledger.tables import AFFIRMED, CONTEXTS, Mention, Passage

_SAID_NOTHING = len(CONTEXTS)  # what is affirmed has no cue
_AT_ONCE = 512  # mentions: few enough for their texts to stay in the cache
_BEFORE, _AFTER = compiled(BEFORE), compiled(AFTER)
_ITEM = 3  # words of one item of a list
_OR = re.compile(r"(?<!\w)n?or(?!\w)")
_CLAUSE = 150  # characters of a clause behind which it is said who said it
_LIST = 60  # characters in which a list shows that it is one
_BETWEEN_ITEMS = re.compile(r", (?:n?or |and )?| n?or ")
_EXAMPLE_WORDS = ("such as", "including", "like", "e.g.")
_EXAMPLES = re.compile(r",?(?: \()? ?(?<!\w)(?:such as|including|like|e\.g\.,?) ")
_ASIDE = re.compile(
    r"\n(?: \([^()\n]{1,80}\)|(?: {3}|\u2014)[^\u2014\n]{1,80}?(?: {3}|\u2014)"
    r"|, (?:an?|the|such as|like|including|which|who) [^,\n]{1,60},)"
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
    if not (mentions := list(mentions)):
        return []
    bounds = {passage.passage: passage for passage in passages}
    sides = _sides(text, bounds, mentions, sentences or Sentences(text))
    contexts: list[str] = []
    while some := [*islice(sides, _AT_ONCE)]:
        contexts += _contexts(some)
    return [
        mention if mention.context == context else mention._replace(context=context)
        for mention, context in zip(mentions, contexts, strict=True)
    ]


def context_in(text: str, sentence: tuple[int, int], start: int, end: int) -> str:
    """Return in which of `CONTEXTS` a stretch of a sentence stands."""
    [context] = _contexts([SentenceForm(text, *sentence).sides(start, end)])
    return context


def _sides(
    text: str,
    bounds: Mapping[int, Passage],
    mentions: Iterable[Mention],
    sentences: Sentences,
) -> Iterator[Sides]:
    """Yield the sides of mentions, which mostly stand in the sentence of the one before."""
    forms: dict[int, SentenceForm] = {}
    first = last = 0
    for mention in mentions:
        if not first <= mention.start < last:
            passage = bounds[mention.passage]
            inside = sentences.within(passage.start, passage.end)
            first, last = inside[bisect_right(inside, mention.start, key=itemgetter(0)) - 1]
        if first not in forms:
            if len(forms) == _AT_ONCE:
                forms.clear()
            forms[first] = SentenceForm(text, first, last)
        yield forms[first].sides(mention.start, mention.end)


def _contexts(sides: Sequence[Sides]) -> list[str]:
    ranks = [_SAID_NOTHING] * len(sides)
    for number, context in chain(_said_before(sides), _said_after(sides)):
        ranks[number] = min(ranks[number], CONTEXTS.index(context))
    return [AFFIRMED if rank == _SAID_NOTHING else CONTEXTS[rank] for rank in ranks]


def _said_before(sides: Sequence[Sides]) -> Iterator[tuple[int, str]]:
    """Yield what the cues before mentions say of them, with the number of the mention."""
    lines = _Lines(one.before for one in sides)
    for found in _BEFORE.finditer(lines.text):
        cue, place = BEFORE[(found.lastindex or 1) - 1], found.start() + 1
        if cue.context == NO_CUE:
            continue
        number, start = lines.at(place)
        before, after, *_ = sides[number]
        gap = before[found.end() - start :]
        if _reaches(cue, gap, after) and not (
            cue.context == "negated"
            and denies_another(before[: place - start], found.group()[1:], gap)
        ):
            yield number, cue.context
    for begins, asks in ((QUESTION, True), (SUPPOSED, False)):
        for found in begins.finditer(lines.text):
            number, _ = lines.at(found.end())
            if sides[number].begins and sides[number].asks == asks:
                yield number, "hypothetical"


def _said_after(sides: Sequence[Sides]) -> Iterator[tuple[int, str]]:
    """Yield the same for the cues after mentions, over an aside that follows a mention."""
    lines = _Lines(one.after for one in sides)
    for found in SAID_OF.finditer(lines.text):
        yield lines.at(found.end())[0], "attributed"
    for found in SAID_BEHIND.finditer(lines.text):
        number, start = lines.at(place := found.start())
        if place - start <= _CLAUSE and not SAID_NO_MORE.search(lines.text, start, place):
            yield number, "attributed"
    behind = _Lines(_ASIDE.sub("\n", lines.text).split("\n")[1:])
    for found in _AFTER.finditer(behind.text):
        cue, place = AFTER[(found.lastindex or 1) - 1], found.start() + 1
        if cue.context != NO_CUE:
            number, start = behind.at(place)
            if _is_near(cue, behind.text[start:place]):
                yield number, cue.context


class _Lines:
    """Texts in one, each behind a line end."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = ["", *texts]
        self.text = "\n".join(texts)
        self._starts = [*accumulate(len(text) + 1 for text in texts)]

    def at(self, place: int) -> tuple[int, int]:
        """Return the number of the text at a place, and where that text begins."""
        number = bisect_right(self._starts, place) - 1
        return number, self._starts[number]


def _reaches(cue: Cue, gap: str, after: str) -> bool:
    """Tell whether a cue that stands before a mention reaches it over what is between."""
    near = _is_near(cue, gap) if cue.reach == SENTENCE else _leads_to(cue, gap, after)
    return near and not (cue.context == "doubted" and GIVEN.search(gap))


def _leads_to(cue: Cue, gap: str, after: str) -> bool:
    """Tell whether a cue reaches a mention in its clause, alone or in a list or as an example."""
    leads = "," not in gap and len(gap.split()) <= cue.reach
    leads = leads or _leads_over_items(cue, gap, after)
    return leads and not CLAUSE_END.search(f"\n{gap}")


def _leads_over_items(cue: Cue, gap: str, after: str) -> bool:
    examples = _EXAMPLES.search(gap) if any(map(gap.__contains__, _EXAMPLE_WORDS)) else None
    if examples and gap[: examples.start()] and "," not in gap[: examples.start()]:
        listed = gap[examples.end() :]
        return _is_near(cue, listed) or _is_in_list(listed, after, 0)
    return cue.lists and _is_in_list(gap, after, cue.reach)


def _is_near(cue: Cue, gap: str) -> bool:
    """Tell whether what is between is no more than a cue reaches over."""
    over_commas = cue.reach == SENTENCE
    end = STATEMENT_END if over_commas else CLAUSE_END
    fits = len(gap.split()) <= cue.reach and (over_commas or "," not in gap)
    return fits and not end.search(f"\n{gap}")


def _is_in_list(gap: str, after: str, reach: int) -> bool:
    """Tell whether a list leads from within reach of a cue to a mention."""
    if ", " not in gap and "or " not in gap:  # what parts two items holds one of them
        return False
    first, *others = _BETWEEN_ITEMS.split(gap)
    return (
        bool(others)
        and len(first.split()) <= reach + _ITEM
        and all(len(item.split()) <= _ITEM for item in others)
        and bool(_OR.search(gap + after, 0, len(gap) + _LIST))
    )
