"""Tables made ready to draw: every column there, every pair there, in a meaningful order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from reviewbook.project.errors import InputError


def need(frame: pd.DataFrame, *columns: str) -> None:
    """See that a table has these columns.

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


def labels(column: pd.Series, order: Iterable[str] | None = None) -> list[str]:
    """Give the values of a column as text: as ordered, else by category, else as they appear."""
    known = list(order or ())
    if not known and isinstance(column.dtype, pd.CategoricalDtype):
        known = list(column.cat.categories)
    return list(dict.fromkeys([*map(str, known), *map(str, column.dropna())]))


def first_seen(column: pd.Series) -> dict[str, int]:
    """Give each value its place in the order in which the column holds them."""
    return {name: place for place, name in enumerate(dict.fromkeys(column))}


def complete(
    frame: pd.DataFrame,
    row: str,
    column: str,
    value: str,
    rows: Sequence[str],
    columns: Sequence[str],
) -> pd.DataFrame:
    """Add up a table to a matrix that holds every row and column, 0 where there was nothing."""
    texts = pd.DataFrame(
        {row: frame[row].astype(str), column: frame[column].astype(str), value: frame[value]}
    )
    matrix = texts.pivot_table(index=row, columns=column, values=value, aggfunc="sum")
    matrix = matrix.reindex(index=rows, columns=columns).fillna(0)
    whole = bool((matrix % 1 == 0).all(axis=None))
    return (matrix.astype(int) if whole else matrix).rename_axis(index=row, columns=column)


def long(matrix: pd.DataFrame, value: str) -> pd.DataFrame:
    """Give a matrix as one row per cell, for drawing."""
    return matrix.stack().rename(value).reset_index()


def leaders(matrix: pd.DataFrame) -> dict[str, list[str]]:
    """Give for each column of a matrix the rows with its largest value; none if that is 0."""
    return {
        str(name): [str(row) for row in column.index[(column == column.max()) & (column > 0)]]
        for name, column in matrix.items()
    }
