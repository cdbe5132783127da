"""What services say of an entry, field by field: what it lacks, and where they differ from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from reviewbook.references.lookup.field_agreement import agree, confirms, whole_pages
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference
from reviewbook.references.reference_notes import people_named

_ALWAYS = ("title", "author", "year", "doi", "pmid")
_WITHIN = ("container", "volume", "number", "pages")
# Which fields a kind of entry is given where it has none.
_WANTED = {
    "article": (*_ALWAYS, *_WITHIN),
    "incollection": (*_ALWAYS, "container", "pages", "publisher", "isbn"),
    "inproceedings": (*_ALWAYS, "container", "pages", "publisher"),
    "book": (*_ALWAYS, "publisher", "isbn"),
}
NAMES = {
    "container": ("journal", "journaltitle", "booktitle"),
    "number": ("number", "issue"),
    "year": ("year", "date"),
}
"""Under which names a field may stand, if not under its own alone."""


class Said(NamedTuple):
    """A value, and the services that say it."""

    value: str
    services: tuple[str, ...]


class FieldReport(NamedTuple):
    """One field of an entry: what stands there, and what services say instead, or in addition."""

    field: str
    written: str
    said: tuple[Said, ...]

    @property
    def can_be_added(self) -> bool:
        """Whether nothing stands there yet, and all services say the same."""
        return not self.written and len(self.said) == 1


def field_reports(
    entry: Reference, fields: Mapping[str, str], found: Mapping[str, Record]
) -> Iterator[FieldReport]:
    """Yield each field that an entry lacks, and each that no service has as it is written.

    Parameters
    ----------
    entry
        The work as the bibliography has it.
    fields
        The fields that stand in its entry, by name.
    found
        What each service says of this work, by its name, the most trusted first.
    """
    for field in _WANTED.get(entry.type, _ALWAYS):
        written = _written(entry, fields, field)
        said = _said(field, found)
        if said and not (written and _is_said(field, written, found)):
            yield FieldReport(field, written, said)


def confirmed_fields(entry: Reference, found: Mapping[str, Record]) -> list[str]:
    """Return the fields marked as unverified that a service has as they are written."""
    names = _WANTED.get(entry.type, _ALWAYS)
    known = {name: _written(entry, {}, name) for name in names}
    known = {name: value for name, value in known.items() if value}
    asked = known if "all" in entry.unverified else {*map(_plain_name, entry.unverified)} & {*known}
    return [name for name in names if name in asked and _is_said(name, known[name], found)]


def _is_said(field: str, written: str, found: Mapping[str, Record]) -> bool:
    """Tell whether a service has a field as it is written."""
    said = (value_of(record, field) for record in found.values())
    return any(value and confirms(field, value, written) for value in said)


def _plain_name(field: str) -> str:
    return next((plain for plain, names in NAMES.items() if field in names), field)


def _written(entry: Reference, fields: Mapping[str, str], field: str) -> str:
    """Return what stands in an entry, under whatever name; as it is written if it is not known."""
    if field == "author":
        people = entry.authors or entry.editors
        known = " and ".join(people) if people_named(people) else ""
    else:
        known = str(getattr(entry, field) or "")
    written = (fields.get(name, "").strip() for name in NAMES.get(field, (field,)))
    return known or next(filter(None, written), "")


def _said(field: str, found: Mapping[str, Record]) -> tuple[Said, ...]:
    """Gather what services say of a field; what says the same in other words goes by the first."""
    gathered: list[Said] = []
    for service, record in found.items():
        if not (value := value_of(record, field)):
            continue
        same = next((n for n, one in enumerate(gathered) if agree(field, one.value, value)), None)
        if same is None:
            gathered.append(Said(value, (service,)))
        else:
            gathered[same] = Said(gathered[same].value, (*gathered[same].services, service))
    return tuple(gathered)


def value_of(record: Record, field: str) -> str:
    """Return the value of a field as one text."""
    if field == "author":
        return " and ".join(record.authors)
    if field == "year":
        return str(record.year or "")
    value = str(getattr(record, field))
    return whole_pages(value) if field == "pages" else value


def additions(
    entry: Reference, reports: Iterable[FieldReport], found: Mapping[str, Record]
) -> Record:
    """Return a record of the fields alone that can be added to an entry."""
    values: dict[str, Any] = {}
    for report in reports:
        if report.can_be_added:
            said = report.said[0]
            record = found[said.services[0]]
            name = {"author": "authors", "year": "date"}.get(report.field, report.field)
            values[name] = record.authors if report.field == "author" else said.value
    return Record(kind=entry.type, **values)
