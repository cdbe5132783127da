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


def test_nothing_runs_on_any_page(hostile: Path, page: Any) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.add_init_script("window.alert = text => { window.ran = text }")
    pages = sorted(hostile.glob("*.html"))
    assert {"index", "02-more", "review"} <= {path.stem for path in pages}
    for path in pages:
        page.goto(path.as_uri())
        alive(page)
        assert page.evaluate("window.ran") is None, path.stem
    assert said == []
    assert page.outside == []


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
