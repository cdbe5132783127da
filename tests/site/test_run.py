"""The notebooks run in place."""

from __future__ import annotations

import asyncio
import copy
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest

from reviewbook.project.notebook_files import MIME, as_lab_writes, scrub
from reviewbook.project.review_contents import ReviewContents
from reviewbook.project.review_folder import Project


def test_a_failing_notebook_stops_the_run_and_nothing_is_written(
    garden: Project, run, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.notebooks.mkdir()
    for name, source in (("00-good", "1 + 1"), ("01-bad", "1 / 0")):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        nbformat.write(notebook, garden.notebooks / f"{name}.ipynb")
    before = {path: path.read_bytes() for path in garden.notebooks.iterdir()}
    outcome = run("run", "--project", garden.root)
    assert outcome.status == 2
    assert "01-bad" in outcome.said + capsys.readouterr().err
    assert {path: path.read_bytes() for path in garden.notebooks.iterdir()} == before


def test_notebooks_are_run_and_stored_and_the_same_to_the_byte_again(garden: Project, run) -> None:
    garden.notebooks.mkdir()
    path = garden.notebooks / "00-sum.ipynb"
    cells = [nbformat.v4.new_code_cell("20 + 22", id="00-00")]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"authors": [{"name": "A"}]})
    nbformat.write(notebook, path)
    outcome = run("run", "--project", garden.root)
    assert (outcome.status, "1 notebook\n" in outcome.said) == (0, True)
    stored = path.read_bytes()
    (cell,) = nbformat.read(path, 4).cells
    assert (cell.execution_count, cell.outputs[0].data["text/plain"]) == (1, "42")
    assert run("run", "--project", garden.root).status == 0
    assert path.read_bytes() == stored


def chart_of(notebook: dict) -> dict:
    return next(
        output
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if MIME in output.get("data", {})
    )


def test_what_a_program_left_is_taken_out_and_what_a_person_wrote_stays() -> None:
    path = Path(__file__).resolve().parents[2] / "notebooks" / "03-modalities.ipynb"
    stored, opened = nbformat.read(path, 4), nbformat.read(path, 4)
    opened["metadata"] |= {"authors": [{"name": "A"}], "jupytext": {"formats": "ipynb,py"}}
    as_lab_writes(opened)
    assert opened["metadata"]["language_info"]["version"]
    assert chart_of(opened)["data"]["image/png"]
    chart_of(opened)["metadata"][MIME]["embed_options"]["theme"] = "dark"
    opened["cells"][0]["metadata"]["tags"] = ["kept"]
    opened["metadata"]["widgets"] = {"state": {}}
    scrub(opened)
    assert opened["metadata"].pop("authors") == [{"name": "A"}]
    assert opened["metadata"].pop("jupytext") == {"formats": "ipynb,py"}
    assert opened["cells"][0]["metadata"].pop("tags") == ["kept"]
    assert opened == stored


R_NOTEBOOK = {
    "cells": [],
    "metadata": {
        "kernelspec": {"display_name": "R", "language": "R", "name": "ir"},
        "language_info": {"name": "R", "version": "4.4.1", "mimetype": "text/x-r-source"},
        "authors": [{"name": "A"}],
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}


async def saved_and_opened(folder: Path, notebook: dict) -> dict:
    contents = ReviewContents(root_dir=str(folder))
    await contents.save({"type": "notebook", "format": "json", "content": notebook}, "r.ipynb")
    return (await contents.get("r.ipynb"))["content"]


@pytest.mark.parametrize("inside", [False, True])
def test_jupyter_changes_notebooks_of_a_review_alone(
    garden: Project, tmp_path: Path, inside: bool
) -> None:
    folder = garden.root if inside else tmp_path / "elsewhere"
    folder.mkdir(exist_ok=True)
    # In a thread of its own, whether or not a loop runs here already.
    with ThreadPoolExecutor(1) as apart:
        work = saved_and_opened(folder, copy.deepcopy(R_NOTEBOOK))
        opened = apart.submit(asyncio.run, work).result()
    stored = json.loads((folder / "r.ipynb").read_text(encoding="utf-8"))
    assert stored["metadata"] == R_NOTEBOOK["metadata"] == opened["metadata"]


@pytest.mark.parametrize("inside", [False, True])
def test_what_jupyter_leaves_in_a_notebook_of_a_review_is_not_stored(
    garden: Project, tmp_path: Path, inside: bool
) -> None:
    folder = garden.root if inside else tmp_path / "elsewhere"
    folder.mkdir(exist_ok=True)
    left = {"widgets": {"state": {}}}
    notebook = copy.deepcopy(R_NOTEBOOK) | {"metadata": R_NOTEBOOK["metadata"] | left}
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, saved_and_opened(folder, notebook)).result()
    stored = json.loads((folder / "r.ipynb").read_text(encoding="utf-8"))
    assert ("widgets" in stored["metadata"]) == (not inside)


def test_other_files_of_a_review_are_opened_and_stored_as_they_are(garden: Project) -> None:
    async def opened_and_stored(name: str) -> dict[str, object]:
        contents = ReviewContents(root_dir=str(garden.root))
        model = await contents.get(name)
        if model["type"] == "file":
            await contents.save(model, name)
        return model

    book = garden.codebook.read_text(encoding="utf-8")
    with ThreadPoolExecutor(1) as apart:
        folder = apart.submit(asyncio.run, opened_and_stored("data")).result()
        file = apart.submit(asyncio.run, opened_and_stored("data/codebook.yml")).result()
    assert {one["name"] for one in folder["content"]} >= {"codebook.yml", "documents"}
    assert file["content"] == garden.codebook.read_text(encoding="utf-8") == book
