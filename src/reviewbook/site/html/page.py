"""A page before it is dressed: stretches of HTML, live charts, tables for download."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|small|span|strong|sub|sup|u)\b[^<>]*>")
_SILENT = re.compile(r"<(svg|pre)\b.*?</\1>", re.DOTALL)
_ID = re.compile(r'<[a-zA-Z][^<>]*?\sid="([^"]*)"')


@dataclass(frozen=True)
class Block:
    """A stretch of a page that search can lead to.

    ``html`` is safe: whatever came from outside is escaped in it. Within it, other pages are
    ``slug.html#id`` and files ``data/name.csv``. ``brief``, if given, stands in its place where
    every byte counts.
    """

    id: str
    title: str
    html: str
    level: int = 0
    search: str | None = None
    brief: str | None = None

    @property
    def words(self) -> str:
        """What search looks through: the text without tags, pictures and code, on one line."""
        return plain(_SILENT.sub(" ", self.html)) if self.search is None else self.search


@dataclass(frozen=True)
class Page:
    """One page: `charts` are the live ones by id of their figure, `files` the tables by name."""

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

    @property
    def html(self) -> str:
        """The body."""
        return "".join(block.html for block in self.blocks)

    @property
    def headings(self) -> list[Block]:
        """The blocks that stand in the contents of the page."""
        return [block for block in self.blocks if block.level]

    def ids(self) -> set[str]:
        """Every id that a link can lead to."""
        return {block.id for block in self.blocks if block.id} | set(_ID.findall(self.html))


def to_script(value: Any) -> str:
    """Return JSON that may stand in a script element: no "<" ends or opens anything."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def squeezed(text: str) -> str:
    """Return a text compressed (raw deflate) and written in base64, to stand in a page."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(squeezer.compress(text.encode()) + squeezer.flush()).decode()


def packed(value: Any) -> str:
    """Return JSON squeezed."""
    return squeezed(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def plain(html: str) -> str:
    """Return the text of a piece of HTML, on one line."""
    return " ".join(unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))).split())


def cut_at_headings(html: str, title: str) -> list[Block]:
    """Cut HTML of our own at its headings of the second level, which have ids."""
    blocks = []
    for piece in re.split(r"(?=<h2 id=)", html):
        found = re.match(r'<h2 id="([^"]*)">(.*?)</h2>', piece)
        name, said, level = (found[1], plain(found[2]), 2) if found else ("", title, 0)
        blocks.append(Block(name, said, piece, level))
    return blocks


def opening(text: str, enough: int = 60) -> str:
    """Return a text up to the end of the first sentence that makes it long enough."""
    found = re.match(rf".{{{enough},}}?[.?!](?=\s|$)", text)
    return found[0] if found else text


def unnumbered(title: str) -> str:
    """Return a heading without the number before it, for a list that numbers by itself."""
    return re.sub(r"^\d+[.)]\s+", "", title)


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
    named = [page.slug, *(f"{page.slug}-part-{n}" for n in range(2, len(groups) + 1))]
    return [
        replace(
            page,
            slug=slug,
            blocks=tuple(blocks),
            over=f"{page.over} · part {number} of {len(groups)}",
            charts={key: spec for key, spec in page.charts.items() if _holds(blocks, key)},
        )
        for number, (slug, blocks) in enumerate(zip(named, groups, strict=True), 1)
    ]


def _groups(page: Page, limit: int) -> Iterator[list[Block]]:
    group: list[Block] = []
    size = 0
    for block in page.blocks:
        live = [spec for key, spec in page.charts.items() if _holds([block], key)]
        length = len(block.html.encode()) + sum(len(packed(spec)) for spec in live)
        if group and size + length > limit:
            yield group
            group, size = [], 0
        group.append(block)
        size += length
    yield group


def _holds(blocks: list[Block], figure: str) -> bool:
    return any(f'id="{figure}"' in block.html for block in blocks)
