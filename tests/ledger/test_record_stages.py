"""What somebody relies on who keeps the book of a search: no record stands in two boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.ledger.column import problem_of
from reviewbook.ledger.record_stages import STAGES, record_problems, stage_of
from reviewbook.ledger.reviewer_tables import FoundRecord

FILE = Path("records.csv")


def row(record="a", **cells):
    empty = dict.fromkeys(FoundRecord._fields, "")
    known = {"record": record, "source": "Library of Moss", "kind": "database"}
    return FoundRecord(**empty | known | cells)


INCLUDED = {"screened": "kept", "retrieved": "yes", "assessed": "included", "document": "moss"}


@pytest.mark.parametrize(
    ("cells", "stage"),
    [
        ({}, "unscreened"),
        ({"duplicate_of": "b"}, "duplicate"),
        ({"duplicate_of": "none"}, "unscreened"),
        ({"screened": "ineligible"}, "ineligible"),
        ({"screened": "removed"}, "removed"),
        ({"screened": "excluded"}, "excluded"),
        ({"screened": "kept"}, "unsought"),
        ({"screened": "kept", "retrieved": "no"}, "not retrieved"),
        ({"screened": "kept", "retrieved": "yes"}, "unassessed"),
        ({**INCLUDED, "assessed": "excluded"}, "unfit"),
        (INCLUDED, "included"),
    ],
)
def test_a_record_stops_at_one_stage(cells, stage):
    assert stage_of(row(**cells)) == stage
    assert stage in STAGES


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"duplicate_of": "c"}, "duplicate_of names 'c', which is no record"),
        ({"duplicate_of": "a"}, "duplicate of itself"),
        (
            {"duplicate_of": "b", "screened": "kept"},
            "screened is 'kept', though the record stopped",
        ),
        ({"screened": "excluded", "retrieved": "yes"}, "retrieved is 'yes', though"),
        ({"assessed": "included", "document": "moss"}, "assessed is 'included', though"),
        ({"screened": "kept", "retrieved": "no", "assessed": "excluded"}, "assessed is 'excluded'"),
        ({**INCLUDED, "assessed": "excluded", "document": ""}, "without a reason"),
        ({"screened": "removed"}, "removed without a reason"),
        ({**INCLUDED, "document": ""}, "names no document"),
        ({**INCLUDED, "document": "lichen"}, "'lichen' is not in documents.csv"),
        ({"screened": "excluded", "document": "moss"}, "its document 'moss' is still counted"),
    ],
)
def test_a_row_that_contradicts_itself_is_named_with_a_remedy(cells, said):
    (error,) = record_problems([row(**cells), row("b")], {"moss"}, FILE)
    assert said in error.problem
    assert (error.file, error.line) == (FILE, 2)
    assert error.remedy


def test_a_duplicate_of_a_duplicate_is_told_which_record_is_kept():
    rows = [row("a", duplicate_of="b"), row("b", duplicate_of="c"), row("c")]
    (error,) = record_problems(rows, set(), FILE)
    assert "is a duplicate itself" in error.problem
    assert error.remedy.endswith("c")


def test_rows_that_agree_are_passed():
    rows = [
        row("a", **INCLUDED),
        row("b", duplicate_of="a"),
        row("c", screened="excluded", reason="no moss"),
        row("d", document="lichen"),
    ]
    assert record_problems(rows, {"moss", "lichen"}, FILE) == []


cells = st.fixed_dictionaries(
    {
        "duplicate_of": st.sampled_from(["", "", "none", "0"]),
        "screened": st.sampled_from(["kept", "kept", "excluded", "ineligible", "removed", ""]),
        "retrieved": st.sampled_from(["yes", "yes", "no", ""]),
        "assessed": st.sampled_from(["included", "excluded", ""]),
        "reason": st.sampled_from(["", "no moss"]),
        "document": st.sampled_from(["", "moss"]),
    }
)


@given(st.lists(cells, max_size=6))
def test_rows_without_a_problem_say_all_that_their_stage_says_and_no_more(many):
    rows = [row(str(number), **one) for number, one in enumerate(many)]
    bad = {error.line for error in record_problems(rows, {"moss"}, FILE)}
    for number, one in enumerate(rows, 2):
        assert problem_of(one) == ""
        if number not in bad and stage_of(one) != "included":
            assert one.assessed in ("", "excluded")
        if number not in bad and stage_of(one) == "included":
            assert one.document == "moss"
