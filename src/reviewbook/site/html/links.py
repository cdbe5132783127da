"""Where links lead: from page to page, to parts of pages, and within the one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from reviewbook.project.errors import InputError
from reviewbook.site.html.page import Page

LEFT_OUT = "left-out"
"""Where the one file says which pages it leaves out."""
_PAGE = re.compile(r"([^/:?#]*)\.html(?:#(.*))?")
_OUTSIDE = re.compile(r"(?:https?|mailto|data):")


class _Target(NamedTuple):
    """A page and a place on it; no page is this one."""

    slug: str
    place: str


def _target(href: str) -> _Target | None:
    if href.startswith("#"):
        return _Target("", unquote(href[1:]))
    found = _PAGE.fullmatch(href)
    return _Target(unquote(found[1]), unquote(found[2] or "")) if found else None


class Links:
    """Every page and every id that a link can lead to."""

    def __init__(self, pages: Iterable[Page], also: Iterable[str] = ()) -> None:
        self._ids = {page.slug: page.ids() for page in pages}
        self._also = set(also)

    def part(self, href: str) -> str:
        """Return an address, corrected to the part of its page that holds the place."""
        found = _target(href)
        if not found or not found.slug or not found.place:
            return href
        if found.place in self._ids.get(found.slug, ()):
            return href
        for slug, ids in self._ids.items():
            if slug.startswith(f"{found.slug}-part-") and found.place in ids:
                return f"{slug}.html#{found.place}"
        return href

    def leads_somewhere(self, href: str, here: str) -> bool:
        """Tell whether an address is outside, a file of the site, or a place that is there."""
        if unquote(href) in self._also or _OUTSIDE.match(href):
            return True
        found = _target(href)
        if not found or (found.slug or here) not in self._ids:
            return False
        if not found.place:
            return bool(found.slug)
        return found.place in self._ids[found.slug or here]

    def broken(self, pages: Iterable[Page]) -> list[InputError]:
        """List the links that lead nowhere."""
        self._also |= {f"data/{name}" for page in pages for name in page.files}
        return [
            InputError(
                f"a link leads nowhere: {href}",
                file=f"{page.slug}.html",
                remedy="correct it where the page comes from: a notebook, or a table's links",
            )
            for page in pages
            for href in sorted(_hrefs(page))
            if not self.leads_somewhere(self.part(href), page.slug)
        ]


def _hrefs(page: Page) -> set[str]:
    """List the addresses of all links, those of live charts too."""
    found = {href for element in page.elements() if (href := element.get("href")) is not None}

    def note(href: str) -> str:
        found.add(href)
        return href

    rehref(page.charts, note)
    return found


def rehref(node: Any, address: Callable[[str], str]) -> Any:
    """Change the address in every row of a chart's data."""
    if isinstance(node, Mapping):
        return {
            key: address(value)
            if key == "href" and isinstance(value, str)
            else rehref(value, address)
            for key, value in node.items()
        }
    return [rehref(item, address) for item in node] if isinstance(node, list) else node


def inside(href: str, here: str, slugs: Collection[str]) -> str:
    """Return the address within the one file: ``a.html#b`` is ``#a--b``.

    What leads to a page that is left out leads to where that is said.
    """
    found = _target(href)
    if not found:
        return href
    slug = found.slug or here
    if slug not in slugs:
        return f"#{LEFT_OUT}" if LEFT_OUT in slugs else href
    return f"#{slug}--{found.place}" if found.place else f"#{slug}"
