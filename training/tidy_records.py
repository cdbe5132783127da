"""Records fit to make entries from; what is no title, container or publisher is left out."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HELD_OUT = 12
_ODD = re.compile(r"^\W|[*_/\\|{}<>]|\s\d+\s?p\.?$|^\d+$")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of CSL-JSON, one a line, those that are fit for an entry."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if record := tidy_record(json.loads(line)):
                yield record


def is_held_out(record: Mapping[str, Any]) -> bool:
    """Tell whether a record is kept from training: one in twelve is, by its title."""
    digest = hashlib.sha256(record["title"].casefold().encode()).digest()
    return digest[0] % HELD_OUT == 0


def is_place(name: str) -> bool:
    """Tell whether a name could be that of a town, with its land or without."""
    return bool(_LETTERS.search(name)) and not re.search(r"[\d:;&/]|\band\b", name)


def _is_name(person: Mapping[str, str]) -> bool:
    name = person.get("family") or person.get("literal", "")
    whole = " ".join(person.values())
    odd = re.search(r"[\d?_=*]|\bothers\b|\bStated\b|[^\w\s.,'’()&/-]", whole)
    given = person.get("given", "A")
    return bool(
        _LETTERS.search(f"{name}xx") and name[:1].isalpha() and given[:1].isalpha() and not odd
    )


def tidy_record(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what of a record an entry can show, or None if it is not fit for one."""
    tidy = {name: value for name, value in record.items() if value and name != "source"}
    tidy["title"] = title = " ".join(record["title"].split()).strip(" .,;")
    parts = (record.get("issued") or {}).get("date-parts") or [[""]]
    tidy["year"] = year = str(parts[0][0])
    kind, container = record["type"], str(record.get("container-title", "")).strip(" .,")
    people = record.get("author") or record.get("editor") or []
    if _ODD.search(title) or not _LETTERS.search(title) or not people:
        return None
    if not (year.isdigit() and 1500 <= int(year) <= 2026) and "issued" in record:
        return None
    if not all(map(_is_name, people)):
        return None
    wants = kind in ("article-journal", "chapter", "paper-conference")
    if wants and (not _LETTERS.search(container) or _ODD.search(container)):
        return None
    if record.get("source") == "plos" and kind == "document":
        return None
    tidy["container-title"] = container
    if kind == "article-journal":
        tidy.pop("publisher", None), tidy.pop("publisher-place", None), tidy.pop("editor", None)
    if not wants:
        tidy.pop("page", None), tidy.pop("container-title", None)
    if kind in ("manuscript", "document"):
        tidy["type"] = "book"
    publisher = str(tidy.get("publisher", ""))
    place = str(tidy.get("publisher-place", ""))
    if place and publisher.startswith(place):
        publisher = publisher[len(place) :].lstrip(" :,")
    if re.search(r"[\d:;(]", publisher) or publisher == place:
        publisher = ""
    tidy["publisher"] = publisher
    return {name: value for name, value in tidy.items() if value}
