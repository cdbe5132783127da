"""What a reader has judged, and what rules only propose."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from reviewbook.analysis.review import Review
from reviewbook.coding.decision_log import in_force
from reviewbook.display.wording import listed, out_of
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import READER


def is_judged(review: Review, rows: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each row of a table of the ledger whether a reader judged it.

    Judged is what a decision touched, and all of a document that the codebook names under
    `read_whole`. Lenses are otherwise: their words only suggest them, also where all was read.
    Whether a work bears a sentence out is another question than whether the citation is one: what
    was decided on `support` and `why` alone is not judged as a row.
    """
    whole = rows["document"].isin(review.codebook.read_whole)
    read = rows["decided_by"].eq(READER)
    if "support" in rows:
        decided = decided_citations(review)
        places = zip(rows["document"], rows["start"], rows["end"], strict=True)
        read &= pd.Series([place in decided for place in places], rows.index, dtype=bool)
    return read | whole


def decided_citations(review: Review) -> set[tuple[str, int, int]]:
    """Return the places of the citations on which more was decided than what their work bears."""
    return {_place(one) for one in _of_citations(review) if one.field not in ("support", "why")}


def reasons_of_support(review: Review) -> dict[tuple[str, int, int], str]:
    """Return why a reader judged what works bear, by the place of the citation.

    It is what was decided to stand there, else the reason that the last verdict was signed with.
    """
    made = _of_citations(review)
    signed = {_place(one): one.why for one in made if one.field == "support"}
    return signed | {_place(one): one.new for one in made if one.field == "why"}


def _of_citations(review: Review) -> list[Decision]:
    """Return the decisions on citations that are in force, in order."""
    made = (Decision(*row) for row in review.decisions.itertuples(index=False))
    return [one for _, one in in_force(made) if one.table == "citations"]


def _place(decision: Decision) -> tuple[str, int, int]:
    return decision.document, decision.start, decision.end


def judged_so_far(review: Review, found: Mapping[str, pd.DataFrame]) -> str:
    """Say how many rows a reader judged, of each table that has some.

    A row is *checked* in these words: whether a work bears its sentence is judged apart.

    Parameters
    ----------
    review
        The review.
    found
        Rows of the ledger, by what one of them is called.
    """
    counts = [
        (int(is_judged(review, rows).sum()), len(rows), noun)
        for noun, rows in found.items()
        if len(rows)
    ]
    if not counts:
        return ""
    if not any(judged for judged, _, _ in counts):
        return "Rules found all this; nobody has checked it yet."
    if all(judged == total for judged, total, _ in counts):
        return "A reader has checked all of it."
    said = listed(out_of(*count) for count in counts)
    return f"A reader has checked {said}; the rest is proposed by rules."
