"""Every computed sentence of the notebooks is true of any ledger: each is counted anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from analysis.any_ledger import Ledger, few_examples, ledgers
from analysis.recount import Recount
from notebook_cells import NOTEBOOKS, sentences

# Where the order of what is level is nobody's business, the beginning is compared.
BEGINS = ("02-13", "04-14")


def hold(ledger: Ledger) -> None:
    """Hold each sentence against what is counted anew."""
    expected = Recount(ledger).said()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(ledger.write(Path(folder) / "review").notebooks)
        found = {cell: text for path in NOTEBOOKS for cell, text in sentences(path)}
    for cell, text in expected.items():
        said = found[cell][: len(text)] if cell in BEGINS else found[cell]
        assert (cell, said) == (cell, text)


@few_examples
@given(ledgers(counts=(1, 2, 3)))
def test_what_is_said_of_few_documents_is_what_is_there(ledger: Ledger) -> None:
    hold(ledger)


@settings(few_examples, max_examples=2)
@given(ledgers(counts=(34, 60)))
def test_what_is_said_of_many_documents_is_what_is_there(ledger: Ledger) -> None:
    hold(ledger)
