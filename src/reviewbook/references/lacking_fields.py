"""What a record says of a work, and the entry of that work does not."""

from __future__ import annotations

from collections.abc import Iterator

from reviewbook.references.record import Record
from reviewbook.references.record_entries import other_fields
from reviewbook.references.reference import Reference

_ALIKE = ("editors", "container", "volume", "number", "pages", "doi", "pmid", "isbn", "url",
          "publisher")  # fmt: skip
_OF_RECORDS = ("issn", "language")


def list_lacking_fields(record: Record, work: Record | Reference) -> list[str]:
    """Return the names of what only the record says; another value of a field is none of them."""
    return [*_lacking(record, work)]


def _lacking(record: Record, work: Record | Reference) -> Iterator[str]:
    if len(record.authors) > len(work.authors) and "others" not in work.authors:
        yield "authors"
    yield from (name for name in _ALIKE if getattr(record, name) and not getattr(work, name))
    if record.date and not (work.date or work.year):
        yield "date"
    if not set(work.keywords).issuperset(record.keywords):
        yield "keywords"
    known = set(other_fields(work)) if isinstance(work, Record) else {n for n, _ in work.others}
    for name in _OF_RECORDS:
        if getattr(record, name) and not (getattr(work, name, "") or name in known):
            yield name
    yield from (name for name in other_fields(record) if name not in known)
