"""A review whose every input holds something that must not run, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from reviewbook.project import DOCUMENTS_VARIABLE
from reviewbook.site import build
from test_site import copy_of_review, make_hostile, write_notebooks


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(DOCUMENTS_VARIABLE, raising=False)
        project = copy_of_review(tmp_path_factory.mktemp("hostile"))
        make_hostile(project)
        write_notebooks(project)
        return build(project, project.root / "site", Console(quiet=True)).parent


def test_nothing_runs_on_any_page(hostile: Path, page: Any) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.add_init_script("window.alert = text => { window.ran = text }")
    pages = ["index", "00-first", "02-more", "codebook", "references", "document-jivan", "review"]
    for name in [*pages, "concept-antidepressants"]:
        page.goto((hostile / f"{name}.html").as_uri())
        for chart in page.locator("figure.chart").all():
            chart.scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        assert page.evaluate("window.ran") is None, name
    assert said == []
    assert page.outside == []


def test_no_link_leads_to_a_script(hostile: Path, page: Any) -> None:
    page.goto((hostile / "02-more.html").as_uri())
    page.wait_for_timeout(1500)
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
