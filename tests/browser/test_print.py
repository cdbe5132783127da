"""The whole review on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nbformat
import pytest

from browser.reading import CHAPTERS, ROOT, at


@pytest.fixture(scope="module")
def paper(site: Path) -> list[str]:
    """The text of every page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: install poppler (.ci/run does) to read the PDF")
    command = ["pdftotext", "-layout", site / "review.pdf", "-"]
    run = subprocess.run(command, capture_output=True, check=True)
    return run.stdout.decode().split("\f")[:-1]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_chapter_begins_on_a_page_of_its_own(paper: list[str]) -> None:
    for name in CHAPTERS[1:]:
        cells = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4).cells
        title = re.sub(r"^# ", "", cells[0].source.splitlines()[0])
        begins = [page for page in paper if flat(page).startswith(f"Chapter {int(name[:2])} ")]
        assert len(begins) == 1, name
        assert flat(begins[0]).startswith(f"Chapter {int(name[:2])} {title}")


def test_no_code_and_nothing_to_press_is_printed(paper: list[str]) -> None:
    text = flat(" ".join(paper))
    for word in (
        "from reviewbook import",
        "Description and data",
        "Filter rows",
        "Show all code",
    ):
        assert word not in text
    assert "medical advice" in text


def test_no_page_is_empty(paper: list[str]) -> None:
    assert len(paper) > len(CHAPTERS) * 3
    assert [n for n, page in enumerate(paper, 1) if len(page.split()) < 3] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_chart_is_cut(site: Path, page: Any, paper: list[str], name: str) -> None:
    """All the words of a chart stand on one page."""
    page.goto(at(site, name))
    charts = page.evaluate(
        "() => [...document.querySelectorAll('figure.chart')].map(figure =>"
        " [...figure.querySelectorAll('svg text')]"
        " .filter(text => !/rotate/.test(text.getAttribute('transform') ?? ''))"
        " .flatMap(text => [...text.childNodes].filter(node => node.tagName !== 'title')"
        "   .map(node => node.textContent.trim())))"
    )
    assert charts
    for words in charts:
        wanted = {word for line in words for word in line.split()}
        assert len(wanted) > 5
        missing = [sorted(wanted - set(page.split())) for page in paper]
        assert min(map(len, missing)) == 0, min(missing, key=len)


def test_links_are_given_as_notes(paper: list[str]) -> None:
    assert "https://doi.org/" in " ".join(paper)


def test_a_table_that_goes_on_repeats_its_head(paper: list[str]) -> None:
    """Sort buttons stand in the heads; Chromium does not print them again on the next page."""
    head = "document table concept verdict why"
    begins = [n for n, text in enumerate(paper) if head in flat(text)]
    goes_on = [n for n in begins if flat(paper[n]).startswith(head)]
    assert len(goes_on) >= 2


def test_what_can_only_be_done_on_a_screen_is_not_printed(paper: list[str]) -> None:
    assert "Press a bar" not in flat(" ".join(paper))


@pytest.mark.parametrize("name", ["04-lenses", "concept-lithium", "document-alleviant", "index"])
def test_no_last_sheet_of_a_page_holds_its_foot_alone(
    site: Path, page: Any, tmp_path: Path, name: str
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: install poppler (.ci/run does) to read the PDF")
    page.goto(at(site, name))
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", tmp_path / "page.pdf", "-"]
    run = subprocess.run(command, capture_output=True, check=True)
    sheets = [flat(sheet) for sheet in run.stdout.decode().split("\f")[:-1]]
    assert "medical advice" in sheets[0]
    assert "Made from" not in " ".join(sheets)
    assert len(sheets) == 1 or len(sheets[-1].split()) > 40
