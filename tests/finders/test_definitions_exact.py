"""Definitions are those found where every rule is tried beside every term, whatever the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewbook.documents.document import Document
from reviewbook.finders import defined_terms, definition_cues, definitions, term_patterns
from reviewbook.finders.definitions import find_definitions
from reviewbook.ledger.tables import Definition, Mention, Passage

TERMS = ["mulch", "blight", "deep beds", "Moss", "theory"]
LEADS = [
    "",
    "",
    "A ",
    "The word \u201c",
    "By ",
    "A layer is called ",
    "It may be a sign of ",
    "That's ",
]
LEADS += [
    "Is ",
    "If ",
    "Our ",
    "In short, ",
    "We define ",
    "We use ",
    "The act of digging is its ",
    "It, ",
]
FOLLOWS = [
    " is ",
    " is ",
    " are ",
    " means ",
    " (",
    " (a ",
    ", or ",
    ", a ",
    " refers to ",
    " was a ",
]
FOLLOWS += [
    " - the ",
    "\u2014the ",
    " as ",
    "\u201d is ",
    "* means ",
    ", that is, ",
    " we mean ",
    ": ",
]
FOLLOWS += [
    " is diagnosed when ",
    " = ",
    " of ",
    " grows. It is ",
    " grows.\nIt is ",
    " grows.\nThis also refers to ",
    " grows.\nThey speak of it. We are talking about a condition where ",
    "? A ",
    " to mean ",
    " occurs when ",
]
FOLLOWS += [
    ", in which the soil rests, ",
    ", where soil is turned, ",
    ", a soft layer that spreads, ",
    "\u201d, a soft layer that ",
    " (SM), the act of ",
    " of rest, the idea that soil rests, ",
    " \u2014 the act of digging \u2014 ",
    ": layers that ",
]
TAILS = ["a disease that spreads", "lack of soil", "poor digging", "disease in soil), is", "mould)"]
TAILS += [
    "layer of soil, helps",
    "mulch",
    "two of the signs are there",
    "a score below 3",
    "not blight",
]
TAILS += [
    "the act of digging",
    "known as mulch",
    "a name for blight",
    "this mulch",
    "SM, that is, soil",
]
WORD = st.sampled_from([*LEADS, *FOLLOWS, *TAILS, *(TERMS * 8)])
SENTENCE = st.tuples(
    st.sampled_from(LEADS),
    st.sampled_from(TERMS),
    st.sampled_from(FOLLOWS),
    st.sampled_from(TAILS),
    st.sampled_from([". ", "? ", ".\n"]),
).map("".join)
TEXTS = st.lists(SENTENCE, min_size=1, max_size=5).map("".join) | st.lists(WORD).map(" ".join)


def plain_triggers(text: str, start: int, end: int) -> list[re.Match[str]]:
    ways = term_patterns.TRIGGER_WORD, term_patterns.TRIGGER_SIGN
    return sorted(
        (hit for way in ways for hit in way.finditer(text, start, end)), key=re.Match.start
    )


def definitions_in(text: str) -> list[Definition]:
    passages = [
        Passage("d", number, "heading" if line[0].endswith("? ") else "prose", *line.span(), 1)
        for number, line in enumerate(re.finditer(r"[^\n]+", text))
    ]
    mentions = [
        Mention("d", passage.passage, *one.span(), one.group(), one.group(), "phrase")
        for passage in passages
        for one in re.compile("|".join(TERMS)).finditer(text, passage.start, passage.end)
    ]
    return find_definitions(Document("d", text, tuple(passages)), mentions)


@example("Deep beds, or mulch, are dug. Moss, a soft layer that spreads, helps (a mulch).")
@example("A bend, or Moss, grows \u2014 the act of digging \u2014the deep beds: the blight.")
@example("Moss is what?\nA fern grows.\nIt is a disease that spreads. Moss grows.\nIt is mulch.")
@example("A theory of rest, the idea that soil rests, spread. Blight, where it rots, grows.")
@example("The word \u201cmulch\u201d, a soft layer that spreads, is old. Mulch: the act of it.")
@example("Moss, the act of growing, is old. Moss \u2014 the act of growing \u2014 is old.")
@example("Blight grows on moss (MM), a soft layer that spreads. Moss, in which soil rests, grows.")
@given(TEXTS)
def test_no_definition_is_lost_by_a_glance(text: str) -> None:
    found = definitions_in(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definitions, "may_speak_of_it", lambda *_: True)
        patch.setattr(definition_cues, "is_likely", lambda *_: True)
        patch.setattr(definition_cues, "may_lead", lambda *_: True)
        patch.setattr(defined_terms, "_may_tell_of", lambda *_: True)
        patch.setattr(defined_terms, "_triggers", plain_triggers)
        assert found == definitions_in(text)
    spans = [
        [(hit.span(), hit.lastgroup) for hit in triggers(text, 0, len(text))]
        for triggers in (defined_terms._triggers, plain_triggers)
    ]
    assert spans[0] == spans[1]
