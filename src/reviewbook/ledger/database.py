"""A ledger as a database: asked in SQL through DuckDB, without being loaded.

Every table of the ledger is a view of its name, with `row`, its place in the file from 0; so is
`concepts`, the codebook. Parquet is read where it lies, and only the columns asked for. The parts
of a collection that was coded shard by shard follow the file of a table; `origins` says where each
record stood, and `unread` which could not be read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewbook.ledger.csv_files import begun
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import iterate, stored_file, to_arrow
from reviewbook.ledger.table_parts import SUPERSEDED, UnreadRecord, files_of_parts, parts_in_force
from reviewbook.ledger.tables import TABLES
from reviewbook.project.review_folder import Project

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
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
        if parts_in_force(project):
            self._view_of_parts(project, files_of_parts(project, "origins"), "origins")
            self._view_of_unread(project)
        for name, table in tables.items():
            self.add(name, table)

    def _view(self, project: Project, name: str) -> None:
        parts = files_of_parts(project, name)
        if not parts:
            self._view_of_file(project, name, name)
            return
        self._view_of_parts(project, parts, name)

    def _view_of_parts(self, project: Project, parts: Mapping[str, Path], name: str) -> None:
        """Put the parts of a table behind its file, without what is superseded."""
        import pyarrow as pa  # noqa: PLC0415

        small = name in TABLES and begun(stored_file(path_of(project, name)))
        if small:
            self._view_of_file(project, name, f"{name}_of_file")
        files = [str(path) for path in parts.values()]
        # The place of a row is unique and in the order of the shards, though not without gaps.
        firsts = [(number + 1) << 32 for number in range(len(files))]
        about = {"filename": files, "part": list(parts), "first_row": firsts}
        self.add(f"{name}_about", pa.table(about))
        rows = self._connection.read_parquet(files, filename=True, file_row_number=True)
        rows.create_view(f"{name}_of_parts")
        superseded = self._connection.read_parquet(str(project.data / SUPERSEDED))
        superseded.create_view("superseded", replace=True)
        before = f"SELECT * FROM {name}_of_file UNION ALL BY NAME " if small else ""
        self._connection.execute(
            f"CREATE VIEW {name} AS {before}"
            "SELECT p.* EXCLUDE (filename, file_row_number), first_row + file_row_number AS row "
            f"FROM {name}_of_parts p JOIN {name}_about a USING (filename) "
            "ANTI JOIN superseded s ON s.part = a.part AND s.document = p.document"
        )

    def _view_of_unread(self, project: Project) -> None:
        if files := [*map(str, files_of_parts(project, "unread").values())]:
            self._connection.read_parquet(files).create_view("unread")
        else:
            self.add("unread", to_arrow([], UnreadRecord))

    def _view_of_file(self, project: Project, name: str, view: str) -> None:
        path = stored_file(path_of(project, name))
        if path.suffix == ".parquet":
            rows = self._connection.read_parquet(str(path), file_row_number=True)
            rows.project("* EXCLUDE file_row_number, file_row_number AS row").create_view(view)
        else:
            import pyarrow as pa  # noqa: PLC0415

            path = path_of(project, name)
            # A review of records alone has no files of documents of its own.
            missing = parts_in_force(project) and not begun(path)
            rows_of = [] if missing else list(iterate(path, TABLES[name]))
            small = to_arrow(rows_of, TABLES[name])
            self.add(view, small.append_column("row", [pa.array(range(len(small)), pa.int64())]))

    def add(self, name: str, table: pd.DataFrame | pa.Table) -> None:
        """Add a table, or put it in the place of one."""
        self._connection.register(name, table)

    def ask(self, sql: str, *values: object) -> pd.DataFrame:
        """Return what a question in SQL gives; each ``?`` stands for a value."""
        found: pd.DataFrame = (
            self._connection.sql(sql, params=list(values)).to_arrow_table().to_pandas()
        )
        return found

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of what `ask` gives, without pandas."""
        return self._connection.sql(sql, params=list(values)).fetchall()
