"""What the fields of a ``CITATION.cff`` that pages use may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMES = ("name", "family-names", "given-names")
_PARTS = (*_NAMES, "name-particle", "name-suffix")


def unfit_fields(read: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Yield each field of the file that cannot be cited from, and why not.

    A field that is left blank says nothing, which only the title must not.
    """
    if not _is_text(read.get("title")):
        yield "title", "it has no title that is a text; one that looks like a number needs quotes"
    yield from _unfit_work(read)
    if (preferred := read.get("preferred-citation")) is not None:
        yield from _within("preferred-citation", [preferred])
    if (works := read.get("references")) is not None:
        yield from _within("references", works)


def _within(field: str, works: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(works, list) or not all(isinstance(work, dict) for work in works):
        yield field, f"{field} is no work with fields, or list of such"
        return
    for work in works:
        if not _is_text(work.get("title")):
            yield field, f"{field} names a work without a title"
        for _, why in _unfit_work(work):
            yield field, f"{field}: {why}"


def _unfit_work(work: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for field, (fits, kind) in _KINDS.items():
        if work.get(field) not in (None, "") and not fits(work[field]):
            yield field, f"{field} is no {kind}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_version(value: Any) -> bool:
    return _is_text(value) or (isinstance(value, int | float) and not isinstance(value, bool))


def _are_texts(value: Any) -> bool:
    return _is_text(value) or (isinstance(value, list) and all(map(_is_text, value)))


def _are_authors(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_author, value))


def _is_author(value: Any) -> bool:
    """Tell whether somebody is named, by texts."""
    if not isinstance(value, dict):
        return False
    said = [value[part] for part in _PARTS if value.get(part) is not None]
    return all(map(_is_text, said)) and any(value.get(part) for part in _NAMES)


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"https?://\S+", value.strip()))


def _is_day(value: Any) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


_KINDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "authors": (
        _are_authors,
        "list, each with family-names and given-names, or a name, that are texts",
    ),
    "type": (_is_text, "text"),
    "version": (_is_version, "text or number"),
    "date-released": (_is_day, "day, as in 2024-03-31"),
    "license": (_are_texts, "text, or list of texts"),
    "url": (_is_address, "address, as in https://example.org/review"),
}
