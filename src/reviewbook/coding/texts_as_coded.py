"""The texts of documents as they were coded, from wherever they stand."""

from __future__ import annotations

from collections.abc import Collection

from reviewbook.coding.shards.record_texts import texts_of_records
from reviewbook.documents.document import clean_texts
from reviewbook.ledger.table_parts import parts_in_force
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.review_folder import Project


def coded_texts(project: Project, rows: Collection[ManifestRow]) -> dict[str, str]:
    """Return the clean text of each document by its name; nothing if the texts are not here.

    Raises
    ------
    InputErrors
        All documents that cannot be read, or are not the texts that were coded.
    """
    if not parts_in_force(project):
        return clean_texts(rows, project.texts) if project.texts else {}
    own = [row for row in rows if row.sha256]  # records are no files: they have none
    texts = clean_texts(own, project.texts) if project.texts else {}
    return texts | texts_of_records(project, [row for row in rows if not row.sha256])
