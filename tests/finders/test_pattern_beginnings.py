"""A first look at the letters that patterns begin with hides no match of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.finders.context_cues import Cue, compiled
from reviewbook.finders.cues_before import BEFORE
from reviewbook.finders.cues_behind import AFTER
from reviewbook.finders.pattern_beginnings import beginnings, looked_ahead

PATTERNS = (
    r"dogs?", r"(?:no|not)(?: \w+)? dig", r"a{7}h", r"[xy]{2,3}z", r"\w+ing", r"[^a]b",
    r"no [\w']+ dig", r"(?:so )?\w{2,9}y",
    r"(?i:cat)s", r"(?<!\w)see(?: the)?", r"s[a-z]t", r"(?:hen|)house", r"ox|\d",
    r"p(?:e*n|a+n)?", r"", r"b(?=ea|an)", r"(?:s(?=at)|h)a", r"n(?!o)(?=.t)", r"(?<=n)o(?= |t)",
)  # fmt: skip
WORDS = {word for cue in (*BEFORE, *AFTER) for word in re.findall("[a-z]{2,}", str(cue.patterns))}
CUE_TEXTS = st.lists(st.sampled_from([*sorted(WORDS), ",", "a", "moss", "n't", "could not be"]))


def without_first_look(cues: Sequence[Cue]) -> re.Pattern[str]:
    groups = (f"({'|'.join(cue.patterns)})" for cue in cues)
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("adnotgx yzbcsehuopi1C", max_size=12))
def test_a_first_look_hides_no_match(pattern: str, text: str) -> None:
    plain, looked = re.compile(pattern), re.compile(looked_ahead([pattern]) + f"(?:{pattern})")
    for place in range(len(text) + 1):
        assert str(looked.match(text, place)) == str(plain.match(text, place))


@pytest.mark.parametrize(
    ("looked", "plain"), [(compiled(cues), without_first_look(cues)) for cues in (BEFORE, AFTER)]
)
@given(words=CUE_TEXTS)
def test_cues_are_found_where_all_of_them_are_tried(
    looked: re.Pattern[str], plain: re.Pattern[str], words: list[str]
) -> None:
    text = f"\n{' '.join(words)}"
    found, wanted = (
        [(one.span(one.lastindex or 0), one.lastindex) for one in expression.finditer(text)]
        for expression in (looked, plain)
    )
    assert found == wanted


def test_beginnings_are_as_long_as_is_known() -> None:
    assert beginnings(["dogs?", "[ab]t", r"so\w+", r"\w+"], 3) == {"dog", "at", "bt", "so", ""}
    assert beginnings([r"a (?=\w+s)(?:dog|cat)s", r"it, (?P<kind>)(?=an? |the )"], 6) == {
        "a dogs", "a cats", "it, a ", "it, an", "it, th",
    }  # fmt: skip
    assert looked_ahead([r"\w+", "dogs"]) == "(?=)"
