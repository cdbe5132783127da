"""Charts that JupyterLab drew, held against the pictures that are stored of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

NEAR = 1.5
"""Pixels that a mark may be off."""

# Everything that is seen of a picture, in order: its words, where it lies from the left upper
# corner, and how it is painted. Frames and grids that show nothing are not seen.
SEEN = """svg => {
  const corner = svg.getBoundingClientRect();
  const nothing = ['none', 'transparent', 'rgba(0, 0, 0, 0)'];
  const painted = (value, opacity) => nothing.includes(value) || opacity === '0' ? '' : value;
  return [...svg.querySelectorAll('text, path, line, rect, circle')].filter(mark =>
    !mark.closest('defs, clipPath')).map(mark => {
    const box = mark.getBoundingClientRect();
    const look = getComputedStyle(mark);
    return {
      words: mark.tagName === 'text' ? mark.textContent.replace(/\\s+/g, ' ') : '',
      place: [box.left - corner.left, box.top - corner.top, box.width, box.height],
      fill: painted(look.fill, look.fillOpacity),
      stroke: mark.tagName === 'text' ? '' : painted(look.stroke, look.strokeOpacity),
      opacity: look.opacity,
    };
  }).filter(mark => (mark.words || mark.fill || mark.stroke)
    && (mark.place[2] || mark.place[3]) && mark.opacity !== '0');
}"""
BESIDE = """(svg, drawing) => {
  const holder = document.createElement('div');
  holder.innerHTML = drawing;
  svg.closest('.jp-OutputArea-output').append(holder);
  return holder;
}"""


def stored_pictures(path: Path) -> list[str]:
    """The pictures of a notebook, in order."""
    cells = nbformat.read(path, 4).cells
    outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [data["image/svg+xml"] for data in outputs if "image/svg+xml" in data]


def differences(drawn: Any, picture: str) -> list[str]:
    """What a drawn chart shows otherwise than its picture: at most the first three."""
    beside = drawn.evaluate_handle(BESIDE, picture)
    live = drawn.evaluate(SEEN)
    stored = beside.evaluate(f"holder => ({SEEN})(holder.querySelector('svg'))")
    beside.evaluate("holder => holder.remove()")
    found = [
        f"live {one} stored {other}"
        for one, other in zip(live, stored, strict=False)
        if not _alike(one, other)
    ]
    if len(live) != len(stored):
        found.insert(0, f"{len(live)} marks are drawn, {len(stored)} are stored")
    return found[:3]


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    near = all(abs(a - b) <= NEAR for a, b in zip(one["place"], other["place"], strict=True))
    return near and all(one[key] == other[key] for key in one if key != "place")
