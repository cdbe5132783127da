"""Contexts of many mentions at once are those of each alone, by the plain rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents.clean_text import sentences
from reviewbook.documents.match_form import to_match_form
from reviewbook.finders import mention_contexts as rules
from reviewbook.finders.context_cues import NO_CUE, Cue
from reviewbook.finders.context_marks import (
    QUESTION,
    SAID_BEHIND,
    SAID_OF,
    SUPPOSED,
)
from reviewbook.finders.cues_before import BEFORE
from reviewbook.finders.cues_behind import AFTER
from reviewbook.finders.negation_scope import denies_another
from reviewbook.ledger.tables import AFFIRMED, CONTEXTS, Mention, Passage

WORDS = sorted(
    {word for cue in (*BEFORE, *AFTER) for word in re.findall("[a-z]{2,}", str(cue.patterns))}
)
MENTIONED = ["moss", "moss beds", "no-dig beds", "\u00c9lan"]
BETWEEN = [" "] * 8 + ["", ", ", ". ", "? ", "; ", " (", ") ", "\u2014", " \u2014 ", '" ', ' "']
BETWEEN += ["\n", "  ", " \n", "\t", "\u00a0", "\u00a0\n", "*", " _", "-", "\u2011", "'", "\u00df"]
WORD = st.sampled_from(
    [*WORDS, "a", "or", "and", "who", "such as", "no", "not", "Were", "Is", "says"]
)
PIECES = st.lists(
    st.tuples(WORD | st.sampled_from(MENTIONED), st.sampled_from(BETWEEN)), min_size=1
)
_NAME = re.compile(r"[-\u2010\u2011](?<=\b[Nn]o.)(?=\w)(?!one\b)")
_SAID_BEHIND = re.compile(r'[^";:]{0,150}?' + SAID_BEHIND.pattern)


def plain(cues: Sequence[Cue]) -> re.Pattern[str]:
    groups = (f"({'|'.join(cue.patterns)})" for cue in cues)
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


PLAIN_BEFORE, PLAIN_AFTER = plain(BEFORE), plain(AFTER)


def plain_contexts(text: str, first: int, last: int, start: int, end: int) -> Iterator[str]:
    before, after = (
        to_match_form(_NAME.sub("_", text[slice(*side)])).text
        for side in ((max(first, start - 200), start), (end, min(last, end + 200)))
    )
    for found in PLAIN_BEFORE.finditer(before):
        cue, gap = BEFORE[(found.lastindex or 0) - 1], before[found.end() :]
        another = denies_another(before[: found.start()], found.group(), gap)
        if rules._reaches(cue, gap, after) and not (cue.context == "negated" and another):
            yield cue.context
    aside = rules._ASIDE.match(f"\n{after}")
    behind = after[aside.end() - 1 :] if aside else after
    for found in PLAIN_AFTER.finditer(behind):
        cue = AFTER[(found.lastindex or 0) - 1]
        if rules._is_near(cue, behind[: found.start()]):
            yield cue.context
    if SAID_OF.match(f"\n{after}") or _SAID_BEHIND.match(after):
        yield "attributed"
    begins = QUESTION if text[last - 1] == "?" else SUPPOSED
    if first >= start - 200 and begins.match(f"\n{before}"):
        yield "hypothetical"


@given(PIECES)
def test_contexts_of_many_mentions_are_those_of_each(pieces: list[tuple[str, str]]) -> None:
    text, mentions = "", []
    for word, between in pieces:
        if word in MENTIONED:
            end = len(text) + len(word)
            mentions.append(Mention("d", 1, len(text), end, word, "moss", "phrase"))
        text += word + between
    wanted = []
    for one in mentions:
        first, last = [span for span in sentences(text) if span[0] <= one.start][-1]
        found = {*plain_contexts(text, first, last, one.start, one.end)} - {NO_CUE}
        wanted.append(min(found, key=CONTEXTS.index, default=AFFIRMED))
    passage = Passage("d", 1, "prose", 0, len(text), 1)
    assert [one.context for one in rules.with_contexts(text, [passage], mentions)] == wanted
