"""The row of one document in the manifest: found without the rules, which take long to load."""

from __future__ import annotations

from reviewbook.coding.batches import listed_documents
from reviewbook.ledger.table_parts import parts_in_force
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project


def row_of(project: Project, document: str) -> ManifestRow:
    """Return the row of a document in the manifest; raise InputError if there is none."""
    remedy = "run reviewbook add FILES and reviewbook code"
    for row in listed_documents(project.manifest):
        if row.document == document:
            return row
        remedy = "name one that is listed"
    if parts_in_force(project):
        remedy += "; on records of a collection nothing is decided"
    raise InputError(f"no document {document!r}", file=project.manifest, remedy=remedy)
