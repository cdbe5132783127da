"""The tables of the ledger: for each the row it is made of, and how a cell is read and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from reviewbook.project.errors import InputError

if TYPE_CHECKING:
    pass


_NO_DEFAULT = object()


def parse(row_type: Any, column: str, written: str) -> Any:
    """Turn a written cell into the column's type; an empty number is ``None`` where it may be."""
    return _parsers(row_type)[column](written)


@cache
def _parsers(row_type: Any) -> dict[str, Callable[[str], Any]]:
    return {
        column: _parser(kind, row_type._field_defaults.get(column, _NO_DEFAULT))
        for column, kind in get_type_hints(row_type).items()
    }


def _parser(kind: Any, default: Any) -> Callable[[str], Any]:
    read: Callable[[str], Any] = str
    if kind is int:
        read = int
    elif kind is float or kind == float | None:
        read, default = float, None if default is _NO_DEFAULT else default
    return read if default is _NO_DEFAULT else lambda written: read(written) if written else default


def write_cell(value: Any) -> str:
    """Write one cell; whole numbers without a decimal point, nothing for ``None``."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    r"""Write rows as CSV with a header and ``\n`` line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([write_cell(value) for value in row] for row in rows)
    return out.getvalue()


def read_csv(path: Path, row_type: type[Any]) -> list[Any]:
    """Read a table into rows of its type.

    Raises
    ------
    InputError
        If it is missing, is no UTF-8, has other columns, or a cell that is no number; naming the
        row, the header being row 1.
    """
    return list(iterate_csv(path, row_type))


def iterate_csv(path: Path, row_type: type[Any]) -> Iterator[Any]:
    """Yield the rows of a table one by one; see `read_csv`."""
    lines = _cells(path)
    fields: tuple[str, ...] = row_type._fields
    if (header := next(lines, [])) != list(fields):
        raise InputError(
            f"the columns are {','.join(header) or 'missing'}, not {','.join(fields)}",
            file=path,
            line=1,
            remedy="restore the header",
        )
    for number, cells in enumerate(lines, 2):
        yield _row(path, row_type, cells, number)


def _cells(path: Path) -> Iterator[list[str]]:
    remedy = "restore it from git, or rebuild it with: reviewbook code"
    line = None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
            return
    except OSError as error:
        problem = error.strerror
    except UnicodeDecodeError:
        problem, line = "not UTF-8", _undecodable(path.read_bytes())
    except csv.Error as error:
        problem = str(error)
    raise InputError(f"the table cannot be read: {problem}", file=path, line=line, remedy=remedy)


def _undecodable(raw: bytes) -> int:
    """Return the line of the first byte that is no UTF-8."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1
    return 1


def _row(path: Path, row_type: type[Any], cells: list[str], number: int) -> Any:
    fields = row_type._fields
    if len(cells) != len(fields):
        problem = f"row {number} has {len(cells)} cells, not {len(fields)}"
        raise InputError(problem, file=path, line=number, remedy="restore the row")
    values = []
    for column, written in zip(fields, cells, strict=True):
        try:
            values.append(parse(row_type, column, written))
        except ValueError:
            raise InputError(
                f"row {number}: {column} is {written!r}, which is no number",
                file=path,
                line=number,
                remedy="restore the cell",
            ) from None
    return row_type(*values)


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    r"""Write rows as CSV with a header and ``\n`` line ends."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([write_cell(value) for value in row] for row in rows)
