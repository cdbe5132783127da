"""The picture of a chart: labelled, themable, small, and alone with its ids on any page."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

from reviewbook.display.altair_theme import FONT
from reviewbook.display.chart_fonts import choose_fonts
from reviewbook.display.picture_cache import kept

VEGA_LITE = "5.21"
SVG = "{http://www.w3.org/2000/svg}"
"""What comes before the name of every element of a picture that is read."""
ET.register_namespace("", SVG.strip("{}"))
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
_REFERENCE = re.compile(r"url\(#([^)]*)\)")
# Vega cuts long labels between UTF-16 units, and half of such a character is none.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LONG = re.compile(r"-?\d+\.\d{3,}")
# What Vega draws with: nothing that runs, loads or embeds, should what was kept have been changed.
_DRAWN = {
    f"{SVG}{tag}"
    for tag in "svg g path line rect circle text tspan a image defs clipPath linearGradient "
    "radialGradient stop".split()
}
_LINK = "{http://www.w3.org/1999/xlink}href"
_ADDRESS = re.compile(r"(?!//)(?:https?://|mailto:|data:image/png;|[^:]*(?:[/?#]|$))")
_DEFAULTS = {
    "display": "inline",
    "font-family": FONT,
    "opacity": "1",
    "pointer-events": "none",
    "stroke-miterlimit": "10",
}


def draw(spec: dict[str, Any], *, title: str, description: str, prefix: str) -> str:
    """Draw a Vega-Lite 5 chart as SVG that can stand inline on a page.

    Parameters
    ----------
    spec
        The JSON of the chart.
    title, description
        What a screen reader says: the short and the long of it.
    prefix
        Goes before every id, so that two pictures on a page share none.
    """
    root = ET.fromstring(_drawn(spec))
    _sanitise(root)
    _prune(root)
    # Vega counts on from picture to picture: clip7 is clip1 in another order of drawing.
    made = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    ids = {name: f"{prefix}{number}" for number, name in enumerate(made, start=1)}
    for element in root.iter():
        _tidy(element, ids)
    _label(root, title, description, prefix)
    return ET.tostring(root, encoding="unicode")


def _drawn(spec: dict[str, Any]) -> str:
    """Give the picture as Vega draws it, which depends on the chart, its fonts and Vega alone."""
    bare = spec | {"config": spec.get("config", {}) | {"background": None}}
    chart = _ASTRAL.sub("\N{REPLACEMENT CHARACTER}", json.dumps(bare, ensure_ascii=False))

    def make() -> str:
        choose_fonts(VEGA_LITE)
        return vl_convert.vegalite_to_svg(chart, vl_version=VEGA_LITE, allowed_base_urls=[])

    return kept(json.dumps([version("vl-convert-python"), VEGA_LITE, FONT, chart]), make)


def _sanitise(parent: ET.Element) -> None:
    """Take out what no picture of Vega holds: elements, handlers, addresses that run something."""
    for child in list(parent):
        if child.tag in _DRAWN:
            _sanitise(child)
        else:
            parent.remove(child)
    for name, value in list(parent.attrib.items()):
        unsafe = name in ("href", _LINK) and not _ADDRESS.match(value.strip())
        if unsafe or name.lower().startswith("on"):
            del parent.attrib[name]


def _prune(parent: ET.Element) -> None:
    """Take out the frames that Vega writes and never shows."""
    for child in list(parent):
        _prune(child)
        invisible = child.get("display") == "none" or child.get("d") in ("", "M0,0h0v0h0Z")
        empty = child.tag == f"{SVG}g" and len(child) == 0
        if invisible or empty:
            parent.remove(child)


def _tidy(element: ET.Element, ids: dict[str, str]) -> None:
    for name, value in list(element.attrib.items()):
        if _DEFAULTS.get(name) == value or name in ("class", "role") or name.startswith("aria-"):
            del element.attrib[name]
        elif name == "id":
            element.set(name, ids[value])
        elif name in ("d", "transform"):
            element.set(name, _LONG.sub(_short, value))
        else:
            element.set(name, _REFERENCE.sub(lambda match: f"url(#{ids[match[1]]})", value))


def _short(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")


def _label(root: ET.Element, title: str, description: str, prefix: str) -> None:
    for index, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(f"{SVG}{tag}", {"id": prefix + tag})
        element.text = text
        root.insert(index, element)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}title")
    root.set("aria-describedby", f"{prefix}desc")
    root.set("font-family", FONT)
