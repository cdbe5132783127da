"""What a reader does with the pages: click, sort, filter, search, highlight, by hand or by key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from browser.reading import alive, at

MATRICES = [
    ("02-treatments", "treatment-by-document"),
    ("03-modalities", "modality-by-document"),
    ("04-lenses", "lens-by-document"),
    ("04-lenses", "lens-with-modality"),
    ("index", "finding-lenses"),
]
SHAPES = ":is(.mark-rect, .mark-symbol) path[role=link]"
CELLS = f"""figure => [...document.querySelectorAll(`#${{figure}} {SHAPES}`)]
  .map(cell => [cell.__data__.href, cell.__data__.datum])"""


def focused(page: Any) -> str:
    found: str = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    return found


@pytest.mark.parametrize(("name", "figure"), MATRICES)
def test_a_click_on_a_mark_of_a_matrix_arrives_at_its_evidence(
    site: Path, page: Any, name: str, figure: str
) -> None:
    page.goto(at(site, name))
    alive(page)
    cells = page.locator(f"#{figure} {SHAPES}")
    for number in {0, cells.count() // 2, cells.count() - 1}:
        wanted, _ = page.evaluate(CELLS, figure)[number]
        cell = cells.nth(number)
        cell.scroll_into_view_if_needed()
        box = cell.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_url(f"**/{wanted}")
        place = wanted.partition("#")[2]
        if place:
            assert page.locator(f"[id='{place}']").count() == 1
        page.go_back()
        alive(page)


def test_a_cell_says_how_many_rows_stand_behind_it(site: Path, page: Any) -> None:
    name, figure = MATRICES[0]
    page.goto(at(site, name))
    alive(page)
    cells = page.evaluate(CELLS, figure)
    assert len(cells) > 40
    for href, datum in cells[::6]:
        path, _, document = href.partition("#")
        page.goto(f"file://{site}/{path}")
        rows = page.locator(f"tbody[id='{document}'] tr:not(.group)")
        assert rows.count() == datum["mentions"], datum


def test_a_row_leads_to_its_place_in_the_document(site: Path, page: Any) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(at(site, "concept-tms"))
    row = page.locator(".concordance tbody tr:not(.group)").first
    link = row.locator("th a")
    link.click()
    page.wait_for_url(re.compile(r"document-\w+\.html#m-\d+"))
    shown = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert "Transcranial magnetic stimulation" in shown.inner_text()
    page.wait_for_function(
        "one => { const { top } = one.getBoundingClientRect();"
        " return top >= 0 && top < innerHeight; }",
        arg=shown.element_handle(),
    )


def unfold(page: Any) -> None:
    """Open all long tables."""
    page.evaluate("() => document.querySelectorAll('.fold').forEach(one => { one.open = true; })")


def column(page: Any, number: int) -> list[str]:
    shown: list[str] = page.evaluate(
        "number => [...document.querySelectorAll('.rb-table tbody tr:not([hidden])')]"
        ".filter(row => row.closest('table').tBodies[0].rows.length > 40)"
        ".map(row => row.cells[number].textContent.trim())",
        number,
    )
    return shown


def test_a_long_table_is_sorted_by_numbers_and_by_words(site: Path, page: Any) -> None:
    page.goto(at(site, "02-treatments"))
    unfold(page)
    before = column(page, 0)
    table = page.locator("#treatments table")
    number = table.locator("thead th", has_text="mindmorphr")
    number.locator("button").click()
    place = number.evaluate("head => head.cellIndex")
    counts = [int(text) for text in column(page, place)]
    assert counts == sorted(counts) and counts[-1] > 0
    assert number.get_attribute("aria-sort") == "ascending"
    number.locator("button").press("Enter")
    counts = [int(text) for text in column(page, place)]
    assert counts == sorted(counts, reverse=True)
    assert number.get_attribute("aria-sort") == "descending"
    table.locator("thead button").first.click()
    words = column(page, 0)
    assert words == page.evaluate("words => words.sort((a, b) => a.localeCompare(b))", words)
    assert sorted(words) == sorted(before)
    assert number.get_attribute("aria-sort") is None


def test_a_long_table_is_filtered_by_words(site: Path, page: Any) -> None:
    page.goto(at(site, "02-treatments"))
    unfold(page)
    field = page.locator("figure.rb-table .filter input").first
    total = len(column(page, 0))
    field.fill("STIMULATION neuro")
    found = column(page, 0)
    assert found and all("stimulation" in text.lower() for text in found)
    status = page.locator("figure.rb-table .filter [role=status]").first
    assert status.inner_text() == f"{len(found)} of {total} rows"
    field.fill("no such words")
    assert column(page, 0) == []
    field.fill("")
    assert len(column(page, 0)) == total
    assert status.inner_text() == ""


def test_the_head_of_a_long_table_stays_in_sight(site: Path, page: Any) -> None:
    page.goto(at(site, "02-treatments"))
    unfold(page)
    head = page.locator("#treatments thead th", has_text="mindmorphr")
    page.locator("#treatments tbody tr").nth(30).evaluate(
        "row => row.scrollIntoView({ block: 'center', behavior: 'instant' })"
    )
    page.wait_for_function("() => scrollY > 0")
    assert 0 <= head.bounding_box()["y"] < 120


def test_a_chart_is_used_by_key_alone(site: Path, page: Any) -> None:
    page.goto(at(site, "02-treatments"))
    alive(page)
    first = page.locator("#treatment-by-document [role=link][tabindex='0']")
    assert first.count() >= 1, "one stop for Tab"
    first.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "aria-label" in focused(page)
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    wanted = page.evaluate("document.activeElement.__data__.href")
    assert page.locator(".tip:visible").count() == 1, "what has the focus is told"
    assert re.search(r"\d", said)
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.__data__.href") != wanted
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{wanted}")


def test_a_page_is_used_by_key_alone(site: Path, page: Any) -> None:
    page.goto(at(site, "03-modalities"))
    page.keyboard.press("Tab")
    assert "skip" in focused(page)
    assert page.locator(".skip").bounding_box()["y"] >= 0, "it shows when it has the focus"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    menu = page.locator(".menu").first
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.locator("a").first.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.locator("a").first.is_visible()
    assert "summary" in focused(page)


def test_what_is_highlighted_stands_out_in_charts_and_tables(site: Path, page: Any) -> None:
    page.goto(at(site, "03-modalities"))
    alive(page)
    button = page.get_by_role("button", name="Psychotherapy", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    dim = "document.querySelectorAll('.plot .dim').length"
    marks = page.evaluate(
        "[...document.querySelectorAll('.plot[data-live]')].map(plot => [plot.closest('figure').id,"
        " plot.querySelectorAll('.dim').length, [...plot.querySelectorAll('.role-mark *')]"
        ".filter(mark => mark.__data__?.datum?.modality === 'Psychotherapy'"
        " && mark.classList.contains('dim')).length])"
    )
    assert all(dimmed > 0 and wrongly == 0 for _, dimmed, wrongly in marks), marks
    rows = page.locator("#modality-per-1000 tbody tr")
    for row in rows.all():
        named = "Psychotherapy" in row.inner_text()
        assert ("dim" in (row.get_attribute("class") or "")) != named
    page.keyboard.press("Escape")
    assert page.evaluate(dim) == 0
    assert button.get_attribute("aria-pressed") == "false"


def results(page: Any, words: str) -> list[str]:
    page.locator("#search-words").fill(words)
    found: list[str] = page.locator("#search-results li").all_inner_texts()
    return found


@pytest.mark.parametrize("name", ["index", "document-jivan", "review"])
def test_search_finds_what_is_there_and_nothing_else(site: Path, page: Any, name: str) -> None:
    page.goto(at(site, name))
    page.keyboard.press("/")
    page.wait_for_selector("dialog.search[open]")
    page.wait_for_function("() => document.activeElement.id === 'search-words'")
    page.keyboard.type("k")
    page.wait_for_selector("#search-results li")
    found = results(page, "ketamine")
    assert found and all("ketamine" in text.lower() for text in found)
    assert found[0].startswith("Ketamine"), "the page of what is asked for comes first"
    assert page.locator("dialog .count").inner_text().startswith(f"{len(found)} place")
    assert results(page, "zzyzx") == []
    assert page.locator("dialog .count").inner_text() == "0 places"
    assert results(page, "KÉTAMINE") == found, "neither case nor accents matter"
    page.locator("#search-words").fill("ketamine")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("etamine|#c"))
    assert not page.locator("dialog.search[open]").count()
    assert page.errors == []


def test_the_choice_of_colours_is_kept(site: Path, apart: Any) -> None:
    apart.emulate_media(color_scheme="light")
    apart.goto(at(site, "index"))
    paper = "getComputedStyle(document.body).backgroundColor"
    light = apart.evaluate(paper)
    apart.locator("[data-theme-switch]").press("Enter")
    dark = apart.evaluate(paper)
    assert dark != light
    apart.reload()
    assert apart.evaluate(paper) == dark
    assert apart.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"


def test_code_is_folded_until_it_is_asked_for(site: Path, page: Any) -> None:
    page.goto(at(site, "03-modalities"))
    code = page.locator("details.code pre")
    assert code.count() > 5 and not code.first.is_visible()
    page.locator("details.code summary").first.click()
    assert code.first.is_visible() and not code.nth(1).is_visible()
    page.locator("[data-show-code]").click()
    assert all(one.is_visible() for one in code.all())


def test_who_wants_less_motion_gets_none(site: Path, page: Any) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(at(site, "02-treatments"))
    moving = page.evaluate(
        "() => [getComputedStyle(document.documentElement).scrollBehavior,"
        " ...new Set([...document.querySelectorAll('*')]"
        ".map(one => getComputedStyle(one).transitionDuration))]"
    )
    assert moving == ["auto", "0s"]


def test_a_small_screen_begins_with_the_text(site: Path, page: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(at(site, "03-modalities"))
    assert not page.locator(".contents li").first.is_visible()
    page.locator(".contents summary").click()
    assert page.locator(".contents li").first.is_visible()


def test_on_a_small_screen_a_wide_table_shows_each_number_with_its_name(
    site: Path, page: Any
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(at(site, "02-treatments"))
    unfold(page)
    table = page.locator("#treatments table.cards")
    number = table.locator("tbody td.num").first
    head = table.locator("thead th").nth(number.evaluate("cell => cell.cellIndex"))
    assert number.get_attribute("data-head") == head.text_content().strip()
    region = page.locator("#treatments .scroll")
    assert region.evaluate("one => one.scrollWidth <= one.clientWidth + 1")


def test_on_a_small_screen_no_chart_of_documents_scrolls(site: Path, page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    for name in ("01-documents", "04-lenses", "05-definitions", "07-claims", "08-reliability"):
        page.goto(at(site, name))
        alive(page)
        plots = page.locator(".plot")
        assert (
            plots.evaluate_all(
                "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
            )
            == 0
        ), name


def test_on_a_small_screen_a_table_of_texts_shows_a_card_a_row(site: Path, page: Any) -> None:
    page.goto(at(site, "codebook"))
    unfold(page)
    table = page.locator("table.cards").first
    cell = table.locator("tbody td").first
    name = table.locator("tbody th").first
    assert cell.bounding_box()["y"] == name.bounding_box()["y"]
    page.set_viewport_size({"width": 320, "height": 700})
    assert cell.bounding_box()["y"] > name.bounding_box()["y"] + 10
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") == '"Coded when"'
    assert "fits" in page.locator(".scroll").first.get_attribute("class")
    rows = page.get_by_role("row").filter(has=page.get_by_role("rowheader"))
    assert rows.count() >= 14, "for a screen reader it is a table still"
    page.get_by_label("Filter rows").first.fill("lithium")
    assert table.locator("tbody tr:visible").count() < table.locator("tbody tr").count()


def test_a_click_on_a_cell_arrives_on_a_small_screen_too(site: Path, page: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(at(site, "04-lenses"))
    alive(page)
    link = page.locator("#lens-by-document .narrow a:has(path)").first
    wanted = link.get_attribute("href")
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**/{wanted}")


def test_a_link_into_a_folded_table_opens_it(site: Path, page: Any) -> None:
    page.goto(at(site, "codebook"))
    row = page.locator("tr#lithium")
    assert not row.is_visible()
    page.goto(at(site, "codebook") + "#lithium")
    assert row.is_visible()
    page.wait_for_function(
        "() => { const { top } = document.getElementById('lithium').getBoundingClientRect();"
        " return top >= 0 && top < innerHeight; }"
    )


def test_rows_in_groups_are_filtered_by_their_own_words_and_those_over_them(
    site: Path, page: Any
) -> None:
    page.goto(at(site, "concept-attachment"))
    unfold(page)
    groups = page.locator(".concordance tbody")
    names = [text.split()[0] for text in groups.locator(".group").all_inner_texts()]
    assert len(names) > 1
    page.locator(".filter input").fill(names[0])
    assert groups.first.is_visible()
    shown = page.locator(".concordance tbody tr:not(.group):visible").count()
    assert page.locator(".filter [role=status]").inner_text().startswith(f"{shown} of ")
    page.locator(".filter input").fill("xyzzy")
    assert groups.locator("visible=true").count() == 0


@pytest.mark.parametrize("name", ["05-definitions", "08-reliability"])
def test_at_four_times_the_size_a_menu_stays_within_the_window(
    site: Path, page: Any, name: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(at(site, name))
    for menu in page.locator(".save").all():
        menu.locator("summary").click()
        box = menu.locator("ul").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.keyboard.press("Escape")
    page.evaluate("scrollTo(0, 2000)")
    assert page.locator(".spotlight").bounding_box()["y"] < 0


def test_on_a_phone_criteria_keep_groups_and_marks_and_bars_are_drawn(
    site: Path, page: Any
) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(at(site, "05-definitions"))
    assert page.locator("#criteria .group:visible").all_inner_texts() == ["Documents", "Standards"]
    marks = set(page.locator("#criteria .marked > b:visible").all_inner_texts())
    assert {"■", "○"} <= marks <= {"■", "○", "–"}
    page.goto(at(site, "03-modalities"))
    assert page.locator("#modality-by-document .narrow svg").is_visible()
    assert not page.locator(".hint").first.is_visible()
    page.set_viewport_size({"width": 1200, "height": 700})
    assert page.locator(".hint").first.is_visible()


def test_the_parts_of_a_long_chapter_are_told_apart_and_known_as_chapters(
    site: Path, page: Any
) -> None:
    parts = sorted(path.stem for path in site.glob("0*-part-2.html"))
    if not parts:
        pytest.skip("no chapter is in parts")
    page.goto(at(site, parts[0].removesuffix("-part-2")))
    assert page.locator(".turn .on").inner_text().endswith("(part 2)")
    page.goto(at(site, parts[0]))
    assert page.locator(".site summary.here").inner_text() == "Chapters"
    assert page.locator(".site .menu [aria-current]").count() == 1
