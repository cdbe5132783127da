"""What is done with a batch of documents, wherever: read and coded, within limits of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from reviewbook.coding.batches import Batch
from reviewbook.coding.bundle_coder import Setup, code_bundle
from reviewbook.coding.time_limit import OutOfTime, limited_to
from reviewbook.documents.bundle import bundles
from reviewbook.documents.document import Document, file_of, read_document
from reviewbook.documents.source_record import record_name
from reviewbook.documents.unread_files import doubtful_file, left_decodings, lost_letters
from reviewbook.ledger.table_files import to_arrow
from reviewbook.ledger.tables import TABLES, ManifestRow, Tables
from reviewbook.project.errors import Attempts, InputError

if TYPE_CHECKING:
    import pyarrow as pa

_SMALLER = "split it into several documents; time it may also be given with --timeout"


class Coded(NamedTuple):
    """What a batch gave: rows ready to be written, what was wrong, which files may be no texts.

    ``kept`` says that it was coded in a run before.
    """

    tables: dict[str, pa.Table]
    errors: list[InputError]
    documents: int
    doubts: tuple[InputError, ...] = ()
    kept: bool = False


class CodedRows(NamedTuple):
    """The rows of a batch, what was wrong with it, and which of its files may be no texts."""

    tables: Tables
    errors: list[InputError]
    doubts: list[InputError]


def code_rows(setup: Setup, batch: Batch) -> CodedRows:
    """Code the documents of a batch and replay the decisions on them."""
    try:
        with setup.texts.here(_files_of(batch.rows)) as folder:
            return _within_limits(setup, batch, folder)
    except InputError as error:
        return CodedRows(_no_rows(), [error], [])


def _files_of(rows: Iterable[ManifestRow]) -> Iterator[str]:
    """Yield the files of documents, and the records of what they were made of, if any."""
    for row in rows:
        file = file_of(row)
        yield file
        yield record_name(PurePath(file).stem)


def _no_rows() -> Tables:
    return {name: [] for name in TABLES}


def _within_limits(setup: Setup, batch: Batch, folder: Path) -> CodedRows:
    """Code a batch; if it takes too much, code its documents one by one to see which it is."""
    try:
        with limited_to(setup.patience):
            return _rows_of(setup, batch, folder)
    except OutOfTime:
        problem = f"takes longer than {setup.patience:g} s"
    except MemoryError:
        problem = "takes more memory than there is"
    if len(batch.rows) == 1:
        file, remedy = setup.texts.of(file_of(batch.rows[0])), _SMALLER
        return CodedRows(_no_rows(), [InputError(problem, file=file, remedy=remedy)], [])
    whole = CodedRows(_no_rows(), [], [])
    for row in batch.rows:
        found = _within_limits(setup, Batch((row,), batch.decisions), folder)
        whole.errors.extend(found.errors)
        whole.doubts.extend(found.doubts)
        for name, rows in found.tables.items():
            whole.tables[name] += rows
    return whole


def _rows_of(setup: Setup, batch: Batch, folder: Path) -> CodedRows:
    tables, attempt = _no_rows(), Attempts()
    documents = [
        attempt(partial(_read, setup, row, folder, bool(batch.decisions.get(row.document))))
        for row in batch.rows
    ]
    for bundle in bundles(document for document, _ in filter(None, documents)):
        for found in code_bundle(setup, batch.decisions, bundle, attempt):
            for name, rows in found.items():
                tables[name] += rows
    tables["documents"] = [measured for _, measured in filter(None, documents)]
    doubts = [
        doubtful_file(setup.texts.of(file_of(row)), document.looks_like)
        for document, row in filter(None, documents)
        if document.looks_like
    ]
    wrong = [
        tell(setup.texts.of(file_of(row)), document.text)
        for document, row in filter(None, documents)
        for tell in (lost_letters, left_decodings)
    ]
    doubts += filter(None, wrong)
    return CodedRows(tables, attempt.errors, doubts)


def _read(
    setup: Setup, row: ManifestRow, folder: Path, decided: bool
) -> tuple[Document, ManifestRow]:
    try:
        document, measured = read_document(row, folder, accept_changed=setup.accept_changed)
        if is_read_no_more(setup, row, measured.text_sha256) and not decided:
            raise InputError(
                f"the codebook says that {row.document} was read whole, but its text is another "
                "now, and no decision on it is on record",
                remedy="take it out of read_whole in codebook.yml; when the new text has been "
                "read, name it there again",
            )
    except InputError as error:
        error.file = setup.texts.of(file_of(row))
        raise
    return document, measured


def is_read_no_more(setup: Setup, row: ManifestRow, text_sha256: str) -> bool:
    """Tell whether a document is called read whole, and its text is not the one of then."""
    changed = row.text_sha256 not in ("", text_sha256)
    return changed and row.document in setup.codebook.read_whole


def code_batch(setup: Setup, batch: Batch) -> Coded:
    """Code a batch wherever this runs: nothing is shared, nothing written."""
    tables, errors, doubts = code_rows(setup, batch)
    arrow = {name: to_arrow(rows, TABLES[name]) for name, rows in tables.items() if rows}
    return Coded(arrow, errors, len(batch.rows), tuple(doubts))
