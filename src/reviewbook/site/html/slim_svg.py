"""An SVG made smaller, and drawn the same: what siblings share is said once, above them."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
_INHERITED = (
    "fill",
    "fill-opacity",
    "font-size",
    "font-weight",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
)
_OF_TEXT = {"font-size", "font-weight", "text-anchor"}
_DRAWN = {f"{SVG}{name}" for name in ("path", "text", "line", "rect", "circle")}
_LONG = re.compile(r"\d+\.\d{2,}")
_PLACES = {"d": 1, "transform": 1, "x": 1, "y": 1, "x2": 1, "y2": 1}
_RGB = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")
_MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")


def slim(root: ET.Element) -> None:
    """Shorten an SVG in place."""
    for element in root.iter():
        _shorten(element)
    _drop_unseen(root, seen=False)
    _join(root)
    _hoist(root)
    _unwrap(root)


def _shorten(element: ET.Element) -> None:
    for name, value in element.attrib.items():
        if name not in ("href", "id"):
            short = _rounded(value, _PLACES.get(name, 2))
            element.set(name, _RGB.sub(_hex, short))
    # The lines of a text of several begin at x=0 of its transform: there it has to stay.
    alone = element.tag == f"{SVG}text" and len(element) == 0
    if alone and (moved := _MOVED.fullmatch(element.get("transform", ""))):
        del element.attrib["transform"]
        element.attrib |= {"x": moved[1], "y": moved[2]}


def _rounded(text: str, places: int) -> str:
    return _LONG.sub(lambda number: f"{round(float(number[0]), places):.10g}", text)


def _hex(rgb: re.Match[str]) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in rgb.groups())


def _drop_unseen(parent: ET.Element, *, seen: bool) -> None:
    """Take out shapes with neither fill nor stroke, and groups left empty by that."""
    for child in list(parent):
        painted = seen or child.get("fill", "none") != "none" or "stroke" in child.attrib
        _drop_unseen(child, seen=painted)
        shape = child.tag in _DRAWN - {f"{SVG}text"} and not painted
        if shape or (child.tag == f"{SVG}g" and len(child) == 0):
            parent.remove(child)


def _unwrap(parent: ET.Element) -> None:
    """Put the children of a group that says nothing in its place."""
    for child in list(parent):
        _unwrap(child)
        if child.tag != f"{SVG}g":
            continue
        if child.get("transform") in ("translate(0,0)", ""):
            del child.attrib["transform"]
        if not child.attrib:
            place = list(parent).index(child)
            parent.remove(child)
            for offset, inner in enumerate(list(child)):
                parent.insert(place + offset, inner)


def _join(parent: ET.Element) -> None:
    """Make one link of neighbours that lead to the same place; its tip keeps what all say."""
    before: ET.Element | None = None
    for child in list(parent):
        _join(child)
        if child.tag != f"{SVG}a":
            before = None
        elif before is not None and before.get("href") == child.get("href"):
            said = (child[0].text or "").split(", ")
            before[0].text = ", ".join(p for p in (before[0].text or "").split(", ") if p in said)
            before.extend(child[1:])
            parent.remove(child)
        else:
            before = child


def _hoist(parent: ET.Element) -> None:
    """Say on a group what most of its children say, where all say something."""
    for child in parent:
        _hoist(child)
    if parent.tag not in (f"{SVG}g", f"{SVG}svg"):
        return
    inner = [one for child in parent if child.tag != f"{SVG}defs" for one in _inner(child)]
    for name in _INHERITED:
        meant = [one for one in inner if name not in _OF_TEXT or _has_text(one)]
        said = [child.get(name) for child in meant]
        if not said or None in said or name in parent.attrib:
            continue
        value = Counter(said).most_common(1)[0][0]
        parent.set(name, str(value))
        for child in meant:
            if child.get(name) == value:
                del child.attrib[name]


def _has_text(element: ET.Element) -> bool:
    return next(element.iter(f"{SVG}text"), None) is not None


def _inner(child: ET.Element) -> list[ET.Element]:
    """Return what is drawn within a link, or the child itself."""
    return list(child)[1:] if child.tag == f"{SVG}a" else [child]
