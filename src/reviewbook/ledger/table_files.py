"""The tables of the ledger on disk: CSV while they are small, Parquet when they outgrow it.

A table is written as its rows come, in groups of fixed size, so that neither the memory taken
nor a byte of the file depends on how the rows were cut on their way here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewbook.ledger.column import fields_of
from reviewbook.ledger.csv_files import MEND, begun, iterate_csv, read_csv, write_csv
from reviewbook.project.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

LARGE = 50_000
"""Rows above which a table is Parquet."""
GROUP = 20_000
"""Rows of a row group of Parquet."""


def arrow_schema(row_type: Any) -> pa.Schema:
    """Return the columns of a row as Arrow knows them."""
    return _arrow_schema(row_type)


@cache
def _arrow_schema(row_type: Any) -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415

    types = {int: pa.int64(), str: pa.string(), float: pa.float64()}
    return pa.schema([(field.name, types[field.kind]) for field in fields_of(row_type).values()])


def to_arrow(rows: Sequence[Any], row_type: type[Any]) -> pa.Table:
    """Return rows as an Arrow table."""
    import pyarrow as pa  # noqa: PLC0415

    columns = list(zip(*rows, strict=True)) or [()] * len(row_type._fields)
    wanted = arrow_schema(row_type)
    arrays = [pa.array(c, type=field.type) for c, field in zip(columns, wanted, strict=True)]
    return pa.Table.from_arrays(arrays, schema=wanted)


def from_arrow(table: pa.Table | pa.RecordBatch, row_type: type[Any]) -> Iterator[Any]:
    """Yield the rows of an Arrow table in their type."""
    columns = [column.to_pylist() for column in table.columns]
    return map(row_type._make, zip(*columns, strict=True))


class TableWriter:
    """Writes one table as its rows come; it is Parquet until `finish` finds it small.

    Parameters
    ----------
    folder
        Where to write; nobody looks there before all is finished.
    name
        The table.
    row_type
        Its row.
    """

    def __init__(self, folder: Path, name: str, row_type: type[Any]) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415

        self._row_type, self._path = row_type, folder / f"{name}.parquet"
        self._waiting: list[pa.Table] = []
        self.rows = 0
        # Opened here: pyarrow takes no path that is no UTF-8.
        self._file = self._path.open("wb")
        self._out = pq.ParquetWriter(self._file, arrow_schema(row_type), compression="zstd")

    def add(self, rows: pa.Table) -> None:
        """Append rows; whole groups are written, the rest waits."""
        self._waiting.append(rows)
        self.rows += len(rows)
        if sum(map(len, self._waiting)) >= GROUP:
            self._write(GROUP)

    def _write(self, size: int) -> None:
        import pyarrow as pa  # noqa: PLC0415

        rows = pa.concat_tables(self._waiting)
        whole = len(rows) - len(rows) % size
        for start in range(0, whole, size):
            self._out.write_table(rows.slice(start, size).combine_chunks(), row_group_size=size)
        self._waiting = [pa.concat_tables([rows.slice(whole)]).combine_chunks()]

    def finish(self, *, part: bool = False) -> Path:
        """Write what waits, and return the file: a CSV file if the table is small and no part."""
        if self._waiting and (rest := sum(map(len, self._waiting))):
            self._write(rest)
        self.close()
        if part or self.rows > LARGE:
            return self._path
        small = self._path.with_suffix(".csv")
        with small.open("w", encoding="utf-8", newline="") as out:
            write_csv(out, self._row_type._fields, read_parquet(self._path, self._row_type))
        self._path.unlink()
        return small

    def close(self) -> None:
        """Let go of the file, whatever state it is in; raise OSError where it is not whole."""
        try:
            self._out.close()
        finally:
            self._out.is_open = False  # else it is tried again, out of reach, and told at length
            self._file.close()


def stored_file(small: Path) -> Path:
    """Return the file of a table, given its name as CSV: that, or Parquet in its stead.

    Raises
    ------
    InputError
        If both are there.
    """
    large = small.with_suffix(".parquet")
    if large.exists() and small.exists():
        raise InputError(
            f"{small.name} is there as well: one of the two is stale",
            file=large,
            remedy="remove the older one, or rebuild both with: reviewbook code",
        )
    return large if large.exists() else small


def iterate(small: Path, row_type: type[Any]) -> Iterator[Any]:
    """Yield the rows of a table, CSV or Parquet, without holding them all; see `read_csv`."""
    path = stored_file(small)
    return (read_parquet if path.suffix == ".parquet" else iterate_csv)(path, row_type)


def read_optional(small: Path, row_type: type[Any]) -> list[Any]:
    """Read a table that a review may lack, CSV or Parquet; see `read_csv`."""
    path = stored_file(small)
    if not begun(path):
        return []
    return list((read_parquet if path.suffix == ".parquet" else read_csv)(path, row_type))


def length(small: Path, row_type: type[Any]) -> int:
    """Return the number of rows of a table; 0 where there is none."""
    path = stored_file(small)
    if path.suffix == ".parquet":
        return int(_opened(path, row_type).metadata.num_rows)
    return sum(1 for _ in iterate_csv(path, row_type)) if path.exists() else 0


def read_parquet(path: Path, row_type: type[Any]) -> Iterator[Any]:
    """Yield the rows of a Parquet file.

    Raises
    ------
    InputError
        If it cannot be read, or has other columns.
    """
    import pyarrow as pa  # noqa: PLC0415

    file = _opened(path, row_type)
    try:
        for batch in file.iter_batches(batch_size=GROUP):
            yield from from_arrow(batch, row_type)
    except (OSError, pa.ArrowException) as error:
        problem = f"the table cannot be read: {error}"
        raise InputError(problem, file=path, remedy=MEND) from None


def _opened(path: Path, row_type: type[Any]) -> Any:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        file = pq.ParquetFile(path.open("rb"))
    except (OSError, pa.ArrowException) as error:
        problem = f"the table cannot be read: {error}"
        raise InputError(problem, file=path, remedy=MEND) from None
    if not file.schema_arrow.equals(arrow_schema(row_type)):
        found, fields = ", ".join(file.schema_arrow.names), ", ".join(row_type._fields)
        problem = f"the columns are {found}, not {fields}, or of another type"
        raise InputError(problem, file=path, remedy=MEND)
    return file
