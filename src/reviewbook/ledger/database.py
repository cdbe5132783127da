"""A ledger as a database: asked in SQL through DuckDB, without being loaded.

Every table of the ledger is a view of its name, with `row`, its place in the file from 0; so is
`concepts`, the codebook. Parquet is read where it lies, and only the columns asked for.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import iterate, stored_file, to_arrow
from reviewbook.ledger.tables import TABLES
from reviewbook.project.review_folder import Project

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


class Database:
    """The tables of a ledger, ready to be asked.

    Parameters
    ----------
    project
        Whose ledger it is.
    tables
        Further tables by name, such as the concepts.
    """

    def __init__(self, project: Project, tables: Mapping[str, pd.DataFrame]) -> None:
        import duckdb  # noqa: PLC0415

        self._connection: duckdb.DuckDBPyConnection = duckdb.connect(
            config={"temp_directory": tempfile.gettempdir()}
        )
        # It would be printed among what a notebook puts out.
        self._connection.execute("SET enable_progress_bar = false")
        for name in TABLES:
            self._view(project, name)
        for name, table in tables.items():
            self.add(name, table)

    def _view(self, project: Project, name: str) -> None:
        path = stored_file(path_of(project, name))
        if path.suffix == ".parquet":
            rows = self._connection.read_parquet(str(path), file_row_number=True)
            rows.project("* EXCLUDE file_row_number, file_row_number AS row").create_view(name)
        else:
            import pyarrow as pa  # noqa: PLC0415

            small = to_arrow(list(iterate(path_of(project, name), TABLES[name])), TABLES[name])
            self.add(name, small.append_column("row", [pa.array(range(len(small)), pa.int64())]))

    def add(self, name: str, table: pd.DataFrame | pa.Table) -> None:
        """Add a table, or put it in the place of one."""
        self._connection.register(name, table)

    def ask(self, sql: str, *values: object) -> pd.DataFrame:
        """Return what a question in SQL gives; each ``?`` stands for a value."""
        found: pd.DataFrame = (
            self._connection.sql(sql, params=list(values)).to_arrow_table().to_pandas()
        )
        return found
