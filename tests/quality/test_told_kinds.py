"""Kinds of work are told as well as was reached, in both halves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.told_kinds import HALVES, UNTOLD, kind_counts, told_kinds


@pytest.mark.parametrize("half", HALVES)
def test_there_are_works_enough_and_of_many_kinds(half: str) -> None:
    kinds = [meant for meant, _ in told_kinds(half).values()]
    assert len(kinds) >= 60
    assert len(set(kinds)) >= 15
    assert sum(kind in UNTOLD for kind in kinds) >= 20


@pytest.mark.parametrize(("half", "least"), [("develop", (0.95, 0.95)), ("held_back", (0.9, 0.75))])
def test_kinds_are_told_as_well_as_was_reached(half: str, least: tuple[float, float]) -> None:
    counted = kind_counts(half)
    right = counted["told right"]
    assert right >= least[0] * counted["told"]
    assert right >= least[1] * counted["meant"]
