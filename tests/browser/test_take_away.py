"""What readers take away from the pages: pictures, drawings, tables, links."""

from __future__ import annotations

import csv
import functools
import http.server
import json
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from browser.conftest import watched
from browser.reading import alive, at

SVG = "{http://www.w3.org/2000/svg}"
PLACES = [("03-modalities", "modality-by-document"), ("review", "03-modalities--dispersion")]
PIXELS = """async address => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 4).join());
  return [image.naturalWidth, image.naturalHeight, colours.size, data.slice(0, 4).join()];
}"""


def saved(page: Any, figure: str, kind: str, folder: Path) -> Path:
    """Save a chart by its menu, with keys."""
    menu = page.locator(f"[id='{figure}'] .save")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    choice = menu.locator(f"[data-save={kind}]" if kind != "csv" else "a[download$=csv]")
    choice.focus()
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


@pytest.fixture(scope="module")
def blank(browser: Any) -> Iterator[Any]:
    """A page in which a drawing is opened again."""
    with watched(browser) as opened:
        yield opened


@pytest.mark.parametrize(("name", "figure"), PLACES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_saved_as_picture_and_drawing(
    site: Path, page: Any, blank: Any, tmp_path: Path, name: str, figure: str, scheme: str
) -> None:
    """Before it has come alive, and after."""
    page.emulate_media(color_scheme=scheme)
    page.goto(at(site, name))
    assert_saved(page, blank, figure, tmp_path)
    page.locator(f"[id='{figure}'] .plot").scroll_into_view_if_needed()
    page.wait_for_selector(f"[id='{figure}'] .plot[data-live]")
    assert_saved(page, blank, figure, tmp_path)


def assert_saved(page: Any, blank: Any, figure: str, folder: Path) -> None:
    plot = page.locator(f"[id='{figure}'] .plot")
    drawn = plot.locator("svg").first.get_attribute("viewBox").split()
    picture, drawing = (saved(page, figure, kind, folder) for kind in ("png", "svg"))
    assert picture.stem == drawing.stem == f"03-modalities-{figure.rpartition('--')[2]}"
    raw = picture.read_bytes()
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", raw[16:24])
    assert width >= 2 * float(drawn[2]) and height > 2 * float(drawn[3])
    text = drawing.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    finding = page.locator(f"[id='{figure}'] .finding").inner_text()
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert finding in words and "mindmorphr" in words
    assert "currentColor" not in text and "href" not in text
    assert not page.errors
    wide, high, colours, corner = blank.evaluate(PIXELS, drawing_address(text))
    assert (wide * 2, high * 2) == (width, height)
    assert colours > 8 and corner == "255,255,255,255"


def drawing_address(text: str) -> str:
    return f"data:image/svg+xml;charset=utf-8,{quote(text)}"


def test_without_scripts_there_are_drawing_table_and_link(site: Path, still: Any) -> None:
    still.goto(at(site, "03-modalities"))
    menu = still.locator("#modality-by-document .save")
    menu.locator("summary").click()
    shown = menu.locator("a:visible, button:visible").all_inner_texts()
    assert shown == ["SVG", "CSV", "Link"]
    file = site / menu.locator("a", has_text="SVG").get_attribute("href")
    root = ET.fromstring(file.read_text(encoding="utf-8"))
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "mindmorphr" in words
    assert "currentColor" not in file.read_text(encoding="utf-8")


def test_a_table_of_the_one_file_is_saved_from_it(site: Path, page: Any, tmp_path: Path) -> None:
    name, figure = PLACES[1]
    page.goto(at(site, name))
    table = saved(page, figure, "csv", tmp_path)
    rows = list(csv.DictReader(table.open(encoding="utf-8", newline="")))
    there = site / "data" / table.name
    assert table.read_text(encoding="utf-8") == there.read_text(encoding="utf-8") and len(rows) > 5


@pytest.mark.parametrize("name", ["references", "review"])
def test_references_are_saved_for_a_reference_manager(
    site: Path, page: Any, tmp_path: Path, name: str
) -> None:
    # From a server: what lies on a disk already a browser shows, and does not save.
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/{name}.html")
        for suffix in ("bib", "json", "ris"):
            with page.expect_download() as waited:
                page.locator(f"a[download='references.{suffix}']").first.click()
            waited.value.save_as(path := tmp_path / waited.value.suggested_filename)
            stored = site / "data" / f"references.{suffix}"
            assert path.read_bytes() == stored.read_bytes()
        server.shutdown()
    assert len(json.loads((tmp_path / "references.json").read_text(encoding="utf-8"))) > 40


def test_every_heading_chart_and_table_has_a_link_that_is_seen(site: Path, page: Any) -> None:
    for name in ("02-treatments", "document-jivan", "concept-tms", "data"):
        page.goto(at(site, name))
        page.evaluate(
            "() => document.querySelectorAll('details').forEach(fold => fold.open = true)"
        )
        lonely = page.evaluate(
            "() => [...document.querySelectorAll('main :is(h2, h3, h4)[id], main figure[id]')]"
            ".filter(place => ![...place.querySelectorAll('.anchor')].some(link =>"
            " link.hash === `#${encodeURIComponent(place.id)}` && link.checkVisibility()))"
            ".map(place => place.id)"
        )
        assert lonely == [], name
    page.goto(at(site, "02-treatments"))
    link = page.locator("main h2 .anchor").first
    wanted = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**/02-treatments.html{wanted}")
    page.emulate_media(media="print")
    assert not page.locator(".anchor:visible, .save:visible").count()


def test_what_is_highlighted_stands_in_the_address_and_goes_along(site: Path, page: Any) -> None:
    page.goto(at(site, "03-modalities"))
    page.get_by_role("button", name="mindmorphr", exact=True).click()
    page.wait_for_url("**/03-modalities.html?highlight=mindmorphr")
    page.locator(".turn .on").click()
    page.wait_for_url("**/04-lenses.html?highlight=mindmorphr")
    pressed = page.locator(".spotlight [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["mindmorphr"]
    page.locator(".site a", has_text="References").click()
    page.wait_for_url("**/references.html?highlight=mindmorphr")
    page.go_back()
    alive(page)
    assert page.locator(".plot .dim").count() > 0
    page.keyboard.press("Escape")
    page.wait_for_url("**/04-lenses.html")
    page.locator(".turn .back").click()
    page.wait_for_url("**/03-modalities.html")
    assert page.locator(".spotlight [aria-pressed=true]").count() == 0
    assert page.errors == []


def test_the_address_of_the_one_file_keeps_what_is_highlighted(site: Path, page: Any) -> None:
    page.goto(f"{at(site, 'review')}?highlight=mindmorphr#03-modalities")
    pressed = page.locator(".spotlight [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["mindmorphr"]
    page.keyboard.press("Escape")
    page.wait_for_url("**/review.html#03-modalities")


def test_all_that_a_chart_leads_to_is_reached_by_keys(site: Path, page: Any) -> None:
    for name in ("02-treatments", "03-modalities", "06-references"):
        page.goto(at(site, name))
        alive(page)
        missed = page.evaluate(
            """() => [...document.querySelectorAll('.plot[data-live]')].flatMap(plot => {
              const marks = [...plot.querySelectorAll('.role-mark *')];
              const led = new Set(marks.map(mark => mark.__data__?.href).filter(Boolean));
              const stops = [...plot.querySelectorAll('[role=link]')];
              const reached = new Set(stops.map(stop => stop.__data__.href));
              const one = stops.filter(stop => stop.tabIndex === 0).length;
              const missed = [...led].filter(href => !reached.has(href));
              return missed.length || (stops.length && one !== 1)
                ? [[plot.closest('figure').id, missed, one]] : [];
            })"""
        )
        assert missed == [], name
