"""The entries to develop on are parsed and split as well as was reached; those held back rest."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.entry_lists import LAYOUTS, f1_score, split_scores
from benchmarks.quality.entry_scores import entry_scores
from benchmarks.quality.entry_truth import HALVES, known_entries


def test_there_are_entries_enough() -> None:
    sizes = [sum(map(len, known_entries(half).values())) for half in HALVES]
    assert sum(sizes) >= 300
    assert min(sizes) >= 140


def test_entries_are_parsed_as_well_as_was_reached() -> None:
    counted = sum(map(entry_scores, known_entries("develop").values()), Counter())
    assert counted["all"] >= 0.89 * counted["entries"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lists_are_split_as_well_as_was_reached(layout: str) -> None:
    entries = [entry.text for entry in known_entries("develop")["from records"]]
    assert f1_score([split_scores(entries, layout)]) >= 0.87


@pytest.mark.parametrize("layout", ["run together", "run together, over lines"])
def test_lists_of_one_style_are_split_where_nothing_parts_their_entries(layout: str) -> None:
    written = Path(__file__).with_name("lists").joinpath("develop.txt").read_text(encoding="utf-8")
    lists = [part.splitlines()[1:] for part in f"\n{written}".split("\n# ")[1:]]
    assert min(map(len, lists)) >= 12
    assert f1_score([split_scores(entries, layout) for entries in lists]) >= 0.95
