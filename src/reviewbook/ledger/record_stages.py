"""How far each record of a search came, and whether its row says so without contradiction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from reviewbook.ledger.reviewer_tables import FoundRecord
from reviewbook.project.errors import InputError

NO_DUPLICATE = "none"
STAGES = (
    "duplicate", "ineligible", "removed", "unscreened", "excluded", "unsought", "not retrieved",
    "unassessed", "unfit", "included",
)  # fmt: skip
"""Where a record may stop; each stops at one of them."""
WAITING = ("unscreened", "unsought", "unassessed")
"""Where it stops until somebody goes on with it."""


def stage_of(row: FoundRecord) -> str:
    """Return where a record stopped: one of `STAGES`."""
    if row.duplicate_of not in ("", NO_DUPLICATE):
        return "duplicate"
    if row.screened != "kept":
        return row.screened or "unscreened"
    if row.retrieved != "yes":
        return "not retrieved" if row.retrieved else "unsought"
    return {"included": "included", "excluded": "unfit"}.get(row.assessed, "unassessed")


def record_problems(
    rows: Sequence[FoundRecord], documents: Collection[str], file: Path
) -> list[InputError]:
    """List the rows that contradict themselves, each other or the documents.

    Parameters
    ----------
    rows
        All records, in their order.
    documents
        The names of the documents that are there, of those that the rows name.
    file
        Their table.
    """
    known = {row.record: row for row in rows}
    return [
        InputError(f"row {number}: {problem}", file=file, line=number, remedy=remedy)
        for number, row in enumerate(rows, 2)
        for problem, remedy in _problems(row, known, documents)
    ]


def _problems(
    row: FoundRecord, known: Mapping[str, FoundRecord], documents: Collection[str]
) -> Iterator[tuple[str, str]]:
    stage = stage_of(row)
    yield from _duplicates(row, known)
    for name in _beyond(stage):
        if value := getattr(row, name):
            problem = f"{name} is {value!r}, though the record stopped before: it is {_SAID[stage]}"
            yield problem, f"empty {name}, or correct what stands before it"
    if stage in ("removed", "unfit") and not row.reason:
        yield f"it is {_SAID[stage]} without a reason", "fill in reason"
    yield from _document(row, stage, documents)


_SAID = {
    "duplicate": "a duplicate", "ineligible": "marked as ineligible", "removed": "removed",
    "unscreened": "not screened yet", "excluded": "excluded by title and abstract",
    "unsought": "not retrieved yet", "not retrieved": "not retrieved",
    "unassessed": "not assessed yet", "unfit": "excluded by its text", "included": "included",
}  # fmt: skip


def _beyond(stage: str) -> tuple[str, ...]:
    """Return the columns that have to be empty for a record that stopped somewhere."""
    if stage == "duplicate":
        return ("screened", "retrieved", "assessed")
    if STAGES.index(stage) < STAGES.index("unsought"):
        return ("retrieved", "assessed")
    return ("assessed",) if stage in ("unsought", "not retrieved") else ()


def _duplicates(row: FoundRecord, known: Mapping[str, FoundRecord]) -> Iterator[tuple[str, str]]:
    if row.duplicate_of in ("", NO_DUPLICATE):
        return
    other = known.get(row.duplicate_of)
    if other is None:
        yield f"duplicate_of names {row.duplicate_of!r}, which is no record", "correct the name"
    elif other is row:
        yield "it is said to be a duplicate of itself", "name the other record"
    elif stage_of(other) == "duplicate":
        problem = f"duplicate_of names {row.duplicate_of!r}, which is a duplicate itself"
        yield problem, f"name the record that is kept: {other.duplicate_of}"


def _document(
    row: FoundRecord, stage: str, documents: Collection[str]
) -> Iterator[tuple[str, str]]:
    if stage == "included" and not row.document:
        yield "it is included, and names no document", "name the document that it became"
    if not row.document:
        return
    there = row.document in documents
    if stage == "included" and not there:
        problem = f"its document {row.document!r} is not in documents.csv"
        yield problem, "correct the name, or add the document"
    if there and stage in ("ineligible", "removed", "excluded", "not retrieved", "unfit"):
        problem = f"it is {_SAID[stage]}, and its document {row.document!r} is still counted"
        yield problem, "take the document out of the review, or correct the row"
