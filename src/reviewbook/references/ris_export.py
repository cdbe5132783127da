"""Works as RIS, which Zotero, EndNote, Mendeley and most catalogues read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reviewbook.references.reference import Reference
from reviewbook.references.reference_notes import notes_of, people_named

_TYPES = {
    "article": "JOUR", "book": "BOOK", "booklet": "PAMP", "inbook": "CHAP", "incollection": "CHAP",
    "inproceedings": "CPAPER", "conference": "CPAPER", "proceedings": "CONF", "manual": "BOOK",
    "techreport": "RPRT", "report": "RPRT", "phdthesis": "THES", "mastersthesis": "THES",
    "thesis": "THES", "online": "ELEC", "electronic": "ELEC", "www": "ELEC", "unpublished": "UNPB",
    "dataset": "DATA", "software": "COMP", "patent": "PAT",
}  # fmt: skip
_RANGE = re.compile(r"(\w+)\s*[-–—]+\s*(\w+)")


def to_ris(works: Iterable[Reference]) -> str:
    """Write works as RIS, in their order; lines end as the format asks for."""
    return "\r\n".join(line for work in works for line in (*_lines(work), ""))


def _lines(work: Reference) -> Iterator[str]:
    for tag, value in _tagged(work):
        if text := " ".join(str(value or "").split()):
            yield f"{tag}  - {text}"
    yield "ER  - "


def _tagged(work: Reference) -> Iterator[tuple[str, object]]:
    yield "TY", _TYPES.get(work.type, "GEN")
    yield "ID", work.key
    yield from (("AU", name) for name in people_named(work.authors))
    # The second kind of authors are editors only of what stands in something else.
    editor = "A2" if work.container else "ED"
    yield from ((editor, name) for name in people_named(work.editors))
    yield "TI", work.title
    yield "T2", work.container
    yield "PY", work.year
    yield "DA", (work.date or "").replace("-", "/")
    yield "VL", work.volume
    yield "IS", work.number
    pages = _RANGE.fullmatch(work.pages or "")
    yield from [("SP", pages[1]), ("EP", pages[2])] if pages else [("SP", work.pages)]
    yield "PB", work.publisher
    yield "DO", work.doi
    yield "UR", work.url or work.address
    yield "SN", work.isbn
    yield from (("KW", word) for word in work.keywords)
    yield "N1", f"PMID: {work.pmid}" if work.pmid else ""
    yield from (("N1", note) for note in notes_of(work))
