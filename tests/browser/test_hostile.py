"""A review whose every input holds something that must not run, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser.reading import alive
from hostile import build_hostile


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Path:
    return build_hostile(tmp_path_factory) / "site"


def told(path: Path) -> str:
    """Return what a page says between its head and its foot."""
    return path.read_text("utf-8").partition("<main")[2].rpartition("</main>")[0]


def test_nothing_runs_on_any_page(hostile: Path, apart: Any) -> None:
    said: list[str] = []
    apart.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    apart.add_init_script("window.alert = text => { window.ran = text }")
    # Around what a page is about all are alike: those are opened that tell of it there, and one.
    pages = [path for path in sorted(hostile.glob("*.html")) if "alert" in told(path)]
    assert {path.stem for path in pages} >= {
        "index", "02-more", "review", "codebook", "references", "document-jivan",
        "concept-antidepressants", "modality-pharmacotherapy",
    }  # fmt: skip
    assert "alert" not in told(hostile / "data.html")
    for path in [*pages, hostile / "data.html"]:
        apart.goto(path.as_uri())
        alive(apart)
        assert apart.evaluate("window.ran") is None, path.stem
    assert said == []
    assert apart.outside == []


def test_no_link_leads_to_a_script(hostile: Path, page: Any) -> None:
    page.goto((hostile / "02-more.html").as_uri())
    alive(page)
    addresses = page.evaluate(
        "() => [...document.querySelectorAll('a')].map(a => String(a.href.baseVal ?? a.href))"
    )
    assert addresses
    assert not [address for address in addresses if "javascript:" in address.lower()]


def test_what_is_hostile_is_shown_as_text(hostile: Path, page: Any) -> None:
    page.goto((hostile / "document-jivan.html").as_uri())
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()


def test_the_policy_stops_what_slips_in(hostile: Path, page: Any) -> None:
    page.goto((hostile / "index.html").as_uri())
    page.evaluate(
        "() => { const s = document.createElement('div');"
        " s.innerHTML = '<img src=x onerror=\"window.ran = 1\">'; document.body.append(s); }"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
