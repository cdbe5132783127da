"""Long tables, folded away under their captions: what they hold is seen, and opens them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from reviewbook.site.html.tree import parents, plain

MOST = 15
"""Rows of a table that is not folded."""


def fold_long_tables(root: ET.Element) -> None:
    """Fold the tables of more than 15 rows, each with its region that scrolls."""
    above = parents(root)
    for region in list(root.iterfind(".//div[@class='scroll']")):
        table = region.find("table")
        rows = 0 if table is None else _rows(table)
        if table is None or rows <= MOST or _folded(region, above):
            continue
        parent = above[region]
        place = list(parent).index(region)
        details = ET.Element("details", {"class": "fold"})
        details.tail, region.tail = region.tail, None
        details.extend([_summary(table, rows), region])
        parent[place] = details


def _rows(table: ET.Element) -> int:
    """Count the rows; the head of a group is none."""
    rows = [row for body in table.iter("tbody") for row in body.iter("tr")]
    return sum(row.get("class") != "group" for row in rows)


def _folded(element: ET.Element, above: dict[ET.Element, ET.Element]) -> bool:
    around = above.get(element)
    while around is not None and around.tag != "details":
        around = above.get(around)
    return around is not None


def _summary(table: ET.Element, rows: int) -> ET.Element:
    caption = table.find("caption")
    summary = ET.Element("summary")
    told = ET.SubElement(summary, "b")
    told.text = "Table" if caption is None else plain(caption)
    told.tail = " "
    ET.SubElement(summary, "small").text = f"{rows:,} rows"
    return summary
