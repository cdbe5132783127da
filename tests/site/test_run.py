"""The notebooks run in place."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from reviewbook.project.layout import Project
from reviewbook.project.notebook_files import before_saving, scrub


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


def test_what_a_program_left_in_a_notebook_is_taken_out() -> None:
    path = Path(__file__).resolve().parents[2] / "notebooks" / "03-modalities.ipynb"
    notebook = nbformat.read(path, 4)
    model = {"type": "notebook", "content": nbformat.from_dict(notebook)}
    model["content"]["metadata"]["language_info"]["version"] = "3.99"
    chart = next(
        output
        for cell in model["content"]["cells"]
        for output in cell.get("outputs", [])
        if "application/vnd.vegalite.v5+json" in output.get("data", {})
    )
    chart["data"]["image/png"] = "iVBOR"
    before_saving(model, path="03-modalities.ipynb")
    stored = nbformat.read(path, 4)
    scrub(stored)
    assert model["content"] == stored
