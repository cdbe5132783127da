"""axe-core finds nothing to complain about: on no page, light or dark, wide or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from browser.reading import CHAPTERS, KINDS, alive, at, names

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
# Colours are what takes time, one text after the other: of those that are drawn alike, in the same
# type and colour on the same ground, two stand for all.
CHECK = r"""async ([rules, words]) => {
  const alike = new Map();
  const some = [...document.body.querySelectorAll('*')].filter(element => {
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
  const chosen = Object.fromEntries(words.map(rule => [rule, { enabled: false }]));
  chosen['target-size'] = { enabled: true };
  const found = [
    await axe.run(document, rules ? { ...options, runOnly: rules } : { ...options, rules: chosen }),
    await axe.run({ include: some }, { ...options, runOnly: words }),
  ];
  return found.flatMap(({ violations }) => violations)
    .map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html}`);
}"""
WORDS = ["color-contrast", "link-in-text-block"]
# What depends on how wide a page is; the rest is said by the HTML, the same at every width.
OF_WIDTH = ["target-size", "scrollable-region-focusable"]
LOOKS = [("light", 360), ("dark", 1280)]


@pytest.fixture
def lawless(browser: Any) -> Iterator[Any]:
    """A browser page in which the checker may be put, whatever the page allows."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def look(page: Any, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    # From the top: what stays in sight would hide half a link in the middle of a table.
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")


def complaints(page: Any, rules: list[str] | None = None) -> list[str]:
    said: list[str] = page.evaluate(CHECK, [rules, WORDS])
    return said


@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_on_any_kind_of_page(site: Path, lawless: Any, name: str) -> None:
    lawless.goto(at(site, name))
    alive(lawless)
    lawless.evaluate(AXE)
    found = {}
    for place, (scheme, width) in enumerate(LOOKS):
        look(lawless, scheme, width)
        found[scheme, width] = complaints(lawless, OF_WIDTH if place else None)
    assert not any(found.values()), found


def test_axe_finds_nothing_on_all_the_other_pages(site: Path, lawless: Any) -> None:
    """They are of kinds that are looked at both ways above: one look each, this way and that."""
    found = {}
    for place, name in enumerate(name for name in names(site) if name not in KINDS):
        look(lawless, *LOOKS[place % 2])
        lawless.goto(at(site, name))
        lawless.evaluate(AXE)
        found[name] = complaints(lawless)
    assert len(found) > len(KINDS)
    assert not any(found.values()), {name: said for name, said in found.items() if said}


def test_axe_finds_nothing_in_the_one_file(site: Path, lawless: Any) -> None:
    """Its parts are looked at both ways above; here they stand together, with one set of ids."""
    lawless.goto(at(site, "review"))
    lawless.evaluate(AXE)
    look(lawless, *LOOKS[0])
    assert complaints(lawless) == []


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


@pytest.mark.parametrize("name", ["document-jivan", "concept-tms", *CHAPTERS])
def test_marks_and_charts_can_be_told_from_their_ground(
    site: Path, lawless: Any, name: str
) -> None:
    """Also where the reader forces colours: words can be read, and the lightest tint is seen."""
    lawless.goto(at(site, name))
    alive(lawless)
    for forced, scheme in FORCED:
        lawless.emulate_media(color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")
        assert too_faint(lawless) == {}, (forced, scheme)


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


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_where_colours_are_forced(site: Path, lawless: Any, scheme: str) -> None:
    found = {}
    for name in ("document-jivan", "concept-tms", "04-lenses", "codebook"):
        lawless.emulate_media(color_scheme=scheme, forced_colors="active", reduced_motion="reduce")
        lawless.goto(at(site, name))
        lawless.evaluate(AXE)
        found[name] = complaints(lawless, ["color-contrast"])
    assert not any(found.values()), found


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
