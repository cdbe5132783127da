"""Many documents folded into few groups, so that a chart has an axis that can be read."""

from __future__ import annotations

import pandas as pd

MANY = 30
"""Groups that an axis can hold."""


def fold(values: pd.Series[str], weights: pd.Series[int], noun: str) -> pd.Series[str]:
    """Return the group of each document: its value, or "N other ..." where there are too many.

    Up to thirty values stand by themselves, in the order in which they appear. Of more, the
    twenty-nine with the largest weight do, the largest first, and one group holds the rest.

    Parameters
    ----------
    values
        By document: its name, or what to group it by; an empty value is "no ...".
    weights
        By document: its mentions.
    noun
        What a value is, in the singular.

    Returns
    -------
    Series
        By document, as a categorical whose categories are the groups in order.
    """
    values = values.where(values != "", f"no {noun}")
    kept = values.drop_duplicates().tolist()
    if len(kept) <= MANY:
        return values.astype(pd.CategoricalDtype(kept))
    ranked = weights.reindex(values.index, fill_value=0).groupby(values, sort=False).sum()
    kept = ranked.sort_values(ascending=False, kind="stable").index[: MANY - 1].tolist()
    rest = f"{len(ranked) - len(kept):,} other {noun}s"
    return values.where(values.isin(kept), rest).astype(pd.CategoricalDtype([*kept, rest]))
