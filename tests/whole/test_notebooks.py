"""The notebooks: thin, in order, and caught when a number changes."""

from __future__ import annotations

import ast
import csv
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = (
    "00-start-here 01-documents 02-treatments 03-modalities 04-lenses 05-definitions "
    "06-references 07-claims 08-reliability"
).split()
COMPARED = {"application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"}


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def test_the_nine_notebooks_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == NAMES


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_thin(path: Path) -> None:
    imports, *cells = code_cells(path)
    assert imports.source.splitlines()[0].startswith("from reviewbook import")
    for cell in cells:
        tree = ast.parse(cell.source)
        kinds = {type(node) for node in ast.walk(tree)}
        assert not kinds & {ast.FunctionDef, ast.Import, ast.ImportFrom, ast.For, ast.While}
        assert len(tree.body) <= 5, cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_chart_table_and_sentence_is_stored_so_that_it_is_compared(path: Path) -> None:
    shown = [cell for cell in code_cells(path)[1:] if not cell.source.endswith(")\n")]
    assert len(shown) >= 4
    for cell in shown:
        assert len(cell.outputs) == 1, cell.source
        data = cell.outputs[0]["data"]
        if "charts." in cell.source.splitlines()[0]:
            assert set(data) == COMPARED, cell.source
        else:
            assert "text/plain" in data and {"text/html", "text/markdown"} & set(data)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_sentence_follows_every_chart(path: Path) -> None:
    cells = [c for c in nbformat.read(path, 4).cells if c.cell_type == "code"]
    for chart, following in pairwise(cells):
        if chart.source.startswith("charts."):
            assert "reading(" in following.source or "Table(" in following.source, chart.source


def copy_review(folder: Path) -> Path:
    for name in ("data", "notebooks"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("documents", ".*")
        )
    shutil.copy(ROOT / "references.bib", folder)
    return folder


def nbval(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    notebooks = [str(folder / "notebooks" / f"{name}.ipynb") for name in names]
    options = ["-q", "-rf", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env", "--rootdir"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(folder), *notebooks],
        capture_output=True,
        text=True,
        cwd=folder,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")},
        check=False,
    )


def change_a_row(review: Path) -> None:
    path = review / "data" / "evidence" / "mentions.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    changed = next(row for row in rows if row[0] == "overview" and row[5] == "ketamine")
    changed[5] = "esketamine"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def change_a_picture(review: Path, name: str) -> int:
    """Add an empty group to the first picture of a notebook; give the number of its code cell."""
    path = review / "notebooks" / f"{name}.ipynb"
    notebook = nbformat.read(path, 4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    place, svg = next(
        (place, output.data)
        for place, cell in enumerate(cells)
        for output in cell.outputs
        if "image/svg+xml" in output.get("data", {})
    )
    svg["image/svg+xml"] = svg["image/svg+xml"].replace("</svg>", "<g></g></svg>", 1)
    nbformat.write(notebook, path)
    return place


def test_a_changed_row_and_a_changed_picture_fail_where_they_are_shown_and_nowhere_else(
    tmp_path: Path,
) -> None:
    review = copy_review(tmp_path)
    change_a_row(review)
    picture = change_a_picture(review, "06-references")
    run = nbval(review, "02-treatments", "06-references")
    assert run.returncode == 1, run.stdout
    assert "mismatch" in run.stdout and "image/svg+xml" in run.stdout
    failed = [line.split()[1] for line in run.stdout.splitlines() if line.startswith("FAILED")]
    by_row = [name for name in failed if name.startswith("notebooks/02-treatments.ipynb::")]
    assert len(by_row) >= 3, failed
    assert set(failed) - set(by_row) == {"notebooks/06-references.ipynb::Cell"}, failed
    assert f"06-references.ipynb::Cell {picture}" in run.stdout
