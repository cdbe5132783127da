"""What was decoded wrongly in the documents of a review, kept where its first notebook shows it."""

from __future__ import annotations

from collections.abc import Iterator

from reviewbook.coding.batches import listed_documents
from reviewbook.coding.written_tables import said_as_unkept, write_tables
from reviewbook.documents.document import signs_mended_in
from reviewbook.ledger.ledger_files import read_repaired_signs
from reviewbook.ledger.reviewer_tables import RepairedSign
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place


def keep_mended(project: Project, texts: Place) -> list[InputError]:
    """Write to `data/repairs.csv` what was mended; return what is wrong with that table.

    Of texts that lie elsewhere than on this machine's disks nothing is written.
    """
    attempt = Attempts()
    there = attempt(read_repaired_signs, project)
    if there is None or not isinstance(texts, Folder):
        return attempt.errors
    rows = [mended for row in listed_documents(project.manifest) for mended in _mended(row, texts)]
    if rows != there:
        attempt(write_tables, project, {"repairs": rows}, {})
    return said_as_unkept(attempt.errors)


def _mended(row: ManifestRow, texts: Folder) -> Iterator[RepairedSign]:
    try:
        found = signs_mended_in(row, texts.path)
    except InputError:  # it is told where the document is read
        return
    for (wrong, right), times in found.items():
        yield RepairedSign(row.document, wrong, right, times)
