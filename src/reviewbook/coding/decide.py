"""Appending to the reader's decisions: only what takes effect, and what takes back another."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from reviewbook.coding.batch_coder import Setup, code_bundle
from reviewbook.coding.decision_log import (
    VOID,
    anchor_hash,
    by_document,
    in_force,
    read_decisions,
    refuse,
    refuse_repeated,
)
from reviewbook.coding.reviewer_inputs import Inputs, read_inputs
from reviewbook.coding.verdicts import SUGGESTED
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document, read_document
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.table_files import iterate
from reviewbook.ledger.tables import ManifestRow, Tables
from reviewbook.project.atomic_files import write_files
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder


def append_decision(
    project: Project, texts: Path, document: str, start: int, end: int, **fields: str
) -> Decision:
    """Append a decision, once it is known to act on something; return it as written.

    Parameters
    ----------
    document, start, end
        The stretch of text that it is about.
    **fields
        The other columns of a decision: table, concept, field, old, new, why, who.

    Raises
    ------
    InputError
        If there is no such document or stretch, or the decision acts on no row, or on several;
        nothing is written then.
    """
    inputs, row = read_inputs(project), _row(project, document)
    read, _ = read_document(row, texts)
    text = read.text
    if not 0 <= start < end <= len(text):
        raise InputError(
            f"{start} to {end} is no stretch of {document}, which has {len(text)} characters",
            file=row.file,
            remedy="take start and end from a table of the ledger",
        )
    place = {"document": document, "start": start, "end": end, "sha": anchor_hash(text, start, end)}
    made = Decision(when=_today(inputs.decisions), **place, **fields)  # type: ignore[arg-type]
    refuse(made, project.decisions, len(inputs.decisions) + 2)
    _refuse_stranger(made, inputs, project)
    setup = Setup(inputs.codebook, inputs.references, Folder(texts), project.decisions)
    coded = _coded(setup, read, inputs.decisions)
    if made.field == "lens" and not made.old and _holds(coded, made):
        made = made._replace(old=SUGGESTED)
    try:
        _coded(setup, read, [*inputs.decisions, made])
    except InputError as refused:
        raise InputError(
            f"the decision is not appended: {refused.errors[-1].problem.partition(': ')[2]}",
            file=project.decisions,
            remedy="take document, start, end and concept from a row of the ledger",
        ) from None
    _append(project, inputs.decisions, made)
    return made


def retire_decision(project: Project, row: int, why: str, who: str) -> Decision:
    """Append a decision that takes the one in a row of the file out of force; return that one.

    Raises
    ------
    InputError
        If no decision that is in force stands in that row.
    """
    decisions = read_decisions(project.decisions)
    standing = dict(in_force(decisions))
    if row not in standing:
        raise InputError(
            f"no decision that is in force stands in row {row}",
            file=project.decisions,
            remedy="name the row that the message named; the header is row 1",
        )
    old = standing[row]
    made = old._replace(when=_today(decisions), who=who, field=VOID, old=old.field, why=why)
    _append(project, decisions, made)
    return old


def _today(decisions: Iterable[Decision]) -> str:
    """Return the day of a decision: where a clock is behind, that of the last one made."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return max([today, *(decision.when for decision in decisions)])


def _row(project: Project, document: str) -> ManifestRow:
    rows: Iterator[ManifestRow] = iterate(project.manifest, ManifestRow)
    for row in rows:
        if row.document == document:
            return row
    raise InputError(
        f"no document {document!r}", file=project.manifest, remedy="name one that is listed"
    )


def _refuse_stranger(made: Decision, inputs: Inputs, project: Project) -> None:
    if made.field == VOID:
        raise InputError(
            "void names a row of the file, not a stretch of text",
            file=project.decisions,
            remedy="take a decision out of force with: reviewbook retire ROW",
        )
    known = inputs.codebook.concepts
    if made.concept and made.concept not in known:
        raise InputError(
            f"there is no concept {made.concept!r}",
            file=project.codebook,
            remedy="name one of the codebook, as its tables and pages write it",
        )


def _coded(setup: Setup, document: Document, decisions: Iterable[Decision]) -> Tables:
    """Code one document with these decisions; raise what is wrong with any of them."""
    attempt = Attempts()
    found = [*code_bundle(setup, by_document(decisions), Bundle([document]), attempt)]
    attempt.settle()
    return found[0]


def _holds(tables: Tables, made: Decision) -> bool:
    """Tell whether an indicator of the lens stands in the passage without a reader's help."""
    return any(
        made.start <= row.start
        and row.end <= made.end
        and row.concept == made.concept
        and row.decided_by == "rule"
        for row in tables["mentions"]
    )


def _append(project: Project, kept: Iterable[Decision], made: Decision) -> None:
    decisions = [*kept, made]
    refuse_repeated(decisions, project.decisions)
    write_files({project.decisions: csv_text(Decision._fields, decisions)})
