"""The page that a review opens with: its first notebook, a card for each finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from reviewbook.site.html.page import Block, Page

CARD = 3
"""The level of the headings under which a section of the first notebook is a card."""


def opening_page(chapter: Page) -> Page:
    """Lay out the first chapter as the home page: each section of the third level is a card."""
    blocks = tuple(replace(block, body=_laid_out(block)) for block in chapter.blocks)
    return replace(
        chapter, slug="index", kind="index", blocks=blocks, over="", topics=(), number=""
    )


def _laid_out(block: Block) -> ET.Element:
    """Return a section without the frames of its cells, their code in one fold at its end."""
    body = ET.Element("div")
    body.text = block.body.text
    inner = body
    if block.level == CARD:
        inner = ET.SubElement(body, "section", {"class": "card", "aria-labelledby": block.id})
    code = []
    for element in _without_cells(block.body):
        if _is_code(element):
            code.append(element)
        else:
            inner.append(element)
    inner.extend(_one_fold(code))
    return body


def _without_cells(body: ET.Element) -> Iterator[ET.Element]:
    for element in body:
        if element.tag == "div" and element.get("class") == "cell":
            yield from element
        else:
            yield element


def _is_code(element: ET.Element) -> bool:
    return element.tag == "details" and element.get("class") == "code"


def _one_fold(code: list[ET.Element]) -> list[ET.Element]:
    """Return the first fold with what all of them hold; nothing of nothing."""
    for other in code[1:]:
        code[0].extend(child for child in other if child.tag != "summary")
    return code[:1]
