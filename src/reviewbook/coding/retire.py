"""Taking a reader's decision out of force, where no other that is in force needs it."""

from __future__ import annotations

from collections.abc import Sequence

from reviewbook.coding.append_file import append_lock, append_rows
from reviewbook.coding.batches import listed_documents
from reviewbook.coding.decide import decision_day, refuse_cells
from reviewbook.coding.decision_log import in_force, read_decisions, void_of
from reviewbook.coding.trial import trial_of
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project


def retire_decision(project: Project, row: int, why: str, who: str) -> Decision:
    """Append a decision that takes the one in a row of the file out of force; return that one.

    What remains is tried first, where its document is still one of the review.

    Raises
    ------
    InputError
        If no decision that is in force stands in that row, or others that are in force need it;
        nothing is written then.
    """
    with append_lock(project.decisions):
        kept = read_decisions(project.decisions, ended=False)
        standing = dict(in_force(kept))
        if row not in standing:
            raise InputError(
                f"no decision that is in force stands in row {row}",
                file=project.decisions,
                remedy="name the row that the message named; the header is row 1",
            )
        old = standing[row]
        signed = {"when": decision_day(kept), "who": who.strip(), "why": why.strip()}
        made = void_of(standing, row, **signed)
        refuse_cells(made, project)
        if any(one.document == old.document for one in listed_documents(project.manifest)):
            _refuse_needed(project, kept, made)
        append_rows(project.decisions, Decision._fields, [made])
    return old


def _refuse_needed(project: Project, kept: Sequence[Decision], made: Decision) -> None:
    trial = trial_of(project, made.document, accept_changed=True)
    if failing := trial.newly_failing(kept, [*kept, made]):
        rows = [error.line for error in failing]
        raise InputErrors(
            [
                InputError(
                    f"not taken out of force: without it, {error.problem}",
                    file=project.decisions,
                    line=error.line,
                    remedy=f"take that one out of force first, with: reviewbook retire {row}",
                )
                for row, error in zip(rows, failing, strict=True)
            ]
        )
