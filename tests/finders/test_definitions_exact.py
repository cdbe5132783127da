"""Definitions are those found where every rule is tried beside every term, whatever the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents.document import Document
from reviewbook.finders import defined_terms, definition_cues, term_patterns
from reviewbook.finders.definitions import find_definitions
from reviewbook.ledger.tables import Definition, Mention, Passage

TERMS = ["mulch", "blight", "deep beds", "Moss"]
WORDS = """
    is|are|was|means|refers to|denotes|is defined as|describes|called|known as|dubbed|by|By|we mean|
    think of|define|defined as|definition of|the term|the word|has a name|There is a word|calls it|
    a|an|the|this|its|it|It|This|They|What is|what are|if|without|with severe|condition in which|
    disease|layer|material|process|lack of|trouble|digging|that|which is|of|for|to|as|or|when|where|
    i.e.|that is|also|often|simply|short for|act|growing|spread|soil|poor|used|made|
    may be a sign of|
    can indicate|not only|involves|happens when|occurs if|That's|stands for|classified as|
    diagnosed when|at least 3|score above 9|In short|someone|thing|things|most|chronic|kind of a|SM
""".replace("\n", "").split("|")
BETWEEN = [" "] * 12 + [", ", ". ", ". ", "? ", ": ", " (", ") ", " - ", " \u2014 ", "\u2014", "\n"]
BETWEEN += [" \u201c", "\u201d ", "*", "_ ", "; ", "\u00a0", "", "' ", " = ", "\u2014("]
WORD = st.sampled_from([*WORDS, *(TERMS * 8)]) | st.sampled_from(TERMS)
PIECES = st.lists(st.tuples(WORD, st.sampled_from(BETWEEN)), min_size=3)
PLAIN_TRIGGER = re.compile(
    term_patterns.TRIGGER_WORD.pattern
    + r"|(?P<aside>, (?=an? |the |or |that is|i\.e\.|which (?:is|are) an? )| \((?=[a-z]))"
    r"|(?P<dash>(?: (?:-|\u2013|\u2014)|:) (?=an? |the )|\u2014(?=an? |the ))"
)


def plain_triggers(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(PLAIN_TRIGGER.finditer(text, start, end))


def definitions_in(text: str) -> list[Definition]:
    found = re.finditer("|".join(TERMS), text)
    mentions = [
        Mention("d", 1, one.start(), one.end(), one.group(), one.group(), "phrase") for one in found
    ]
    passage = Passage("d", 1, "prose", 0, len(text), 1)
    return find_definitions(Document("d", text, (passage,)), mentions)


@given(PIECES)
def test_no_definition_is_lost_by_a_glance(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in pieces)
    found = definitions_in(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definition_cues, "is_likely", lambda *_: True)
        patch.setattr(defined_terms, "_may_tell_of", lambda *_: True)
        patch.setattr(defined_terms, "_triggers", plain_triggers)
        assert found == definitions_in(text)
    spans = [
        [(hit.span(), hit.lastgroup) for hit in triggers(text, 0, len(text))]
        for triggers in (defined_terms._triggers, plain_triggers)
    ]
    assert spans[0] == spans[1]
