"""The order of a table's rows, each of which stands in it once."""

from __future__ import annotations

from typing import Any

from reviewbook.ledger.column import fields_of
from reviewbook.ledger.tables import EVIDENCE, rank

_EVIDENCE = frozenset(EVIDENCE.values())


class RowOrder:
    """Takes the rows of a table one by one, and says where one stands wrong.

    Documents and standards have a column that no two rows share; standards and decisions are
    sorted by one. The rows of the ledger stand together by document, in the order of its text.
    """

    def __init__(self, row_type: type[Any]) -> None:
        self.row_type = row_type
        columns = fields_of(row_type).values()
        self._unique = [field.name for field in columns if field.column.unique]
        self._ascending = [field.name for field in columns if field.column.ascending]
        self._by_place = row_type in _EVIDENCE
        self._seen: dict[object, int] = {}
        self._last: Any = None

    def problem(self, row: Any, number: int) -> str:
        """Return what is wrong with the place of the next row, or nothing."""
        last, self._last = self._last, row
        for name in self._unique:
            if (first := self._first(getattr(row, name), number)) != number:
                return f"{name} {getattr(row, name)!r} stands in row {first} already"
        for name in self._ascending:
            if last and getattr(row, name) < getattr(last, name):
                self._ascending = []  # sorting mends all such rows, so that one tells of them
                return f"it stands out of order: rows are sorted by {name}"
        return self._out_of_place(row, last, number) if self._by_place else ""

    def _first(self, value: object, number: int) -> int:
        return self._seen.setdefault(value, number)

    def _out_of_place(self, row: Any, last: Any, number: int) -> str:
        if last is None or row.document != last.document:
            apart = self._first(row.document, number) != number
            return f"it stands apart from the other rows of {row.document!r}" if apart else ""
        if row == last:
            return "it repeats the row above"
        early = rank(row) < rank(last)
        return "its place in the text is before that of the row above" if early else ""
