"""Definitions to develop on are found as well as was reached; those held back rest."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.defining_sentences import (
    FIRST,
    HALVES,
    LATER,
    Row,
    document_scores,
    read_sentences,
    read_texts,
    sentence_scores,
    text_scores,
)


def of_prose(rows: Sequence[Row], *prose: str) -> list[Row]:
    return [row for row in rows if row["prose"] in prose]


def precision_and_recall(counted: dict[str, int]) -> tuple[float, float]:
    right = counted["right"]
    return right / counted["found"], right / counted["defining"]


@pytest.mark.parametrize("half", HALVES)
def test_there_are_sentences_enough_and_of_both_kinds(half: str) -> None:
    rows = read_sentences(half)
    assert len(of_prose(rows, *FIRST)) == 200
    for prose in FIRST:
        own = of_prose(rows, prose)
        defining = sum(row["defines"] == "yes" for row in own)
        assert (len(own) >= 99, defining) == (True, 34)
    for prose in LATER:
        own = of_prose(rows, prose)
        defining = sum(row["defines"] == "yes" for row in own)
        assert (len(own) >= 30, 10 <= defining < len(own)) == (True, True)
    assert all(row["term"].casefold() in row["text"].casefold() for row in rows)


@pytest.mark.parametrize(
    ("prose", "given", "least"),
    [
        (FIRST, False, (0.9, 0.85)),
        (FIRST, True, (0.8, 0.85)),
        (LATER, False, (0.9, 0.8)),
        (LATER, True, (0.8, 0.8)),
    ],
)
def test_sentences_are_found_as_well_as_was_reached(
    prose: tuple[str, ...], given: bool, least: tuple[float, float]
) -> None:
    precision, recall = precision_and_recall(
        sentence_scores(of_prose(read_sentences("develop"), *prose), given=given)
    )
    assert (precision >= least[0], recall >= least[1]) == (True, True)


LATER_TEXTS = ("bees", "pensions", "sailing", "volcanoes")
"""Texts in other manners than the first ones, in which less is found."""


@pytest.mark.parametrize(("later", "least"), [(False, (0.9, 0.85)), (True, (0.9, 0.4))])
def test_texts_are_judged_as_well_as_was_reached(later: bool, least: tuple[float, float]) -> None:
    rows = [row for row in read_texts("develop") if (row["document"] in LATER_TEXTS) == later]
    precision, recall = precision_and_recall(text_scores(rows))
    assert (precision >= least[0], recall >= least[1]) == (True, True)


@pytest.mark.usefixtures("documents")
def test_what_is_found_in_the_documents_defines() -> None:
    counted = document_scores()
    assert counted["right"] >= 0.8 * counted["found"] > 0
