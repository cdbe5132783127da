"""What somebody relies on who builds pages again and again, of a small garden."""

from __future__ import annotations

from collections.abc import Callable

import nbformat
import pytest

from conftest import Outcome
from reviewbook.project.review_folder import Project

Run = Callable[..., Outcome]


def write_notebook(garden: Project, name: str, *texts: str) -> None:
    garden.notebooks.mkdir(exist_ok=True)
    cells = [nbformat.v4.new_markdown_cell(text, id=f"t-{n}") for n, text in enumerate(texts)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), garden.notebooks / f"{name}.ipynb")


def pages_of(garden: Project) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (garden.root / "site").glob("*.html")}


@pytest.fixture
def built(garden: Project, run: Run) -> Project:
    write_notebook(garden, "01-soil", "# Soil matters\n\nIt does.")
    write_notebook(
        garden, "00-home", "# What the plots say\n\nA little.", "### Compost leads\n\nYes."
    )
    assert run("code", "--project", garden.root).status == 0
    assert run("build", "--project", garden.root).status == 0
    return garden


def test_pages_are_not_built_over_a_text_that_is_not_the_one_coded(
    built: Project, run: Run
) -> None:
    before = pages_of(built)
    text = built.data / "documents" / "beans.txt"
    text.write_text(text.read_text("utf-8").replace("in May", "in June"), encoding="utf-8")
    outcome = run("build", "--project", built.root)
    assert outcome.status == 2
    assert f"error: {text}: the text of beans is not the one that was coded" in outcome.said
    assert pages_of(built) == before


def test_the_home_page_is_the_first_notebook_by_name_whichever_was_written_first(
    built: Project, run: Run
) -> None:
    pages = pages_of(built)
    assert "00-home.html" not in pages
    assert "Compost leads" in pages["index.html"] and "Soil matters" in pages["01-soil.html"]
    assert "<title>What the plots say" in pages["index.html"]
    write_notebook(built, "00-before", "# Read this first\n\nShortly.")
    assert run("build", "--project", built.root).status == 0
    pages = pages_of(built)
    assert "<title>Read this first" in pages["index.html"]
    assert "Compost leads" in pages["00-home.html"]


def test_a_second_build_replaces_the_pages_and_takes_away_those_that_have_gone(
    built: Project, run: Run
) -> None:
    (built.notebooks / "01-soil.ipynb").unlink()
    (built.data / "documents" / "plot.txt").unlink()
    rows = built.manifest.read_text("utf-8").splitlines(keepends=True)
    built.manifest.write_text("".join(row for row in rows if not row.startswith("plot,")))
    write_notebook(built, "00-home", "# What one plot says\n\nLess.")
    assert run("code", "--project", built.root).status == 0
    assert run("build", "--project", built.root).status == 0
    pages = pages_of(built)
    assert "What one plot says" in pages["index.html"]
    assert "Compost leads" not in "".join(pages.values())
    assert {"01-soil.html", "document-plot.html"}.isdisjoint(pages)
    assert "document-beans.html" in pages
