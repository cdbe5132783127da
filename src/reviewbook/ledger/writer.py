"""A ledger written as it comes, and put in place when it is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reviewbook.ledger.data_package import describe_package
from reviewbook.ledger.ledger_files import files_of_tables, table_file_name
from reviewbook.ledger.table_files import TableWriter
from reviewbook.ledger.tables import TABLES
from reviewbook.project.atomic_files import refuse_unwritable
from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.storage import Folder, Place
from reviewbook.project.working_folders import unfinished_folder

if TYPE_CHECKING:
    import pyarrow as pa

_PACKAGE = "datapackage.json"


class LedgerWriter:
    """Writes every table of a ledger beside its place; `finish` puts them there all together.

    A context: what was not finished leaves nothing behind, and what was there before stays.

    Parameters
    ----------
    out
        The folder of ``documents.csv`` and ``evidence/``.
    """

    def __init__(self, out: Place) -> None:
        self._out, self._stack = out, ExitStack()

    def __enter__(self) -> Self:
        if folder := self._beside:
            refuse_unwritable(files=[folder / name for name in [_PACKAGE, *_written()]])
        self._folder = self._stack.enter_context(unfinished_folder(self._beside))
        with disk_errors_reported(self._beside):
            self._writers = {
                name: TableWriter(self._folder, name, row) for name, row in TABLES.items()
            }
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            with suppress(OSError):
                writer.close()
        self._stack.close()

    @property
    def _beside(self) -> Path | None:
        return self._out.path if isinstance(self._out, Folder) else None

    @property
    def rows(self) -> dict[str, int]:
        """The number of rows of each table so far."""
        return {name: writer.rows for name, writer in self._writers.items()}

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Append rows to the tables."""
        with disk_errors_reported(self._beside):
            for name, rows in tables.items():
                self._writers[name].add(rows)

    def finish(self) -> None:
        """Put the tables in place, each as CSV or as Parquet, and what describes them.

        Raises
        ------
        InputError
            If there is no room or no right; then nothing was changed.
        """
        files: dict[str, Path] = {}
        gone = []
        with disk_errors_reported(self._beside):
            for name, writer in self._writers.items():
                file = writer.finish()
                files[table_file_name(name, file.suffix)] = file
                gone.append(
                    table_file_name(name, ".csv" if file.suffix == ".parquet" else ".parquet")
                )
            package = self._folder / _PACKAGE
            there = {*files, *(files_of_tables(self._beside) if self._beside else ())} - {*gone}
            package.write_text(describe_package(there), encoding="utf-8", newline="")
        self._out.put(files | {package.name: package}, gone)


def _written() -> Iterator[str]:
    """Yield every file that a table of the ledger may be in."""
    for name in TABLES:
        yield table_file_name(name)
        yield table_file_name(name, ".parquet")
