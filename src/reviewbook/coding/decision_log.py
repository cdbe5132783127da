"""A reader's decisions, replayed over what the rules found.

``data/decisions.csv`` is append-only. A decision is anchored to a stretch of a document and to a
hash of the text there: if the text under it changes, the run stops and names the row.

=========  =======  ==================================================================
field      new      effect on the row at the anchor (and of the concept, if given)
=========  =======  ==================================================================
row        add      a row the rules missed; its other cells follow in further decisions
row        drop     a false hit
row        keep     a hit that the reader confirms
lens       yes, no  whether a passage is written through a lens; its indicator words
                    (mentions) are confirmed or dropped
a column   a value  the cell is set; `old` must be what stood there
void       a value  the decision that said so, with this anchor, is no longer in force:
                    its text has changed or gone; `old` is its field
=========  =======  ==================================================================
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reviewbook.ledger.csv_files import parse, read_csv
from reviewbook.ledger.tables import EVIDENCE, ZONES
from reviewbook.project.errors import InputError, InputErrors

VOID = "void"
HASH_LENGTH = 16
VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("passages", "zone"): ZONES,
    ("definitions", "kind"): ("definition", "gloss", "characterisation", "criterion"),
    ("citations", "form"): ("narrative", "parenthetical", "named", "unsourced"),
    ("citations", "status"): ("resolved", "ambiguous", "unresolved", "unsourced"),
    ("citations", "support"): (
        *("supports", "partly", "by analogy", "does not", "cannot be checked", ""),
    ),
    ("quantities", "kind"): (
        *("failures", "dose", "frequency", "duration", "titration", "window"),
    ),
}


class Decision(NamedTuple):
    """One decision; see the module for what its fields mean."""

    when: str
    who: str
    table: str
    document: str
    start: int
    end: int
    sha: str
    concept: str
    field: str
    old: str
    new: str
    why: str


def anchor_hash(text: str, start: int, end: int) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a stretch of clean text."""
    return hashlib.sha256(text[start:end].encode()).hexdigest()[:HASH_LENGTH]


def read_decisions(path: Path) -> list[Decision]:
    """Read the decisions; a missing or empty file means that there are none yet.

    Raises
    ------
    InputError
        If a row names a table, a column or a value that does not exist.
    """
    begun = path.exists() and path.stat().st_size
    decisions: list[Decision] = read_csv(path, Decision) if begun else []
    errors: list[InputError] = []
    for row, decision in enumerate(decisions, 2):
        try:
            refuse(decision, path, row)
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputErrors(errors)
    return decisions


def refuse(decision: Decision, file: Path, row: int) -> None:
    """Raise InputError if a decision names a table, column or value that does not exist."""
    if problem := _problem(decision):
        raise InputError(f"row {row}: {problem}", file=file, line=row, remedy="correct the row")


def _problem(decision: Decision) -> str:
    if decision.table not in EVIDENCE:
        return f"there is no table {decision.table!r}"
    if not 0 <= decision.start < decision.end:
        return f"{decision.start} to {decision.end} is no stretch of text"
    if decision.field == VOID:
        return ""
    if decision.field == "row":
        return _row_problem(decision)
    if decision.field == "lens":
        known = decision.table == "passages" and decision.new in ("yes", "no")
        return "" if known else "lens is decided on passages, with yes or no"
    return _cell_problem(decision)


def _row_problem(decision: Decision) -> str:
    if decision.new not in ("add", "drop", "keep"):
        return f"row must be add, drop or keep, not {decision.new!r}"
    fixed = decision.new == "add" and "decided_by" not in EVIDENCE[decision.table]._fields
    return f"no row can be added to {decision.table}" if fixed else ""


def _cell_problem(decision: Decision) -> str:
    row_type = EVIDENCE[decision.table]
    if decision.field not in row_type._fields:
        return f"{decision.table} has no column {decision.field!r}"
    try:
        parse(row_type, decision.field, decision.new)
    except ValueError:
        return f"{decision.field} is a number, not {decision.new!r}"
    allowed = VALUES.get((decision.table, decision.field), (decision.new,))
    if decision.new not in allowed:
        return f"{decision.field} is one of {', '.join(allowed)}, not {decision.new!r}"
    return ""


def in_force(decisions: Iterable[Decision]) -> list[tuple[int, Decision]]:
    """Return the decisions that no later one has voided, each with its row in the file."""
    standing: dict[int, Decision] = {}
    for row, decision in enumerate(decisions, 2):
        if decision.field != VOID:
            standing[row] = decision
            continue
        place = (*decision[2:8], decision.old, decision.new)
        for earlier, other in list(standing.items()):
            if (*other[2:9], other.new) == place:
                del standing[earlier]
    return list(standing.items())


def by_document(decisions: Iterable[Decision]) -> dict[str, list[tuple[int, Decision]]]:
    """Return each document's decisions in force in order, each with its row in the file."""
    found: dict[str, list[tuple[int, Decision]]] = {}
    for row, decision in in_force(decisions):
        found.setdefault(decision.document, []).append((row, decision))
    return found
