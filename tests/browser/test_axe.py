"""axe-core finds nothing to complain about: on no page, light or dark, wide or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from browser.conftest import as_opened
from browser.reading import CHAPTERS, KINDS, alive, at, names

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
# Colours are what takes time, one text after the other: of those that are drawn alike, in the same
# type and colour on the same ground, two stand for all.
CHECK = r"""async ([rules, sights, among]) => {
  const alike = new Map();
  const some = [...document.querySelectorAll(among)].filter(element => {
    const text = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!text || !element.checkVisibility()) return false;
    const { color, fill, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
    const look = [color, fill, fontSize, fontWeight, textDecorationLine];
    for (let around = element; around; around = around.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(around);
      look.push(backgroundColor, backgroundImage, opacity);
    }
    const key = look.join('|').replaceAll('rgba(0, 0, 0, 0)|none|1', '');
    alike.set(key, (alike.get(key) ?? 0) + 1);
    return alike.get(key) <= 2;
  });
  const options = { resultTypes: ['violations'], preload: false };
  const chosen = { 'target-size': { enabled: true } };
  for (const rule of sights) chosen[rule] = { enabled: false };
  const found = [await axe.run({ include: some }, { ...options, runOnly: sights })];
  if (!rules) found.push(await axe.run(document, { ...options, rules: chosen }));
  else if (rules.length) found.push(await axe.run(document, { ...options, runOnly: rules }));
  return found.flatMap(({ violations }) => violations)
    .map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html}`);
}"""
WORDS = ["color-contrast", "link-in-text-block"]
# What depends on how wide a page is; the rest is said by the HTML, the same at every width.
OF_WIDTH = ["target-size", "scrollable-region-focusable"]
LOOKS = [("light", 360), ("dark", 1280)]


@pytest.fixture(scope="module")
def unbound(browser: Any) -> Iterator[Any]:
    """A context in which the checker may be put into pages, whatever they allow."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def tab(unbound: Any) -> Any:
    return unbound.new_page()


@pytest.fixture
def lawless(tab: Any) -> Any:
    """A browser page in which the checker may be put, empty at first."""
    as_opened(tab, "reduce")
    return tab


@pytest.fixture(scope="module")
def opened(site: Path, unbound: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page with its charts alive, opened once for all that is looked at in it."""
    page = unbound.new_page()
    page.goto(at(site, request.param))
    alive(page)
    yield page
    page.close()


def look(page: Any, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme, forced_colors="none", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    # From the top: what stays in sight would hide half a link in the middle of a table.
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")


def complaints(
    page: Any,
    rules: list[str] | None = None,
    sights: list[str] = WORDS,
    among: str = "body *",
) -> list[str]:
    """Say what is against some rules (or all) in a page, and against those of what is seen."""
    said: list[str] = page.evaluate(CHECK, [rules, sights, among])
    return said


@pytest.mark.parametrize("opened", KINDS, indirect=True)
def test_axe_finds_nothing_on_any_kind_of_page(opened: Any) -> None:
    opened.evaluate(AXE)
    found = {}
    for place, (scheme, width) in enumerate(LOOKS):
        look(opened, scheme, width)
        found[scheme, width] = complaints(opened, OF_WIDTH if place else None)
    assert not any(found.values()), found


def test_axe_finds_nothing_on_all_the_other_pages(site: Path, lawless: Any) -> None:
    """They are of kinds that are looked at both ways above: one look each, this way and that.

    Each is written where the one before it stood, since a checker that has just been loaded takes
    several times as long.
    """
    lawless.goto(at(site, "index"))
    lawless.evaluate(AXE)
    others = [name for name in names(site) if name not in KINDS]
    found = {}
    for place, one_look in enumerate(LOOKS):
        look(lawless, *one_look)
        for name in others[place :: len(LOOKS)]:
            lawless.set_content((site / f"{name}.html").read_text(encoding="utf-8"))
            assert lawless.locator("main h1").count() == 1, name
            found[name] = complaints(lawless)
    assert len(found) == len(others) > len(KINDS)
    assert not any(found.values()), {name: said for name, said in found.items() if said}


def test_axe_finds_nothing_in_the_one_file(site: Path, lawless: Any) -> None:
    """Here the parts stand together, with one set of ids; what is seen of each is seen above."""
    lawless.goto(at(site, "review"))
    lawless.evaluate(AXE)
    look(lawless, *LOOKS[0])
    around = "body > :not(:has(main)) *"
    assert complaints(lawless, sights=[*WORDS, "target-size"], among=around) == []


def test_the_checker_sees_what_is_wrong(site: Path, lawless: Any) -> None:
    lawless.goto(at(site, "concept-tms"))
    lawless.evaluate(AXE)
    lawless.evaluate(
        "() => { const p = document.querySelector('main p'); p.style.color = '#bbb';"
        " const i = document.createElement('img'); i.src = 'data:,'; p.append(i); }"
    )
    found = {said.partition(":")[0] for said in complaints(lawless)}
    assert {"color-contrast", "image-alt"} <= found


# The least contrast of each text that is marked, and of the ink of each mark and word of a chart,
# with the ground that they stand on. A filled shape counts with its opacity.
INKS = r"""() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const painted = (colour, under) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const one of [under, colour]) { canvas.fillStyle = one; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const contrast = (one, two) => {
    const [dark, bright] = [light(one), light(two)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const ground = painted(paper, 'white');
  const mixed = (colour, share) => colour.map((part, n) => share * part + (1 - share) * ground[n]);
  const seen = element => element.checkVisibility({ opacityProperty: false });
  const words = [...document.querySelectorAll('main mark, main .kwic b, main .chip')].filter(seen);
  const marked = words.map(word => {
    const { color, backgroundColor } = getComputedStyle(word);
    return contrast(painted(color, 'white'), painted(backgroundColor, paper));
  });
  const shapes = [...document.querySelectorAll('.plot svg :is(path, rect, text)')].filter(seen);
  const inks = shapes.flatMap(shape => {
    const { fill, fillOpacity, opacity } = getComputedStyle(shape);
    const share = fillOpacity * opacity;
    if (fill === 'none' || fill.endsWith(', 0)') || !share) return [];
    const ink = mixed(painted(fill, paper), share);
    return [[contrast(ink, ground), shape.tagName]];
  });
  const least = (kind) => Math.min(...inks.filter(ink => kind.includes(ink[1])).map(ink => ink[0]));
  return { marked: Math.min(...marked), words: least(['text']), fills: least(['path', 'rect']) };
}"""
FORCED = [("none", "dark"), ("none", "light"), ("active", "dark"), ("active", "light")]


LEAST = {"marked": 4.5, "words": 3, "fills": 1.3}


def too_faint(page: Any) -> dict[str, float]:
    """Give what is told too little from its ground; of what a page has none, nothing is said."""
    found = page.evaluate(INKS)
    return {kind: found[kind] for kind, least in LEAST.items() if (found[kind] or least) < least}


@pytest.mark.parametrize("opened", ["document-jivan", "concept-tms", *CHAPTERS], indirect=True)
def test_marks_and_charts_can_be_told_from_their_ground(opened: Any) -> None:
    """Also where the reader forces colours: words can be read, and the lightest tint is seen."""
    for forced, scheme in FORCED:
        opened.emulate_media(color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")
        assert too_faint(opened) == {}, (forced, scheme)


def test_the_measure_sees_what_is_too_faint(site: Path, lawless: Any) -> None:
    lawless.goto(at(site, "document-jivan"))
    lawless.emulate_media(color_scheme="dark", forced_colors="active")
    # Where the texts are not at hand the page has no marked word of its own.
    lawless.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p><mark>w</mark></p>')"
    )
    lawless.add_style_tag(
        content="main mark { background: none !important; color: #111 !important; "
        "forced-color-adjust: none }"
    )
    assert set(too_faint(lawless)) == {"marked"}


@pytest.mark.parametrize("name", ["document-jivan", "concept-tms", "04-lenses", "codebook"])
def test_axe_finds_nothing_where_colours_are_forced(site: Path, lawless: Any, name: str) -> None:
    lawless.goto(at(site, name))
    lawless.evaluate(AXE)
    for scheme in ("dark", "light"):
        lawless.emulate_media(color_scheme=scheme, forced_colors="active", reduced_motion="reduce")
        assert complaints(lawless, rules=[], sights=["color-contrast"]) == [], scheme


def test_the_links_of_a_chart_are_reached_by_key(site: Path, lawless: Any) -> None:
    """Also where it has not come alive: on a phone, each link in order, named, and seen."""
    lawless.set_viewport_size({"width": 360, "height": 900})
    lawless.goto(at(site, "04-lenses"))
    alive(lawless)
    links = lawless.locator("#lens-by-document .narrow a")
    assert links.count() > 10
    assert lawless.evaluate(
        "() => [...document.querySelectorAll('#lens-by-document .narrow a')].every(link =>"
        " link.tabIndex === 0 && link.querySelector('title').textContent.trim())"
    )
    links.first.focus()
    lawless.keyboard.press("Tab")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    assert links.nth(1).evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
