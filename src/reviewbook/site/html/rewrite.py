"""The body of a page, changed for where it will stand: a page of its own, or the one file.

A body is a tree when it comes and a text when it goes; in between all is changed that has to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from reviewbook.site.html.page import Page, heading_level
from reviewbook.site.html.tree import inner_html, insert_after, parents, plain, remove, unwrap

_NAMING = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls")
_FORMATS = ("CSV", "SVG")
_URL = re.compile(r"(?<=url\(#)[^)]+")


def page_body(page: Page, address: Callable[[str], str]) -> str:
    """Return the body of a page of its own.

    Parameters
    ----------
    address
        Gives each link the address that it leads to.
    """
    root = page.tree()
    _link_places(root)
    _relink(root, address)
    _number_addresses(root)
    return "".join(map(inner_html, root))


def article_body(
    page: Page, address: Callable[[str], str], *, live: bool, rows: int | None = None
) -> str:
    """Return the body of a page within the one file: its ids are its own.

    Parameters
    ----------
    address
        Gives each link the address that it leads to.
    live
        Keep what scripts need: blocks that search finds, charts to come alive. Without, pictures
        are still and code has one colour; every link of a picture stands in the table below it.
    rows
        Show so many rows of each table at most, and how many there are beside them.
    """
    root = page.tree()
    if live:
        _link_places(root)
    _relink(root, address)
    _drop_files(root)
    _drop_records(root)
    for block, body in zip(page.blocks, root, strict=True):
        if block.search != "" and len(body):
            place = {"data-place": block.id} if block.id else {}
            body.attrib |= {"data-block": block.title} | place
    if not live:
        _make_still(root)
    if rows is not None:
        _shorten_tables(root, rows)
    _number_addresses(root)
    _own(root, page.slug)
    return inner_html(root) if live else "".join(map(inner_html, root))


def _link_places(root: ET.Element) -> None:
    """Give every heading, chart and table with an id a link to itself, which can be passed on."""
    for element in list(root.iter()):
        name = element.get("id")
        if name and heading_level(element):
            _link_place(element, name, plain(element))
        elif name and element.tag == "figure":
            said = element.find(".//*[@class='finding']")
            said = element.find(".//caption") if said is None else said
            under = element.find("./*[@class='under']")
            if under is None:
                under = ET.SubElement(element, "p", {"class": "under"})
            _link_place(under, name, "" if said is None else plain(said))


def _link_place(parent: ET.Element, name: str, title: str) -> None:
    """Put in a link; its sign is drawn by the style, and is no word of the heading."""
    label = f"Link to: {title}" if title else "Link to this place"
    ET.SubElement(parent, "a", {"class": "anchor", "href": f"#{name}", "aria-label": label})


def _relink(root: ET.Element, address: Callable[[str], str]) -> None:
    for element in root.iter():
        if (href := element.get("href")) is not None:
            element.set("href", address(href))


def _number_addresses(root: ET.Element) -> None:
    """Give links that leave the page a number, and list their addresses; both only for print."""
    numbers: dict[str, int] = {}
    above = parents(root)
    pictured = {link for svg in root.iter("svg") for link in svg.iter("a")}
    for link in [link for link in root.iter("a") if link not in pictured]:
        found = re.match(r"https?://(.*)", link.get("href", ""))
        if found and found[1] not in plain(link):
            note = ET.Element("sup", {"class": "paper"})
            note.text = str(numbers.setdefault(found[0], len(numbers) + 1))
            insert_after(above[link], link, note)
    if numbers:
        listed = ET.SubElement(ET.SubElement(root, "div"), "ol", {"class": "paper addresses"})
        for address in numbers:
            ET.SubElement(listed, "li").text = address


def _drop_files(root: ET.Element) -> None:
    """Leave out the links to files that are not there; where one is no mere format, as words."""
    above = parents(root)
    for line in list(root.iterfind(".//p[@class='files']")):
        if any(link.get("href", "").startswith("data/") for link in line):
            remove(above[line], line)
    for link in [link for link in root.iter("a") if link.get("download")]:
        if not link.get("href", "").startswith("data/"):
            continue
        parent = above[link]
        if link.text in _FORMATS:
            remove(parent, link)
        else:
            unwrap(parent, link)
        if parent.tag in ("p", "li") and not len(parent) and not (parent.text or "").strip():
            remove(above[parent], parent)


def _drop_records(root: ET.Element) -> None:
    """Leave out what tells programs of each work: the one file tells them of the review."""
    above = parents(root)
    for span in list(root.iterfind(".//span[@class='Z3988']")):
        remove(above[span], span)


def _make_still(root: ET.Element) -> None:
    above = parents(root)
    for menu in list(root.iterfind(".//details[@class='menu save']")):
        remove(above[menu], menu)
    for svg in root.iter("svg"):
        for link in list(svg.iter("a")):
            # What a link says of the look of its shape is said by a group then.
            link.tag = "g"
            link.attrib = {k: v for k, v in link.attrib.items() if k not in ("href", "tabindex")}
            for tip in link.findall("title"):
                link.remove(tip)
        if svg.get("role") == "graphics-document document":
            svg.set("role", "img")
    for code in root.iterfind(".//pre[@class='hl']/code"):
        text = "".join(code.itertext())
        del code[:]
        code.text = text


def _shorten_tables(root: ET.Element, most: int) -> None:
    for body in root.iter("tbody"):
        left = body[most:]
        if left:
            del body[most:]
            columns = {"colspan": str(len(body[0]))}
            more = ET.SubElement(ET.SubElement(body, "tr"), "td", columns)
            more.text = f"and {len(left):,} more rows"


def _own(root: ET.Element, slug: str) -> None:
    """Put the page's name before every id, and let headings begin one level lower."""
    for element in root.iter():
        if level := heading_level(element):
            element.tag = f"h{min(level + 1, 6)}"
        for name, value in element.attrib.items():
            if name in _NAMING:
                element.set(name, " ".join(f"{slug}--{one}" for one in value.split()))
            elif "url(#" in value:
                element.set(name, _URL.sub(lambda found: f"{slug}--{found[0]}", value))
