"""Tables made ready to draw: every column there, every pair there, in a meaningful order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from reviewbook.errors import InputError


def need(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Give the table back if it has rows and these columns.

    Raises
    ------
    InputError
        If it has not.
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise InputError(
            f"the table to draw lacks {', '.join(missing)}",
            remedy=f"give a table with the columns {', '.join(columns)}",
        )
    if frame.empty:
        raise InputError("the table to draw has no rows", remedy="leave the chart out")
    return frame


def labels(column: pd.Series, order: Iterable[str] | None = None) -> list[str]:
    """Give the values of a column as text: as ordered, else by category, else as they appear."""
    there = column.dropna()
    known = list(order or ())
    if not known and isinstance(column.dtype, pd.CategoricalDtype):
        known = list(column.cat.categories)
    return list(dict.fromkeys([*map(str, known), *map(str, there)]))


def complete(
    frame: pd.DataFrame, rows: Sequence[str], columns: Sequence[str], keys: tuple[str, str]
) -> pd.DataFrame:
    """Add up a table so that it holds every pair of a row and a column, 0 where there was none."""
    pairs = pd.MultiIndex.from_product([rows, columns], names=keys)
    texts = frame.assign(**{key: frame[key].astype(str) for key in keys})
    return texts.groupby(list(keys)).sum(numeric_only=True).reindex(pairs, fill_value=0)


def by_total(totals: pd.Series) -> list[str]:
    """Order labels by their totals, the largest first, equals as they were."""
    return [str(label) for label in totals.sort_values(ascending=False, kind="stable").index]


def leaders(table: pd.DataFrame) -> dict[str, list[str]]:
    """Give for each column of a table the rows with its largest value; none if that is 0."""
    return {
        str(name): [str(row) for row in column.index[(column == column.max()) & (column > 0)]]
        for name, column in table.items()
    }
