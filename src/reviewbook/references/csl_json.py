"""Works as CSL-JSON, from which Zotero, Pandoc and citeproc make entries in any style."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from reviewbook.references.csl_kinds import csl_genre, csl_language, csl_type
from reviewbook.references.edition_numbers import edition_number
from reviewbook.references.names_in_records import given_last
from reviewbook.references.person_names import name_parts
from reviewbook.references.reference import Reference
from reviewbook.references.reference_notes import OTHERS, notes_of, people_named

# What an entry may say besides, and what it is called there.
_BESIDE = {
    "address": "publisher-place", "location": "publisher-place", "series": "collection-title",
    "chapter": "chapter-number", "eid": "page", "version": "version",
    "pagetotal": "number-of-pages", "volumes": "number-of-volumes", "shorttitle": "title-short",
}  # fmt: skip
_STATES = {
    "inpress": "in press", "inpreparation": "in preparation", "prepublished": "ahead of print",
}  # fmt: skip
_PEOPLE_BESIDE = ("translator",)
_DATES_BESIDE = {"urldate": "accessed", "origdate": "original-date"}
# A style has words of its own for it, in its language.
_NO_DATE = re.compile(r"n\.? ?d\.?|s\.? ?[ad]\.?|no date|undated", re.IGNORECASE)
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def to_csl_json(works: Iterable[Reference]) -> str:
    """Write works as a list of CSL-JSON items, in their order."""
    return json.dumps([_item(work) for work in works], indent=1, ensure_ascii=False) + "\n"


def _item(work: Reference) -> dict[str, Any]:
    issue = "issue" if work.type == "article" else "number"
    said = {
        "id": work.key,
        "type": csl_type(work.type),
        "title": work.title,
        "author": [_name(name) for name in people_named(work.authors)],
        "editor": [_name(name) for name in people_named(work.editors)],
        "issued": _date(work.date or str(work.year or "")),
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
    }
    known = {name: value for name, value in said.items() if value}
    used = set[str]()
    for field, name, value in _beside(work):
        if name not in known:
            known[name] = value
            used.add(field)
    if genre := csl_genre(work.type):
        known.setdefault("genre", genre)
    note = "\n".join(notes_of(work, used))
    return known | ({"note": note} if note else {})


def _beside(work: Reference) -> Iterator[tuple[str, str, Any]]:
    """Yield the other fields of an entry that have a place: field, its name there, and value.

    Of a list of people that is not whole the field is empty, so that a note says it all.
    """
    for field, value in work.others:
        if field == "type":
            yield field, "genre", csl_genre(work.type, value)
        elif field == "edition":
            yield field, field, edition_number(value)
        elif field in ("langid", "language") and (code := csl_language(value)):
            yield field, "language", code
        elif field in _BESIDE:
            yield field, _BESIDE[field], value
        elif field in _PEOPLE_BESIDE:
            people = tuple(value.split(" and "))
            named = [_name(given_last(name)) for name in people_named(people)]
            yield "" if OTHERS in people else field, field, named
        elif field in _DATES_BESIDE and _DAY.fullmatch(value):
            yield field, _DATES_BESIDE[field], _date(value)
        elif field in ("year", "date", "pubstate") and not _NO_DATE.fullmatch(value):
            yield field, "issued", {"literal": _STATES.get(value, value)}


def _name(name: str) -> dict[str, str]:
    """Write "Family, Suffix, Given"; a name without a comma is that of an organisation."""
    family, *rest = name_parts(name)
    if not rest:
        return {"literal": name}
    suffix = {"suffix": rest[0]} if len(rest) > 1 else {}
    return {"family": family, "given": rest[-1]} | suffix


def _date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}
