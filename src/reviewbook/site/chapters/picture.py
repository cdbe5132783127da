"""A chart made ready for a page: every mark an ordinary link, still as SVG and live as Vega."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

from reviewbook.display.chart_words import HIDDEN
from reviewbook.display.dataframe_display import safe_address
from reviewbook.display.svg import SVG, VEGA_LITE, draw
from reviewbook.site.evidence.evidence_links import Leads

Spec = dict[str, Any]
_XLINK = "{http://www.w3.org/1999/xlink}href"
# vl-convert makes every address absolute; under this one the links are told apart again.
_PLACE = "https://link.invalid/"
_WHERE = {"test": "isValid(datum.href)", "field": "href", "type": "nominal"}
_INNER = ("layer", "concat", "hconcat", "vconcat")
# Of a picture that stands alone.
_INK, _PAPER = "#1b1f23", "#ffffff"
_NUMBER = r"(-?[\d.]+)"
_RECTANGLE = re.compile(f"M{_NUMBER},{_NUMBER}h{_NUMBER}v{_NUMBER}h.*[Zz]")
_MOVED = re.compile(rf"translate\({_NUMBER},{_NUMBER}\)")
_INHERITED = (
    *("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width"),
    *("font-size", "font-weight", "text-anchor"),
)


def with_links(spec: Spec, leads: Leads) -> Spec:
    """Return a chart without title and notes, each row of its data with the page it leads to.

    A row's own ``href`` comes first, if a page may link to it; else its values say where.
    """
    linked = copy.deepcopy({k: v for k, v in spec.items() if k not in ("title", "usermeta")})
    for rows in picture_tables(linked):
        for row in rows:
            own = safe_address(row.pop("href", None))
            said = [value for key, value in row.items() if not key.startswith(HIDDEN)]
            if href := own or leads.find(said):
                row["href"] = href
    _link_marks(linked, linked.get("datasets", {}), [])
    return linked


def picture_tables(node: Any) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of every table in a chart."""
    if isinstance(node, dict):
        yield from (_rows(rows) for rows in node.get("datasets", {}).values())
        for key, value in node.items():
            if key == "data" and isinstance(value, dict):
                yield _rows(value.get("values"))
            elif key in (*_INNER, "spec"):
                yield from picture_tables(value)
    elif isinstance(node, list):
        for item in node:
            yield from picture_tables(item)


def picture_rows(node: Spec, named: Spec) -> list[dict[str, Any]]:
    """Return the rows that a view is drawn from, if it has data of its own."""
    data = node.get("data")
    if not isinstance(data, dict):
        return []
    return _rows(named.get(data["name"]) if "name" in data else data.get("values"))


def _rows(values: Any) -> list[dict[str, Any]]:
    return [row for row in values if isinstance(row, dict)] if isinstance(values, list) else []


def _link_marks(node: Spec, named: Spec, rows: list[dict[str, Any]]) -> None:
    """Give every mark whose data knows a page the channel that leads there."""
    rows = picture_rows(node, named) if isinstance(node.get("data"), dict) else rows
    encoding = node.setdefault("encoding", {}) if "mark" in node else {}
    # A mark that adds up many rows leads to none of them; asked for, it would be split by them.
    added = any("aggregate" in channel for channel in _channels(encoding))
    if "mark" in node and not added and any("href" in row for row in rows):
        encoding["href"] = {"condition": _WHERE, "value": None}
    for key in _INNER:
        for inner in node.get(key, []):
            _link_marks(inner, named, rows)
    if isinstance(node.get("spec"), dict):
        _link_marks(node["spec"], named, rows)


def _channels(encoding: Spec) -> list[Spec]:
    several = (one if isinstance(one, list) else [one] for one in encoding.values())
    return [channel for some in several for channel in some if isinstance(channel, dict)]


def live(linked: Spec) -> Spec:
    """Return the chart as Vega, which needs no Vega-Lite where it comes alive."""
    vega: Spec = vl_convert.vegalite_to_vega(json.dumps(linked), vl_version=VEGA_LITE)
    for key in ("$schema", "description", "background"):
        vega.pop(key, None)
    return vega


def still(linked: Spec, *, figure: str, title: str, suffix: str = "") -> str:
    """Return the chart as SVG to stand inline: its links work without JavaScript.

    Parameters
    ----------
    figure
        Id of the figure; what names and describes it has this id with ``-title``, ``-desc``.
    title
        The finding.
    suffix
        Tells the ids of two pictures of one figure apart.
    """
    numbered = copy.deepcopy(linked)
    rows = [row for rows in picture_tables(numbered) for row in rows if "href" in row]
    links = [(row["href"], _said(row)) for row in rows]
    for number, row in enumerate(rows):
        row["href"] = f"{_PLACE}{number}"
    svg = ET.fromstring(draw(numbered, title=title, description="", prefix=f"{figure}-{suffix}"))
    for element in svg.findall(f"{SVG}title") + svg.findall(f"{SVG}desc"):
        svg.remove(element)
    _links(svg, lambda address: _number(address, links))
    _name(svg, figure)
    _say_once(svg)
    return ET.tostring(svg, encoding="unicode")


def alone(spec: Spec, title: str) -> str:
    """Return the chart as SVG to be opened elsewhere: with its title, ink on white."""
    words = str(spec.get("description") or title)
    svg = ET.fromstring(draw(spec, title=title, description=words, prefix=""))
    ground = {"width": "100%", "height": "100%", "fill": _PAPER}
    svg.insert(0, ET.Element(f"{SVG}rect", ground))
    return ET.tostring(svg, encoding="unicode").replace("currentColor", _INK)


def _say_once(parent: ET.Element) -> None:
    """Say on a group what all that it holds say alike: it is a fifth of a picture."""
    for child in parent:
        _say_once(child)
    drawn = [child for child in parent if child.tag not in ("title", "defs")]
    for name in _INHERITED:
        values = {child.get(name) for child in drawn}
        if len(values) == 1 and None not in values and name not in parent.attrib:
            parent.set(name, str(values.pop()))
            for child in drawn:
                del child.attrib[name]


def _said(row: dict[str, Any]) -> str:
    """Write a row as a tip: its words, then its numbers with their names."""
    words, numbers = [], []
    for key, value in row.items():
        if key == "href" or key.startswith(HIDDEN) or value is None or isinstance(value, bool):
            continue
        if isinstance(value, str):
            words.append(" ".join(value.split()))
        else:
            numbers.append(f"{key} {value:g}" if isinstance(value, float) else f"{key} {value}")
    return ", ".join(dict.fromkeys([*words, *numbers])) or str(row.get("_shown", ""))


def _number(address: str, links: list[tuple[str, str]]) -> tuple[str, str] | None:
    number = address.removeprefix(_PLACE)
    return links[int(number)] if address.startswith(_PLACE) and number.isdigit() else None


def _links(root: ET.Element, find: Callable[[str], tuple[str, str] | None]) -> None:
    """Turn the drawn links into ours; a number over a linked shape lets the pointer through."""
    shapes: dict[str, list[tuple[float, ...]]] = {}
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag != f"{SVG}a":
                continue
            link = find(child.attrib.pop(_XLINK, ""))
            inner = child[0]
            under = shapes.setdefault(link[0], []) if link else []
            if link is None or _stands_on(under, inner):
                parent[place] = inner
                continue
            if drawn := _RECTANGLE.fullmatch(inner.get("d", "")):
                under.append(tuple(map(float, drawn.groups())))
            child.attrib |= {"href": link[0]}
            tip = ET.Element(f"{SVG}title")
            tip.text = link[1]
            child.insert(0, tip)


def _stands_on(rectangles: list[tuple[float, ...]], text: ET.Element) -> bool:
    """Tell whether a text stands on one of the rectangles that lead to the same place."""
    moved = _MOVED.fullmatch(text.get("transform", ""))
    if not moved:
        return False
    x, y = map(float, moved.groups())
    return any(
        left <= x <= left + width and top <= y <= top + height
        for left, top, width, height in rectangles
    )


def _name(svg: ET.Element, figure: str) -> None:
    linked = svg.find(f".//{SVG}a") is not None
    svg.set("role", "graphics-document document" if linked else "img")
    svg.set("aria-labelledby", f"{figure}-title")
    svg.set("aria-describedby", f"{figure}-desc")
    for name in ("version", "font-family"):  # the type is the page's style's to say
        svg.attrib.pop(name, None)
    for element in svg.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.attrib.pop("style", None)
