"""How rule and reader agree: figures that the literature gives, and verdicts on decisions."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Outcome
from reviewbook.analysis import measured_quality, reliability
from reviewbook.analysis.review import Review
from reviewbook.coding.agreement import kappa, wilson
from reviewbook.coding.verdicts import (
    ADDED,
    DROPPED,
    KEPT,
    MOVED,
    decided_contexts,
    verdict_table,
)
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.template.new_review import make_review

COUNTS = st.integers(0, 500)


@pytest.fixture(scope="module")
def review(project: Project) -> Review:
    return Review(project)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)],
)
def test_wilson_is_as_published(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials)[1:] == pytest.approx((low, high), abs=5e-5)


def test_kappa_of_a_known_table() -> None:
    assert kappa(20, 5, 10, 15).estimate == pytest.approx(0.4)


def test_perfect_agreement_on_few_cases_is_not_certain() -> None:
    few, many = kappa(3, 0, 0, 149), kappa(70, 0, 0, 82)
    assert few.estimate == many.estimate == 1
    assert few.low < 0.5
    assert many.low > 0.9


def test_what_was_laid_out_in_many_ways_is_counted_once_in_its_interval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = tmp_path / "own_texts.csv"
    counts.write_text("rule,half,n,ways,meant,given,right\nsplit,held,20,10,200,250,150\n")
    monkeypatch.setattr(measured_quality, "OWN_TEXTS", counts)
    row = reliability.text_quality().iloc[0]
    assert row[["precision", "recall", "precision_n", "recall_n"]].tolist() == [0.6, 0.75, 25, 20]
    assert row["f1"] == pytest.approx(2 / 3)
    assert tuple(row[["recall_low", "recall_high"]]) == wilson(15, 20)[1:]


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_an_estimate_lies_in_its_interval(a: int, b: int, c: int, d: int) -> None:
    low, estimate, high = (kappa(a, b, c, d)[at] for at in (1, 0, 2))
    assert math.isnan(estimate) or low - 1e-9 <= estimate <= high + 1e-9
    assert math.isnan(estimate) or (low >= -1 and high <= 1 + 1e-9)


def decided(*rows: tuple[str, str, str, str, str], table: str = "mentions") -> list[str]:
    """Give the verdicts on decisions of concept, field, old, new and start."""
    made = [
        Decision("", "", table, "plot", int(start), 9, "", concept, field, old, new, "")
        for concept, field, old, new, start in rows
    ]
    found = verdict_table(made)
    return [f"{row.concept} {row.verdict}" for row in found.itertuples()]


ADD, DROP, KEEP = (("row", "", new) for new in ("add", "drop", "keep"))
MOVE = ("concept", "a", "b")


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([("a", *KEEP)], [f"a {KEPT}"]),
        ([("a", *KEEP), ("a", *DROP)], [f"a {DROPPED}"]),
        ([("a", *ADD)], [f"a {ADDED}"]),
        ([("a", *ADD), ("a", *DROP)], []),
        ([("a", *ADD), ("a", *DROP), ("a", *ADD)], [f"a {ADDED}"]),
        ([("a", *MOVE)], [f"a {MOVED}"]),
        ([("", *MOVE), ("b", *KEEP)], [f"a {MOVED}"]),
        ([("a", *MOVE), ("b", "concept", "b", "a")], [f"a {KEPT}"]),
        ([("a", *MOVE), ("b", *DROP)], [f"a {DROPPED}"]),
        ([("", *KEEP), ("", *MOVE)], [f"a {MOVED}"]),
        ([("a", *KEEP), ("", *DROP)], [f"a {DROPPED}"]),
        ([("a", *KEEP), ("", *KEEP)], [f"a {KEPT}"]),
        ([("", *KEEP), ("a", *DROP)], [f"a {DROPPED}"]),
        ([("", *MOVE), ("", *KEEP), ("b", "concept", "b", "a")], [f"a {KEPT}"]),
        ([("a", *ADD), ("a", *MOVE)], [f"a {ADDED}"]),
        ([("", *DROP)], [f" {DROPPED}"]),
        ([("", *DROP), ("b", *ADD)], [f" {DROPPED}", f"b {ADDED}"]),
        ([("a", *DROP), ("b", *ADD), ("", *KEEP)], [f"a {DROPPED}", f"b {ADDED}"]),
        ([("a", *DROP), ("", *KEEP)], [f"a {DROPPED}", f" {KEPT}"]),
    ],
)
def test_a_row_has_the_verdict_of_its_last_decision(
    rows: list[tuple[str, ...]], verdict: list[str]
) -> None:
    assert decided(*((*row, "1") for row in rows)) == verdict


def test_a_row_that_a_reader_freed_of_its_concept_is_one_dropped_and_one_added(
    tmp_path: Path, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    made = make_review(tmp_path / "made")
    (made.data / "documents" / "beans.txt").write_text(
        "Beans\n\nAn example treatment of 5 mg helps.\n\nWe gave an example treatment of 7 mg.\n"
    )
    assert run("code", "--project", made.root).status == 0
    for row, field, new in (("quantities:2", "concept", ""), ("quantities:3", "row", "keep")):
        decided = ["--row", row, "--field", field, "--new", new, "--why", "no", "--who", "Doe"]
        assert run("decide", *decided, "--project", made.root).status == 0
    assert run("code", "--project", made.root).status == 0
    review = Review(made)
    assert [*review.verdicts["verdict"]] == ["given to none", "kept"]
    quality = reliability.rule_quality(review).set_index("label").loc["Quantities"]
    assert quality[["kept", "dropped", "added"]].tolist() == [1, 1, 1]
    assert quality["precision"] == 0.5


@pytest.mark.parametrize("words", ["example lens", "Example lenses", "EXAMPLE LENS"])
def test_a_word_of_a_lens_that_went_by_its_place_alone_is_no_treatment(
    tmp_path: Path, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    made = make_review(tmp_path / "made")
    text = f"Beans\n\nAn example treatment helps. By {words} they climb.\n"
    (made.data / "documents" / "beans.txt").write_text(text)
    assert run("code", "--project", made.root).status == 0
    for row in ("mentions:2", "mentions:3"):
        decided = ["--row", row, "--field", "row", "--new", "drop", "--why", "no", "--who", "Doe"]
        assert run("decide", *decided, "--project", made.root).status == 0
    head, *rows = made.decisions.read_text().splitlines()
    by_hand = [re.sub(r",example-(treatment|lens),row,", ",,row,", row) for row in rows]
    made.decisions.write_text("\n".join([head, *by_hand]) + "\n")
    assert run("code", "--project", made.root).status == 0
    review = Review(made)
    assert [*review.verdicts["concept"]] == ["example-treatment", "example-lens"]
    quality = reliability.rule_quality(review).set_index("label")
    assert quality.loc["Treatments", ["proposed", "dropped"]].tolist() == [1, 1]


AFFIRMED, DOUBTED = ("context", "negated", "affirmed"), ("context", "affirmed", "doubted")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([("a", *DOUBTED)], {"a": ["affirmed", "doubted"]}),
        ([("", *DOUBTED)], {"": ["affirmed", "doubted"]}),
        ([("", *DOUBTED), ("a", *KEEP)], {"a": ["affirmed", "doubted"]}),
        ([("", *AFFIRMED), ("a", *DOUBTED)], {"a": ["negated", "doubted"]}),
        ([("a", *DOUBTED), ("a", *MOVE)], {"b": ["affirmed", "doubted"]}),
        ([("a", *DOUBTED), ("", *DROP)], {}),
        ([("a", *ADD), ("a", *DOUBTED), ("a", *DROP)], {}),
    ],
)
def test_a_context_is_that_of_the_mention_as_it_ended(
    rows: list[tuple[str, ...]], found: dict[str, list[str]]
) -> None:
    made = [
        Decision("", "", "mentions", "plot", 1, 9, "", concept, field, old, new, "")
        for concept, field, old, new in rows
    ]
    assert decided_contexts(made) == {("plot", 1, 9, c): pair for c, pair in found.items()}


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([("suggested", "yes")], [f"a {KEPT}"]),
        ([("suggested", "no")], [f"a {DROPPED}"]),
        ([("suggested", "yes"), ("yes", "no")], [f"a {DROPPED}"]),
        ([("", "yes")], [f"a {ADDED}"]),
        ([("", "yes"), ("yes", "no")], []),
    ],
)
def test_a_lens_has_the_last_answer(answers: list[tuple[str, str]], verdict: list[str]) -> None:
    rows = [("a", "lens", old, new, "1") for old, new in answers]
    assert decided(*rows, table="passages") == verdict


def test_rows_at_other_places_have_verdicts_of_their_own() -> None:
    found = decided(("a", *KEEP, "1"), ("a", *DROP, "2"), ("b", *KEEP, "1"))
    assert sorted(found) == [f"a {DROPPED}", f"a {KEPT}", f"b {KEPT}"]


def test_what_was_kept_and_added_is_what_the_ledger_holds(review: Review) -> None:
    quality = reliability.rule_quality(review).set_index("label")
    held = {
        "Treatments": len(review.treatments),
        "Definitions": len(review.definitions),
        "Citations": len(review.citations),
        "Quantities": len(review.quantities),
    }
    assert {name: quality.loc[name, ["kept", "added"]].sum() for name in held} == held


def test_the_passages_that_rule_or_reader_gave_to_a_lens_are_those_of_the_ledger(
    review: Review,
) -> None:
    table = reliability.lens_agreement(review).set_index("concept")
    held = review.lenses.groupby("concept")[["document", "passage"]].apply(
        lambda rows: len(rows.drop_duplicates())
    )
    given_ = table["both"] + table["reader_only"]
    assert given_[given_ > 0].to_dict() == held.to_dict()
