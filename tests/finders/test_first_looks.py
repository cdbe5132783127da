"""What refuses most places at a glance refuses none where the whole rule holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.finders import (
    bare_dates,
    definition_patterns,
    definition_places,
    number_citations,
    source_marks,
)
from reviewbook.finders import mention_contexts as contexts

GAPS = st.lists(
    st.sampled_from(
        [*" ,(", "such as", "including", "like", "e.g.", "e.g", "or", "nor", "and", "moss", "for"]
    ),
    max_size=12,
).map("".join)
NUMBERED = st.lists(
    st.sampled_from([*"1234 .,;:\"'”’-–", "moss", "Be", "Oct", "et al", "al.", "é", "Ä", "\n"]),
    max_size=12,
).map("".join)
LED = st.lists(st.sampled_from([*" ,\n\u00a0", "in", "writing", "Doe", "within"]), max_size=8).map(
    "".join
)

# "The concept of *moss*": what leads to a term, and marks of its own.
LEADING = [
    *("by", "By", "by the term", "the word", "the phrase", "so", "called", "known as", "termed"),
    *("referred to as", "dubbed", "a concept of", "as", "refer to this", "refer to it as", "moss"),
    *("That's", "This\u2019s", "That is", "This is", "may be a sign of", "could have"),
    *("might indicate", "can suggest", "b\u00e9d", ""),
]
TERM_LED = st.lists(st.sampled_from(LEADING), max_size=3).map(" ".join)
MARKS = st.text("\"'\u201c\u2018*_\n", max_size=4)

MARKED = st.lists(
    st.sampled_from(
        [
            *" .,;()[]12^†⁴@\\X-–",
            *"in study moss grows Hedges Journal Annals published personal communication".split(),
            *"http s:// www ISBN PMID arXiv NCT CRD42 2019 12345678 10.5555/ \\cite{".split(),
            *(" of ", "see note ", "et al"),
        ]
    ),
    max_size=12,
).map("".join)


@given(GAPS)
def test_examples_and_items_of_a_list_are_seen_at_a_glance(gap: str) -> None:
    if contexts._EXAMPLES.search(gap):
        assert any(word in gap for word in contexts._EXAMPLE_WORDS)
    if contexts._BETWEEN_ITEMS.search(gap):
        assert ", " in gap or "or " in gap


@given(NUMBERED)
def test_numbers_right_behind_a_word_are_seen_by_the_sign_before(text: str) -> None:
    pattern = number_citations._BEHIND_WORD
    plain = re.compile(pattern.pattern.replace("(?<=[a-z”\\\"'’].)", "", 1))
    assert plain.pattern != pattern.pattern
    assert [one.span() for one in pattern.finditer(text)] == [
        one.span() for one in plain.finditer(text)
    ]


@given(LED)
def test_the_word_before_a_year_is_seen_at_its_place(text: str) -> None:
    if bare_dates._IN.search(text):
        assert text.startswith("in", len(text) - len("in "))


@pytest.mark.parametrize("last", LEADING)
@given(before=TERM_LED, marks=MARKS)
def test_what_leads_to_a_term_is_seen_by_its_last_word(last: str, before: str, marks: str) -> None:
    text = f"{before} {last} {marks}"
    leads = definition_places._LEADS, definition_patterns.CALLED, definition_patterns.REFERRED
    if any(one.search(text) for one in leads):
        assert definition_places.may_lead(text, 0, len(text))


@given(MARKED)
def test_a_sentence_with_the_mark_of_a_source_is_seen_at_a_glance(sentence: str) -> None:
    whole = (0, len(sentence))
    if source_marks._MARK.search(sentence) or source_marks._names_journal(sentence, *whole):
        assert source_marks._may_be_marked(sentence)


@pytest.mark.parametrize(
    "mark",
    [
        *("ISBN XX-XX-XX-XX", "https://garden.example", "www.garden.example"),
        *("published in Hedges", "personal communication", "the Annals of Hedges"),
    ],
)
def test_a_mark_of_words_alone_is_seen_at_a_glance(mark: str) -> None:
    sentence = f"Moss grows, {mark}."
    assert source_marks.is_marked(sentence, [(0, len(sentence))], 1)
