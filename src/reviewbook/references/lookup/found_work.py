"""What a service knows of one work: its record, and notices about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from reviewbook.references.person_names import WholeName
from reviewbook.references.record import Pairs, Record
from reviewbook.references.record_fields import record_from
from reviewbook.references.withdrawal_marks import bare_title

# In this order: a retraction that corrects the record is a retraction.
_KINDS = {
    "retraction": re.compile(r"retract|withdraw|removal", re.IGNORECASE),
    "expression of concern": re.compile(r"concern", re.IGNORECASE),
    "correction": re.compile(r"correct|errat|corrigend|addend|clarif|republish", re.IGNORECASE),
}
_STORED = (
    *("kind", "title", "authors", "editors", "date", "container", "volume", "number", "pages"),
    *("doi", "pmid", "isbn", "issn", "publisher"),
)
FIELDS = {
    name: name for name in "kind title author date container volume number pages doi pmid".split()
} | {
    "organisation": "organisation", "editor": "editor", "serial": "serial",
    "publisher": "publisher", "first page": "start", "last page": "end",
}  # fmt: skip
"""What a service may say of a work, and the field of a record that this goes to."""


class Notice(NamedTuple):
    """A notice about a work: of what kind, where it stands (a DOI or "PMID 1"), and since when."""

    kind: str
    where: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class FoundWork:
    """A work as a service describes it; no sentence of it is kept, such as its abstract."""

    record: Record
    notices: tuple[Notice, ...] = ()


def notice_kind(written: str) -> str:
    """Return what kind of notice a word of a service means; nothing for what is no warning."""
    return next((kind for kind, form in _KINDS.items() if form.search(written)), "")


def described_work(pairs: Pairs, notices: Iterable[Notice] = ()) -> FoundWork:
    """Make a work of what a service says, under the names of `FIELDS`."""
    return work_of_record(record_from(pairs, FIELDS, position=1, line=1), notices)


def work_of_record(record: Record, notices: Iterable[Notice] = ()) -> FoundWork:
    """Make a work of a record; a mark such as RETRACTED at its title is a notice."""
    # Of one notice a publisher and Retraction Watch may tell different days.
    told = {(notice.kind, notice.where): notice for notice in reversed([*notices])}
    named = [notice for notice in reversed([*told.values()]) if notice.kind]
    placed = {notice.kind for notice in named if notice.where}
    known = [notice for notice in named if notice.where or notice.kind not in placed]
    if (title := bare_title(record.title)) != record.title:
        record = replace(record, title=title)
        if not any(notice.kind == "retraction" for notice in known):
            known.append(Notice("retraction"))
    return FoundWork(replace(record, abstract="", others=(), url=""), tuple(known))


def stored_form(work: FoundWork) -> dict[str, Any]:
    """Return a work as JSON has it; `work_of` reads it back."""
    said = {name: getattr(work.record, name) for name in _STORED}
    stored = {
        name: [*map(_stored_name, v)] if isinstance(v, tuple) else v
        for name, v in said.items()
        if v
    }
    return stored | {"notices": [notice._asdict() for notice in work.notices]}


def _stored_name(name: str) -> str:
    """Put braces around the name of an organisation that has commas, as BibTeX does."""
    return f"{{{name}}}" if isinstance(name, WholeName) and "," in name else name


def work_of(stored: dict[str, Any]) -> FoundWork:
    """Read back what `stored_form` gave.

    Raises
    ------
    TypeError, ValueError
        If it is none.
    """
    fields = dict(stored)
    notices = tuple(Notice(**notice) for notice in fields.pop("notices"))
    made = {name: _as_stored(name, value) for name, value in fields.items()}
    return FoundWork(Record(**made), notices)


def _as_stored(name: str, value: Any) -> Any:
    many = name in ("authors", "editors")
    if name not in _STORED or not isinstance(value, list if many else str):
        raise ValueError(f"{name} cannot be {value!r}")
    return tuple(map(_name_as_stored, value)) if many else value


def _name_as_stored(stored: Any) -> str:
    name = str(stored)
    return WholeName(name[1:-1]) if name[:1] == "{" and name[-1:] == "}" else name
