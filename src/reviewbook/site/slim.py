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
    "pointer-events",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
)
_DRAWN = {f"{SVG}{name}" for name in ("path", "text", "line", "rect", "circle")}
_LONG = re.compile(r"\d+\.\d{3,}")
_RGB = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")
_MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")


def slim(root: ET.Element) -> None:
    """Shorten an SVG in place."""
    for element in root.iter():
        _shorten(element)
    _drop_unseen(root, seen=False)
    _unwrap(root)
    _hoist(root)


def _shorten(element: ET.Element) -> None:
    for name, value in element.attrib.items():
        if name not in ("href", "id"):
            short = _LONG.sub(lambda n: f"{float(n[0]):.2f}".rstrip("0").rstrip("."), value)
            element.set(name, _RGB.sub(_hex, short))
    if element.tag == f"{SVG}text" and (moved := _MOVED.fullmatch(element.get("transform", ""))):
        del element.attrib["transform"]
        element.attrib |= {"x": moved[1], "y": moved[2]}


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


def _hoist(parent: ET.Element) -> None:
    """Say on a group what most of its children say, and on none of them what all inherit."""
    for child in parent:
        _hoist(child)
    if parent.tag not in (f"{SVG}g", f"{SVG}svg"):
        return
    inner = [_inner(child) for child in parent if child.tag != f"{SVG}defs"]
    for name in _INHERITED:
        said = Counter(child.get(name) for child in inner)
        value, count = said.most_common(1)[0] if said else (None, 0)
        if value is None or count != len(inner) or count < 1:
            continue
        parent.set(name, value)
        for child in inner:
            del child.attrib[name]


def _inner(child: ET.Element) -> ET.Element:
    """Return what is drawn within a link, or the child itself."""
    return child[-1] if child.tag == f"{SVG}a" and len(child) else child
