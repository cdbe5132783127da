"""The notebooks of a new review are ours: the same code, and prose that is nobody's."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from reviewbook.project.errors import InputError
from reviewbook.template.renew_notebooks import (
    TEMPLATES,
    renewed_review,
    renewed_templates,
    with_code_of,
)

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
OWN = {"next": "a new review has to say what it still needs; ours needs nothing"}
"""Code cells of the templates that ours do not have, by the end of their id, and why."""


def cells_of(path: Path, kind: str) -> dict[str, str]:
    return {cell.id: cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == kind}


def test_each_of_ours_has_its_template() -> None:
    assert [path.name for path in NOTEBOOKS] == sorted(p.name for p in TEMPLATES.glob("*.ipynb"))


@EACH
def test_the_code_of_a_template_is_ours(path: Path) -> None:
    ours, template = (cells_of(place, "code") for place in (path, TEMPLATES / path.name))
    own = {cell for cell in template if cell.partition("-")[2] in OWN}
    assert own == {f"{path.name[:2]}-{name}" for name in OWN}
    shared = {cell: source for cell, source in template.items() if cell not in own}
    assert shared == ours and list(shared) == list(ours), "renew it with: make docs"


@EACH
def test_a_template_is_stored_as_it_is_made(path: Path) -> None:
    place = TEMPLATES / path.name
    made = renewed_templates(path.parent)[place]
    assert place.read_text(encoding="utf-8") == made, "renew it with: make docs"
    assert "outputs" in made and not any(
        cell.get("outputs") for cell in nbformat.reads(made, 4).cells
    )


@EACH
def test_a_template_asks_for_a_take_away_and_leads_on(path: Path) -> None:
    *_, last = cells_of(TEMPLATES / path.name, "markdown").values()
    assert re.search(r"\*\*Take away:\*\* \*write here [^*]+\.\*", last)
    assert "**Try it:**" in last
    assert re.search(r"(Next|Back to).*\]\([\w-]+\.ipynb\)\.?$", last)


@EACH
def test_the_prose_of_a_template_holds_no_number_and_leads_to_what_is_there(path: Path) -> None:
    for cell, prose in cells_of(TEMPLATES / path.name, "markdown").items():
        said = re.sub(r"\[[^]]*\]\(([^)#]+)[^)]*\)|`[^`]+`", "", prose)
        assert not re.search(r"\d{3,}|\d+ of \d+", said.replace("1,000", "")), cell
        for link in re.findall(r"\]\(([\w-]+\.ipynb)", prose):
            assert (TEMPLATES / link).exists(), cell


def notebook(*cells: tuple[str, str, str]) -> nbformat.NotebookNode:
    kinds = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    made = nbformat.v4.new_notebook(
        cells=[kinds[kind](text, id=name) for kind, name, text in cells]
    )
    made.metadata.update(
        kernelspec={"name": "p", "display_name": "P"}, language_info={"name": "python"}
    )
    return made


def test_code_comes_from_ours_and_prose_from_the_template() -> None:
    ours = notebook(
        ("markdown", "a", "# Herons"), ("code", "b", "2"), ("markdown", "c", "Tall"),
        ("code", "d", "3"),
    )  # fmt: skip
    template = notebook(
        ("code", "next", "1"), ("code", "gone", "0"), ("markdown", "c", "Any"),
        ("markdown", "a", "# Title"), ("code", "b", "old"),
    )  # fmt: skip
    template.cells.pop(1)
    made = with_code_of(ours, template, Path("x.ipynb"))
    assert [(cell.id, cell.source) for cell in made.cells] == [
        ("a", "# Title"), ("b", "2"), ("next", "1"), ("c", "Any"), ("d", "3"),
    ]  # fmt: skip


def test_prose_that_is_missing_is_asked_for() -> None:
    ours = notebook(("code", "b", "2"), ("markdown", "c", "Tall"))
    with pytest.raises(InputError, match="no prose for cell c") as error:
        with_code_of(ours, notebook(("code", "next", "1")), Path("x.ipynb"))
    assert "x.ipynb" in str(error.value)


EXAMPLE = NOTEBOOKS[0].parents[1] / "examples/allotment/notebooks"


@pytest.mark.parametrize("path", sorted(EXAMPLE.glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_code_of_the_example_is_that_of_the_template(path: Path) -> None:
    renewed = nbformat.reads(renewed_review(EXAMPLE)[path], 4)
    stored = nbformat.read(path, 4)
    assert [cell.source for cell in stored.cells] == [cell.source for cell in renewed.cells], (
        "renew it with: make docs, and run it with: make notebooks"
    )
