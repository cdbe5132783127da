"""axe-core finds nothing to complain about: on no page, light or dark, wide or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from browser.reading import KINDS, alive, at, names

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
