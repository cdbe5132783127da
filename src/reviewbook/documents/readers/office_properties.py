"""What office documents and books say about themselves, in the words of Dublin Core."""

from __future__ import annotations

from typing import Any

from reviewbook.documents.readers.extraction import SourceMetadata, doi_in, tidy
from reviewbook.documents.readers.zipped_xml import said_in, values_in

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
        title=first("title"),
        authors=tuple(authors_in(root)),
        doi=next(filter(None, map(doi_in, identifiers)), ""),
        identifiers=tuple(filter(None, map(_named, identifiers))),
        publisher=first("publisher") or publisher,
        language=first("language"),
        others=tuple((name, value) for name in _OTHERS if (value := first(name))),
    )


def authors_in(root: Any) -> list[str]:
    """Return the creators; a program's name for nobody is none."""
    found = values_in(root, "//*[local-name()='creator']")
    found = found or values_in(root, "//*[local-name()='initial-creator']")
    return [tidy(one) for name in found for one in name.split(";") if one.strip()]


def _named(identifier: str) -> tuple[str, str] | None:
    """Tell an ISBN and a DOI; what a program made up is left out."""
    words = identifier.strip()
    scheme, _, number = words.removeprefix("urn:").partition(":")
    if scheme.lower() == "isbn":
        return "isbn", number
    digits = words.replace("-", "")
    is_isbn = len(digits) == 13 and digits.isdigit() and digits.startswith(("978", "979"))  # noqa: PLR2004
    return ("isbn", words) if is_isbn else None
