"""What stands first in a table, and what a sentence says where nothing does."""

from __future__ import annotations

from typing import Any

import pandas as pd

NONE = "none"


def top(values: pd.Series) -> tuple[Any, Any]:
    """Return the label of the largest value and the value: "none" and 0 where all are 0."""
    known = values.dropna()
    if known.empty or known.max() == 0:
        return NONE, 0
    return known.idxmax(), known.max()


def first_row(table: pd.DataFrame, column: str) -> dict[str, Any]:
    """Return the row with the largest value of a column: "none" and 0 where all are 0."""
    place, value = top(table[column])
    blank = {name: 0 if pd.api.types.is_numeric_dtype(table[name]) else NONE for name in table}
    return blank if value == 0 else dict(table.loc[place])
