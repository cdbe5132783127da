"""From texts to ledger: read, find, replay the reader's decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewbook.bibliography import Reference
from reviewbook.codebook import LAYERS, Codebook
from reviewbook.collection import Batch, Collection, file_of
from reviewbook.decisions import Decision, by_document, replay
from reviewbook.documents import Document, load
from reviewbook.errors import InputError
from reviewbook.executors import Executor, serial
from reviewbook.finders.citations import find_citations
from reviewbook.finders.definitions import find_definitions
from reviewbook.finders.mentions import find_mentions
from reviewbook.finders.quantities import find_quantities
from reviewbook.finders.reference_list import find_reference_list
from reviewbook.inputs import Attempts, read_inputs, strangers
from reviewbook.ledger import in_order
from reviewbook.places import Folder, Place
from reviewbook.project import Project
from reviewbook.storage import to_arrow
from reviewbook.tables import TABLES, Tables
from reviewbook.terms import CompiledCodebook
from reviewbook.writing import LedgerWriter

if TYPE_CHECKING:
    import pyarrow as pa

TREATMENTS, LENSES, SUBJECTS = range(len(LAYERS))
MOST_ERRORS = 1_000
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Setup:
    """What is the same for every batch; a worker gets it once."""

    codebook: Codebook
    references: Mapping[str, Reference]
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


Coder = Executor[Setup, Batch, Coded]


def code_document(
    document: Document, compiled: CompiledCodebook, references: Mapping[str, Reference]
) -> Tables:
    """Run every finder over one document; return the rows the rules propose."""
    found = find_mentions(document, compiled, (TREATMENTS, LENSES, SUBJECTS))
    concepts = compiled.codebook.concepts
    treatments, lenses, subjects = (
        [mention for mention in found if concepts[mention.concept].layer == name] for name in LAYERS
    )
    quantities = find_quantities(document, treatments)
    citations = find_citations(document, references)
    return {
        "passages": list(document.passages),
        "mentions": [*treatments, *lenses],
        "definitions": find_definitions(document, [*treatments, *subjects], quantities),
        "citations": citations,
        "reference_list": find_reference_list(document, references, citations),
        "quantities": quantities,
        "statements": [],
    }


def code_rows(setup: Setup, batch: Batch) -> tuple[Tables, list[InputError]]:
    """Code the documents of a batch and replay the decisions on them; return rows and errors."""
    tables: Tables = {name: [] for name in TABLES}
    attempt = Attempts()
    try:
        with setup.texts.here(map(file_of, batch.rows)) as folder:
            for row in batch.rows:
                found = attempt(partial(_coded, setup, batch, row, folder))
                for name, rows in (found or {}).items():
                    tables[name] += rows
    except InputError as error:
        attempt.errors.append(error)
    return tables, attempt.errors


def _coded(setup: Setup, batch: Batch, row: Any, folder: Path) -> Tables:
    try:
        document, measured = load(row, folder, accept_changed=setup.accept_changed)
    except InputError as error:
        error.file = setup.texts.of(file_of(row))
        raise
    decided = batch.decisions.get(document.name, [])
    again = partial(_replayed, document=document, setup=setup)
    # A zone says what is searched at all, so it is settled before anything is looked for.
    zones = again({"passages": list(document.passages)}, [d for d in decided if _on_zone(d[1])])
    document = replace(document, passages=tuple(zones["passages"]))
    found = code_document(document, setup.compiled, setup.references)
    found = again(found, [d for d in decided if not _on_zone(d[1])])
    return {"documents": [measured]} | {name: in_order(rows) for name, rows in found.items()}


def _on_zone(decision: Decision) -> bool:
    return (decision.table, decision.field) == ("passages", "zone")


def _replayed(
    tables: Tables, decided: list[tuple[int, Decision]], *, document: Document, setup: Setup
) -> Tables:
    numbers, decisions = [n for n, _ in decided], [decision for _, decision in decided]
    return replay(tables, decisions, {document.name: document.text}, setup.decisions, numbers)


def code_batch(setup: Setup, batch: Batch) -> Coded:
    """Code a batch wherever this runs: nothing is shared, nothing written."""
    tables, errors = code_rows(setup, batch)
    arrow = {name: to_arrow(rows, TABLES[name]) for name, rows in tables.items() if rows}
    return Coded(arrow, errors, len(batch.rows))


def code(project: Project, folder: Path, *, accept_changed: bool = False) -> Tables:
    """Code every document of a folder into memory; nothing is written.

    Raises
    ------
    InputErrors
        All that is wrong with the inputs, or with any document; the others are still read.
    """
    tables: Tables = {name: [] for name in TABLES}
    attempt = Attempts()
    with _prepared(project, Folder(folder), accept_changed) as (setup, batches, _):
        for batch in batches:
            found, errors = code_rows(setup, batch)
            attempt.errors += errors
            for name, rows in found.items():
                tables[name] += rows
    attempt.settle()
    return tables


def write(
    project: Project,
    texts: Place,
    writer: LedgerWriter,
    *,
    executor: Coder = serial,
    accept_changed: bool = False,
    step: Step = lambda _done, _total: None,
) -> None:
    """Code every document and hand the rows to a writer; it is left to the caller to finish.

    Parameters
    ----------
    project
        Whose codebook, references, decisions and manifest to use.
    texts
        Where the texts lie.
    writer
        What takes the rows, in the order of the documents.
    executor
        Who does the work.
    accept_changed
        Whether a text may differ from the fingerprint in the manifest.
    step
        Told after each batch how many documents are done, and of how many.

    Raises
    ------
    InputErrors
        All that is wrong with the inputs, or with any document (a thousand errors end it).
    """
    attempt, done = Attempts(), 0
    with _prepared(project, texts, accept_changed) as (setup, batches, total):
        for coded in executor(code_batch, setup, batches):
            attempt.errors += coded.errors
            if len(attempt.errors) > MOST_ERRORS:
                break
            writer.add(coded.tables)
            done += coded.documents
            step(done, total)
    attempt.settle()


@contextmanager
def _prepared(
    project: Project, texts: Place, accept_changed: bool
) -> Iterator[tuple[Setup, Iterator[Batch], int]]:
    """Read the inputs; give the setup, the batches and the number of documents."""
    attempt = Attempts()
    inputs = read_inputs(project, attempt)
    collection = attempt(lambda: Collection(project.manifest, texts))
    if collection is not None:
        attempt.errors += strangers(inputs.decisions, collection.__contains__, project.decisions)
    attempt.settle()
    assert collection is not None
    setup = Setup(inputs.codebook, inputs.references, texts, project.decisions, accept_changed)
    with collection:
        yield setup, collection.batches(by_document(inputs.decisions)), collection.total
