"""What a column is, said once: where the row that it belongs to is declared.

A field of a row is annotated: ``title: Annotated[str, "Title as published."]``, or with a `Column`
where not everything may stand there. The checks on reading, the dictionary and the data package
are made from that.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

REQUIRED = object()
_LARGEST = 2**63


class Form(NamedTuple):
    """How the words of a cell are written: what that is called, and its regular expression."""

    called: str
    pattern: str
    kind: str = "string"


YEAR_OR_DAY = Form("year or day, as in 2019 or 2019-03-05", r"\d{4}(-\d\d(-\d\d)?)?")
DAY = Form("day, as in 2019-03-05", r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", kind="date")
COUNT_OR_WORDS = Form(
    "whole number, or words such as 'not asked'", r"\d{1,9}|(?!(?i:nan|inf(inity)?)\Z)[^\W\d][^\d]*"
)
SHA256 = Form("SHA-256 of 64 hexadecimal digits", r"[0-9a-f]{64}")


class Column(NamedTuple):
    """What may stand in a column.

    Attributes
    ----------
    meaning
        What the dictionary says; ``{values}`` in it stands for the allowed values.
    values
        All that may stand there, an empty one where a decision may say so; none for anything.
    form
        How its words are written.
    least, most
        The range of a number, both ends included.
    required
        Whether a cell may not be empty.
    unique
        Whether no two rows may have the same.
    ascending
        Whether the rows are sorted by it.
    """

    meaning: str
    values: tuple[str, ...] = ()
    form: Form | None = None
    least: float | None = None
    most: float | None = None
    required: bool = False
    unique: bool = False
    ascending: bool = False


class Field(NamedTuple):
    """A column of a row: its name, its type, and what an empty cell of it stands for."""

    name: str
    kind: type[Any]
    empty: Any
    column: Column

    @property
    def required(self) -> bool:
        """Whether a cell may not be empty."""
        return self.empty is REQUIRED or self.column.required

    @property
    def meaning(self) -> str:
        """What the dictionary says of it."""
        *first, last = filter(None, self.column.values or " ")
        return self.column.meaning.replace("{values}", f"{', '.join(first)} or {last}")

    def parse(self, written: str) -> Any:
        """Turn a written cell into the column's type; raise ValueError if it is no number."""
        if not written and self.empty is not REQUIRED:
            return self.empty
        return written if self.kind is str else _number(self.kind, written)

    def problem(self, value: Any) -> str:
        """Return what is wrong with a value, or nothing."""
        column = self.column
        if value is None or value == "":
            return f"{self.name} is empty" if column.required else ""
        if problem := self.unlisted(value):
            return problem
        if column.form and not re.fullmatch(column.form.pattern, value):
            return f"{self.name} is {value!r}, which is no {column.form.called}"
        if column.least is not None and value < column.least:
            return f"{self.name} is {value}, which is less than {column.least}"
        if column.most is not None and value > column.most:
            return f"{self.name} is {value}, which is more than {column.most}"
        return ""

    def unlisted(self, value: Any) -> str:
        """Return what is wrong with a value that is none of those listed, or nothing."""
        values = self.column.values
        fine = not values or value in values
        said = ", ".join(one or "nothing" for one in values or ())
        return "" if fine else f"{self.name} is one of {said}, not {value!r}"


def _number(kind: type[Any], written: str) -> Any:
    """Read a number as files of any program hold it: plain digits, finite, of 64 bits."""
    number = kind(written)
    plain = written.isascii() and "_" not in written and written == written.strip()
    fits = abs(number) < _LARGEST if kind is int else math.isfinite(number)
    if not (plain and fits):
        raise ValueError(written)
    return number


def fields_of(row_type: Any) -> dict[str, Field]:
    """Return the columns of a row by name, in order."""
    return _fields_of(row_type)


@cache
def _fields_of(row_type: Any) -> dict[str, Field]:
    hints = get_type_hints(row_type, include_extras=True)
    return {name: _field(row_type, name, hints[name]) for name in row_type._fields}


def _field(row_type: type[Any], name: str, hint: Any) -> Field:
    written, said = get_args(hint)
    column = said if isinstance(said, Column) else Column(said)
    optional = get_args(written)  # (float, None) of `float | None`
    empty = row_type._field_defaults.get(name, None if optional else REQUIRED)
    kind = optional[0] if optional else written
    return Field(name, kind, "" if kind is str else empty, column)


def problem_of(row: Any) -> str:
    """Return the first thing that is wrong with the cells of a row, or nothing."""
    if "start" in row._fields and not 0 <= row.start < row.end:
        return f"{row.start} to {row.end} is no stretch of text"
    row_type: Any = type(row)
    for place, field in _checked(row_type):
        if problem := field.problem(row[place]):
            return problem
    return ""


@cache
def _checked(row_type: Any) -> list[tuple[int, Field]]:
    """Return the columns in which not everything may stand, each with its place."""
    fields = enumerate(fields_of(row_type).values())
    return [(n, field) for n, field in fields if field.column != Column(field.column.meaning)]
