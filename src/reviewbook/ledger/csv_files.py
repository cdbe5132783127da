"""Tables as CSV: how a cell is read and written, and what is refused on reading."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from reviewbook.ledger.column import fields_of, problem_of
from reviewbook.ledger.row_order import RowOrder
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.text_files import decode_utf8, refuse_endless

LARGEST_CELL = 100_000
"""Characters that a cell may have."""
MOST_FAULTS = 100
"""Rows of one table that are named at a time."""
# Python quotes what its own line end is made of, and before 3.13 no other line end.
_LINE_END = "\r\n"
_NO_LIMIT = 2**31 - 1
MEND = "restore it from git, or rebuild it with: reviewbook code"


def write_cell(value: Any) -> str:
    """Write one cell; whole numbers without a decimal point, nothing for ``None``."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def write_csv(
    out: TextIO,
    columns: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    cell: Callable[[Any], object] = write_cell,
    end: str = "\n",
) -> None:
    r"""Write rows as CSV with a header, each cell as `cell` gives it.

    Lines end in `end`, which is ``\n`` unless a file that is there has other line ends.
    """
    writer = csv.writer(_Lines(out, end), lineterminator=_LINE_END)
    writer.writerow(map(cell, columns))
    writer.writerows(map(cell, row) for row in rows)


class _Lines:
    """Takes whole lines from a writer of CSV, and ends them otherwise."""

    def __init__(self, out: TextIO, end: str) -> None:
        self._out, self._end = out, end

    def write(self, line: str) -> None:
        self._out.write(line.removesuffix(_LINE_END) + self._end)


def csv_text(
    columns: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    cell: Callable[[Any], object] = write_cell,
    end: str = "\n",
) -> str:
    """Return a table as CSV; see `write_csv`."""
    out = io.StringIO()
    write_csv(out, columns, rows, cell, end)
    return out.getvalue()


def begun(path: Path) -> bool:
    """Tell whether a table that may be missing is there and not empty.

    Something else in its place, a folder or a link to nothing, counts as there: reading says why
    it cannot be read.
    """
    return os.path.lexists(path) and not (path.is_file() and path.stat().st_size == 0)


def read_csv(path: Path, row_type: type[Any], *, ended: bool = True) -> list[Any]:
    """Read a table into rows of its type.

    Parameters
    ----------
    path
        The file.
    row_type
        Its row.
    ended
        Whether its last line has to have its end.

    Raises
    ------
    InputError
        If it is missing, is no UTF-8, has other columns, a cell or a row that may not stand
        where it does, or no end; naming each such row (a hundred at most), the header being row 1.
    """
    rows, faults = list[Any](), list[InputError]()
    try:
        for row in _rows(path, row_type, ended):
            (faults if isinstance(row, InputError) else rows).append(row)
            if len(faults) == MOST_FAULTS:
                break
    except InputError as error:
        faults.append(error)
    if faults:
        raise InputErrors(faults) if len(faults) > 1 else faults[0]
    return rows


def iterate_csv(path: Path, row_type: type[Any], *, ended: bool = True) -> Iterator[Any]:
    """Yield the rows of a table one by one; see `read_csv`, but for rows behind the first fault."""
    for row in _rows(path, row_type, ended):
        if isinstance(row, InputError):
            raise row
        yield row


def _rows(path: Path, row_type: type[Any], ended: bool) -> Iterator[Any]:
    """Yield the rows of a table, and in the place of one that is refused what is wrong with it."""
    lines = _cells(path)
    fields: tuple[str, ...] = row_type._fields
    _check_header(path, next(lines, []), list(fields))
    order, number, row = RowOrder(row_type), 1, None
    for number, cells in enumerate(lines, 2):
        row = _row_or_fault(path, cells, number, order)
        yield row
    if ended and not isinstance(row, InputError):
        _see_its_end(path, number)


def _row_or_fault(path: Path, cells: list[str], number: int, order: RowOrder) -> Any:
    try:
        row = _row(path, order.row_type, cells, number)
    except InputError as error:
        return error
    if problem := problem_of(row):
        return _refused(path, number, problem, "correct the cell, or restore it from git")
    if problem := order.problem(row, number):
        return _refused(path, number, problem, "take the row out, or put it in its place")
    return row


def _check_header(path: Path, header: list[str], fields: list[str]) -> None:
    if header == fields:
        return
    (only, *more) = header or [""]
    found = f"{','.join(header)}, not" if header else "missing:"
    problem = f"the columns are {found} {','.join(fields)}"
    remedy = "restore the header"
    if not more and (other := next((sign for sign in ";\t" if sign in only), "")):
        problem = f"its cells are parted by {'semicolons' if other == ';' else 'tabs'}"
        remedy = "save the table with commas between its cells"
    elif sorted(header) == sorted(fields):
        problem = f"its columns stand in another order: {','.join(header)}"
        remedy = f"put them back in this order: {','.join(fields)}"
    raise InputError(problem, file=path, line=1, remedy=remedy)


def _refused(path: Path, number: int, problem: str, remedy: str) -> InputError:
    return InputError(f"row {number}: {problem}", file=path, line=number, remedy=remedy)


def _see_its_end(path: Path, number: int) -> None:
    with path.open("rb") as file:
        file.seek(-1, io.SEEK_END)
        if file.read() not in b"\r\n":
            problem = "the last line has no end: the table may have been cut short"
            remedy = "restore it from git, or, if the row is whole, end its line"
            raise InputError(problem, file=path, line=number, remedy=remedy)


def _cells(path: Path) -> Iterator[list[str]]:
    row = 1
    try:
        refuse_endless(path)
        csv.field_size_limit(_NO_LIMIT)  # of Python's own, which would not say which cell
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.reader(file):
                yield cells
                row += 1
            return
    except OSError as error:
        problem = error.strerror
    except UnicodeDecodeError:
        decode_utf8(path.read_bytes(), path)  # which names the line
        raise
    except csv.Error as error:
        raise _refused(path, row, f"it cannot be read: {error}", MEND) from None
    written_by_hand = path.parent.name != "evidence"
    remedy = "restore it from git, or correct its rights" if written_by_hand else MEND
    raise InputError(f"the table cannot be read: {problem}", file=path, remedy=remedy)


def _unfit(written: str) -> str:
    if "\0" in written:
        return "a NUL, which no text does"
    return f"{len(written):,} characters, which no cell does" if len(written) > LARGEST_CELL else ""


def _row(path: Path, row_type: type[Any], cells: list[str], number: int) -> Any:
    fields = fields_of(row_type)
    if len(cells) != len(fields):
        problem = f"row {number} has {len(cells)} cells, not {len(fields)}"
        odd = ((name, _unfit(cell)) for name, cell in zip(fields, cells, strict=False))
        if found := next(((name, why) for name, why in odd if why), None):
            problem += f", and {found[0]} holds {found[1]}: is a quotation mark missing?"
        raise InputError(problem, file=path, line=number, remedy="restore the row")
    values = []
    for field, written in zip(fields.values(), cells, strict=True):
        if problem := _unfit(written):
            raise _refused(path, number, f"{field.name} holds {problem}", "restore the cell")
        try:
            values.append(field.parse(written))
        except ValueError:
            problem = f"{field.name} is {written!r}, which is no number"
            raise _refused(path, number, problem, "restore the cell") from None
    return row_type(*values)
