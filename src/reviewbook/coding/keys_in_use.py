"""Which keys of references.bib a review uses, and where."""

from __future__ import annotations

from collections.abc import Iterable

from reviewbook.coding.reviewer_inputs import Inputs
from reviewbook.ledger.reviewer_tables import Standard
from reviewbook.ledger.tables import Tables
from reviewbook.project.review_folder import Project


def used_keys(tables: Tables) -> dict[str, str]:
    """Return every key of references.bib that the tables use, with the place that uses it."""
    used = {row.key: f"documents.csv: {row.document}" for row in tables["documents"] if row.key}
    for row in tables["citations"]:
        for key in row.keys.split():
            used.setdefault(key, f"citations.csv: {row.document} at {row.start}")
    for row in tables["reference_list"]:
        if row.key:
            used.setdefault(row.key, f"reference_list.csv: {row.document}, entry {row.position}")
    return used


def codebook_keys(
    project: Project, inputs: Inputs, standards: Iterable[Standard]
) -> dict[str, str]:
    """Return the keys that codebook and standards use, with the place that uses them."""
    concepts = inputs.codebook.concepts.values()
    used = {c.source: f"{project.codebook}:{c.line}" for c in concepts if c.source}
    return used | {standard.key: f"standards.csv: {standard.key}" for standard in standards}
