"""The built pages in a real browser that reaches nothing outside their folder."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from browser.conftest import watched
from browser.reading import CHAPTERS, WIDTHS, alive, at, names

# Everything about a page that a test asks for, read in one visit.
READ = r"""kinds => {
  const here = document.URL.split('#')[0];
  const links = [...document.querySelectorAll('a')].map(a => a.href.baseVal ?? a.href)
    .map(href => new URL(href, here).href);
  const lonely = [...document.querySelectorAll('tbody .num')]
    .filter(cell => /[1-9]/.test(cell.textContent) && !cell.querySelector('a'));
  return {
    links: [...new Set(links)],
    ids: [...document.querySelectorAll('[id]')].map(element => element.id),
    lonely: lonely.map(cell => cell.closest('tr').textContent),
    counts: Object.fromEntries(kinds.map(kind => [kind, document.querySelectorAll(kind).length])),
    tables: [...document.querySelectorAll('main table')].map(table => ({
      caption: table.caption?.textContent ?? '',
      scoped: [...table.querySelectorAll('th')].every(head => head.scope),
      file: Boolean(table.closest('figure')?.querySelector('a[download]')),
    })),
  };
}"""
COUNTED = ["figure.chart svg", "main table tbody tr", "main table caption", "a[download]"]
CHARTS = r"""() => [...document.querySelectorAll('figure.chart')].map(figure => {
  // On a phone the second picture is seen, or the rows in words.
  const kinds = '.plot svg, .plot .narrow';
  const svg = [...figure.querySelectorAll(kinds)].find(one => one.checkVisibility());
  const box = svg.getBoundingClientRect();
  const described = figure.querySelector('svg').getAttribute('aria-describedby').split(' ')
    .map(id => document.getElementById(id)?.textContent ?? '').join(' ');
  const small = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim())
    .filter(text => parseFloat(getComputedStyle(text).fontSize) * box.width / svg.clientWidth < 11);
  const room = figure.querySelector('.plot');
  return { id: figure.id, width: box.width, height: box.height, described,
    title: figure.querySelector('.finding').innerText, small: small.length,
    reached: room.scrollWidth <= room.clientWidth + 1 || room.tabIndex === 0 };
})"""
# Numbers printed by a mark of a chart that has come alive, and lead nowhere.
LONELY = r"""() => [...document.querySelectorAll('.plot[data-live] .role-mark text')]
  .filter(text => /^[\d.,]+%?$/.test(text.textContent) && /[1-9]/.test(text.textContent))
  .filter(text => !text.__data__.href)
  .map(text => `${text.closest('figure').id}: ${JSON.stringify(text.__data__.datum)}`)"""


@pytest.fixture(scope="module")
def crawl(site: Path, browser: Any) -> dict[str, dict[str, Any]]:
    """Every page, opened once from the disk."""
    read = {}
    with watched(browser) as page:
        page.on("request", functools.partial(_leaves, page, site))
        for name in names(site):
            page.errors, page.outside = [], []
            page.set_viewport_size({"width": WIDTHS[0], "height": 900})
            page.goto(at(site, name))
            read[name] = page.evaluate(READ, COUNTED) | {
                "errors": page.errors,
                "outside": page.outside,
            }
            read[name]["widths"] = {width: _at_width(page, width) for width in WIDTHS}
    return read


def _at_width(page: Any, width: int) -> tuple[int, list[dict[str, Any]]]:
    """Return how wide the page is there, and its charts."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("() => new Promise(requestAnimationFrame)")
    return page.evaluate("document.documentElement.scrollWidth"), page.evaluate(CHARTS)


def _leaves(page: Any, site: Path, asked: Any) -> None:
    if not asked.url.startswith((f"file://{site}", "data:", "blob:")):
        page.outside.append(asked.url)


def test_every_page_opens_from_a_disk_without_an_error_or_a_look_outside(
    crawl: dict[str, Any],
) -> None:
    assert len(crawl) > len(CHAPTERS) * 3
    assert {name: page["errors"] for name, page in crawl.items() if page["errors"]} == {}
    assert {name: page["outside"] for name, page in crawl.items() if page["outside"]} == {}


def test_links_all_lead_somewhere(site: Path, crawl: dict[str, Any]) -> None:
    broken = []
    for name, page in crawl.items():
        for link in page["links"]:
            path, _, place = link.removeprefix(f"file://{site}/").partition("#")
            if link.startswith(("http://", "https://", "data:")):
                continue
            target = crawl.get(path.removesuffix(".html"))
            there = (site / unquote(path)).is_file()
            if not there or (place and target and unquote(place) not in target["ids"]):
                broken.append((name, link))
    assert sum(len(page["links"]) for page in crawl.values()) > 1000
    assert broken == []


def test_no_page_scrolls_sideways(crawl: dict[str, Any]) -> None:
    wide = {
        (name, width): scrolled
        for name, page in crawl.items()
        for width, (scrolled, _) in page["widths"].items()
        if scrolled > width
    }
    assert wide == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_chart_can_be_read_at_every_width(crawl: dict[str, Any], width: int) -> None:
    for name in CHAPTERS:
        charts = crawl[name]["widths"][width][1]
        assert charts, name
        for chart in charts:
            assert chart["width"] > 200 and chart["height"] > 40, (name, chart)
            assert chart["title"] and re.search(r"\d", chart["described"]), (name, chart)
            assert chart["small"] == 0, (name, chart)
            assert chart["reached"], (name, chart)


def test_every_table_has_a_caption_scoped_heads_and_a_file(crawl: dict[str, Any]) -> None:
    tables = [(name, table) for name, page in crawl.items() for table in page["tables"]]
    assert len(tables) > 100
    assert [name for name, t in tables if not (t["caption"] and t["file"])] == []
    assert all(table["scoped"] for _, table in tables)


def test_every_number_in_a_table_leads_to_its_rows(crawl: dict[str, Any]) -> None:
    lonely = {name: page["lonely"] for name, page in crawl.items() if page["lonely"]}
    assert lonely == {}


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chart_comes_alive_and_its_numbers_lead_somewhere(
    site: Path, page: Any, crawl: dict[str, Any], name: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(at(site, name))
    still = page.evaluate(CHARTS)
    alive(page)
    assert page.evaluate(LONELY) == []
    for before, now in zip(still, page.evaluate(CHARTS), strict=True):
        assert abs(before["height"] - now["height"]) < 8, "the page does not jump"
        assert now["described"] == before["described"]
        assert now["reached"], now
    inside = page.evaluate(
        "() => [...document.querySelectorAll('.plot[data-live] .role-mark *')]"
        ".map(mark => mark.__data__?.href).filter(href => href && !/^https?:/.test(href))"
    )
    for link in set(inside):
        path, _, place = link.partition("#")
        target = crawl[path.removesuffix(".html")] if path else crawl[name]
        assert not place or unquote(place) in target["ids"], link
    assert page.errors == []
    assert page.outside == []


def test_pages_work_from_a_server_too(site: Path, page: Any) -> None:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name in ("index", "03-modalities", "document-jivan"):
            page.goto(f"http://127.0.0.1:{server.server_port}/{name}.html")
            alive(page)
        server.shutdown()
    assert page.errors == []
    assert page.outside == []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("name", [*CHAPTERS, "document-jivan", "concept-tms", "codebook"])
def test_without_javascript_everything_is_still_there(
    site: Path, crawl: dict[str, Any], still: Any, name: str
) -> None:
    still.goto(at(site, name))
    for what, drawn in crawl[name]["counts"].items():
        assert still.locator(what).count() == drawn, what
    for picture in still.locator("figure.chart svg:visible").all():
        assert picture.bounding_box()["width"] > 200
        assert picture.locator("a").count() > 0, "marks are links"
    assert not still.locator(".js-only, .spotlight, dialog").locator("visible=true").count()


def test_the_one_file_works_alone(site: Path, page: Any, tmp_path: Path) -> None:
    alone = tmp_path / "mailed.html"
    alone.write_bytes((site / "review.html").read_bytes())
    page.goto(alone.as_uri())
    page.locator("figure.chart").first.scroll_into_view_if_needed()
    page.wait_for_selector(".plot[data-live]")
    broken = page.evaluate(
        "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(href => !document.getElementById(decodeURIComponent(href.slice(1))))"
    )
    assert broken == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1200
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.errors == []
    assert page.outside == []
