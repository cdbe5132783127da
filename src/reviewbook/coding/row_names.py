"""Rows of the ledger by name: ``mentions:12`` is row 12 of mentions.csv, its header being row 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import iterate, stored_file
from reviewbook.ledger.tables import EVIDENCE
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project

FIRST = 2
"""The first row of a table: the header is row 1."""
_NUMBERS = range(FIRST, 2**31)
_NUMBER = re.compile("[0-9]{1,18}")


class NamedRow(NamedTuple):
    """A row of the ledger, with its table and its number there."""

    table: str
    number: int
    row: Any

    @property
    def name(self) -> str:
        """How it is named on the command line."""
        return f"{self.table}:{self.number}"


def row_named(project: Project, name: str) -> NamedRow:
    """Return the row of the stored ledger that a name means.

    Raises
    ------
    InputError
        If there is no such table or row.
    """
    table, _, number = name.partition(":")
    if table not in EVIDENCE or not _NUMBER.fullmatch(number):
        raise InputError(
            f"{name!r} names no row: rows are named as in mentions:12",
            remedy=f"name one of {', '.join(EVIDENCE)}, and the row in its file; see: "
            "reviewbook show DOCUMENT",
        )
    rows: Iterator[Any] = iterate(path_of(project, table), EVIDENCE[table])
    found = next(islice(rows, int(number) - FIRST, None), None) if int(number) in _NUMBERS else None
    if found is None:
        raise InputError(
            f"there is no row {number}",
            file=_file(project, table),
            remedy="the header is row 1; see what there is with: reviewbook show DOCUMENT",
        )
    return NamedRow(table, int(number), found)


def target(
    project: Project, name: str, place: tuple[str, int | None, int | None], table: str, concept: str
) -> tuple[tuple[str, int, int], str, str, NamedRow | None]:
    """Return place, table and concept of what is meant: by the name of a row, its place, or both.

    Raises
    ------
    InputError
        If neither is given, or one says other than the other: the ledger was written anew.
    """
    if not name:
        document, start, end = place
        if not document or start is None or end is None:
            raise InputError(
                "what is decided on is not said",
                remedy="name a row, as in --row mentions:12, or DOCUMENT START END; see what "
                "stands there with: reviewbook show DOCUMENT",
            )
        return (document, start, end), table or "mentions", concept, None
    named = row_named(project, name)
    row = named.row
    own = getattr(row, "concept", "")
    said = (*place, table, concept if own else "")
    means = (row.document, row.start, row.end, named.table, own)
    if any(word not in ("", None, mean) for word, mean in zip(said, means, strict=True)):
        raise InputError(
            f"{name} is {own or named.table} on {row.document} {row.start} {row.end}, not what is "
            "said beside it",
            file=_file(project, named.table),
            line=named.number,
            remedy="see how the row is named now with: reviewbook show DOCUMENT",
        )
    return means[:3], named.table, own or concept, named


def rows_of(project: Project, document: str) -> Iterator[NamedRow]:
    """Yield the rows of a document in the stored ledger, table by table."""
    for table, row_type in EVIDENCE.items():
        for number, row in enumerate(iterate(path_of(project, table), row_type), FIRST):
            if row.document == document:
                yield NamedRow(table, number, row)


def _file(project: Project, table: str) -> Path:
    return stored_file(path_of(project, table))
