"""Works as CSL-JSON, from which Zotero, Pandoc and citeproc make entries in any style."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reviewbook.references.person_names import name_parts
from reviewbook.references.reference import Reference
from reviewbook.references.reference_notes import notes_of, people_named

_TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "manual": "book",
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "unpublished": "manuscript", "dataset": "dataset", "software": "software", "patent": "patent",
}  # fmt: skip


def to_csl_json(works: Iterable[Reference]) -> str:
    """Write works as a list of CSL-JSON items, in their order."""
    return json.dumps([_item(work) for work in works], indent=1, ensure_ascii=False) + "\n"


def _item(work: Reference) -> dict[str, Any]:
    issue = "issue" if work.type == "article" else "number"
    said = {
        "id": work.key,
        "type": _TYPES.get(work.type, "document"),
        "title": work.title,
        "author": [_name(name) for name in people_named(work.authors)],
        "editor": [_name(name) for name in people_named(work.editors)],
        "issued": _issued(work),
        "container-title": work.container,
        "volume": work.volume,
        issue: work.number,
        "page": work.pages,
        "publisher": work.publisher,
        "DOI": work.doi,
        "URL": work.url,
        "ISBN": work.isbn,
        "PMID": work.pmid,
        "keyword": ", ".join(work.keywords),
        "note": "\n".join(notes_of(work)),
    }
    return {name: value for name, value in said.items() if value}


def _name(name: str) -> dict[str, str]:
    """Write "Family, Suffix, Given"; a name without a comma is that of an organisation."""
    family, *rest = name_parts(name)
    if not rest:
        return {"literal": name}
    suffix = {"suffix": rest[0]} if len(rest) > 1 else {}
    return {"family": family, "given": rest[-1]} | suffix


def _issued(work: Reference) -> dict[str, list[list[int]]]:
    date = work.date or str(work.year or "")
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}
