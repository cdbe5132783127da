"""Batches coded before, kept in the user's cache, so that only what has changed is coded again.

Each is put there as soon as it is done, by the process that did it: a run that is interrupted, or
stopped by a faulty document, leaves what it has finished to the next one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reviewbook.coding.batch_coder import Coded, code_batch, is_read_no_more
from reviewbook.coding.batches import Batch
from reviewbook.coding.bundle_coder import Setup
from reviewbook.coding.rules_version import version_of_libraries, version_of_rules
from reviewbook.documents.document import file_of, raw_fingerprint
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Place
from reviewbook.project.text_files import read_raw
from reviewbook.project.user_cache import UserCache, digest_of

MOST = 1_000_000_000
"""Bytes of batches that are kept: those of some GB of text."""
PRUNING = "00"
"""How the keys of those begin after which the others are looked through: one in 256 is enough."""
NOT_READ = ManifestRow("")
"""Its cells stand for what coding measures, and does not read."""


def fingerprint_of(project: Project, texts: Place) -> str:
    """Return a digest of all that every batch depends on; empty if a file of it cannot be read.

    Where the texts lie stands in what is said of them.
    """
    try:
        files = (project.codebook, project.bibliography)
        written = [read_raw(file, "") if file.exists() else b"" for file in files]
    except (InputError, OSError):  # which who reads it will tell of
        return ""
    return digest_of(version_of_rules(), version_of_libraries(), texts.address, *written)


def code_if_changed(setup: Setup, batch: Batch) -> Coded:
    """Give what a batch gave before, if all that it depends on is the same; else code it."""
    cache, rows = UserCache("batch", MOST), _rows_to_code(setup, batch)
    key = digest_of(repr((setup.fingerprint, rows, batch.decisions)))
    kept = cache.get(key) if rows else None
    if kept and _is_accepted(found := _unpacked(kept), setup, batch):
        return found
    coded = code_batch(setup, batch)
    # A file may have been changed after it was looked at.
    if rows and not coded.errors and _column(coded, "sha256") == [row.sha256 for row in rows]:
        cache.put(key, _packed(coded))
        if key.startswith(PRUNING):
            cache.prune()
    return coded


def _rows_to_code(setup: Setup, batch: Batch) -> Sequence[ManifestRow]:
    """Return the rows of a batch as far as coding reads them; none if a file cannot be read."""
    try:
        with setup.texts.here(map(file_of, batch.rows)) as folder:
            return [
                row._replace(
                    file=file_of(row),
                    sha256=raw_fingerprint(row, folder),
                    text_sha256=NOT_READ.text_sha256,
                    characters=NOT_READ.characters,
                    words=NOT_READ.words,
                    repairs=NOT_READ.repairs,
                )
                for row in batch.rows
            ]
    except InputError:  # which coding will tell of
        return []


def _is_accepted(coded: Coded, setup: Setup, batch: Batch) -> bool:
    """Tell whether the texts are those of the manifest; if not, coding tells what is wrong."""
    pairs = list(zip(batch.rows, _column(coded, "text_sha256"), strict=True))
    if setup.accept_changed:
        return not any(is_read_no_more(setup, row, text) for row, text in pairs)
    return all(row.text_sha256 in ("", text) for row, text in pairs)


def _column(coded: Coded, name: str) -> list[Any]:
    """Return a column of the documents."""
    values: list[Any] = coded.tables["documents"][name].to_pylist()
    return values


def _packed(coded: Coded) -> bytes:
    """Return what a batch gave as a line of JSON and the tables, one after the other."""
    import pyarrow as pa  # noqa: PLC0415

    doubts = [(d.problem, str(d.file), d.line, d.remedy) for d in coded.doubts]
    head = json.dumps({"tables": [*coded.tables], "doubts": doubts})
    out = pa.BufferOutputStream()
    for table in coded.tables.values():
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with pa.ipc.new_stream(out, table.schema, options=options) as stream:
            stream.write_table(table)
    return head.encode() + b"\n" + bytes(out.getvalue())


def _unpacked(kept: bytes) -> Coded:
    """Return what a batch gave, marked as kept."""
    import pyarrow as pa  # noqa: PLC0415

    line, _, body = kept.partition(b"\n")
    head, source = json.loads(line), pa.BufferReader(body)
    tables = {name: pa.ipc.open_stream(source).read_all() for name in head["tables"]}
    doubts = [
        InputError(problem, file=file, line=number, remedy=remedy)
        for problem, file, number, remedy in head["doubts"]
    ]
    return Coded(tables, [], len(tables["documents"]), tuple(doubts), kept=True)
