"""The files of the ledger: where each table lies, and all of them read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reviewbook.ledger.csv_files import begun, read_csv
from reviewbook.ledger.reviewer_tables import (
    REVIEWER_TABLES,
    FoundRecord,
    RefusedFile,
    RepairedSign,
    Standard,
)
from reviewbook.ledger.table_files import iterate, read_optional
from reviewbook.ledger.tables import EVIDENCE, TABLES, Tables
from reviewbook.project.errors import Attempts
from reviewbook.project.review_folder import Project


def table_file_name(table: str, suffix: str = ".csv") -> str:
    """Return the file of a table, within the folder of data."""
    return f"evidence/{table}{suffix}" if table in EVIDENCE else f"{table}{suffix}"


def path_of(project: Project, table: str) -> Path:
    """Return the file of a table as CSV; where that has been outgrown, Parquet is beside it."""
    return project.data / table_file_name(table)


def files_of_tables(folder: Path) -> list[str]:
    """Return the files that a folder of data has of the tables, CSV or Parquet."""
    names = (
        table_file_name(table, suffix)
        for table in (*TABLES, *REVIEWER_TABLES)
        for suffix in (".csv", ".parquet")
    )
    return [name for name in names if begun(folder / name)]


def read_ledger(project: Project) -> Tables:
    """Read every table into memory; raise InputErrors with all that cannot be read."""
    attempt = Attempts()
    tables: Tables = {name: attempt(_rows, project, name) or [] for name in TABLES}
    attempt.settle()
    return tables


def _rows(project: Project, name: str) -> list[Any]:
    return list(iterate(path_of(project, name), TABLES[name]))


def read_standards(project: Project) -> list[Standard]:
    """Read what to hold the documents against (``data/standards.csv``); maybe nothing.

    Raises
    ------
    InputError
        As `read_csv` does.
    """
    path = path_of(project, "standards")
    return read_csv(path, Standard) if begun(path) else []


def read_found_records(project: Project) -> list[FoundRecord]:
    """Read what searches found (``data/records.csv``); maybe nothing.

    Raises
    ------
    InputError
        As `read_csv` does.
    """
    return read_optional(path_of(project, "records"), FoundRecord)


def read_repaired_signs(project: Project) -> list[RepairedSign]:
    """Read what was decoded wrongly and mended (``data/repairs.csv``); maybe nothing.

    Raises
    ------
    InputError
        As `read_csv` does.
    """
    return read_optional(path_of(project, "repairs"), RepairedSign)


def read_refused_files(project: Project) -> list[RefusedFile]:
    """Read what could not be added (``data/refused.csv``); maybe nothing.

    Raises
    ------
    InputError
        As `read_csv` does.
    """
    return read_optional(path_of(project, "refused"), RefusedFile)
