"""What is done with a shard, wherever: read, find, and write the parts of every table."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from reviewbook.coding.batches import BATCH_CHARACTERS, BATCH_DOCUMENTS
from reviewbook.coding.bundle_coder import Setup, code_bundle
from reviewbook.coding.shards.record_names import RecordNames
from reviewbook.coding.shards.shard_list import Shard, shard_here
from reviewbook.coding.shards.shard_reader import read_shard
from reviewbook.coding.shards.shard_record import (
    Deletion,
    Found,
    ShardRecord,
    Unread,
    clean_record,
)
from reviewbook.coding.time_limit import OutOfTime, limited_to
from reviewbook.documents.bundle import bundles
from reviewbook.documents.clean_text import count_words
from reviewbook.documents.document import Document, text_fingerprint
from reviewbook.ledger.table_files import TableWriter, to_arrow
from reviewbook.ledger.table_parts import ENTRIES, PART_TABLES, Origin, UnreadRecord, part_file
from reviewbook.ledger.tables import TABLES, ManifestRow, Tables
from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.storage import Folder, Place
from reviewbook.project.working_folders import unfinished_folder

EMPTY = "the record has neither title nor abstract: there is nothing to code"


@dataclass(frozen=True)
class ShardSetup:
    """What is the same for every shard: how to code, where to write, and by what it is named."""

    coding: Setup
    out: Place
    rules: str
    inputs: str

    def part(self, shard: Shard) -> str:
        """Return the name of a shard's part: another one where shard, rules or inputs differ."""
        said = "\0".join([*shard, self.rules, self.inputs])
        return f"part-{hashlib.sha256(said.encode()).hexdigest()[:16]}"


class ShardResult(NamedTuple):
    """What became of a shard; of its rows nothing passes through here."""

    part: str
    shard: str
    fingerprint: str
    records: int = 0
    empty: int = 0
    unread: int = 0
    tables: tuple[str, ...] = ()
    problems: tuple[tuple[str, int, int], ...] = ()
    """What is wrong, how often, and the line of the first; at most twenty."""
    alone: int = 0
    """Records of a title without an abstract."""
    unnamed: int = 0
    """Records without an id that other files know."""
    deletions: int = 0
    error: str = ""
    """Why nothing was written, if so."""


def code_shard(setup: ShardSetup, shard: Shard) -> ShardResult:
    """Code a shard and put its parts in place, together and with the entry that says so."""
    beside = setup.out.path if isinstance(setup.out, Folder) else None
    try:
        with (
            shard_here(setup.coding.texts, shard) as file,
            unfinished_folder(beside) as folder,
            disk_errors_reported(beside),
            PartWriter(setup, shard, folder) as writer,
        ):
            for batch in _batches(read_shard(file)):
                writer.code(batch)
            return writer.finish()
    except InputError as error:
        return ShardResult(setup.part(shard), *shard, error=str(error))


def _batches(found: Iterator[Found]) -> Iterator[list[Found]]:
    some: list[Found] = []
    size = 0
    for one in found:
        some.append(one)
        size += len(one.title) + len(one.abstract) if isinstance(one, ShardRecord) else 0
        if size > BATCH_CHARACTERS or len(some) == BATCH_DOCUMENTS:
            yield some
            some, size = [], 0
    yield some


class PartWriter:
    """Codes the records of one shard and writes its part of every table.

    A context: what was not finished leaves nothing behind.
    """

    def __init__(self, setup: ShardSetup, shard: Shard, folder: Path) -> None:
        self._setup, self._shard, self._folder = setup, shard, folder
        self._part, self._names, self._stack = setup.part(shard), RecordNames(), ExitStack()
        self._counts: Counter[str] = Counter()
        self._problems: Counter[str] = Counter()
        self._first: dict[str, int] = {}

    def __enter__(self) -> PartWriter:
        self._writers = {n: TableWriter(self._folder, n, row) for n, row in PART_TABLES.items()}
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            with suppress(OSError):
                writer.close()

    def code(self, batch: list[Found]) -> None:
        """Code some records and write their rows."""
        documents, rows = [], dict[str, list[object]](origins=[], unread=[], documents=[])
        for one in batch:
            if isinstance(one, Unread):
                rows["unread"].append(self._noted(one))
            elif isinstance(one, Deletion):
                self._counts["deletions"] += 1
                rows["origins"].append(self._origin("", one))
            else:
                own = one.id or f"{self._shard.name}-{one.number}"
                name = self._names.name(own)
                rows["origins"].append(self._origin(name, one._replace(id=own)))
                self._count(one)
                if not (one.title or one.abstract):
                    rows["unread"].append(self._unread(Unread(EMPTY, one.number, one.line)))
                    continue
                document, measured = _measured(name, one, self._shard.name)
                documents.append((document, one))
                rows["documents"].append(measured)
        failed = self._code(documents, rows)
        rows["documents"] = [r for r in rows["documents"] if r[0] not in failed]  # type: ignore[index]
        self._counts["records"] += len(rows["documents"])
        for table, its in rows.items():
            if its:
                self._writers[table].add(to_arrow(its, PART_TABLES[table]))

    def _code(
        self, documents: list[tuple[Document, ShardRecord]], rows: dict[str, list[object]]
    ) -> set[str]:
        """Add the rows of the finders; return the documents that took too much."""
        try:
            with limited_to(self._setup.coding.patience):
                found = _coded(self._setup.coding, [document for document, _ in documents])
        except (OutOfTime, MemoryError, InputError) as error:
            if len(documents) > 1:
                return {n for one in documents for n in self._code([one], rows)}
            document, record = documents[0]
            problem = f"it cannot be coded: {str(error) or self._too_much(error)}"
            rows["unread"].append(self._noted(Unread(problem, record.number, record.line)))
            return {document.name}
        for table, its in found.items():
            rows.setdefault(table, []).extend(its)
        return set()

    def _too_much(self, error: BaseException) -> str:
        if isinstance(error, MemoryError):
            return "it takes too much memory"
        patience = self._setup.coding.patience
        return f"it takes longer than {patience:g} s; give documents more with --timeout"

    def _origin(self, name: str, one: ShardRecord | Deletion) -> Origin:
        return Origin(name, self._shard.name, one.id, one.number, one.line, one.version)

    def _count(self, record: ShardRecord) -> None:
        self._counts["empty"] += not (record.title or record.abstract)
        self._counts["alone"] += bool(record.title and not record.abstract)
        self._counts["unnamed"] += not record.id

    def _noted(self, one: Unread) -> UnreadRecord:
        self._problems[one.problem] += 1
        self._first.setdefault(one.problem, one.line)
        return self._unread(one)

    def _unread(self, one: Unread) -> UnreadRecord:
        return UnreadRecord(self._shard.name, one.number, one.line, one.problem)

    def finish(self) -> ShardResult:
        """Put the parts in place, the entry last of all, and return what it says."""
        # Every part says what its records are, even if that is nothing.
        full = [t for t, writer in self._writers.items() if writer.rows or t == "origins"]
        files = {
            part_file(table, self._part): writer.finish(part=True)
            for table, writer in self._writers.items()
            if table in full
        }
        said = tuple((p, n, self._first[p]) for p, n in self._problems.most_common(20))
        counts: dict[str, Any] = {**self._counts, "unread": self._problems.total()}
        result = ShardResult(
            self._part, *self._shard, tables=tuple(full), problems=said, **counts
        )  # fmt: skip
        entry = self._folder / "entry.json"
        entry.write_text(json.dumps(result._asdict(), indent=1), encoding="utf-8")
        self._setup.out.put({**files, f"{ENTRIES}/{self._part}.json": entry}, ())
        return result


def _measured(name: str, record: ShardRecord, shard: str) -> tuple[Document, ManifestRow]:
    text, repairs = clean_record(record)
    title = unicodedata.normalize("NFC", record.title)
    row = ManifestRow(
        document=name,
        title=record.title,
        authors=record.authors,
        published=record.published,
        address=record.address,
        file=shard,
        text_sha256=text_fingerprint(text),
        characters=len(text),
        words=count_words(text),
        repairs=repairs,
    )
    return Document(name, text, title=title), row


def _coded(setup: Setup, documents: list[Document]) -> Tables:
    tables: Tables = {name: [] for name in TABLES}
    attempt = Attempts()
    for bundle in bundles(documents):
        for found in code_bundle(setup, {}, bundle, attempt):
            for name, rows in found.items():
                tables[name] += rows
    attempt.settle()
    return tables
