"""How a text speaks of what it names: sentences of our own, one mention each, in brackets.

`context_sentences.csv` holds them: the rules were written with those *developed* at hand, and met
the *held* ones once they were done. What the rules are known to get wrong has `given_instead`.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from reviewbook.documents.passages import segment
from reviewbook.finders.mention_contexts import context_in, with_contexts
from reviewbook.ledger.tables import AFFIRMED, CONTEXTS, Mention


class Judged(NamedTuple):
    half: str
    context: str
    given_instead: str
    sentence: str


def _judged() -> list[Judged]:
    file = Path(__file__).with_name("context_sentences.csv")
    with file.open(encoding="utf-8", newline="") as rows:
        return [Judged(**row) for row in csv.DictReader(rows)]


JUDGED = _judged()
HELD = [one for one in JUDGED if one.half == "held"]


def context_of(marked: str) -> str:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return context_in(text, (0, len(text)), start, end)


@pytest.mark.parametrize("one", JUDGED, ids=lambda one: one.sentence)
def test_a_sentence_is_read_as_it_is_known_to_be(one: Judged) -> None:
    assert context_of(one.sentence) == (one.given_instead or one.context)


def test_of_the_sentences_held_back_nine_in_ten_that_are_given_a_context_are_right() -> None:
    meant = Counter(one.context for one in HELD)
    right = Counter(one.context for one in HELD if not one.given_instead)
    given = Counter(one.given_instead or one.context for one in HELD)
    others = CONTEXTS[1:]
    assert all(meant[context] >= 7 for context in CONTEXTS)
    assert sum(right[c] for c in others) >= 0.9 * sum(given[c] for c in others)
    assert sum(right[c] for c in others) >= 0.85 * sum(meant[c] for c in others)


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("Critics say [compost] may not help and was never used.", "negated"),
        ("Critics say [compost] may not help.", "doubted"),
        ("Critics say lime is better than [compost].", "contrasted"),
        ("Critics say [compost] may help.", "hypothetical"),
        ("Critics say [compost] helps.", "attributed"),
    ],
)
def test_where_several_apply_the_first_in_order_counts(sentence: str, context: str) -> None:
    assert context_of(sentence) == context


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("She did not receive straw, lime or [compost].", "negated"),
        ("She did not receive [compost], lime or straw.", "negated"),
        ("The beds did not respond to feeds such as lime, straw or [compost].", "doubted"),
        ("The beds had no straw, and [compost] was dug in.", AFFIRMED),
        ("There was no straw but [compost] was dug in.", AFFIRMED),
        ("[Compost] was dug in; lime was not used.", AFFIRMED),
        ("[Compost] (leaf mould) was not used.", "negated"),
        ("[Compost], an old remedy, was not used.", "negated"),
        ("[Compost] – a costly thing – was not used.", "negated"),
        ("Lime was not used – [compost] was.", AFFIRMED),
        ("Non\u2010response to [compost] is common.", "doubted"),
        ("They didn\u2019t use [compost].", "negated"),
    ],
)
def test_a_cue_reaches_over_a_list_and_an_aside_and_not_beyond_its_clause(
    sentence: str, context: str
) -> None:
    assert context_of(sentence) == context


def test_each_mention_is_read_in_its_own_sentence() -> None:
    text = "Beds\n\nThe first had no compost. The second had compost.\n\nWithout compost"
    passages = segment("beds", text)
    places = [start for start in range(len(text)) if text.startswith("compost", start)]
    held = [next(p for p in passages if p.start <= start < p.end) for start in places]
    mentions = [
        Mention("beds", p.passage, start, start + 7, "compost", "compost", "term")
        for p, start in zip(held, places, strict=True)
    ]
    found = with_contexts(text, passages, reversed(mentions))
    assert [one.context for one in found] == ["negated", AFFIRMED, "negated"]
    assert [one._replace(context=AFFIRMED) for one in found] == mentions[::-1]
