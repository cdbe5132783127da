"""Entries of one work are proposed as well as was reached, in both halves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.duplicate_entries import HALVES, duplicate_counts, same_work


def test_a_key_says_what_is_one_work() -> None:
    assert same_work(("part-1a1", "part-1a2"))
    assert not same_work(("part-1a1", "part-1b1"))
    assert not same_work(("part-1a1", "part-2a1"))


@pytest.mark.parametrize("half", HALVES)
def test_there_are_pairs_enough_of_both_sorts(half: str) -> None:
    counted = duplicate_counts(half)
    assert min(counted["one"], counted["two"]) >= 20


@pytest.mark.parametrize(("half", "least"), [("develop", (0.95, 0.95)), ("held_back", (0.8, 0.8))])
def test_pairs_are_proposed_as_well_as_was_reached(half: str, least: tuple[float, float]) -> None:
    counted = duplicate_counts(half)
    assert counted["right"] >= least[0] * counted["proposed"]
    assert counted["right"] >= least[1] * counted["one"]
