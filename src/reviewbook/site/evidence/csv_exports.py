"""Tables as CSV that a spreadsheet opens without obeying anything in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reviewbook.analysis.review import Review
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.spreadsheet_cells import defused
from reviewbook.ledger.tables import TABLES


def to_csv(columns: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as CSV; what is missing is an empty cell."""
    return csv_text(columns, rows, defused)


def ledger_exports(review: Review) -> dict[str, str]:
    """Return every table of the ledger by the name of its file.

    Of a large ledger these are the rows of the documents that have a page; the whole lies in its
    Parquet files.
    """
    files = {}
    for name in TABLES:
        table = review.part(name, review.paged).astype(object)
        filled = table.where(table.notna(), None)
        files[f"{name}.csv"] = to_csv(list(table.columns), filled.to_numpy().tolist())
    return files
