"""What is done with a batch of documents, wherever: read, find, replay the reader's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewbook.codebook.concepts import LAYERS, Codebook
from reviewbook.coding.batches import Batch, Decisions
from reviewbook.coding.decision_log import Decision
from reviewbook.coding.inputs import Attempts
from reviewbook.coding.replay import replay_decisions
from reviewbook.documents.bundle import SIZE, Bundle
from reviewbook.documents.discovery import file_of
from reviewbook.documents.document import Document, read_document
from reviewbook.documents.passages import columns, cut_passages, passage_rows
from reviewbook.finders.citations import find_citations
from reviewbook.finders.definitions import find_definitions
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_in_bundle, find_mentions
from reviewbook.finders.quantities import find_quantities
from reviewbook.finders.reference_list import find_reference_list, list_entries
from reviewbook.ledger.table_files import to_arrow
from reviewbook.ledger.tables import TABLES, ManifestRow, Mention, Tables, in_order
from reviewbook.project.errors import InputError
from reviewbook.project.places import Place
from reviewbook.references.bibliography import Bibliography

if TYPE_CHECKING:
    import pyarrow as pa

EVERY = tuple(range(len(LAYERS)))


@dataclass(frozen=True)
class Setup:
    """What is the same for every batch; a worker gets it once."""

    codebook: Codebook
    references: Bibliography
    texts: Place
    decisions: Path
    accept_changed: bool = False

    @cached_property
    def compiled(self) -> CompiledCodebook:
        """The codebook's patterns: compiled once a process, and not sent to another."""
        return CompiledCodebook(self.codebook)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "compiled"}


class Coded(NamedTuple):
    """What a batch gave: its rows, ready to be written, and what was wrong with it."""

    tables: dict[str, pa.Table]
    errors: list[InputError]
    documents: int


def code_document(
    document: Document, compiled: CompiledCodebook, references: Bibliography
) -> Tables:
    """Run every finder over one document; return the rows the rules propose."""
    return code_around(document, find_mentions(document, compiled, EVERY), compiled, references)


def code_around(
    document: Document,
    mentions: Sequence[Mention],
    compiled: CompiledCodebook,
    references: Bibliography,
) -> Tables:
    """Run the other finders, given the mentions of a document."""
    concepts = compiled.codebook.concepts
    treatments, lenses, subjects = (
        [mention for mention in mentions if concepts[mention.concept].layer == name]
        for name in LAYERS
    )
    quantities = find_quantities(document, treatments)
    entries = list_entries(document, references)
    citations = find_citations(document, entries, references.people)
    return {
        "passages": list(document.passages),
        "mentions": [*treatments, *lenses],
        "definitions": find_definitions(document, [*treatments, *subjects], quantities),
        "citations": citations,
        "reference_list": find_reference_list(document, entries, references, citations),
        "quantities": quantities,
        "statements": [],
    }


def code_rows(setup: Setup, batch: Batch) -> tuple[Tables, list[InputError]]:
    """Code the documents of a batch and replay the decisions on them; return rows and errors."""
    tables: Tables = {name: [] for name in TABLES}
    attempt = Attempts()
    try:
        with setup.texts.here(map(file_of, batch.rows)) as folder:
            documents = [attempt(partial(_read, setup, row, folder)) for row in batch.rows]
    except InputError as error:
        attempt.errors.append(error)
        return tables, attempt.errors
    for some in searched_together(document for document, _ in filter(None, documents)):
        for found in code_documents(setup, batch.decisions, some, attempt):
            for name, rows in found.items():
                tables[name] += rows
    tables["documents"] = [measured for _, measured in filter(None, documents)]
    return tables, attempt.errors


def _read(setup: Setup, row: ManifestRow, folder: Path) -> tuple[Document, ManifestRow]:
    try:
        return read_document(row, folder, accept_changed=setup.accept_changed)
    except InputError as error:
        error.file = setup.texts.of(file_of(row))
        raise


def searched_together(documents: Iterable[Document], size: int = SIZE) -> Iterator[list[Document]]:
    """Yield documents some at a time: what is searched at one go."""
    some: list[Document] = []
    held = 0
    for document in documents:
        if some and held + len(document.text) > size:
            yield some
            some, held = [], 0
        some.append(document)
        held += len(document.text)
    if some:
        yield some


def code_documents(
    setup: Setup, decisions: Decisions, documents: Sequence[Document], attempt: Attempts
) -> Iterator[Tables]:
    """Code some documents in one go; yield the rows of each with which nothing is wrong."""
    bundle = Bundle(documents)
    cut = zip(documents, passage_rows(bundle, cut_passages(bundle)), strict=True)
    settled = [
        # A zone says what is searched at all, so it is settled before anything is looked for.
        attempt(partial(_replayed, setup, decisions, document, {"passages": rows}, zones=True))
        for document, rows in cut
    ]
    passages = columns(bundle, (tables["passages"] if tables else () for tables in settled))
    mentions = find_in_bundle(bundle, passages, setup.compiled, EVERY)
    for document, tables, its in zip(documents, settled, mentions, strict=True):
        if tables:
            whole = replace(document, passages=tuple(tables["passages"]))
            found = code_around(whole, its, setup.compiled, setup.references)
            final = attempt(partial(_replayed, setup, decisions, whole, found, zones=False))
            if final:
                yield {name: in_order(rows) for name, rows in final.items()}


def _on_zone(decision: Decision) -> bool:
    return (decision.table, decision.field) == ("passages", "zone")


def _replayed(
    setup: Setup, decisions: Decisions, document: Document, tables: Tables, *, zones: bool
) -> Tables:
    """Apply the decisions on a document: those on zones, or all others."""
    decided = decisions.get(document.name, ())
    meant = [(number, one) for number, one in decided if _on_zone(one) == zones]
    if not meant:
        return tables
    numbers, ones = zip(*meant, strict=True)
    return replay_decisions(tables, ones, {document.name: document.text}, setup.decisions, numbers)


def code_batch(setup: Setup, batch: Batch) -> Coded:
    """Code a batch wherever this runs: nothing is shared, nothing written."""
    tables, errors = code_rows(setup, batch)
    arrow = {name: to_arrow(rows, TABLES[name]) for name, rows in tables.items() if rows}
    return Coded(arrow, errors, len(batch.rows))
