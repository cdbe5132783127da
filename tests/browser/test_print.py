"""The whole review on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from reviewbook.project import Project
from reviewbook.site import build

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Path:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: install poppler (.ci/run does) to read the PDF")
    out = tmp_path_factory.mktemp("paper") / "site"
    return build(Project.find(ROOT), out, Console(quiet=True), pdf=True).with_name("review.pdf")


def read(paper: Path) -> str:
    run = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True)
    return run.stdout.decode()


def test_the_pdf_holds_every_chapter_and_no_code(paper: Path) -> None:
    text = read(paper)
    for title in ("Which treatments does each document name?", "Can these counts be trusted?"):
        assert title in text
    assert "from reviewbook import" not in text
    assert "medical advice" in text


def test_no_chart_is_cut(paper: Path) -> None:
    """Every chart's first and last row stand on one page of the PDF."""
    pages = read(paper).split("\f")
    heat = next(page for page in pages if "Named in all" in page)
    assert "Antidepressants (class)" in heat
    assert re.search(r"Specialised care\s+\d", heat)


def test_links_are_given_as_notes(paper: Path) -> None:
    assert "https://doi.org/" in read(paper)
