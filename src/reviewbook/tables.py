"""The tables of the ledger: for each the row it is made of, and how a cell is read and written."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from reviewbook.documents import ManifestRow
from reviewbook.errors import InputError
from reviewbook.finders.citations import Citation
from reviewbook.finders.definitions import Definition
from reviewbook.finders.mentions import Mention
from reviewbook.finders.quantities import Quantity
from reviewbook.finders.reference_list import ListedReference
from reviewbook.passages import Passage


class Statement(NamedTuple):
    """A statement that known facts contradict; only a reader finds these."""

    document: str
    passage: int
    start: int
    end: int
    surface: str
    concept: str
    says: str
    known: str
    source: str
    decided_by: str


EVIDENCE: dict[str, type[Any]] = {
    "passages": Passage,
    "mentions": Mention,
    "definitions": Definition,
    "citations": Citation,
    "reference_list": ListedReference,
    "quantities": Quantity,
    "statements": Statement,
}
TABLES: dict[str, type[Any]] = {"documents": ManifestRow, **EVIDENCE}
Tables = dict[str, list[Any]]


def parse(row_type: type[Any], column: str, written: str) -> Any:
    """Turn a written cell into the column's type; an empty number is ``None`` where it may be."""
    if not written and column in row_type._field_defaults:
        return row_type._field_defaults[column]
    kind = get_type_hints(row_type)[column]
    if kind is int:
        return int(written)
    if kind is float or kind == float | None:
        return float(written) if written else None
    return written


def write_cell(value: Any) -> str:
    """Write one cell; whole numbers without a decimal point, nothing for ``None``."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
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
    header, *lines = _cells(path) or [[]]
    fields: tuple[str, ...] = row_type._fields
    if header != list(fields):
        raise InputError(
            f"the columns are {','.join(header) or 'missing'}, not {','.join(fields)}",
            file=path,
            line=1,
            remedy="restore the header",
        )
    return [_row(path, row_type, cells, number) for number, cells in enumerate(lines, 2)]


def _cells(path: Path) -> list[list[str]]:
    remedy = "restore it from git, or rebuild it with: reviewbook code"
    try:
        text = path.read_text(encoding="utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))
    except OSError as error:
        problem, line = error.strerror, None
    except UnicodeDecodeError as error:
        problem, line = "not UTF-8", error.object.count(b"\n", 0, error.start) + 1
    except csv.Error as error:
        problem, line = str(error), None
    raise InputError(f"the table cannot be read: {problem}", file=path, line=line, remedy=remedy)


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


def write_files(files: dict[Path, str]) -> None:
    """Write several files, each whole or not at all, and none before all have been prepared."""
    prepared: list[tuple[str, Path]] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            prepared.append((name, path))
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                out.write(text)
        for name, path in prepared:
            Path(name).chmod(0o644)
            Path(name).replace(path)
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}",
            file=error.filename,
            remedy="make room or give the right to write there; nothing was changed",
        ) from None
    finally:
        for name, _ in prepared:
            Path(name).unlink(missing_ok=True)
