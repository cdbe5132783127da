"""What a reader relies on in claims of authority without a source: none is lost to a short cut."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewbook.finders import attributions
from reviewbook.finders.attributions import find_attributions

PATTERNS = [*attributions._SINGLE, *attributions._COLLECTIVE]
FILLERS = st.sampled_from(
    ["", " ", ". ", ", ", " not ", " no ", " Newly ", "\n", " - ", " éa ", "s"]
)


def phrases() -> st.SearchStrategy[str]:
    return st.sampled_from(PATTERNS).flatmap(st.from_regex)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_phrase_holds_a_cue_and_stays_within_a_clause(
    pattern: str, data: st.DataObject
) -> None:
    phrase = data.draw(st.from_regex(rf"\A(?:{pattern})\Z")).strip("\n")
    assert attributions._CUE.search(phrase)
    assert not attributions._BETWEEN_CLAUSES.search(phrase)


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(phrases(), FILLERS, st.text(max_size=9)), max_size=9).map("".join))
def test_looking_only_where_a_cue_is_finds_what_looking_everywhere_finds(text: str) -> None:
    text = text.lower().replace("-", " ")
    found = [match.span() for match in attributions._phrases(text)]
    assert found == [match.span() for match in attributions._PHRASES.finditer(text)]


def test_phrases_are_found_where_they_stand() -> None:
    text = "Studies have shown that it helps; it is Evidence-Based, and widely considered safe."
    found = [text[one.start : one.end] for one in find_attributions(text, 0, len(text))]
    assert found == ["Studies have shown", "Evidence-Based", "widely considered"]
