"""How a text is read: what is marked in it, what stands at a word, and two side by side."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from browser.reading import ROOT, at
from reviewbook.project.review_folder import Project

# The marks of a code that can be told from the words around them, and all that could be.
SEEN = """code => {
  const marks = [...document.querySelectorAll(`.passage mark.${code}`)];
  const told = style => ({
    d: style.borderBottomStyle !== 'none',
    u: style.textDecorationLine !== 'none',
    t0: !style.boxShadow.startsWith('rgba(0, 0, 0, 0)'),
    l0: !style.boxShadow.includes(', rgba(0, 0, 0, 0)'),
  })[code];
  return [marks.filter(mark => told(getComputedStyle(mark))).length, marks.length];
}"""
TEXT = "[...document.querySelectorAll('.passage .text')].map(one => one.textContent).join('\\n')"


@pytest.fixture(autouse=True)
def _texts_are_here() -> None:
    if Project.find(ROOT).texts is None:
        pytest.skip("the five texts are not here: name their folder in REVIEWBOOK_DOCUMENTS")


@pytest.mark.parametrize("code", ["t0", "l0", "d", "u"])
def test_a_switch_hides_its_marks_and_keeps_the_text(site: Path, page: Any, code: str) -> None:
    page.goto(at(site, "document-jivan"))
    text = page.evaluate(TEXT)
    shown, of = page.evaluate(SEEN, code)
    assert shown == of > 0
    page.locator(f"input[value={code}]").uncheck()
    assert page.evaluate(SEEN, code) == [0, of]
    assert page.evaluate(TEXT) == text
    page.locator(".codes [type=reset]").click()
    assert page.evaluate(SEEN, code) == [of, of]
    page.locator(".codes [data-none]").click()
    assert page.locator(".codes input:checked").count() == 0
    assert page.locator(".passage mark[tabindex]").count() == 0, "what is not seen is no stop"
    assert page.evaluate(TEXT) == text
    assert page.errors == []


def test_where_marks_overlap_each_is_switched_alone(site: Path, page: Any) -> None:
    page.goto(at(site, "document-jivan"))
    word = page.locator(".passage mark.t0.d").first
    style = "one => { const s = getComputedStyle(one); return [s.boxShadow, s.borderBottomStyle]; }"
    both = word.evaluate(style)
    page.locator("input[value=d]").uncheck()
    assert word.evaluate(style) == [both[0], "none"]
    page.locator("input[value=d]").check()
    page.locator("input[value=t0]").uncheck()
    line, under = word.evaluate(style)
    assert (line.startswith("rgba(0, 0, 0, 0)"), under) == (True, both[1])


def test_the_address_opens_the_same_view(site: Path, page: Any) -> None:
    page.goto(at(site, "document-jivan") + "#p-6")
    page.locator("input[value=t0]").uncheck()
    page.locator("input[value=d]").uncheck()
    page.wait_for_url(lambda url: url.endswith("?without=pharmacotherapy+definitions#p-6"))
    page.goto(page.url)
    page.wait_for_load_state()
    off = page.locator(".codes input:not(:checked)")
    assert [box.get_attribute("value") for box in off.all()] == ["t0", "d"]
    page.goto(at(site, "document-jivan"))
    assert page.locator(".codes input:not(:checked)").count() == 0


def test_a_word_says_what_stands_there(site: Path, page: Any) -> None:
    page.goto(at(site, "document-jivan"))
    note = page.locator(".note")
    assert not note.is_visible()
    page.locator("#p-3 mark").first.click()
    said = note.inner_text()
    assert "Medication (unspecified)" in said
    assert "by term" in said
    assert "149" not in said, "where it stands is folded away"
    note.locator("summary").first.click()
    assert "characters 149–159" in note.inner_text()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    page.locator("#p-3 mark").first.click()
    note.get_by_role("link", name="Medication (unspecified)").click()
    page.wait_for_url("**/concept-medication-unspecified.html#jivan")


def test_words_are_reached_by_key_alone(site: Path, page: Any) -> None:
    page.goto(at(site, "document-jivan"))
    stop = page.locator("main mark[tabindex='0']")
    assert stop.count() == 1, "one stop for Tab"
    stop.focus()
    page.keyboard.press("ArrowRight")
    word = "[...document.querySelectorAll('mark')].indexOf(document.activeElement)"
    first = page.evaluate(word)
    assert page.locator(".note").is_visible(), "what has the focus is told"
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.note') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate(word) == first > 0
    page.keyboard.press("End")
    last = page.evaluate(word)
    page.keyboard.press("Home")
    assert page.evaluate(word) < first < last
    assert page.errors == []


def test_a_link_to_a_row_leads_to_its_word(site: Path, page: Any) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(at(site, "document-mindmorphr"))
    rows = page.locator(".rows > li").evaluate_all("rows => rows.map(row => row.id)")
    for row in (rows[0], rows[len(rows) // 2], rows[-1]):
        page.goto(at(site, "document-mindmorphr") + f"#{row}")
        page.reload()
        page.wait_for_function("row => document.getElementById(row).checkVisibility()", arg=row)
        if not row.startswith("r-"):
            word = page.wait_for_selector("mark[data-target]")
            assert 0 <= word.bounding_box()["y"] < 900
            said = page.locator(f"[id='{row}'] q").inner_text().strip("“”")
            assert said in word.evaluate("word => word.closest('.passage').innerText")


def test_what_is_left_out_is_folded_and_can_be_linked_to(site: Path, page: Any) -> None:
    page.goto(at(site, "document-jivan"))
    fold = page.locator(".fold").first
    assert re.match(r"Not counted: \d+ passages", fold.locator("summary").first.inner_text())
    inside = fold.locator(".passage").last
    assert not inside.is_visible()
    page.goto(at(site, "document-jivan") + f"#{inside.get_attribute('id')}")
    inside.wait_for(state="visible")


@pytest.mark.parametrize("name", ["document-jivan", "document-mindmorphr"])
def test_no_place_and_no_hash_is_seen_until_it_is_asked_for(
    site: Path, page: Any, name: str
) -> None:
    page.goto(at(site, name))
    said = page.locator("main").inner_text()
    assert not re.search(r"\d+–\d+\b(?= ·)|characters \d", said)
    assert not re.search(r"\b[0-9a-f]{12}\b", said)


@pytest.mark.parametrize("kind", ["page", "still"])
def test_all_is_marked_whether_scripts_run_or_not(
    site: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    either = request.getfixturevalue(kind)
    either.goto(at(site, "document-jivan"))
    words = either.locator(".passage mark")
    assert words.count() > 60
    assert either.locator(".codes input:checked").count() == either.locator(".codes input").count()
    found = either.locator(".found").first
    assert found.locator(".rows > li").count() > 0
    found.locator("summary").click()
    assert found.locator(".rows > li").first.is_visible()


def frames(page: Any) -> list[Any]:
    page.wait_for_function("() => frames.length === 2")
    both = [frame for frame in page.frames if frame != page.main_frame]
    for frame in both:
        frame.wait_for_selector(".beside mark[role]")
    return both


def test_two_texts_are_read_side_by_side_with_the_same_switches(site: Path, page: Any) -> None:
    page.goto(at(site, "document-mindmorphr"))
    page.get_by_role("link", name="Read it beside another document").click()
    page.wait_for_url("**/comparison.html#with-mindmorphr")
    left, right = frames(page)
    assert "document-mindmorphr" in left.url
    assert right.url != left.url
    box = page.locator(".codes input[value=t0]")
    said = box.locator("xpath=ancestor::li").locator("small").inner_text()
    assert re.fullmatch(r"\d+ and \d+ mentions?", said)
    box.uncheck()
    for frame in (left, right):
        frame.wait_for_function(f"() => ({SEEN})('t0')[0] === 0")
        assert frame.evaluate(SEEN, "t0")[1] > 0
        assert not frame.locator(".top, .codes, .foot").locator("visible=true").count()
    page.locator("select").nth(1).select_option(value="document-loneliness")
    _, right = frames(page)
    right.wait_for_url("**/document-loneliness.html")
    right.wait_for_function(f"() => ({SEEN})('t0')[0] === 0")
    page.wait_for_url(lambda url: "left=mindmorphr&right=loneliness" in url)
    page.goto(page.url)
    frames(page)
    chosen = page.locator("select").evaluate_all("all => all.map(one => one.value)")
    assert chosen == ["document-mindmorphr", "document-loneliness"]
    assert not box.is_checked()
    assert page.errors == []
    assert page.outside == []


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
def test_two_texts_stand_side_by_side_or_one_above_the_other(
    site: Path, page: Any, width: int, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(at(site, "comparison"))
    left, right = (pane.bounding_box() for pane in page.locator(".pane").all())
    assert (left["y"] == right["y"]) == beside
    assert min(left["width"], right["width"]) > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_two_texts_stand_side_by_side_in_the_one_file_too(site: Path, page: Any) -> None:
    page.goto(at(site, "review") + "#comparison--with-mindmorphr")
    panes = page.locator("#comparison .pane")
    assert [pane.locator("mark[role]").count() > 10 for pane in panes.all()] == [True, True]
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    word = panes.first.locator("mark[role]").nth(3)
    word.click()
    assert page.locator(".note li").count() > 0
    page.locator("#comparison .codes summary").click()
    page.locator("#comparison input[value=t0]").uncheck()
    assert not page.locator("#document-mindmorphr input[value=t0]").is_checked()
    assert page.evaluate(SEEN, "t0")[0] == 0
    assert page.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_can_be_read_in_forced_colours(site: Path, page: Any, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(at(site, "document-jivan"))
    for code in ("t0", "l0", "d", "u"):
        word = page.locator(f".passage mark.{code}").first
        ink, ground = word.evaluate(
            "one => { const s = getComputedStyle(one); return [s.color, s.backgroundColor]; }"
        )
        assert sorted([ink, ground]) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], code


def test_paper_shows_the_text_with_its_marks_and_no_switches(site: Path, page: Any) -> None:
    page.emulate_media(media="print")
    page.goto(at(site, "document-jivan"))
    assert page.locator(".passage mark").first.is_visible()
    assert page.locator(".codes mark").first.is_visible(), "what the marks mean"
    pressed = ".codes input, .codes button, .found, .para"
    assert not page.locator(pressed).locator("visible=true").count()
