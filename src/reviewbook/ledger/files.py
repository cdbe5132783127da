"""The files of the ledger: where each table lies, and all of them read."""

from __future__ import annotations

from pathlib import Path

from reviewbook.ledger.table_files import iterate
from reviewbook.ledger.tables import TABLES, Tables
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.layout import Project


def table_file_name(table: str, suffix: str = ".csv") -> str:
    """Return the file of a table, within the folder of data."""
    return f"documents{suffix}" if table == "documents" else f"evidence/{table}{suffix}"


def path_of(project: Project, table: str) -> Path:
    """Return the file of a table as CSV; where that has been outgrown, Parquet is beside it."""
    return project.data / table_file_name(table)


def read_ledger(project: Project) -> Tables:
    """Read every table into memory; raise InputErrors with all that cannot be read."""
    tables: Tables = {}
    errors: list[InputError] = []
    for name, row_type in TABLES.items():
        try:
            tables[name] = list(iterate(path_of(project, name), row_type))
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputErrors(errors)
    return tables
