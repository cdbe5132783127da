"""The citations to develop on are found and linked as well as was reached; those held back rest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.citation_scores import citation_scores, f1_of, told_apart
from benchmarks.quality.citation_truth import KnownWork, known_citations, known_texts
from benchmarks.quality.entry_truth import HALVES

DOCUMENTS = {"develop": 11, "held": 10}


@pytest.mark.parametrize("half", HALVES)
def test_the_truth_stands_in_the_documents(half: str) -> None:
    texts, truth = known_texts(half), known_citations()
    assert len(texts) == DOCUMENTS[half]
    for name, text in texts.items():
        places = [(one.start, one.end) for one in truth[name]]
        assert places == sorted(places)
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in places)


def test_a_citation_is_right_where_it_stands_there_and_means_the_same() -> None:
    known = [KnownWork(5, 9, frozenset({1})), KnownWork(5, 9, frozenset({2}))]
    found = [KnownWork(4, 10, frozenset({2})), KnownWork(20, 22, frozenset({1}))]
    assert told_apart(known, found) == (known[1:], known[:1], found[1:])


def test_citations_are_linked_as_well_as_was_reached() -> None:
    counted = citation_scores("develop")
    assert counted["documents"] == DOCUMENTS["develop"]
    assert f1_of(counted) >= 0.97
