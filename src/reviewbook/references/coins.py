"""Works as COinS: what a reference manager in the browser finds on a page and saves."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from reviewbook.references.person_names import name_parts
from reviewbook.references.reference import Reference
from reviewbook.references.reference_notes import people_named

_FORMAT = "info:ofi/fmt:kev:mtx:"
_CHAPTERS = ("inbook", "incollection")
_BOOKS = {"book": "book", "techreport": "report", "report": "report", "proceedings": "proceeding"}
# What OpenURL knows no form for goes under the names that Zotero gives it.
_OTHERS = {
    "online": "webpage", "electronic": "webpage", "www": "webpage", "dataset": "dataset",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
}  # fmt: skip


def context_object(work: Reference) -> str:
    """Return the title of the ``span`` of class ``Z3988`` that tells a program of a work."""
    pairs = [("ctx_ver", "Z39.88-2004"), *_kind(work), *_common(work)]
    return urlencode([(name, str(value)) for name, value in pairs if value])


def _kind(work: Reference) -> Iterator[tuple[str, object]]:
    """Say what it is; how its title is called depends on that."""
    if work.type == "article":
        yield from [("rft_val_fmt", f"{_FORMAT}journal"), ("rft.genre", "article")]
        yield from [("rft.atitle", work.title), ("rft.jtitle", work.container)]
    elif work.type in _CHAPTERS:
        yield from [("rft_val_fmt", f"{_FORMAT}book"), ("rft.genre", "bookitem")]
        yield from [("rft.atitle", work.title), ("rft.btitle", work.container)]
    elif work.type in _BOOKS:
        yield from [("rft_val_fmt", f"{_FORMAT}book"), ("rft.genre", _BOOKS[work.type])]
        yield "rft.btitle", work.title
    else:
        yield from [("rft_val_fmt", f"{_FORMAT}dc"), ("rft.title", work.title)]
        yield from [
            ("rft.type", _OTHERS.get(work.type, "document")),
            ("rft.source", work.container),
        ]
        yield "rft.identifier", work.address


def _common(work: Reference) -> Iterator[tuple[str, object]]:
    people = people_named(work.authors or work.editors)
    family, *given = name_parts(people[0]) if people else [""]
    if given:
        yield from [("rft.aulast", family), ("rft.aufirst", ", ".join(given))]
    for name in people[1 if given else 0 :]:
        yield "rft.au" if name_parts(name)[1:] else "rft.aucorp", name
    yield "rft.date", work.date or work.year
    yield from [("rft.volume", work.volume), ("rft.issue", work.number)]
    yield from [("rft.pages", work.pages), ("rft.isbn", work.isbn)]
    book = work.type in (*_CHAPTERS, *_BOOKS)
    yield "rft.pub" if book else "rft.publisher", work.publisher
    yield "rft_id", f"info:doi/{work.doi}" if work.doi else work.url
    yield "rft_id", f"info:pmid/{work.pmid}" if work.pmid else ""
