"""What the code cells of a notebook give, run here as a kernel would run them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import nbformat

from reviewbook.display.sentence import Reading

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


class Ran(NamedTuple):
    """A code cell that was run, what it ended on, and the names that are known after it."""

    id: str
    source: str
    value: object
    names: dict[str, object]


def run_cells(path: Path) -> Iterator[Ran]:
    """Run the code cells of a notebook one after the other."""
    names: dict[str, object] = {}
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell.id, "exec"), names)
        value = eval(compile(ast.Expression(last.value), cell.id, "eval"), names) if last else None
        yield Ran(cell.id, cell.source, value, names)


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each sentence that a notebook computes, by its cell; ``08-16+`` is a cell's second."""
    for cell in run_cells(path):
        yield from said_in(cell).items()


def said_in(cell: Ran) -> dict[str, str]:
    """Give the sentences of a cell that has just been run."""
    said = cell.names["said"] if "said = reading(" in cell.source else None
    told = {} if said is None else {cell.id: str(said)}
    if isinstance(cell.value, Reading) and cell.value is not said:
        told[f"{cell.id}{'' if said is None else '+'}"] = cell.value.text
    return told
