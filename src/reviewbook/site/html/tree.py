"""HTML as a tree: read, searched and written.

What templates and Markdown give is read as XML, which keeps the names of SVG as they are; what a
stranger's cell wrote has become such HTML before (see `reviewbook.site.html.sanitise`).
"""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree as ET

from reviewbook.display.vega_spec import printable

_WITHIN_WORDS = frozenset("a abbr b code em i mark q small span strong sub sup u".split())


def parse_html(html: str) -> ET.Element:
    """Read a stretch of HTML; the root that holds it is no part of it."""
    return ET.fromstring(f"<div>{printable(html)}</div>")


def inner_html(root: ET.Element) -> str:
    """Write what an element holds."""
    inner = (ET.tostring(child, encoding="unicode", method="html") for child in root)
    return escape(root.text or "", quote=False) + "".join(inner)


def plain(root: ET.Element, silent: frozenset[str] = frozenset()) -> str:
    """Return the text of an element on one line, without that of elements of silent names."""
    return " ".join("".join(_words(root, silent)).split())


def _words(element: ET.Element, silent: frozenset[str]) -> list[str]:
    around = "" if element.tag in _WITHIN_WORDS else " "
    inner = [] if element.tag in silent else [element.text or ""]
    if inner:
        for child in element:
            inner += [*_words(child, silent), child.tail or ""]
    return [around, *inner, around]


def parents(root: ET.Element) -> dict[ET.Element, ET.Element]:
    """Return for each element below the root the one that it stands in."""
    return {child: parent for parent in root.iter() for child in parent}


def insert_after(parent: ET.Element, child: ET.Element, new: ET.Element) -> None:
    """Put an element right after another."""
    new.tail, child.tail = child.tail, None
    parent.insert(list(parent).index(child) + 1, new)


def unwrap(parent: ET.Element, child: ET.Element) -> None:
    """Leave out an element, and put what it holds in its place."""
    place = list(parent).index(child)
    inner = list(child)
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + (child.tail or "")
        text = child.text or ""
    else:
        text = (child.text or "") + (child.tail or "")
    parent[place : place + 1] = inner
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def remove(parent: ET.Element, child: ET.Element) -> None:
    """Leave out an element with what it holds; the text after it stays."""
    child.text = None
    del child[:]
    unwrap(parent, child)
