"""From texts to ledger: every document of a review, into memory or to a writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from reviewbook.coding.batch_coder import Coded, code_batch, code_rows
from reviewbook.coding.batches import Batch, Collection
from reviewbook.coding.bundle_coder import PATIENCE, Setup
from reviewbook.coding.decision_log import by_document
from reviewbook.coding.kept_batches import code_if_changed, fingerprint_of
from reviewbook.coding.reviewer_inputs import Inputs, read_inputs, strangers
from reviewbook.coding.workers import Executor, Work, serial
from reviewbook.ledger.tables import TABLES, Tables
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place

MOST_ERRORS = 1_000
Step = Callable[[int, int, int], None]
"""Is told how many documents are done, of how many, and how many were kept."""
Coder = Executor[Setup, Batch, Coded]


class CodingRun(NamedTuple):
    """What is said of a run: files that may be no texts, and how many documents were kept."""

    doubts: list[InputError]
    kept: int


def code_in_memory(project: Project, folder: Path, *, accept_changed: bool = False) -> Tables:
    """Code every document of a folder into memory; nothing is written.

    Raises
    ------
    InputErrors
        All that is wrong with the inputs, or with any document; the others are still read.
    """
    tables: Tables = {name: [] for name in TABLES}
    attempt = Attempts()
    with _prepared(project, Folder(folder), None, accept_changed) as (setup, batches, _):
        for batch in batches:
            found, errors, _ = code_rows(setup, batch)
            attempt.errors += errors
            for name, rows in found.items():
                tables[name] += rows
    attempt.settle()
    return tables


def code_to_writer(
    project: Project,
    texts: Place,
    writer: LedgerWriter,
    *,
    inputs: Inputs | None = None,
    executor: Coder = serial,
    accept_changed: bool = False,
    patience: float = PATIENCE,
    keep: bool = False,
    step: Step = lambda _done, _total, _kept: None,
) -> CodingRun:
    """Code every document and hand the rows to a writer; it is left to the caller to finish.

    Parameters
    ----------
    project
        Whose codebook, references, decisions and manifest to use.
    texts
        Where the texts lie.
    writer
        What takes the rows, in the order of the documents.
    inputs
        The codebook, references and decisions, if they have been read already.
    executor
        Who does the work.
    accept_changed
        Whether a text may differ from the fingerprint in the manifest.
    patience
        Seconds that each document may take.
    keep
        Whether what has not changed is taken from the user's cache, and what is coded put there:
        for a folder of this machine, read by processes of it.
    step
        Told after each batch how many documents are done, of how many, and how many were kept.

    Returns
    -------
    doubts, kept
        The files that are read as texts and look like something else, a thousand at most; the
        number of documents that were taken from the cache.

    Raises
    ------
    InputErrors
        All that is wrong with the inputs, or with any document (a thousand errors end it).
    """
    attempt, done, kept = Attempts(), 0, 0
    doubts: list[InputError] = []
    with (
        _prepared(project, texts, inputs, accept_changed, patience, keep) as (setup, todo, total),
        closing(executor(_work(setup), setup, todo)) as results,
    ):
        for coded in results:
            attempt.errors += coded.errors
            if len(attempt.errors) > MOST_ERRORS:
                break
            doubts += coded.doubts[: MOST_ERRORS - len(doubts)]
            writer.add(coded.tables)
            done += coded.documents
            kept += coded.documents if coded.kept else 0
            step(done, total, kept)
    if attempt.errors:
        attempt.errors[:0] = setup.references.faults  # they may be why
    attempt.settle()
    return CodingRun(doubts, kept)


def _work(setup: Setup) -> Work[Setup, Batch, Coded]:
    return code_if_changed if setup.fingerprint else code_batch


@contextmanager
def _prepared(
    project: Project,
    texts: Place,
    inputs: Inputs | None,
    accept_changed: bool,
    patience: float = PATIENCE,
    keep: bool = False,
) -> Iterator[tuple[Setup, Iterator[Batch], int]]:
    """Read what is not read yet; give the setup, the batches and the number of documents."""
    attempt = Attempts()
    fingerprint = fingerprint_of(project, texts) if keep and isinstance(texts, Folder) else ""
    inputs = inputs or read_inputs(project, attempt)
    if fingerprint and fingerprint != fingerprint_of(project, texts):
        fingerprint = ""  # what was read may be neither the one nor the other
    collection = attempt(lambda: Collection(project.manifest, texts))
    if collection is not None:
        attempt.errors += strangers(inputs.decisions, collection.__contains__, project.decisions)
    attempt.settle()
    assert collection is not None
    setup = Setup(
        inputs.codebook, inputs.references, texts, project.decisions,
        accept_changed, patience, fingerprint,
    )  # fmt: skip
    batches = collection.batches(by_document(inputs.decisions))
    with collection, closing(batches):
        yield setup, batches, collection.total
