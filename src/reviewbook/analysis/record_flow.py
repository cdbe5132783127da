"""The flow of records from the searches to the review, box by box.

The boxes are those of the flow diagram of the PRISMA 2020 statement (Page MJ and others, BMJ 2021;
372:n71, doi:10.1136/bmj.n71), and three more while the work goes on: what still waits for a step.
What waits may be read already, by title and abstract: the last box holds every document that is
read, and says where each comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from reviewbook.ledger.record_stages import WAITING


class FlowBox(NamedTuple):
    """One box of the flow, or one line of the box above it.

    ``place`` is `on` for what goes on to the next box, `out` for what leaves the flow there, `part`
    for a line of the box above it, and `kept` for the documents that are read, beside the flow.
    """

    phase: str
    box: str
    place: str
    records: int


_PHASES = ("Identification", "Screening", "Included")
# By box: where its records stopped. What goes on is what no box above has turned away.
_STEPS = (
    (0, "Records identified", {
        "Duplicates removed": "duplicate",
        "Marked as ineligible by a program": "ineligible",
        "Removed for other reasons": "removed",
        "Not screened yet": "unscreened",
    }),
    (1, "Records screened", {"Records excluded": "excluded"}),
    (1, "Reports sought", {
        "Reports not retrieved": "not retrieved",
        "Not sought yet": "unsought",
    }),
    (1, "Reports assessed", {
        "Reports excluded": "unfit",
        "Not assessed yet": "unassessed",
    }),
)  # fmt: skip
_ALWAYS = ("duplicate", "excluded", "not retrieved", "unfit")


def count_flow(records: pd.DataFrame, documents: Sequence[str]) -> pd.DataFrame:
    """Count the boxes of the flow.

    Parameters
    ----------
    records
        One row per record, as `Review.records` gives them.
    documents
        The names of the documents of the review.

    Returns
    -------
    DataFrame
        One row per box or line of one (see `FlowBox`), in order; none where no record is. A box on
        the way holds what those that leave it, and the next one on the way, hold together.
    """
    boxes = [*_boxes(records), *_read(records, documents)] if len(records) else []
    return pd.DataFrame(boxes, columns=list(FlowBox._fields))


def _boxes(records: pd.DataFrame) -> Iterator[FlowBox]:
    left = records
    for phase, name, ways_out in _STEPS:
        yield FlowBox(_PHASES[phase], name, "on", len(left))
        if name == "Records identified":
            yield from _parts(_PHASES[phase], left["source"] + " (" + left["kind"] + ")")
        for label, stage in ways_out.items():
            gone = left[left["stage"] == stage]
            if len(gone) or stage in _ALWAYS:
                yield FlowBox(_PHASES[phase], label, "out", len(gone))
                yield from _parts(_PHASES[phase], gone["reason"][gone["reason"] != ""])
        left = left[~left["stage"].isin(ways_out.values())]
    yield FlowBox(_PHASES[2], "Reports included", "on", len(left))


def _read(records: pd.DataFrame, documents: Sequence[str]) -> Iterator[FlowBox]:
    """Yield how many documents are read, and in parts how far the records of each came."""
    included = {*records.loc[records["stage"] == "included", "document"]}
    waiting = {*records.loc[records["stage"].isin(WAITING), "document"]}
    yield FlowBox(_PHASES[2], "Documents read", "kept", len(documents))
    yield from _parts(
        _PHASES[2],
        pd.Series([
            "of reports included" if name in included
            else "of records that still wait" if name in waiting
            else "of no record that counts"
            for name in documents
        ], dtype=str),
    )  # fmt: skip


def _parts(phase: str, labels: pd.Series) -> Iterator[FlowBox]:
    """Yield how many have each label, the commonest first."""
    counts = (
        labels.value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    )
    yield from (FlowBox(phase, str(label), "part", int(n)) for label, n in counts.items())
