"""What search looks through, as a script: from a disk nothing else can be fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reviewbook.site.html.page import Page, to_script
from reviewbook.site.html.tree import parents, plain

FINDING = "finding"
"""The class of what says a finding, on any page; search lists these first."""
# Then come what was looked for, and the places where it stands.
_KINDS = (FINDING, "concept", "chapter", "reference", "document")
Entry = tuple[str, str, str, str, int]


def index(pages: Iterable[Page]) -> str:
    """Return the script: for each stretch its address, title, page, words, and rank of its kind."""
    entries = [entry for page in pages for entry in (*_findings(page), *_stretches(page))]
    return f"window.reviewbookIndex={to_script(entries)};\n"


def _stretches(page: Page) -> Iterator[Entry]:
    kind = "finding" if page.kind == "index" else page.kind
    for block in page.blocks if kind in _KINDS else ():
        if block.search == "":
            continue
        address = f"{page.slug}.html#{block.id}" if block.id else f"{page.slug}.html"
        title = block.title if block.title == page.title else f"{page.title} › {block.title}"
        yield address, title, page.over, block.words, _KINDS.index(kind)


def _findings(page: Page) -> Iterator[Entry]:
    """Yield what a page says was found, each with the nearest place that can be linked to."""
    for block in page.blocks:
        above = parents(block.body)
        for element in block.body.iter():
            if FINDING not in element.get("class", "").split():
                continue
            around = above.get(element)
            while around is not None and not around.get("id"):
                around = above.get(around)
            place = block.id if around is None else around.get("id")
            address = f"{page.slug}.html#{place}" if place else f"{page.slug}.html"
            yield address, plain(element), page.over, page.title, 0
