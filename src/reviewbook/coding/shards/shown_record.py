"""What stands in a record of a collection: where it came from, its passages, the rows on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewbook.coding.shards.record_texts import texts_of_records
from reviewbook.coding.show import said_by_row, visible
from reviewbook.ledger.database import Database
from reviewbook.ledger.table_parts import Origin
from reviewbook.ledger.tables import EVIDENCE, TABLES
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project

_IN_FORCE = "FROM origins WHERE document <> '' AND ? IN (document, id)"
_EVER = "FROM origins_of_parts WHERE ? IN (document, id) ORDER BY shard DESC, record DESC"


def show_record(
    project: Project, record: str, start: int = 0, end: int | None = None
) -> Iterator[str]:
    """Yield lines: where a record stood, and the passages that a stretch touches, with rows.

    Parameters
    ----------
    project
        The review; where the collection is not on this machine, the rows are shown alone.
    record
        Its own id, or the name that it has in the tables.
    start, end
        The stretch, in characters of the clean text; the whole record without them.

    Raises
    ------
    InputError
        If there is no such record, it is not in force, nothing stands there, or its shard holds
        another text now.
    """
    database = Database(project, {})
    origin = _origin(project, database, record)
    rows = {name: _rows(database, name, origin.document) for name in TABLES}
    if not rows["documents"]:
        raise _uncoded(database, origin)
    texts = texts_of_records(project, rows["documents"])
    touched = [p for p in rows["passages"] if p.end > start and (end is None or p.start < end)]
    if not touched:
        raise InputError(
            f"no passage of {record} stands at {start} to {'its end' if end is None else end}",
            remedy=f"it has {rows['documents'][0].characters} characters",
        )
    yield f"{_place(origin)}, record {origin.record}, id {visible(origin.id)}"
    if not texts:
        yield "The records are not here: these are the rows alone."
    for passage in touched:
        yield from _passage(passage, texts.get(origin.document), rows)


def _uncoded(database: Database, origin: Origin) -> InputError:
    where = "FROM unread WHERE shard = ? AND record = ?"
    said = database.rows(f"SELECT problem {where}", origin.shard, origin.record)
    return InputError(
        f"{origin.id}: nothing of it was coded: {'; '.join(one for (one,) in said)}",
        file=_place(origin),
        remedy="correct it in its shard, and run again: reviewbook code --records",
    )


def _origin(project: Project, database: Database, record: str) -> Origin:
    """Return where the record in force stood that has an id or a name."""
    if found := _origins(database, _IN_FORCE, record):
        return found[-1]
    earlier = _origins(database, _EVER, record)
    if not earlier:
        raise InputError(
            f"no document and no record {record!r}",
            file=project.manifest,
            remedy="name a document that is listed, or a record by its id",
        )
    later = _origins(database, _IN_FORCE, earlier[0].id)
    remedy = f"a later one took its place: reviewbook show {later[-1].document}" if later else ""
    raise InputError(
        f"the record {record!r} is not in force",
        file=_place(earlier[0]),
        remedy=remedy or "it was deleted by a later shard, or by this",
    )


def _origins(database: Database, source: str, sought: str) -> list[Origin]:
    return _made(database, Origin, source, sought)


def _made(database: Database, row_type: Any, source: str, sought: str) -> list[Any]:
    columns = ", ".join(f'"{name}"' for name in row_type._fields)
    return [*map(row_type._make, database.rows(f"SELECT {columns} {source}", sought))]


def _rows(database: Database, name: str, document: str) -> list[Any]:
    return _made(database, TABLES[name], f"FROM {name} WHERE document = ? ORDER BY row", document)


def _place(origin: Origin) -> str:
    return f"{origin.shard}:{origin.line}" if origin.line else origin.shard


def _passage(passage: Any, text: str | None, rows: dict[str, list[Any]]) -> Iterator[str]:
    yield ""
    yield f"passage {passage.passage}  {passage.start} {passage.end}  {passage.zone}"
    if text is not None:
        yield f"  {visible(text[passage.start : passage.end])}"
    for name in EVIDENCE:
        for row in rows[name]:
            if name != "passages" and passage.start <= row.start < passage.end:
                yield f"  {name}  {row.start} {row.end}  {said_by_row(row)}"
