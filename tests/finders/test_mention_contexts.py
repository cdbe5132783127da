"""How a text speaks of what it names: sentences of our own, one mention each, in brackets.

`context_sentences.csv` holds them: the rules were written with those *developed* at hand, met the
*held* ones once they were done, and were mended no more when the *unseen* ones were written. What
the rules are known to get wrong has `given_instead`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.context_sentences import (
    JudgedSentence,
    context_given,
    context_sentences,
    counts_table,
    sentence_counts,
)

from reviewbook import reliability
from reviewbook.analysis.measured_quality import OWN_SENTENCES
from reviewbook.documents.passages import segment
from reviewbook.finders.mention_contexts import with_contexts
from reviewbook.ledger.tables import AFFIRMED, Mention

JUDGED = context_sentences()


@pytest.mark.parametrize("one", JUDGED, ids=lambda one: one.sentence)
def test_a_sentence_is_read_as_it_is_known_to_be(one: JudgedSentence) -> None:
    assert context_given(one.sentence) == (one.given_instead or one.context)


def test_of_the_sentences_held_back_nine_in_ten_that_are_given_a_context_are_right() -> None:
    held = [row for row in sentence_counts() if row[0] != "developed" and row[1] != AFFIRMED]
    meant, given, right = (sum(row[at] for row in held) for at in (2, 3, 4))
    assert all(row[2] >= 4 for row in held)
    assert right >= 0.9 * given
    assert right >= 0.85 * meant


def test_the_package_brings_the_counts_of_the_sentences() -> None:
    assert OWN_SENTENCES.read_text(encoding="utf-8") == counts_table()
    table = reliability.sentence_quality()
    assert table["meant"].sum() == len(JUDGED)
    wrong = sum(bool(one.given_instead) for one in JUDGED)
    assert table["right"].sum() == len(JUDGED) - wrong
    shares = (table["right"] / table["meant"]).round(9)
    assert (shares == table["recall"].round(9)).all()


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
    assert context_given(sentence) == context


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
    assert context_given(sentence) == context


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


@pytest.mark.parametrize(
    ("context", "sentence"),
    [
        ("doubted", "The benefits of [compost] are questionable."),
        ("affirmed", "We did not stop using [compost]."),
        ("affirmed", "She never gave up [compost]."),
        ("affirmed", "[Compost] was not withheld from any bed."),
        ("negated", "[Compost] was withheld from a bed."),
        ("affirmed", "The gardeners who did not like straw used [compost]."),
        ("negated", "Tools, but no beds such as [hotbeds]."),
        ("affirmed", "May is the month for [compost]."),
        ("affirmed", "In May [compost] is spread."),
        ("hypothetical", "The grain may need [compost]."),
    ],
)
def test_what_looks_like_a_cue_is_told_from_one(context: str, sentence: str) -> None:
    assert context_given(sentence) == context
