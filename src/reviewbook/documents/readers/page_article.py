"""The article of a web page: trafilatura says where it stands, its blocks are those of the page.

What trafilatura passes over between the first and the last of its blocks, or anywhere within the
element that the page itself calls its article, is text as well, but for what is marked as menus,
comments and the like. So nothing that stands in an article is lost for being in an odd element.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any, NamedTuple

import trafilatura

from reviewbook.documents.marked_words import without_signs
from reviewbook.documents.readers.extraction import TextBlock
from reviewbook.documents.readers.tree_blocks import XHTML, BlockWalker, local_name

_PAGE = replace(
    XHTML,
    blocks=XHTML.blocks | frozenset("nav td th".split()),
    skipped=(XHTML.skipped - {"nav"}) | frozenset("button select textarea svg iframe".split()),
)
_OF_SITE = frozenset({"nav", "dialog"})
_ROLES_OF_SITE = frozenset("navigation banner search contentinfo dialog alert menu".split())
# Words of which the names of such parts are made. Programs make ids of sections of their headings.
_NAMED_AS_SITE = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|related(?:[_-]?(?:posts?|articles?|content|links?|stories))?"
    r"|recommended(?:[_-]\w+)?|shar(?:e|ing)(?:[_-]?(?:buttons?|links?|bar|tools?|icons?))?|social|sidebar|menu|nav|navbar|navigation"
    r"|breadcrumbs?|cookies?|consent|newsletter|subscri(?:be|ption)|signup|login|advert\w*|ads?"
    r"|promo\w*|sponsor\w*|popup|modal|toolbar|widgets?|banner|masthead|pagination|pager)(?=$|\s)",
    re.IGNORECASE,
)
_NEVER_OF_SITE = frozenset({"html", "body", "article", "main"})
_WITH_IDS_OF_SITE = frozenset("div ul ol aside form".split())
_ARTICLES = "self::article or self::main or @role='main' or @role='article'"
_HOLDERS = frozenset("html body div section form td center".split())
_WHOLE, _FEW = frozenset({"html", "body"}), 4  # blocks, as a title and a line on the author
_NAMED_AS_NOTES = re.compile(r"(?:foot|end)?notes\b|references\b|bibliography\b", re.IGNORECASE)
_OF_TEXT = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure".split())
_LAYOUT, _CELL = 3, ("td", "th")  # paragraphs in a cell that make a table one of layout
_LONG = 20  # letters of a block that are found in another text by no accident
_MOST, _MANY = 0.5, 0.2


class Article(NamedTuple):
    """The blocks of an article, and those of the page that were left out."""

    blocks: Sequence[TextBlock]
    left: Sequence[TextBlock]


class _Span(NamedTuple):
    """An element, and which blocks of the page stand in it, half-open."""

    element: Any
    start: int
    end: int


class _PageWalker(BlockWalker):
    """Keeps which blocks stand in which element, those around others before them."""

    def __init__(self) -> None:
        super().__init__(_PAGE)
        self.spans: list[_Span] = []

    def _enter(self, element: Any) -> None:
        name = local_name(element)
        if name in _PAGE.blocks | _PAGE.rows or (name == "br" and _is_second_break(element)):
            self._end_block()
        at, start = len(self.spans), len(self.blocks)
        self.spans.append(_Span(element, start, start))
        super()._enter(element)
        self.spans[at] = _Span(element, start, len(self.blocks))

    def _row(self, element: Any) -> None:
        if _is_layout(element):
            self._inside(element)
            self._end_block()
        else:
            super()._row(element)


def find_article(root: Any) -> Article:
    """Find the article in the tree of a page; without blocks where none is told."""
    walker = _PageWalker()
    walker.walk(root)
    keys = [_letters(block.text) for block in walker.blocks]
    said = _said_by_trafilatura(root)
    letters, wholes = "".join(said), frozenset(said)
    found = [n for n, key in enumerate(keys) if key in wholes or _is_part(key, letters)]
    if not found:
        return Article([], walker.blocks)
    site = _of_site(walker.spans, found)
    taken = [n for n in found if n not in site or keys[n] in wholes]
    sure = [n for n in taken if len(keys[n]) >= _LONG] or taken
    kept = {n for n in _within(walker.spans, sure, site) if n in taken or n not in site} | {*sure}
    blocks = [*enumerate(walker.blocks)]
    return Article(
        [block for n, block in blocks if n in kept], [block for n, block in blocks if n not in kept]
    )


def _is_part(key: str, letters: str) -> bool:
    return len(key) >= _LONG and key in letters


def _is_second_break(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and local_name(before) == "br" and not (before.tail or "").strip()


def _is_layout(row: Any) -> bool:
    """Tell a row that holds no data but a part of the page."""
    return any(
        len([*cell.iter("p", "h1", "h2", "h3")]) >= _LAYOUT or cell.find(".//table") is not None
        for cell in row.iterchildren(*_CELL)
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, without_signs(words)))


def _said_by_trafilatura(root: Any) -> list[str]:
    """Return the letters of what it takes for the article, a stretch between two tags each."""
    found = trafilatura.bare_extraction(deepcopy(root), include_comments=False)
    body = getattr(found, "body", None)
    return [] if body is None else [*filter(None, map(_letters, body.itertext()))]


def _within(spans: Sequence[_Span], sure: Sequence[int], site: Collection[int]) -> set[int]:
    """Return the blocks of what is called an article, or of what holds most of those found."""
    held = [span for span in spans if _share(span, sure) > _MOST]
    articles = [span for span in held if span.element.xpath(_ARTICLES)]
    if articles:
        return {*range(articles[-1].start, articles[-1].end)}
    *around, holder = [span for span in held if local_name(span.element) in _HOLDERS]
    for wider in reversed(around):
        added = {*range(wider.start, wider.end)} - {*range(holder.start, holder.end)} - {*site}
        if local_name(wider.element) in _WHOLE or len(added) > _FEW:
            break
        holder = wider
    inside = [n for n in sure if holder.start <= n < holder.end]
    first, last = holder.start, holder.end - 1
    if local_name(holder.element) in _WHOLE:
        first, last = inside[0], inside[-1]
        beside = {n for n in _text_directly_in(holder, spans) if n not in site}
        while first - 1 in beside:
            first -= 1
        while last + 1 in beside:
            last += 1
    return {*range(first, last + 1)}


def _text_directly_in(holder: _Span, spans: Sequence[_Span]) -> Iterator[int]:
    """Yield the blocks of paragraphs, headings, lists, notes and bare text no other part holds."""
    bare = {*range(holder.start, holder.end)}
    for span in spans:
        element, name = span.element, local_name(span.element)
        plain = name in ("div", "section", "center") and not (
            element.get("class") or element.get("id")
        )
        if element.getparent() is not holder.element:
            continue
        bare -= {*range(span.start, span.end)}
        if name in _OF_TEXT or plain or _NAMED_AS_NOTES.search(_names(element)):
            yield from range(span.start, span.end)
    yield from bare


def _share(span: _Span, sure: Sequence[int]) -> float:
    return sum(span.start <= n < span.end for n in sure) / len(sure)


def _of_site(spans: Sequence[_Span], found: Sequence[int]) -> set[int]:
    """Return the blocks of menus, comments and their like.

    What holds many of those found is no such part.
    """
    return {
        n
        for span in spans
        if _is_of_site(span) and _share(span, found) <= _MANY
        for n in range(span.start, span.end)
    }


def _is_of_site(span: _Span) -> bool:
    """Tell a menu, comments and the like, or a block of links alone."""
    element, name = span.element, local_name(span.element)
    if not name or name in _NEVER_OF_SITE or span.start == span.end:
        return False
    return (
        name in _OF_SITE
        or element.get("role") in _ROLES_OF_SITE
        or bool(_NAMED_AS_SITE.search(_names(element)))
        or (name not in _OF_TEXT and span.end - span.start == 1 and _is_all_links(element))
    )


def _names(element: Any) -> str:
    of_site = local_name(element) in _WITH_IDS_OF_SITE
    return f"{element.get('class', '')} {element.get('id', '') if of_site else ''}"


def _is_all_links(element: Any) -> bool:
    links = "".join(_letters(link.text_content()) for link in element.iter("a"))
    return bool(links) and links == _letters(element.text_content())
