"""A page before it is dressed: stretches of HTML, live charts, tables for download."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from xml.etree import ElementTree as ET

from reviewbook.site.html.tree import inner_html, plain

_SILENT = frozenset({"svg", "pre"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Block:
    """A stretch of a page that search can lead to.

    ``body`` holds HTML in which whatever came from outside is text. Within it, other pages are
    ``slug.html#id`` and files ``data/name.csv``. ``search`` is what search looks through in place
    of its text; where it is empty, search does not lead there. Of a page cut
    into parts, every part begins with the blocks that are `repeated`.
    """

    id: str
    title: str
    body: ET.Element
    level: int = 0
    search: str | None = None
    repeated: bool = False

    @cached_property
    def html(self) -> str:
        """The body as text."""
        return inner_html(self.body)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id in it."""
        return frozenset(found for element in self.body.iter() if (found := element.get("id")))

    @property
    def words(self) -> str:
        """What search looks through: the text without tags, pictures and code, on one line."""
        return plain(self.body, _SILENT) if self.search is None else self.search


@dataclass(frozen=True)
class Page:
    """One page: `charts` are the live ones by id of their figure, `files` the tables by name.

    Of a page cut into parts, each knows its number, and by `whole` the slug of the first.
    """

    slug: str
    title: str
    kind: str
    blocks: tuple[Block, ...]
    lead: str = ""
    over: str = ""
    charts: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    topics: tuple[tuple[str, str], ...] = ()
    number: str = ""
    part: int = 0
    whole: str = ""

    @property
    def headings(self) -> list[Block]:
        """The blocks that stand in the contents of the page."""
        return [block for block in self.blocks if block.level]

    def ids(self) -> set[str]:
        """Every id that a link can lead to."""
        return {name for block in self.blocks for name in (block.id, *block.ids) if name}

    def elements(self) -> Iterator[ET.Element]:
        """Yield every element, in order."""
        for block in self.blocks:
            yield from block.body.iter()

    def tree(self) -> ET.Element:
        """Return a copy of the bodies of all blocks, to be changed: one child per block."""
        root = ET.Element("main")
        root.extend(copy.deepcopy(block.body) for block in self.blocks)
        return root


def to_script(value: Any) -> str:
    """Return JSON that may stand in a script element: no "<" ends or opens anything."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def heading_level(element: ET.Element) -> int:
    """Return the level of a heading; 0 of anything else."""
    return _HEADINGS.get(element.tag, 0)


def cut_at_headings(body: ET.Element, title: str) -> list[Block]:
    """Cut HTML at its headings, which have ids; what stands before them is under the title."""
    first = ET.Element("div")
    first.text = body.text
    blocks = [Block("", title, first)]
    for element in body:
        if level := heading_level(element):
            name = element.get("id", "")
            blocks.append(Block(name, plain(element), ET.Element("div"), level))
        blocks[-1].body.append(element)
    return blocks


def opening(text: str, enough: int = 60) -> str:
    """Return a text up to the end of the first sentence that makes it long enough."""
    found = re.match(rf".{{{enough},}}?[.?!](?=\s|$)", text)
    return found[0] if found else text


def page_parts(page: Page, limit: int) -> list[Page]:
    """Cut a page that is too long into several, between blocks.

    Parameters
    ----------
    limit
        Bytes that the body of each may have; a single block beyond it stays whole.
    """
    groups = list(_groups(page, limit))
    if len(groups) == 1:
        return [page]
    again = tuple(block for block in page.blocks if block.repeated)
    named = [page.slug, *(f"{page.slug}-part-{n}" for n in range(2, len(groups) + 1))]
    return [
        replace(
            page,
            slug=slug,
            part=number,
            whole=page.slug,
            blocks=(*(again if number > 1 else ()), *blocks),
            over=f"{page.over} · part {number} of {len(groups)}",
            charts={key: page.charts[key] for block in blocks for key in _charts(page, block)},
        )
        for number, (slug, blocks) in enumerate(zip(named, groups, strict=True), 1)
    ]


def _groups(page: Page, limit: int) -> Iterator[list[Block]]:
    group: list[Block] = []
    size = 0
    again = sum(_size(page, block) for block in page.blocks if block.repeated)
    for block in page.blocks:
        length = _size(page, block)
        if group and size + length > limit:
            yield group
            group, size = [], again
        group.append(block)
        size += length
    yield group


def _size(page: Page, block: Block) -> int:
    live = "".join(to_script(page.charts[key]) for key in _charts(page, block))
    return len(block.html.encode()) + len(live.encode())


def _charts(page: Page, block: Block) -> list[str]:
    return [key for key in page.charts if key in block.ids]
