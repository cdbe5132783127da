"""What is wrong with an entry of a list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reviewbook.references.entries import Entry
from reviewbook.references.reference import Reference
from reviewbook.references.shared_titles import plain_title

CUT_AT = 100
UNREAD = "its entry in references.bib cannot be read"
_DOI = re.compile(r"\b10\.\d{4,9}/\S")
_BARE_DOI = re.compile(r"\bDOI:?\.?$", re.IGNORECASE)
_EMPTY_CONTAINER = re.compile(r"\.\s+\.")


def problems_of(written: str, entry: Entry, works: Mapping[str, Reference]) -> Iterator[str]:
    """Yield what is wrong with an entry."""
    if _is_cut(entry.title, works[entry.key].title if entry.key else ""):
        yield "title cut"
    if _EMPTY_CONTAINER.search(written):
        yield "container missing"
    if _BARE_DOI.search(written):
        yield "link lost"
    elif not _DOI.search(written):
        yield "no DOI"
    if entry.unread:
        yield f"{UNREAD}: {entry.unread}"
    elif not entry.key:
        yield "not in references.bib"


def _is_cut(listed: str, title: str) -> bool:
    """Tell whether a title was cut: within a word of the work's title, or at a round length."""
    one, other = f" {plain_title(listed)}", f" {plain_title(title)}"
    rest = other.partition(one)[2]
    return rest[:1].isalnum() or (len(listed) == CUT_AT and bool(rest))
