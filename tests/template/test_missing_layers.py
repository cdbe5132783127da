"""A codebook may lack treatments, lenses or subjects: pages are made, and name none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from conftest import GARDEN_CODEBOOK, GARDEN_TEXTS, Outcome
from notebook_cells import run_cells
from reviewbook.analysis.review import Review
from reviewbook.display.dataframe_display import show_frames
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.site.html import links
from reviewbook.site.html.page import Page
from reviewbook.site.html.tree import plain
from reviewbook.site.pages.page_order import assemble_pages
from reviewbook.template.new_review import make_review

SAID = {
    "modalities": ("modalit|treatment", "The codebook names no treatment|No treatment is named"),
    "lenses": (r"\blens", "The codebook has no lens"),
    "subjects": ("subject|wording", "The codebook has no subject"),
}
"""What names a layer, and what may be said of one that is not there."""
CRITERIA = re.compile("fail|dose|criteri")
NOBODY = r"\bby no (lens|modality|document|standard)\b"
NONSENSE = re.compile(NOBODY + r"|\b(nan|NaN|NaT|None|0 ways|0 of 0)\b|\{|\}| ,| \.")


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    InteractiveShell.clear_instance()
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def without(*sections: str) -> str:
    parts = re.split(r"(?m)^(?=[a-z]+:)", GARDEN_CODEBOOK)
    return "".join(part for part in parts if part.partition(":")[0] not in sections)


def run_here(path: Path, shell: InteractiveShell) -> Any:
    """Run a notebook in this process, and give it back with what its cells show."""
    notebook = nbformat.read(path, 4)
    values = {cell.id: cell.value for cell in run_cells(path) if cell.value is not None}
    for cell in notebook.cells:
        if cell.id in values:
            data, metadata = shell.display_formatter.format(values[cell.id])
            made = nbformat.v4.new_output("execute_result", data, metadata=metadata)
            cell.outputs = [made]
    return notebook


def computed(notebook: Any) -> Iterator[str]:
    """Yield what a notebook computes: its sentences, and what its charts say."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            is_table = "<table" in output.data.get("text/html", "")
            if not cell.id.endswith("-next") and not is_table:
                yield output.data["text/plain"].partition("\n")[0]


@pytest.mark.parametrize(
    "lacking",
    [
        (),
        ("lenses",),
        ("modalities",),
        ("subjects",),
        ("lenses", "subjects"),
        ("modalities", "subjects"),
        ("modalities", "lenses"),
    ],
    ids=lambda lacking: "-".join(lacking) or "all",
)
def test_what_the_codebook_lacks_is_not_spoken_of(
    tmp_path: Path,
    run: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    shell: InteractiveShell,
    lacking: tuple[str, ...],
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    review = make_review(tmp_path / "made")
    review.codebook.write_text(without(*lacking), encoding="utf-8")
    for name, text in GARDEN_TEXTS.items():
        (review.data / "documents" / name).write_text(text, encoding="utf-8")
    assert run("code", "--project", review.root).status == 0
    monkeypatch.chdir(review.notebooks)
    show_frames()
    paths = sorted(review.notebooks.glob("*.ipynb"))
    notebooks = {path.stem: run_here(path, shell) for path in paths}
    for name, notebook in notebooks.items():
        for said in computed(notebook):
            assert not NONSENSE.search(said), (name, said)
            assert not CRITERIA.search(said), (name, said)  # nobody recorded one
            for layer in lacking:
                names, allowed = SAID[layer]
                assert re.search(allowed, said) or not re.search(names, said), (name, said)
    hold_pages(review, assemble_pages(Review(review), notebooks), lacking)


def hold_pages(review: Project, pages: list[Page], lacking: tuple[str, ...]) -> None:
    """See that links lead somewhere, and that no page is about what is not there."""
    assert not list(links.Links(pages, ["review.html"]).broken(pages))
    slugs = {page.slug for page in pages}
    assert any(slug.startswith("modality-") for slug in slugs) == ("modalities" not in lacking)
    said = " ".join(plain(block.body) for page in pages for block in page.blocks)
    assert ("In the codebook, named by none" in said) <= ("modalities" not in lacking)
    if lacking == ("modalities", "lenses"):
        assert "No treatments or lenses were looked for." in said
