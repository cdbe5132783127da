"""What a reviewer writes: codebook, references and decisions; all that is wrong is reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.decided_concepts import refuse_concepts
from reviewbook.coding.decision_log import in_force, read_decisions
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_file import read_bibliography


class Inputs(NamedTuple):
    """What a reviewer writes beside the manifest: codebook, references, decisions."""

    codebook: Codebook
    references: Bibliography
    decisions: Sequence[Decision]


def read_inputs(project: Project, attempt: Attempts | None = None) -> Inputs:
    """Read what a reviewer writes; raise InputErrors with all that is wrong in any of it."""
    tried = attempt or Attempts()
    codebook = tried(read_codebook, project.codebook)
    inputs = Inputs(
        codebook or Codebook({}, {}),
        tried(read_bibliography, project.bibliography) or Bibliography(),
        tried(read_decisions, project.decisions) or [],
    )
    if codebook:
        tried(refuse_concepts, in_force(inputs.decisions), codebook, project.decisions)
    if attempt is None:
        tried.settle()
    return inputs


def missing_decisions(project: Project) -> str:
    """Return what to say where a coded review has no file of decisions, or nothing."""
    if os.path.lexists(project.decisions) or not any(project.evidence.glob("*")):
        return ""
    return (
        f"{project.decisions.name} is missing, so that no decision is in force: if there were "
        "any, bring the file back, as with: git checkout -- data/decisions.csv"
    )


def strangers(
    decisions: Sequence[Decision], listed: Callable[[str], bool], file: Path
) -> list[InputError]:
    """Return one error per decision on a document that is not listed."""
    return [
        InputError(
            f"row {row}: there is no document {decision.document!r}",
            file=file,
            line=row,
            remedy="put the document's row back into documents.csv, or, if it has gone for good, "
            f"take the decision out of force with: reviewbook retire {row}",
        )
        for row, decision in in_force(decisions)
        if not listed(decision.document)
    ]
