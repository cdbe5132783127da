"""A stored ledger, read a few documents at a time, each with all of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any

from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import iterate, stored_file
from reviewbook.ledger.tables import EVIDENCE, TABLES, Tables
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project

AT_ONCE = 200


def ledger_parts(project: Project) -> Iterator[Tables]:
    """Yield the ledger some documents at a time, in order; each part holds all of their rows.

    Raises
    ------
    InputError
        If a row belongs to no document of the manifest, or stands out of order.
    """

    def out_of_place(name: str, document: str) -> InputError:
        return InputError(
            f"the rows of {document!r} have no place in the order of the documents",
            file=stored_file(path_of(project, name)),
            line=_first_row(project, name, document),
            remedy="put the rows of documents.csv back, or rebuild the ledger with: "
            "reviewbook code",
        )

    rows = {name: iterate(path_of(project, name), row) for name, row in TABLES.items()}
    yield from in_groups(rows, out_of_place)


def in_groups(
    rows: Mapping[str, Iterator[Any]], out_of_place: Callable[[str, str], InputError]
) -> Iterator[Tables]:
    """Yield the rows of tables some documents at a time, with all rows of these.

    Raises
    ------
    InputError
        What `out_of_place` makes of a table and of the document of its first row that is out of
        order, or belongs to none.
    """
    found = {name: _by_document(rows[name]) for name in EVIDENCE}
    ahead = {name: next(groups, None) for name, groups in found.items()}
    while documents := list(islice(rows["documents"], AT_ONCE)):
        tables: Tables = {"documents": documents, **{name: [] for name in EVIDENCE}}
        for document in documents:
            for name, groups in found.items():
                if (group := ahead[name]) and group[0] == document.document:
                    tables[name] += group[1]
                    ahead[name] = next(groups, None)
        yield tables
    for name, rest in ahead.items():
        if rest:
            raise out_of_place(name, rest[0])


def _first_row(project: Project, name: str, document: str) -> int:
    rows = iterate(path_of(project, name), EVIDENCE[name])
    return next(number for number, row in enumerate(rows, 2) if row.document == document)


def _by_document(rows: Iterator[Any]) -> Iterator[tuple[str, list[Any]]]:
    for document, group in groupby(rows, key=lambda row: str(row.document)):
        yield document, list(group)
