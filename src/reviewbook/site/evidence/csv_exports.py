"""Tables as CSV that a spreadsheet opens without obeying anything in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reviewbook.analysis.review import Review
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.tables import TABLES

# Also after blanks, and full-width: spreadsheets take both for the plain sign.
_FORMULA = re.compile(r"[\t\r]|[\s\0\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?")


def defused(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    A carriage return, which readers take for the end of a row, becomes a line feed in quotes.
    """
    if not isinstance(value, str):
        return value
    formula = _FORMULA.match(value) and not _NUMBER.fullmatch(value.strip())
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{lines}" if formula else lines


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
        table = review.part(name, review.singled).astype(object)
        filled = table.where(table.notna(), None)
        files[f"{name}.csv"] = to_csv(list(table.columns), filled.to_numpy().tolist())
    return files
