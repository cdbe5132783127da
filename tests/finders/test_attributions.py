"""What a reader relies on in claims of authority without a source: none is lost to a short cut."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document
from reviewbook.finders import attributions, claim_phrases
from reviewbook.finders.attributions import PhraseBegins, attributions_in, find_attributions
from reviewbook.finders.cued_passages import passages_with_cues
from reviewbook.finders.source_marks import is_marked
from reviewbook.ledger.tables import Passage

PATTERNS = [*claim_phrases.SINGLE, *claim_phrases.COLLECTIVE]
CUE = re.compile(rf"(?<!\w)(?:{'|'.join(claim_phrases.CUES)})")
BETWEEN_CLAUSES = re.compile(r"[^\w' ]")
PLAIN = re.compile(
    rf"(?<!\w)(?<!not )(?<!\bno )(?<!n't )"
    rf"(?:{'|'.join((*claim_phrases.COLLECTIVE, *claim_phrases.SINGLE))})s?\b(?! (?:up|off)\b)"
)
FILLERS = st.sampled_from(
    ["", " ", ". ", ", ", " not ", " no ", " Newly ", "\n", " - ", " éa ", "s"]
)

# Claims among what changes the length of the match form.
ODD = st.lists(
    st.sampled_from(
        [
            *("Research shows", "experts say that", "*is believed to be*", "evi\u00addence-based"),
            *("studies  show", "many _people_ say", "studies \nfound", "gold\n  standard"),
            *(
                "e\u0301",
                "\u00df",
                "\u00ad",
                "**",
                "_",
                "  ",
                "\t",
                "\n",
                "\n\n",
                ". ",
                " ",
                " ",
                " ",
            ),
            *("beds", "Stra\u00dfe", " snake_case ", "\u0301"),
        ]
    ),
    min_size=1,
    max_size=12,
).map("".join)


def phrases() -> st.SearchStrategy[str]:
    return st.sampled_from(PATTERNS).flatmap(st.from_regex)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_phrase_holds_a_cue_and_stays_within_a_clause(
    pattern: str, data: st.DataObject
) -> None:
    phrase = data.draw(st.from_regex(rf"\A(?:{pattern})\Z")).strip("\n")
    assert CUE.search(phrase)
    assert not BETWEEN_CLAUSES.search(phrase)


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(phrases(), FILLERS, st.text(max_size=9)), max_size=9).map("".join))
def test_looking_only_where_a_cue_is_finds_what_looking_everywhere_finds(text: str) -> None:
    bundle = Bundle([Document("d", f"{text}.")])
    passage = Passage("d", 1, "prose", 0, len(text), 1)
    (cued,) = passages_with_cues(bundle, [[passage]], {})
    begins = (cued.attributions or {}).get(1, PhraseBegins((), ()))
    found = [*find_attributions(f"{text}.", 0, len(text), begins)]
    assert found == [*find_attributions(f"{text}.", 0, len(text))]


@example("e\u0301e research shows that experts say that beds dry", [1])
@settings(max_examples=200)
@given(ODD, st.lists(st.integers(0, 200), max_size=4))
def test_claims_are_the_same_whatever_changes_length_beside_them(text: str, at: list[int]) -> None:
    cuts = sorted({0, len(text), *(place for place in at if place < len(text))})
    passages = [
        Passage("d", number, "prose", *span, 1) for number, span in enumerate(pairwise(cuts), 1)
    ]
    document = Document("d", text, tuple(passages))
    bundle = Bundle([Document("c", "*Moss*  grows."), document])
    _, cued = passages_with_cues(bundle, [[], passages], {})
    assert attributions_in(document, cued.attributions) == attributions_in(document)


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(phrases(), FILLERS, st.text(max_size=9)), max_size=9).map("".join))
def test_a_first_look_at_the_letters_of_a_phrase_hides_none(text: str) -> None:
    found = [match.span() for match in attributions._PHRASES.finditer(text)]
    assert found == [match.span() for match in PLAIN.finditer(text)]


def test_phrases_are_found_where_they_stand() -> None:
    text = "Studies have shown that it helps; it is Evidence-Based, and widely considered safe."
    found = [text[one.start : one.end] for one in find_attributions(text, 0, len(text))]
    assert found == ["Studies have shown", "Evidence-Based", "widely considered"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our two studies show that bees sleep.",
        "The included studies show that bees sleep.",
        "Our meta-analysis provides strong evidence that bees sleep.",
        "We found strong evidence that bees sleep.",
        "This review found that studies show bees asleep.",
        "Included randomised trials found that bees sleep.",
        "The pilot study showed that bees sleep.",
        "The survey found that bees sleep.",
        "Our earlier work has shown that bees sleep.",
        "His earlier work has shown that bees sleep.",
        "Bees have not been found to sleep.",
        "No bee has been found to date.",
        "A way has been found to wake bees.",
        "A survey found its way to the bees.",
        "If a survey found that bees sleep, say so.",
        "The eight included studies showed that bees sleep.",
        "Thirteen included studies showed that bees sleep.",
        "The twenty-two included studies showed that bees sleep.",
        "The 12 included trials suggest that bees sleep.",
        "Most of the eligible trials found that bees sleep.",
        "The remaining three studies found that bees sleep.",
        "The follow-up study showed that bees sleep.",
        "The second study found that bees sleep.",
        "None of the studies showed that bees sleep.",
        "In Study 1, data show that bees sleep.",
        "In our review, most studies showed that bees sleep.",
        "The data show up in the table of bees.",
    ],
)
def test_what_a_text_found_itself_is_not_charged(sentence: str) -> None:
    assert not [*find_attributions(sentence, 0, len(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Studies have shown that our bees sleep.",
        "This article offers tips, and research shows that bees sleep.",
        "Findings from recent studies suggest that bees sleep.",
        "Researchers at the University of Wax found that bees sleep.",
        "Researchers have discovered that bees sleep.",
        "Scientists discovered that bees sleep.",
        "Experts have observed that bees sleep.",
        "A meta-analysis found that bees sleep.",
        "A recent systematic review concluded that bees sleep.",
        "One trial showed that bees sleep.",
        "In this garden a survey found that bees sleep.",
        "Earlier work has shown that bees sleep.",
        "Recent work suggests that bees sleep.",
        "Bees have been found to sleep.",
        "Bees have repeatedly been observed to be asleep.",
        "Eight studies show that bees sleep.",
        "A follow-up study found that bees sleep.",
        "A second study found that bees sleep.",
        "The latest study shows that bees sleep.",
        "Most studies show that bees sleep.",
        "None of us sleeps, but studies show that bees do.",
    ],
)
def test_what_others_are_said_to_have_found_is_charged(sentence: str) -> None:
    assert [*find_attributions(sentence, 0, len(sentence))]


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Studies show that “bees”3 sleep.", True),
        ("Studies show that bees sleep.†", True),
        ("Studies show that bees sleep [a].", True),
        ("Studies show that bees sleep [i, ii].", True),
        ("Studies show that bees sleep.³", True),
        ("Studies show that bees sleep on 5 m² of wax.", False),
        ("Studies show that bees sleep in 10³ ways.", False),
        ("Studies show that [a] bee sleeps.", False),
        ("According to a 2019 study in Wax Today, bees sleep.", True),
        ("Research published last year in The Hive shows that bees sleep.", True),
        ("A study in the Journal of Wax found that bees sleep.", True),
        ("According to a 2019 study in Ghana, bees sleep.", False),
        ("Research published in May shows that bees sleep.", False),
    ],
)
def test_what_marks_a_source(sentence: str, marked: bool) -> None:
    assert is_marked(sentence, [(0, len(sentence))], 1) is marked
