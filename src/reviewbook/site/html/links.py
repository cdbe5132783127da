"""Where links lead: from page to page, to parts of pages, and within the one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape, unescape
from typing import Any

from reviewbook.project.errors import InputError
from reviewbook.site.html.page import Page

# In our HTML a "<" always begins a tag: text and attributes hold it escaped.
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_HREF = re.compile(r'(?<=\shref=")[^"]*')
_NAMES = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby|aria-controls)=")([^"]+)')
_URL = re.compile(r'(?<="url\(#)[^")]+')
LEFT_OUT = "left-out"
"""Where the one file says which pages it leaves out."""
_PAGE = re.compile(r"([^/:?#]*)\.html(?:#(.*))?")
_HEADING = re.compile(r"(?<=<h)[1-5](?=[\s>])|(?<=</h)[1-5](?=>)")


class Links:
    """Every page and every id that a link can lead to."""

    def __init__(self, pages: Iterable[Page], also: Iterable[str] = ()) -> None:
        self._ids = {page.slug: page.ids() for page in pages}
        self._also = set(also)

    def part(self, href: str) -> str:
        """Return an address, corrected to the part of its page that holds the place."""
        found = _PAGE.fullmatch(href)
        if not found or not found[2] or found[2] in self._ids.get(found[1], ()):
            return href
        for slug, ids in self._ids.items():
            if slug.startswith(f"{found[1]}-part-") and found[2] in ids:
                return f"{slug}.html#{found[2]}"
        return href

    def leads_somewhere(self, href: str, here: str) -> bool:
        """Tell whether an address is outside, a file of the site, or a place that is there."""
        if href in self._also or re.match(r"(?:https?|mailto|data):", href):
            return True
        if href.startswith("#"):
            return href[1:] in self._ids[here]
        found = _PAGE.fullmatch(href)
        if not found or found[1] not in self._ids:
            return False
        return not found[2] or found[2] in self._ids[found[1]]

    def broken(self, pages: Iterable[Page]) -> list[InputError]:
        """List the links that lead nowhere."""
        files = {f"data/{name}" for page in pages for name in page.files}
        self._also |= files
        return [
            InputError(
                f"a link leads nowhere: {href}",
                file=f"{page.slug}.html",
                remedy="correct it where the page comes from: a notebook, or a table's links",
            )
            for page in pages
            for href in sorted(set(hrefs(page.html)) | set(_addresses(page.charts)))
            if not self.leads_somewhere(self.part(href), page.slug)
        ]


def hrefs(html: str) -> list[str]:
    """List the addresses of all links."""
    return [unescape(href) for tag in _TAG.findall(html) for href in _HREF.findall(tag)]


def _addresses(charts: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    rehref(charts, lambda href: found.append(href) or href)  # type: ignore[func-returns-value]
    return found


def relink(html: str, address: Callable[[str], str]) -> str:
    """Change the address of every link."""

    def changed(match: re.Match[str]) -> str:
        return escape(address(unescape(match[0])))

    return _TAG.sub(lambda tag: _HREF.sub(changed, tag[0]), html)


def rehref(node: Any, address: Callable[[str], str]) -> Any:
    """Change the address in every row of a chart's data."""
    if isinstance(node, dict):
        return {
            key: address(value)
            if key == "href" and isinstance(value, str)
            else rehref(value, address)
            for key, value in node.items()
        }
    return [rehref(item, address) for item in node] if isinstance(node, list) else node


def short_names(slugs: Iterable[str], *, numbered: bool) -> dict[str, str]:
    """Return the names of pages within the one file, where they stand in thousands of links.

    Parameters
    ----------
    numbered
        Number documents and concepts (``c12``); else shorten only what kind they are.
    """
    names = {}
    for number, slug in enumerate(slugs):
        kind, found, rest = slug.partition("-")
        known = found and kind in ("concept", "document")
        names[slug] = f"{kind[0]}{number if numbered else '-' + rest}" if known else slug
    return names


def inside(href: str, here: str, names: Mapping[str, str]) -> str:
    """Return the address within the one file: ``a.html#b`` is ``#a--b``.

    What leads to a page that is left out leads to where that is said.
    """
    if href.startswith("#"):
        return f"#{names[here]}--{href[1:]}"
    found = _PAGE.fullmatch(href)
    if not found or found[1] not in names:
        return f"#{LEFT_OUT}" if found and LEFT_OUT in names else href
    return f"#{names[found[1]]}--{found[2]}" if found[2] else f"#{names[found[1]]}"


def own_ids(html: str, slug: str) -> str:
    """Put the page's name before every id, and let headings begin one level lower."""

    def tag(match: re.Match[str]) -> str:
        named = _NAMES.sub(lambda found: found[1] + _each(found[2], slug), match[0])
        return _URL.sub(lambda found: f"{slug}--{found[0]}", named)

    lower = _HEADING.sub(lambda level: str(int(level[0]) + 1), html)
    return _TAG.sub(tag, lower)


def _each(names: str, slug: str) -> str:
    return " ".join(f"{slug}--{name}" for name in names.split())
