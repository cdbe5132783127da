"""A review whose every input holds something that must not run."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from rich.console import Console

from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.site import site_builder
from shared import folder_for_all, made_once

ROOT = Path(__file__).resolve().parents[1]
EVIL = """<script>alert(1)</script><img src=x onerror=alert(2)>"'&"""
FORMULA = "=cmd|' /C calc'!A0"
FIRST = """
import pandas as pd
import altair as alt
from reviewbook import Review, charts, reading, table

review = Review.open()
evil = review.documents.loc[0, "title"]
"""
CHART = """
columns = ["modality", "label", "document"]
rows = review.treatments.groupby(columns, observed=True).size().reset_index(name="mentions")
cells = alt.Chart(rows, title="Mentions by treatment", name="treatments").encode(
    x="document", y="label", tooltip=["modality", "mentions"]
)
cells.mark_square() + cells.mark_text().encode(text="mentions")
"""


def notebook(*cells: tuple[str, str]) -> nbformat.NotebookNode:
    made = [
        nbformat.v4.new_code_cell(source)
        if kind == "code"
        else nbformat.v4.new_markdown_cell(source)
        for kind, source in cells
    ]
    return nbformat.v4.new_notebook(cells=made)


def copy_of_review(folder: Path) -> Project:
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("documents"))
    for name in ("references.bib", "CITATION.cff"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "notebooks").mkdir()
    return Project(folder)


def change_cell(path: Path, column: str, value: str, row: int = 0) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def make_hostile(project: Project) -> None:
    """Put what must not run into a title, an address, a term, a label and a reference."""
    change_cell(project.manifest, "title", EVIL)
    change_cell(project.manifest, "publisher", FORMULA)
    change_cell(project.manifest, "address", "javascript:alert(3)")
    change_cell(project.evidence / "mentions.csv", "surface", EVIL)
    book = project.codebook.read_text(encoding="utf-8")
    label = json.dumps(EVIL + " label")
    book = re.sub(
        r"(?m)^( +)label: Antidepressants \(class\)$", rf"\1label: {label}", book, count=1
    )
    assert label in book
    project.codebook.write_text(book, encoding="utf-8")
    bib = project.bibliography.read_text(encoding="utf-8")
    hostile = "title = {<script>alert(4)</script> \"'},\n  url = {javascript:alert(5)}"
    changed = re.sub(r"title = \{Why Some Brains[^}]*\},\s+url = \{[^}]*\}", lambda m: hostile, bib)
    assert changed != bib
    project.bibliography.write_text(changed, encoding="utf-8")


def write_notebooks(project: Project) -> None:
    first = notebook(
        (
            "markdown",
            f"# A small review\n\nWhat it is about. {EVIL}\n\n[next](02-more.ipynb#a-part)",
        ),
        ("code", FIRST),
        ("markdown", "## The chart\n\n[bad](javascript:alert(6)) <b onclick=alert(7)>raw</b>"),
        ("code", CHART),
        ("code", "reading('There are {n}: {evil}.', n=5, evil=evil)"),
    )
    second = notebook(
        ("markdown", "# More\n\n[back](00-first.ipynb), [codebook](../data/codebook.yml)"),
        ("code", FIRST),
        ("markdown", "## A part"),
        (
            "code",
            "data = pd.DataFrame({'document': review.names, 'what': [evil] * 5, 'n': range(5)})\n"
            f"table(data.assign(formula={FORMULA!r}), caption=evil, name='evil',\n"
            "      links={'what': ['javascript:alert(8)'] * 5})",
        ),
        (
            "code",
            "rows = data.assign(href='javascript:alert(9)')\n"
            "chart = alt.Chart(rows).mark_bar().encode(x='n:Q', y='what:N', color='document:N')\n"
            "chart.properties(title=evil, description=evil, name='evil-chart')",
        ),
        ("code", "from IPython.display import HTML\nHTML(evil + '<style>p{}</style><h1>big</h1>')"),
        ("code", "print(evil)"),
    )
    nbformat.write(first, project.notebooks / "00-first.ipynb")
    nbformat.write(second, project.notebooks / "02-more.ipynb")


def build_hostile(factory: pytest.TempPathFactory) -> Path:
    """Build a review whose every input holds something that must not run, once for all."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv(DOCUMENTS_VARIABLE, raising=False)
            project = copy_of_review(folder)
            make_hostile(project)
            write_notebooks(project)
            site_builder.build_site(project, project.root / "site", Console(quiet=True))

    return made_once(folder_for_all(factory) / "hostile", make)
