"""JupyterLab, as a reader meets it in a fresh clone that nobody has trusted yet."""

from __future__ import annotations

import json
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
from playwright.sync_api import TimeoutError

from browser.conftest import watched
from browser.live_charts import differences, stored_pictures
from browser.test_axe import AXE

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
# Of all nine nbval compares each output with a fresh run: here it is what is saved that counts.
SAVED = ["00-start-here.ipynb", "03-modalities.ipynb", "06-references.ipynb"]
PATIENCE = 60_000
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
OPEN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
ATTEMPTS = 5
_COMPLAINTS = """async () => (await axe.run('.rb-concordance')).violations
  .map(found => `${found.id}: ${found.nodes[0].html}`)"""
_THEMED = "light => document.body.dataset.jpThemeLight === light"
_LEFT = (
    f"[...document.querySelectorAll('{OPEN} .jp-CodeCell .jp-InputPrompt')]"
    r".filter(prompt => !/^\[\d+\]:$/.test(prompt.textContent.trim())).length"
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
    for name in ("references.bib", "jupyter_server_config.json"):
        shutil.copy(ROOT / name, review)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    options = "--no-browser --allow-root --IdentityProvider.token=read --LabApp.news_url=None"
    apart = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    apart["JUPYTER_CONFIG_PATH"] = str(review)
    settle(folder / "CONFIG")
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


def settle(config: Path) -> None:
    """Let JupyterLab store the state of widgets, and follow the system into the dark."""
    chosen = {
        "@jupyter-widgets/jupyterlab-manager/plugin": {"saveState": True},
        "@jupyterlab/apputils-extension/themes": {"adaptive-theme": True},
    }
    for name, settings in chosen.items():
        place = config / "lab" / "user-settings" / f"{name}.jupyterlab-settings"
        place.parent.mkdir(parents=True)
        place.write_text(json.dumps(settings), encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser: Any, lab: tuple[str, Path]) -> Iterator[Any]:
    """JupyterLab in a browser, opened once, as somebody who goes through all notebooks has it."""
    with watched(browser) as opened:
        opened.goto(f"{lab[0]}/lab/tree/notebooks?token=read")
        yield opened


@pytest.fixture(scope="module")
def notebook(page: Any, request: pytest.FixtureRequest) -> Iterator[str]:
    """Open one of the notebooks from the list of files; close it and its kernel at the end.

    It is opened once for the tests that are of it: first those that only look at it.
    """
    name: str = request.param
    page.locator(".jp-DirListing-itemText", has_text=name).dblclick()
    page.wait_for_selector(f"{OPEN} .jp-OutputArea-output", timeout=PATIENCE)
    yield name
    choose(page, "File", "Close and Shut Down Notebook…")
    page.wait_for_selector(OPEN, state="detached", timeout=PATIENCE)


def choose(page: Any, menu: str, entry: str) -> None:
    """Choose an entry of JupyterLab's own menu, and confirm it where it asks."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True).click()
    page.wait_for_timeout(200)
    if (asked := page.locator(".jp-Dialog .jp-mod-accept")).count():
        asked.click()


@pytest.mark.parametrize("notebook", ["02-treatments.ipynb"], indirect=True)
def test_charts_are_drawn_live_and_tables_stand_before_anything_is_run(
    page: Any, notebook: str
) -> None:
    picture = f"{OPEN} .vega-embed canvas, {OPEN} .vega-embed svg"
    page.wait_for_selector(picture, timeout=PATIENCE)
    box = page.locator(picture).first.bounding_box()
    assert box["width"] > 300 and box["height"] > 100
    table = page.locator(f"{OPEN} .jp-RenderedHTML table").first
    table.scroll_into_view_if_needed()
    assert table.locator("caption").inner_text()
    assert not page.outside


@pytest.mark.parametrize("notebook", ["03-modalities.ipynb"], indirect=True)
def test_a_notebook_that_is_only_looked_at_is_not_marked_as_changed(
    lab: tuple[str, Path], page: Any, notebook: str
) -> None:
    path = lab[1] / "notebooks" / notebook
    before = path.read_bytes()
    page.wait_for_timeout(8_000)
    assert page.locator(".lm-DockPanel-tabBar .jp-mod-dirty").count() == 0
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1_000)
    assert path.read_bytes() == before


def live_and_stored(page: Any, path: Path) -> list[str]:
    """What the charts of the open notebook show otherwise than the pictures in its file."""
    found = []
    for place, picture in enumerate(stored_pictures(path)):
        chart = page.locator(f"{OPEN} .vega-embed").nth(place)
        chart.scroll_into_view_if_needed()
        drawn = chart.locator("svg.marks")
        drawn.wait_for()
        found += [f"chart {place}: {one}" for one in differences(drawn.element_handle(), picture)]
    return found


@pytest.mark.parametrize("notebook", NAMES, indirect=True)
def test_live_charts_are_the_stored_pictures(
    lab: tuple[str, Path], page: Any, notebook: str
) -> None:
    assert live_and_stored(page, lab[1] / "notebooks" / notebook) == []


@pytest.mark.parametrize("notebook", ["03-modalities.ipynb"], indirect=True)
def test_the_watch_on_live_charts_sees_a_word_a_place_and_a_colour(
    lab: tuple[str, Path], page: Any, notebook: str
) -> None:
    picture = stored_pictures(lab[1] / "notebooks" / notebook)[0]
    chart = page.locator(f"{OPEN} .vega-embed svg.marks").first
    chart.scroll_into_view_if_needed()
    drawn = chart.element_handle()
    assert differences(drawn, picture) == []
    for now, then in [(">35<", ">36<"), ("#5f65d5", "#5f65d6"), ("translate(", "translate(2")]:
        assert now in picture
        assert differences(drawn, picture.replace(now, then)), now


@pytest.mark.parametrize("notebook", ["03-modalities.ipynb"], indirect=True)
def test_a_bar_that_is_pressed_shows_its_words_in_a_notebook_that_was_not_run(
    page: Any, notebook: str
) -> None:
    chart = page.locator(f"{OPEN} .vega-embed svg.marks").first
    chart.scroll_into_view_if_needed()
    assert "mindmorphr, passage" in chart.text_content()
    chart.locator(".mark-rect.role-mark path").first.click(force=True)
    page.wait_for_function(
        "svg => !svg.textContent.includes('mindmorphr, passage')", arg=chart.element_handle()
    )
    assert "jivan, passage" in chart.text_content()


def run_all(page: Any) -> None:
    """Run every cell of the open notebook in a fresh kernel, and wait until all have run.

    Between JupyterLab and a kernel that has only just started a request can be lost without a
    word (jupyter/notebook#3705): the notebook then stands still, and is run again as a reader
    would run it.
    """
    for _ in range(ATTEMPTS):
        page.wait_for_selector(f"{OPEN} {IDLE}", timeout=PATIENCE)
        choose(page, "Edit", "Clear Outputs of All Cells")
        page.wait_for_function(f"{_LEFT} > 0")
        choose(page, "Run", "Run All Cells")
        try:
            # Not at every frame, which would take from the kernel what it needs.
            page.wait_for_function(f"{_LEFT} === 0", timeout=PATIENCE / 2, polling=200)
        except TimeoutError:
            choose(page, "Kernel", "Restart Kernel…")
        else:
            return
    pytest.fail("JupyterLab did not run every cell")


def save(page: Any, path: Path) -> None:
    """Save the open notebook, and wait until its file is written."""
    saved = path.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    for _ in range(100):
        if path.stat().st_mtime_ns != saved and path.read_bytes().endswith(b"}\n"):
            return
        page.wait_for_timeout(100)
    pytest.fail("JupyterLab has not saved it")


@pytest.mark.parametrize("notebook", SAVED, indirect=True)
def test_a_run_changes_no_byte(lab: tuple[str, Path], page: Any, notebook: str) -> None:
    path = lab[1] / "notebooks" / notebook
    before = path.read_bytes()
    run_all(page)
    page.wait_for_selector(f"{OPEN} {IDLE}", timeout=PATIENCE)
    page.wait_for_timeout(500)
    save(page, path)
    assert path.read_bytes() == before
    assert not page.outside


def complaints(page: Any) -> list[str]:
    """What axe finds at the concordance: in the light, in the dark, in colours of the system."""
    page.evaluate(AXE)
    found = []
    for scheme, forced in [("light", "active"), ("dark", "none"), ("light", "none")]:
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        page.wait_for_function(_THEMED, arg=str(scheme == "light").lower())
        found += page.evaluate(_COMPLAINTS)
    return found


@pytest.mark.parametrize("notebook", ["03-modalities.ipynb"], indirect=True)
def test_words_are_read_in_context_by_keyboard_and_never_stored(
    lab: tuple[str, Path], page: Any, notebook: str, texts_folder: Path
) -> None:
    path = lab[1] / "notebooks" / notebook
    before = path.read_bytes()
    page.emulate_media(color_scheme="dark")  # which JupyterLab notes in every chart that it draws
    page.wait_for_function(_THEMED, arg="false")
    choose(page, "Kernel", "Restart Kernel…")
    run_all(page)
    shown = page.locator(f"{OPEN} .rb-concordance")
    told = shown.get_by_role("status")
    told.get_by_text("mentions").wait_for(timeout=PATIENCE)
    shown.locator("summary").nth(1).press("Enter")
    shown.get_by_role("button", name="Clear: show all").press("Enter")
    told.get_by_text("the first 200 are listed").wait_for()
    shown.get_by_role("button", name="All of Psychotherapy").press("Space")
    told.get_by_text("the first 200 are listed").wait_for(state="detached")
    shown.locator("summary").nth(1).press("Enter")
    was = told.text_content()
    shown.get_by_role("searchbox").fill("and")
    page.wait_for_function(
        "([told, was]) => told.textContent !== was", arg=[told.element_handle(), was]
    )
    page.keyboard.press("Tab")
    page.keyboard.press("x")  # in a cell that is selected JupyterLab would cut it
    shown.locator("td button").first.press("Enter")
    shown.locator(".text mark.here").wait_for()
    marks = shown.locator(".text mark")
    every = marks.count()
    shown.locator("section").get_by_role("checkbox").first.press("Space")
    assert 0 < marks.count() < every
    assert complaints(page) == []
    shown.get_by_role("button", name="Close the text").press("Enter")
    assert shown.locator("section").count() == 0
    assert page.evaluate("document.activeElement.matches('.rb-concordance td button')")
    save(page, path)
    assert path.read_bytes() == before
    assert not page.outside
