"""Search as readers use it: with slips, other names, keys alone, from the disk and in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.conftest import watched
from browser.reading import at

EVERYWHERE = pytest.mark.parametrize("search", ["index", "review"], indirect=True)


@pytest.fixture(scope="module")
def search(site: Path, browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page on which the search has been opened, once for all that is searched for."""
    with watched(browser) as page:
        open_search(page, at(site, request.param))
        yield page
        assert page.errors == []


def open_search(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.wait_for_selector("dialog.search[open]")
    page.locator("#search-words").fill("a")
    page.wait_for_selector("#search-results li")


def found(page: Any, words: str) -> list[str]:
    page.locator("#search-words").fill(words)
    titles: list[str] = page.locator("#search-results b").all_inner_texts()
    return titles


def said(page: Any, what: str) -> str:
    text: str = page.locator(f"dialog .{what}").inner_text()
    return text


@EVERYWHERE
@pytest.mark.parametrize("slip", ["lithum", "litihum", "lithiumm", "Lithyum"])
def test_one_slip_is_forgiven_and_told(search: Any, slip: str) -> None:
    right = found(search, "lithium")
    assert right[0] == "Lithium"
    assert found(search, slip)[: len(right)] == right
    assert said(search, "count").endswith(f"lithium for “{slip.lower()}”")
    assert search.errors == []


@EVERYWHERE
@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("Spravato", "Esketamine"),
        ("spravatto", "Esketamine"),
        ("electroshock", "Electroconvulsive therapy"),
    ],
)
def test_what_is_called_otherwise_is_found(search: Any, words: str, concept: str) -> None:
    assert found(search, words)[0] == concept


@EVERYWHERE
def test_findings_come_first_then_concepts_then_passages(search: Any) -> None:
    found(search, "psychotherapy")
    rows = search.locator("#search-results li small").all_inner_texts()
    kinds = [
        0 if row.startswith("Finding") else 1 if row.startswith(("Treatment", "Modality")) else 2
        for row in rows
    ]
    assert {0, 1} <= set(kinds)
    first = kinds.index(1)
    assert set(kinds[:first]) == {0}
    assert found(search, "attachment")[0] != "", "a word of many places is found at all"


@EVERYWHERE
def test_where_nothing_is_found_near_words_are_offered(search: Any) -> None:
    found(search, "lithimmu")
    assert said(search, "count") == "0 places"
    assert "There are places for" in said(search, "hint")
    offered = search.locator("#search-results a")
    assert "lithium" in offered.all_inner_texts()
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Enter")
    assert search.locator("#search-words").input_value() == offered_word(search)
    assert said(search, "count") != "0 places"
    assert search.locator("dialog.search[open]").count() == 1


def offered_word(page: Any) -> str:
    word: str = page.locator("#search-results mark").first.inner_text().lower()
    return word


@EVERYWHERE
def test_where_nothing_is_near_it_says_what_can_be_searched(search: Any) -> None:
    assert found(search, "zzyzxqw") == []
    assert said(search, "count") == "0 places"
    assert "findings" in said(search, "hint")
    found(search, "lithium zzyzxqw")
    assert search.locator("#search-results a").all_inner_texts() == ["lithium"]


def test_search_is_used_by_key_alone_and_tells_what_is_chosen(site: Path, page: Any) -> None:
    open_search(page, at(site, "index"))
    found(page, "lithium")
    field = page.get_by_role("combobox", name="Search all pages")
    dialog, options = page.locator("dialog.search"), page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "true")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert page.get_by_role("option", selected=True).count() == 1
    active = options.nth(1).get_attribute("id") or "an option without an id"
    expect(field).to_have_attribute("aria-activedescendant", active)
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(""))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(options).not_to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/concept-lithium.html")


@EVERYWHERE
@pytest.mark.parametrize("words", ["zotero", "ris", "export", "RIS export"])
def test_the_files_for_reference_managers_are_found_first(search: Any, words: str) -> None:
    assert found(search, words)[0].startswith("References › Export")


@EVERYWHERE
def test_a_treatment_is_found_with_a_document_that_names_it(search: Any) -> None:
    assert "Lithium" in found(search, "lithium mindmorphr")[:3]
