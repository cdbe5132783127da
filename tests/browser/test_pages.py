"""The built pages in a real browser that reaches nothing outside their folder."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from rich.console import Console

from reviewbook.project import Project
from reviewbook.site import build

ROOT = Path(__file__).resolve().parents[2]
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
CHAPTERS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
KINDS = [*CHAPTERS, "index", "codebook", "references", "data", "document-jivan", "concept-tms"]
WIDTHS = (320, 768, 1440)
VIOLATIONS = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html}`);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Path:
    """The real review, built once."""
    out = tmp_path_factory.mktemp("pages") / "site"
    build(Project.find(ROOT), out, Console(quiet=True))
    return out


def visit(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("load")
    page.wait_for_timeout(200)


def at(site: Path, name: str) -> str:
    return f"file://{site}/{name}.html"


def alive(page: Any) -> None:
    """Scroll to every chart, and wait until all have come alive."""
    for chart in page.locator("figure.chart").all():
        chart.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => document.querySelectorAll('.plot[data-live]').length"
        " === document.querySelectorAll('script[data-figure]').length"
    )


@pytest.mark.parametrize("name", KINDS)
def test_a_page_opens_from_a_disk_without_an_error_or_a_look_outside(
    site: Path, page: Any, name: str
) -> None:
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((f"file://{site}", "data:", "blob:"))
            else page.outside.append(asked.url)
        ),
    )
    visit(page, at(site, name))
    alive(page)
    assert page.errors == []
    assert page.outside == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chart_comes_alive_with_a_size_and_a_description(
    site: Path, page: Any, name: str
) -> None:
    visit(page, at(site, name))
    assert page.locator("figure.chart").count() >= 1
    alive(page)
    for chart in page.locator("figure.chart").all():
        picture = chart.locator(".plot svg").first
        box = picture.bounding_box()
        assert box["width"] > 200
        assert box["height"] > 40
        described = picture.get_attribute("aria-describedby")
        said = page.locator(" , ".join(f"[id='{one}']" for one in described.split())).first
        assert re.search(r"\d", said.text_content())


def test_pages_work_from_a_server_too(site: Path, page: Any) -> None:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name in ("index", "03-modalities", "document-jivan"):
            visit(page, f"http://127.0.0.1:{server.server_port}/{name}.html")
            alive(page)
        server.shutdown()
    assert page.errors == []
    assert page.outside == []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("name", KINDS)
def test_no_page_scrolls_sideways(site: Path, page: Any, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        visit(page, at(site, name))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.fixture
def lawless(browser: Any) -> Iterator[Any]:
    """A browser page in which the checker may be put, whatever the page allows."""
    context = browser.new_context(bypass_csp=True)
    yield context
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing_on_any_kind_of_page(
    site: Path, lawless: Any, scheme: str, width: int
) -> None:
    page = lawless.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for name in KINDS:
        visit(page, at(site, name))
        page.wait_for_timeout(600)
        page.evaluate(AXE)
        if said := page.evaluate(VIOLATIONS):
            found[name] = said
    assert found == {}


def test_axe_finds_nothing_on_all_the_other_pages(site: Path, lawless: Any) -> None:
    page = lawless.new_page()
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 800})
    found = {}
    for path in sorted(site.glob("*.html")):
        if path.stem in (*KINDS, "review"):
            continue
        visit(page, f"file://{path}")
        page.evaluate(AXE)
        if said := page.evaluate(VIOLATIONS):
            found[path.stem] = said
    assert found == {}


@pytest.mark.parametrize("name", ["02-treatments", "04-lenses"])
def test_a_click_on_a_cell_arrives_at_its_evidence(site: Path, page: Any, name: str) -> None:
    visit(page, at(site, name))
    alive(page)
    cell = page.locator(".plot[data-live]").first.locator(".mark-rect path[role=link]").first
    cell.click(force=True)
    page.wait_for_url(re.compile(r"concept-[a-z-]+\.html#"))
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").count() == 1


def test_without_javascript_everything_is_still_there(site: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(at(site, "02-treatments"))
    box = page.locator("figure svg").first.bounding_box()
    assert box["width"] > 200
    assert page.locator("table tbody tr").count() > 40
    link = page.locator("figure svg a").first.get_attribute("href") or page.locator(
        "figure svg a"
    ).first.get_attribute("xlink:href")
    assert link.startswith("concept-")
    context.close()


def test_search_finds_a_term_and_leads_to_its_page(site: Path, page: Any) -> None:
    visit(page, at(site, "index"))
    page.keyboard.press("/")
    page.keyboard.type("ketamine")
    page.wait_for_selector("text=Ketamine")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "index.html" not in url)
    assert "etamine" in page.content()
    assert page.errors == []
