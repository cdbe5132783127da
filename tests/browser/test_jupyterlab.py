"""JupyterLab, as a reader meets it in a fresh clone that nobody has trusted yet."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
PATIENCE = 60_000
_PROMPTS = (
    "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent.trim())"
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[tuple[str, Path]]:
    """JupyterLab over a copy of the review, with settings and trust of its own."""
    folder = tmp_path_factory.mktemp("lab")
    review = folder / "review"
    for name in ("data", "notebooks"):
        shutil.copytree(
            ROOT / name, review / name, ignore=shutil.ignore_patterns("documents", ".*")
        )
    shutil.copy(ROOT / "references.bib", review)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    options = "--no-browser --allow-root --IdentityProvider.token=read --LabApp.news_url=None"
    apart = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options.split(), f"--port={port}"],
        cwd=review,
        env=os.environ | apart,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address}/api?token=read", timeout=2)
            break
        except OSError:
            time.sleep(0.2)
    yield address, review
    server.terminate()
    server.wait(20)


def open_notebook(page: Any, address: str, name: str, theme: str = "") -> None:
    page.goto(f"{address}/lab/workspaces/{Path(name).stem}{theme}/tree/notebooks/{name}?token=read")
    page.wait_for_selector(".jp-NotebookPanel .jp-OutputArea-output", timeout=PATIENCE)


def test_charts_are_drawn_live_and_tables_stand_before_anything_is_run(
    lab: tuple[str, Path], page: Any
) -> None:
    address, _ = lab
    open_notebook(page, address, "02-treatments.ipynb")
    page.wait_for_selector(".vega-embed canvas, .vega-embed svg", timeout=PATIENCE)
    box = page.locator(".vega-embed canvas, .vega-embed svg").first.bounding_box()
    assert box["width"] > 300 and box["height"] > 100
    table = page.locator(".jp-RenderedHTML table").first
    table.scroll_into_view_if_needed()
    assert table.locator("caption").inner_text()
    assert not page.outside


@pytest.mark.parametrize("name", NAMES)
def test_running_all_cells_leaves_a_notebook_unchanged_to_the_byte(
    lab: tuple[str, Path], page: Any, name: str
) -> None:
    address, review = lab
    path = review / "notebooks" / name
    before, saved = path.read_bytes(), path.stat().st_mtime_ns
    open_notebook(page, address, name)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.wait_for_function(f"{_PROMPTS}.some(prompt => prompt === '[*]:')", timeout=PATIENCE)
    page.wait_for_function(f"!{_PROMPTS}.some(prompt => prompt === '[*]:')", timeout=PATIENCE)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=PATIENCE)
    page.wait_for_timeout(500)
    page.keyboard.press("Control+s")
    for _ in range(100):
        if path.stat().st_mtime_ns != saved and path.read_bytes().endswith(b"}\n"):
            break
        page.wait_for_timeout(100)
    assert path.stat().st_mtime_ns != saved, "JupyterLab has saved it"
    assert path.read_bytes() == before
    assert not page.outside
