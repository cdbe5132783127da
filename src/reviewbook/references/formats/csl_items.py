"""CSL-JSON, as Zotero and Crossref write it: a list of items, one item, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reviewbook.project.errors import InputError
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from

_FIELDS = {
    "type": "kind", "title": "title", "author": "author", "author literal": "organisation",
    "editor": "editor", "issued": "date", "container-title": "container", "volume": "volume",
    "issue": "number", "number": "number", "page": "pages", "DOI": "doi", "doi": "doi",
    "PMID": "pmid", "ISBN": "serial", "ISSN": "serial", "URL": "url", "abstract": "abstract",
    "keyword": "keywords, maybe by commas", "publisher": "publisher", "language": "language",
}  # fmt: skip
_PEOPLE = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal")
_BETWEEN = " \t\n\r,[]"


def read_csl_items(text: str, path: Path) -> Export:
    """Read every item; what comes after a fault in the writing is read from the next one on."""
    export = Export("CSL-JSON")
    for item, line in _items(text, path, export):
        position = len(export.records) + 1
        try:
            record = record_from(_pairs(item), _FIELDS, position=position, line=line)
        except RecursionError:
            problem = f"record {position} lies too deep in itself"
            remedy = "take the item out"
            raise InputError(problem, file=path, line=line, remedy=remedy) from None
        export.add(record, path)
    return export


def _items(text: str, path: Path, export: Export) -> Iterator[tuple[dict[str, Any], int]]:
    decoder, place = json.JSONDecoder(), 0
    line, counted = 1, 0
    while (place := _after_blanks(text, place)) < len(text):
        line, counted = line + text.count("\n", counted, place), place
        try:
            item, place = decoder.raw_decode(text, place)
        except (json.JSONDecodeError, RecursionError) as error:
            problem = f"an item cannot be read: {getattr(error, 'msg', 'it is too deep')}"
            export.faults.append(
                InputError(problem, file=path, line=line, remedy="export it again")
            )
            export.outside.append(text[place : (after := _next_item(text, place))])
            place = after
            continue
        if isinstance(item, dict):
            inner = item.get("items")
            for one in inner if isinstance(inner, list) else [item]:
                yield one if isinstance(one, dict) else {"value": one}, line
        else:
            export.outside.append(str(item))


def _after_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in _BETWEEN:
        place += 1
    return place


def _next_item(text: str, place: int) -> int:
    """Return where the next line begins that an item may begin on."""
    found = text.find("\n{", place + 1)
    found = found if found >= 0 else text.find("\n  {", place + 1)
    return found + 1 if found >= 0 else len(text)


def _pairs(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        if name in ("author", "editor") and isinstance(value, list):
            for person in value:
                yield from _person(name, person)
        elif isinstance(value, dict) and "date-parts" in value:
            yield from _dates(name, value)
        else:
            yield from ((name, leaf) for leaf in _leaves(value))


def _person(name: str, person: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(person, dict):
        yield from ((name, leaf) for leaf in _leaves(person))
        return
    said = {part: str(person.get(part) or "") for part in _PEOPLE}
    family = " ".join(
        filter(None, (said["dropping-particle"], said["non-dropping-particle"], said["family"]))
    )
    parts = [part for part in (family, said["suffix"], said["given"]) if part]
    if parts:
        yield name, ", ".join(parts)
    if said["literal"]:
        yield f"{name} literal", said["literal"]
    rest = {key: value for key, value in person.items() if key not in _PEOPLE}
    yield from ((f"{name} {key}", leaf) for key, value in rest.items() for leaf in _leaves(value))


def _dates(name: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for parts in value["date-parts"] or []:
        if isinstance(parts, list) and parts:
            first, *rest = parts
            yield name, "-".join([str(first), *(f"{part!s:0>2}" for part in rest)])
    said = {key: one for key, one in value.items() if key != "date-parts"}
    yield from ((f"{name} {key}", leaf) for key, one in said.items() for leaf in _leaves(one))


def _leaves(value: Any) -> Iterator[str]:
    """Yield every value of a tree, as text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (f"{key}: {leaf}" for leaf in _leaves(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif value is not None and value != "":
        yield str(value)
