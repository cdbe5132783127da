"""A ledger written as it comes, and put in place when it is whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reviewbook.ledger.files import table_file_name
from reviewbook.ledger.schema import data_package
from reviewbook.ledger.table_files import TableWriter
from reviewbook.ledger.tables import TABLES
from reviewbook.project.places import Folder, Place, unwritten

if TYPE_CHECKING:
    import pyarrow as pa

UNFINISHED = ".unfinished-"


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
        with reported():
            beside = None
            if isinstance(self._out, Folder):
                beside = self._out.path
                beside.mkdir(parents=True, exist_ok=True)
            made = tempfile.TemporaryDirectory(
                prefix=UNFINISHED, dir=beside, ignore_cleanup_errors=True
            )
            self._folder = Path(self._stack.enter_context(made))
            self._writers = {
                name: TableWriter(self._folder, name, row) for name, row in TABLES.items()
            }
        return self

    def __exit__(self, *_: object) -> None:
        with reported(quiet=True):
            for writer in self._writers.values():
                writer.close()
        self._stack.close()

    @property
    def rows(self) -> dict[str, int]:
        """The number of rows of each table so far."""
        return {name: writer.rows for name, writer in self._writers.items()}

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Append rows to the tables."""
        with reported():
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
        with reported():
            for name, writer in self._writers.items():
                file = writer.finish()
                files[table_file_name(name, file.suffix)] = file
                gone.append(
                    table_file_name(name, ".csv" if file.suffix == ".parquet" else ".parquet")
                )
            package = self._folder / "datapackage.json"
            package.write_text(data_package(files), encoding="utf-8", newline="")
        self._out.put(files | {package.name: package}, gone)


@contextmanager
def reported(*, quiet: bool = False) -> Iterator[None]:
    """Turn what the disk refuses into one clear message, or into nothing."""
    try:
        yield
    except OSError as error:
        if not quiet:
            raise unwritten(error) from None
