"""Where in the body of a text something stands: from 0, the first word, to 1, the last."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.review import Review
from reviewbook.project.errors import InputError


def text_positions(review: Review, rows: pd.DataFrame) -> pd.DataFrame:
    """Add `position` to rows that stand in the bodies of documents.

    The place is counted in words of the body before the row's passage, and in characters within
    it, so that what is left out of the counts leaves no gap. Of many documents only those with
    the most mentions are kept: see `Review.singled`.

    Parameters
    ----------
    rows
        Rows with document, passage and start, such as `Review.treatments`.

    Raises
    ------
    InputError
        If one of these columns is not there.
    TypeError
        If it is no DataFrame.
    """
    if not isinstance(rows, pd.DataFrame):
        raise TypeError(f"rows are a DataFrame, not a {type(rows).__name__}")
    if lacking := [name for name in ("document", "passage", "start") if name not in rows]:
        raise InputError(
            f"the rows have no column {', '.join(lacking)}: there are {', '.join(map(str, rows))}",
            remedy="take rows such as review.treatments, before they are grouped",
        )
    rows = rows[rows["document"].isin(review.singled)]
    body = review.passages[review.passages["in_body"]]
    body = body[body["document"].isin(review.singled)].copy()
    body["before"] = body.groupby("document", observed=True)["words"].cumsum() - body["words"]
    place = ["document", "passage"]
    body = body[[*place, "before", "words", "start", "end"]]
    points = rows.merge(body, on=place, suffixes=("", "_of_passage"))
    length = points["end_of_passage"] - points["start_of_passage"]
    inside = (points["start"] - points["start_of_passage"]) / length
    total = points["document"].astype(object).map(review.body_words).astype(float)
    position = (points["before"] + inside * points["words"]) / total
    return points[rows.columns].assign(position=position.round(4))
