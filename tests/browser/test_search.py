"""Search as readers use it: with slips, other names, keys alone, from the disk and in one file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.reading import at

EVERYWHERE = pytest.mark.parametrize("name", ["index", "review"])


def opened(page: Any, address: str) -> None:
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
def test_one_slip_is_forgiven_and_told(site: Path, page: Any, name: str, slip: str) -> None:
    opened(page, at(site, name))
    right = found(page, "lithium")
    assert right[0] == "Lithium"
    assert found(page, slip)[: len(right)] == right
    assert said(page, "count").endswith(f"lithium for “{slip.lower()}”")
    assert page.errors == []


@EVERYWHERE
@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("Spravato", "Esketamine"),
        ("spravatto", "Esketamine"),
        ("electroshock", "Electroconvulsive therapy"),
    ],
)
def test_what_is_called_otherwise_is_found(
    site: Path, page: Any, name: str, words: str, concept: str
) -> None:
    opened(page, at(site, name))
    assert found(page, words)[0] == concept


@EVERYWHERE
def test_findings_come_first_then_concepts_then_passages(site: Path, page: Any, name: str) -> None:
    opened(page, at(site, name))
    found(page, "psychotherapy")
    rows = page.locator("#search-results li small").all_inner_texts()
    kinds = [
        0 if row.startswith("Finding") else 1 if row.startswith(("Treatment", "Modality")) else 2
        for row in rows
    ]
    assert {0, 1} <= set(kinds)
    first = kinds.index(1)
    assert set(kinds[:first]) == {0}
    assert found(page, "attachment")[0] != "", "a word of many places is found at all"


@EVERYWHERE
def test_where_nothing_is_found_near_words_are_offered(site: Path, page: Any, name: str) -> None:
    opened(page, at(site, name))
    found(page, "lithimmu")
    assert said(page, "count") == "0 places"
    assert "There are places for" in said(page, "hint")
    offered = page.locator("#search-results a")
    assert "lithium" in offered.all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#search-words").input_value() == offered_word(page)
    assert said(page, "count") != "0 places"
    assert page.locator("dialog.search[open]").count() == 1


def offered_word(page: Any) -> str:
    word: str = page.locator("#search-results mark").first.inner_text().lower()
    return word


@EVERYWHERE
def test_where_nothing_is_near_it_says_what_can_be_searched(
    site: Path, page: Any, name: str
) -> None:
    opened(page, at(site, name))
    assert found(page, "zzyzxqw") == []
    assert said(page, "count") == "0 places"
    assert "findings" in said(page, "hint")
    found(page, "lithium zzyzxqw")
    assert page.locator("#search-results a").all_inner_texts() == ["lithium"]


def test_search_is_used_by_key_alone_and_tells_what_is_chosen(site: Path, page: Any) -> None:
    opened(page, at(site, "index"))
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
def test_the_files_for_reference_managers_are_found_first(
    site: Path, page: Any, name: str, words: str
) -> None:
    opened(page, at(site, name))
    assert found(page, words)[0].startswith("References › Export")


@EVERYWHERE
def test_a_treatment_is_found_with_a_document_that_names_it(
    site: Path, page: Any, name: str
) -> None:
    opened(page, at(site, name))
    assert "Lithium" in found(page, "lithium mindmorphr")[:3]
