"""The ledger held against itself, the codebook and the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reviewbook.ledger.column import problem_of
from reviewbook.ledger.files import path_of
from reviewbook.ledger.tables import EVIDENCE, Tables
from reviewbook.project.errors import InputError
from reviewbook.project.layout import Project


def verify_rows(
    project: Project,
    tables: Tables,
    concepts: Iterable[str],
    texts: Mapping[str, str],
    first: Mapping[str, int] | None = None,
) -> list[InputError]:
    """Check the ledger against itself, the codebook, and the texts that are there.

    Every cell may stand in its column, every row lies in its passage and names a concept of the
    codebook, and its surface is what stands at its offsets.

    Parameters
    ----------
    project
        Whose ledger it is.
    tables
        The ledger, or all rows of some documents.
    concepts
        The identifiers of the codebook.
    texts
        Clean texts by document, as far as they are at hand.
    first
        The row that each table begins with, the header being row 1; else 2.
    """
    listed = {row.document for row in tables["documents"]}
    passages = {(p.document, p.passage): p for p in tables["passages"] if p.document in listed}
    known = set(concepts)
    errors = []
    for name in EVIDENCE:
        for number, row in enumerate(tables[name], (first or {}).get(name, 2)):
            if problem := _wrong(row, passages, known, texts):
                errors.append(
                    InputError(
                        f"row {number}: {problem}",
                        file=path_of(project, name),
                        line=number,
                        remedy="rebuild the ledger with: reviewbook code",
                    )
                )
    return errors


def _wrong(
    row: Any,
    passages: Mapping[tuple[str, int], Any],
    concepts: set[str],
    texts: Mapping[str, str],
) -> str:
    if problem := problem_of(row):
        return problem
    if "passage" in row._fields:
        passage = passages.get((row.document, row.passage))
        if passage is None:
            return f"{row.document} has no passage {row.passage}"
        if not (passage.start <= row.start and row.end <= passage.end):
            return f"it lies outside passage {row.passage}"
    if (concept := getattr(row, "concept", "")) and concept not in concepts:
        return f"the codebook has no {concept!r}"
    if (text := texts.get(row.document)) is not None and hasattr(row, "surface"):
        stands = text[row.start : row.end]
        if stands != row.surface:
            return f"{stands!r} stands there, not {row.surface!r}"
    return ""
