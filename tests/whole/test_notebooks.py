"""The notebooks: thin, in order, and caught when a number changes."""

from __future__ import annotations

import ast
import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from reviewbook.display.chart_words import headline
from reviewbook.project.notebook_files import MIME, notebook_text
from reviewbook.site.chapters.run_notebooks import execute_all

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = (
    "00-start-here 01-documents 02-treatments 03-modalities 04-lenses 05-definitions "
    "06-references 07-claims 08-reliability"
).split()
COMPARED = {MIME, "image/svg+xml", "text/plain"}
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
MOST_LINES = 20
LONGEST = 4_000
"""Characters of a line of a stored notebook, and of what git shows of a change."""


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def test_the_nine_notebooks_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == NAMES


@EACH
def test_a_notebook_begins_with_what_it_imports_and_its_cells_are_short(path: Path) -> None:
    imports, *cells = code_cells(path)
    assert imports.source.splitlines()[0].startswith(("import ", "from "))
    assert "from reviewbook import" in imports.source
    for cell in cells:
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.source
        tree = ast.parse(cell.source)
        assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))


@EACH
def test_no_cell_rounds_a_number_otherwise_than_sentences_tables_and_charts_do(path: Path) -> None:
    for cell in code_cells(path):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.FormattedValue) and node.format_spec:
                shape = ast.unparse(node.format_spec).strip("f'\"")
                assert not re.fullmatch(r".*\.\d+[f%]?", shape), f"use rounded: {cell.source}"


@EACH
def test_every_chart_table_and_sentence_is_stored_so_that_it_is_compared(path: Path) -> None:
    outputs = [(cell, output) for cell in code_cells(path) for output in cell.outputs]
    assert len(outputs) >= 4
    for cell, output in outputs:
        assert output.output_type in ("execute_result", "display_data"), cell.source
        data = output["data"]
        if MIME in data or "image/svg+xml" in data:
            assert set(data) == COMPARED, cell.source
        else:
            assert "text/plain" in data, cell.source


@EACH
def test_every_chart_says_its_finding_and_has_a_name(path: Path) -> None:
    specs = [
        output["data"][MIME]
        for cell in code_cells(path)
        for output in cell.outputs
        if MIME in output.get("data", {})
    ]
    for spec in specs:
        finding, _ = headline(spec)
        assert finding and spec["name"]
    names = [spec["name"] for spec in specs]
    assert len(names) == len(set(names))


@EACH
def test_numbers_are_said_in_sentences(path: Path) -> None:
    assert any("reading(" in cell.source for cell in code_cells(path))


@EACH
def test_a_notebook_ends_with_what_to_take_away_to_try_and_to_read_next(path: Path) -> None:
    last = nbformat.read(path, 4).cells[-1]
    assert last.cell_type == "markdown"
    assert "**Take away:**" in last.source
    assert "**Try it:**" in last.source
    assert re.search(
        r"Next|Back to \[the start\]" if path == NOTEBOOKS[-1] else "Next", last.source
    )
    assert re.search(r"\]\([\w-]+\.ipynb", last.source)


@EACH
def test_a_stored_notebook_has_lines_that_git_can_show(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= LONGEST


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


def git(folder: Path, *words: str) -> str:
    options = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"]
    command = ["git", *options, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def run_all(review: Path) -> None:
    """Run the notebooks of a review and store them."""
    for name, notebook in execute_all(review / "notebooks").items():
        path = review / "notebooks" / f"{name}.ipynb"
        path.write_text(notebook_text(notebook), encoding="utf-8")


@pytest.mark.slow
def test_what_one_mention_less_changes_can_be_reviewed_in_git(tmp_path: Path) -> None:
    review = copy_review(tmp_path)
    git(review, "init", "-q")
    git(review, "add", "-A")
    git(review, "commit", "-q", "-m", "before")
    path = review / "data" / "evidence" / "mentions.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(
        n for n, row in enumerate(rows) if row.startswith("overview,") and "ketamine" in row
    )
    path.write_text("".join([head, *rows[:place], *rows[place + 1 :]]), encoding="utf-8")
    run_all(review)
    touched = git(review, "diff", "--name-only", "--", "notebooks").split()
    counting = "00-start-here 01-documents 02-treatments 03-modalities 07-claims 08-reliability"
    assert [Path(name).stem for name in touched] == counting.split(), "of others not one byte"
    changed = git(review, "diff", "--", "notebooks")
    assert len(changed.encode()) <= 130_000
    assert max(map(len, changed.splitlines())) <= LONGEST + 1  # the sign before it
