"""What a reviewer writes: codebook, references and decisions; all that is wrong is reported."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.decided_concepts import refuse_concepts
from reviewbook.coding.decision_log import in_force, read_decisions
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.table_parts import INDEX
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
    references = tried(read_bibliography, project.bibliography)
    inputs = Inputs(
        codebook or Codebook({}, {}),
        Bibliography() if references is None else references,
        tried(read_decisions, project.decisions) or [],
    )
    if codebook:
        tried(refuse_concepts, in_force(inputs.decisions), codebook, project.decisions)
    if attempt is None:
        tried.settle()
    return inputs


def lost_inputs(project: Project) -> list[str]:
    """Return what to say of tables that held something when the review was coded last."""
    known = _known_files(project.data / "datapackage.json")
    gone = {file: "missing" for file in known if not os.path.lexists(file)}
    gone |= {file: "empty" for file in known if file.is_file() and not file.stat().st_size}
    gone |= {file: "a folder" for file in known if file.is_dir()}
    index = project.data / INDEX  # of records, which no row of the manifest is about
    coded = any(_has_rows(table) for table in project.evidence.glob("*.csv") if table != index)
    if coded and project.manifest in known and not _has_rows(project.manifest):
        gone.setdefault(project.manifest, "empty")
    return [
        f"{file.name} is {how}, and was not when the review was coded last: if something stood in "
        f"it, bring it back, as with: git checkout -- data/{file.name}"
        for file, how in gone.items()
    ]


def _known_files(package: Path) -> list[Path]:
    """Return the tables beside the ledger that the dictionary for machines tells of."""
    with suppress(OSError, ValueError, LookupError, TypeError):
        if not package.is_file():  # to open a pipe would wait for ever
            return []
        listed = json.loads(package.read_bytes())["resources"]
        return [package.parent / one["path"] for one in listed if "/" not in one["path"]]
    return []


def _has_rows(table: Path) -> bool:
    """Tell whether a CSV file, where it is one, holds more than the names of columns."""
    if not table.is_file():
        return True
    with suppress(OSError), table.open("rb") as lines:
        return bool(lines.readline() and lines.readline().strip())
    return True


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
