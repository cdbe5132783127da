"""Every computed sentence of the notebooks is true of any ledger: each is counted anew."""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from analysis.any_ledger import Ledger, ledgers
from analysis.recount import Recount
from reviewbook.display.sentence import Reading

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
few_examples = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# Where the order of what is level is nobody's business, the beginning is compared.
BEGINS = ("02-13", "04-14")


def said_by(path: Path) -> Iterator[tuple[str, str]]:
    """Run the cells of a notebook; yield each sentence by the id of its cell."""
    names: dict[str, object] = {}
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell.id, "exec"), names)
        value = eval(compile(ast.Expression(last.value), cell.id, "eval"), names) if last else None
        if "said = reading(" in cell.source:
            yield cell.id, str(names["said"])
        elif isinstance(value, Reading):
            yield cell.id, value.text


def hold(ledger: Ledger) -> None:
    """Hold each sentence against what is counted anew."""
    expected = Recount(ledger).said()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(ledger.write(Path(folder) / "review").notebooks)
        found = {cell: text for path in NOTEBOOKS for cell, text in said_by(path)}
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
