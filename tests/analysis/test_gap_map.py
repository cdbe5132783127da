"""What notebook 02 says of the field, over a small ledger counted by hand."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from small_ledger import small_ledger

from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.tables import Citation, Quantity

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "02-treatments.ipynb"
# The small ledger names pill (alpha) and chat (alpha, beta) and medicine (alpha), and never stroll.
STATUS = {
    "label: Pill,": "label: Pill, status: Approved., source: one2001,",
    "label: Medicine (unspecified),": "label: Medicine (unspecified), status: Heard of.,",
    "label: Chat,": "label: Chat, status: Listed., standing: guideline, source: two2002,",
    "label: Stroll,": "label: Stroll, status: Listed., standing: guideline, source: two2002,",
}
CITATIONS = [
    Citation("alpha", 2, 85, 95, "One (2001)", "narrative", "one2001", "resolved", "does not"),
    Citation("beta", 2, 75, 85, "Two (2002)", "narrative", "two2002", "resolved", "partly"),
    Citation("gamma", 1, 20, 30, "Two (2002)", "narrative", "two2002", "resolved", "supports"),
]
QUANTITIES = [
    Quantity("alpha", 2, 62, 70, "one pill", "pill", "dose", 1, 1, "pill"),
    Quantity("alpha", 2, 82, 90, "two chats", "chat", "failures", 2, 2, "chat"),
]


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Run the notebook as far as the numbers of its map; give each cell's last value by its id."""
    project = small_ledger(tmp_path / "small")
    book = project.codebook.read_text(encoding="utf-8")
    for old, new in STATUS.items():
        assert old in book
        book = book.replace(old, new)
    project.codebook.write_text(book, encoding="utf-8")
    for table, rows in {"citations": CITATIONS, "quantities": QUANTITIES}.items():
        path_of(project, table).write_text(csv_text(type(rows[0])._fields, rows), encoding="utf-8")
    monkeypatch.chdir(project.root)
    found: dict[str, object] = {}
    for cell in nbformat.read(NOTEBOOK, 4).cells:
        if cell.cell_type == "code":
            tree = ast.parse(cell.source)
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, cell.id, "exec"), found)
            if last:
                found[cell.id] = eval(compile(ast.Expression(last.value), cell.id, "eval"), found)
        if cell.id == "02-22":
            return found
    raise AssertionError("the cell that counts the squares is gone")


def test_the_field_is_what_has_a_source_and_a_gap_what_nobody_names(
    names: dict[str, object],
) -> None:
    assert str(names["02-04"]) == (
        "Named at all: 3 of 4 treatments of the codebook; by all 3 documents: none; by one only: 2."
    )
    assert str(names["02-12"]) == (
        "No document names 1 of 3 treatments with a status in the field and its source: stroll."
    )
    assert str(names["02-25"]) == (
        "A guideline names 2 of 3 treatments with a status; no document names 1 of these: stroll."
    )
    assert str(names["02-13"]) == "Their status was seen in 2 works: two2002 and one2001."


def test_a_square_says_what_stands_with_the_treatment(names: dict[str, object]) -> None:
    cells = names["cells"]
    assert isinstance(cells, pd.DataFrame)
    by_label = cells.pivot(index="label", columns="group", values="how")
    assert by_label.loc[["Pill", "Chat", "Stroll"]].to_numpy().tolist() == [
        ["and a dose or time", "not named", "not named"],
        # alpha cites a work that does not bear it out, and counts failures, which is no dose
        ["named", "and a source", "not named"],
        ["not named"] * 3,
    ]
    assert str(names["02-22"]) == (
        "Full: 3 of 9 squares; in the same passage as a source judged to bear the sentence out at "
        "least in part: 1; as a dose or time coded for it, without such a source: 1."
    )
