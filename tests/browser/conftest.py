"""A browser that reaches nothing but this machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright
from rich.console import Console

from browser.reading import ROOT
from reviewbook.project.review_folder import Project
from reviewbook.site.site_builder import build_site
from shared import folder_for_all, made_once

CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)
_PATIENCE = 60_000
"""Milliseconds: a busy machine takes longer than 15 seconds to open the review in one file."""
expect.set_options(timeout=_PATIENCE)
SIZE = {"width": 1200, "height": 900}
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: install one (.ci/run does) to test in a real browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Path:
    """The pages of the real review, with its PDF."""

    def make(folder: Path) -> None:
        build_site(Project.find(ROOT), folder / "site", Console(quiet=True), pdf=True)

    return made_once(folder_for_all(tmp_path_factory) / "pages", make) / "site"


@pytest.fixture(scope="session")
def tab(browser: Any) -> Iterator[Any]:
    """The page that tests use one after the other: to open one takes longer than most of them."""
    with watched(browser) as opened:
        yield opened


@pytest.fixture
def page(tab: Any) -> Any:
    """A page that notes every error and every request that would leave this machine."""
    as_opened(tab)
    tab.errors, tab.outside = [], []
    return tab


def as_opened(page: Any, motion: str = "no-preference") -> None:
    """Leave nothing of what was opened, chosen and pointed at in a page before."""
    page.goto("about:blank")
    page.mouse.move(0, 0)
    page.set_viewport_size(SIZE)
    page.emulate_media(
        media="null", color_scheme="light", forced_colors="none", reduced_motion=motion
    )


@pytest.fixture
def apart(browser: Any) -> Iterator[Any]:
    """Such a page for one test alone, which stores something in it or listens to it."""
    with watched(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def still(browser: Any) -> Iterator[Any]:
    """A page in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@contextmanager
def watched(browser: Any) -> Iterator[Any]:
    """Open a page in a context of its own; its `errors` and `outside` say what went wrong."""
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(_PATIENCE)
    opened = context.new_page()
    opened.errors, opened.outside = [], []

    def decide(route: Any) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1")):
            route.continue_()
        else:
            opened.outside.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.on(
        "console",
        lambda said: opened.errors.append(said.text) if said.type == "error" else None,
    )
    yield opened
    context.close()
