"""What is done with a batch of documents, wherever: read, find, replay the reader's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewbook.codebook.concepts import LAYERS, Codebook
from reviewbook.coding.batches import Batch, Decisions
from reviewbook.coding.document_coder import DocumentCoder, code_documents
from reviewbook.coding.replay import replay_decisions
from reviewbook.coding.time_limit import OutOfTime, limited_to
from reviewbook.documents.bundle import Bundle, HasText, bundles
from reviewbook.documents.document import Document, file_of, read_document
from reviewbook.documents.passages import segment_bundle
from reviewbook.documents.source_record import record_name
from reviewbook.documents.unread_files import doubtful_file, left_decodings, lost_letters
from reviewbook.finders.cued_passages import passages_with_cues
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_in_bundle
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.table_files import to_arrow
from reviewbook.ledger.tables import TABLES, ManifestRow, Tables, in_order
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.storage import Place
from reviewbook.references.bibliography import Bibliography

if TYPE_CHECKING:
    import pyarrow as pa

EVERY = tuple(range(len(LAYERS)))
PATIENCE = 300
"""Seconds that a document may take, if nothing else is said: 50 MB take a fifth of it."""

_SMALLER = "split it into several documents; time it may also be given with --timeout"


@dataclass(frozen=True)
class Setup:
    """What is the same for every batch; a worker gets it once."""

    codebook: Codebook
    references: Bibliography
    texts: Place
    decisions: Path
    accept_changed: bool = False
    patience: float = PATIENCE
    fingerprint: str = ""
    """Of all that every batch depends on, where what is coded is kept; else empty."""

    @cached_property
    def compiled(self) -> CompiledCodebook:
        """The codebook's patterns: compiled once in a process, and not sent to another."""
        return CompiledCodebook(self.codebook)

    @cached_property
    def layers(self) -> dict[str, str]:
        """The layer of each concept."""
        return {concept.id: concept.layer for concept in self.codebook.concepts.values()}

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "compiled"}


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


def code_bundle(
    setup: Setup, decisions: Decisions, bundle: Bundle, attempt: Attempts
) -> Iterator[Tables]:
    """Code the documents of a bundle, passages and mentions in one go; yield the rows of each."""
    settled = [
        # A zone says what is searched at all, so it is settled before anything is looked for.
        attempt(_replayed, setup, decisions, document, {"passages": passages}, zones=True)
        for document, passages in zip(bundle.documents, segment_bundle(bundle), strict=True)
    ]
    passages = [tables["passages"] if tables else [] for tables in settled]
    mentions = find_in_bundle(bundle, passages, setup.compiled, EVERY)
    cued = passages_with_cues(bundle, passages, setup.references.people)
    works, coders = setup.references, list[DocumentCoder]()
    for one, its, named, held, sound in zip(
        bundle.documents, passages, mentions, cued, settled, strict=True
    ):
        if sound is None:
            continue
        marked = one.marked if isinstance(one, Document) else ()
        document = Document(one.name, one.text, tuple(its), one.title, marked=marked)
        coders.append(DocumentCoder(document, named, setup.compiled, works, held))
    for coder, found in zip(coders, code_documents(coders), strict=True):
        if final := attempt(_replayed, setup, decisions, coder.document, found, zones=False):
            yield {name: in_order(rows) for name, rows in final.items()}


def _on_zone(decision: Decision) -> bool:
    return (decision.table, decision.field) == ("passages", "zone")


def _replayed(
    setup: Setup, decisions: Decisions, document: HasText, tables: Tables, *, zones: bool
) -> Tables:
    """Apply the decisions on a document: those on zones, or all others."""
    decided = decisions.get(document.name, ())
    meant = [(number, one) for number, one in decided if _on_zone(one) == zones]
    if not meant:
        return tables
    numbers, ones = zip(*meant, strict=True)
    texts = {document.name: document.text}
    return replay_decisions(tables, ones, texts, setup.decisions, numbers, setup.layers)


def code_batch(setup: Setup, batch: Batch) -> Coded:
    """Code a batch wherever this runs: nothing is shared, nothing written."""
    tables, errors, doubts = code_rows(setup, batch)
    arrow = {name: to_arrow(rows, TABLES[name]) for name, rows in tables.items() if rows}
    return Coded(arrow, errors, len(batch.rows), tuple(doubts))
