"""What office documents and books say about themselves, in the words of Dublin Core."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reviewbook.documents.readers.extraction import (
    SourceMetadata,
    TextBlock,
    day_in,
    doi_in,
    tidy,
)
from reviewbook.documents.readers.made_up_metadata import (
    said_language,
    said_title,
)
from reviewbook.documents.readers.names_in_field import people_in
from reviewbook.documents.readers.zipped_xml import said_in, values_in

_NOW = re.compile(r"T(?!00:00(?::00)?(?:\.0+)?(?:Z|[+-]|$))\d\d:")
_TITLE_WITHIN = 3  # blocks
_OTHERS = ("subject", "keywords", "keyword", "description", "rights", "category")


def dublin_core(root: Any, publisher: str = "") -> SourceMetadata:
    """Return what the Dublin Core elements of a tree say; nothing where there is no tree.

    The day on which a file was made is none of publication, and is left out.
    """
    if root is None:
        return SourceMetadata(publisher=publisher)

    def first(name: str) -> str:
        return tidy(said_in(root, f"//*[local-name()='{name}']"))

    identifiers = values_in(root, "//*[local-name()='identifier']")
    return SourceMetadata(
        title=said_title(first("title")),
        authors=tuple(authors_in(root)),
        doi=next(filter(None, map(doi_in, identifiers)), ""),
        identifiers=tuple(filter(None, map(_named, identifiers))),
        publisher=first("publisher") or publisher,
        language=said_language(first("language")),
        others=tuple((name, value) for name in _OTHERS if (value := first(name))),
    )


def authors_in(root: Any) -> list[str]:
    """Return the creators; a program's name for nobody is none."""
    # in an ODT `creator` is who saved it last
    found = values_in(root, "//*[local-name()='initial-creator']")
    found = found or values_in(root, "//*[local-name()='creator']")
    return [name for names in found for name in people_in(tidy(names))]


def _named(identifier: str) -> tuple[str, str] | None:
    """Tell an ISBN and a DOI; what a program made up is left out."""
    words = identifier.strip()
    scheme, _, number = words.removeprefix("urn:").partition(":")
    if scheme.lower() == "isbn":
        return "isbn", number
    digits = words.replace("-", "")
    is_isbn = len(digits) == 13 and digits.isdigit() and digits.startswith(("978", "979"))  # noqa: PLR2004
    return ("isbn", words) if is_isbn else None


def with_title(
    metadata: SourceMetadata, blocks: Sequence[TextBlock], prominent: str = ""
) -> SourceMetadata:
    """Return what a file says; a title that it does not say is what its beginning shows as one.

    That is what stands out most there; where that is not known, or nothing does, a heading.
    """
    headings = (said_title(tidy(block.text)) for block in blocks[:_TITLE_WITHIN] if block.heading)
    shown = prominent or next(filter(None, headings), "")
    return metadata if metadata.title else replace(metadata, title=shown)


def published_in(root: Any) -> str:
    """Return the day of publication that a package of a book says; one of its making is none.

    A program that writes the time of day, or the day of the last change, says when it ran.
    """
    dates = root.xpath("//*[local-name()='metadata']/*[local-name()='date']")
    changed = day_in(said_in(root, "//*[local-name()='meta'][@property='dcterms:modified']"))
    of_making = ("creation", "modification", "conversion")
    for date in dates:
        events = {value for name, value in date.items() if name.endswith("event")}
        words, day = tidy(date.text), day_in(date.text)
        if day and not events.intersection(of_making) and not _NOW.search(words) and day != changed:
            return day
    return ""
