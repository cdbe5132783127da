"""What of that which was just added may be the same work as something else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reviewbook.coding.batches import listed_documents
from reviewbook.coding.described_documents import known_references
from reviewbook.coding.duplicate_documents import repeated_documents
from reviewbook.coding.duplicate_records import possible_duplicates
from reviewbook.ledger.ledger_files import path_of, read_found_records
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project


def duplicates_of_added(project: Project, texts: Path, added: Iterable[str]) -> list[InputError]:
    """List the pairs of records, and of documents, one of which was just added.

    Before them stands which entries of the bibliography cannot be read, and be told the same.

    Parameters
    ----------
    project
        The review.
    texts
        Its folder of texts.
    added
        The names of documents, and of records that are none.
    """
    new, attempt = set(added), Attempts()
    references = attempt(known_references, project) if new else None
    rows = attempt(lambda: [*listed_documents(project.manifest)])
    records = attempt(read_found_records, project)
    if references is None or rows is None or records is None:
        return []  # what is wrong with them was said when they were to be written
    new |= {row.record for row in records if row.document in new}
    found = references.faults if new else []
    found += possible_duplicates(records, references, path_of(project, "records"), new)
    return found + repeated_documents(rows, references, records, texts, project.manifest, new)
