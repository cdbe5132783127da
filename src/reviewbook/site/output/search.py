"""What search looks through, as a script: from a disk nothing else can be fetched."""

from __future__ import annotations

from collections.abc import Iterable

from reviewbook.site.html.page import Page, to_script


def index(pages: Iterable[Page]) -> str:
    """Return the script: for each stretch its address, title, kind of page and words."""
    entries = [
        [
            f"{page.slug}.html#{block.id}" if block.id else f"{page.slug}.html",
            block.title if block.title == page.title else f"{page.title} › {block.title}",
            page.over,
            block.words,
        ]
        for page in pages
        for block in page.blocks
        if block.search != ""
    ]
    return f"window.reviewbookIndex={to_script(entries)};\n"
