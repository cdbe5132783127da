"""What is written for a spreadsheet is never obeyed by it, and is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.ledger.spreadsheet_cells import armed, defused


@pytest.mark.parametrize("cell", ["=1+1", "  =2+2", "\uff1d3", "-y", "@x", "+cmd"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3.5", "+2 %".replace(" ", ""), "a=b", "'quoted'", ""])
def test_numbers_and_words_stay(cell: str) -> None:
    assert defused(cell) == cell


@given(st.text("=+-@' ab1\uff1d"))
def test_what_was_defused_is_read_back(cell: str) -> None:
    assert armed(str(defused(cell))) == cell or cell.startswith("'")
