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

from reviewbook.ledger.column import fields_of, problem_of
from reviewbook.ledger.csv_files import begun, read_csv
from reviewbook.ledger.reviewer_tables import HASH_LENGTH, Decision
from reviewbook.ledger.tables import EVIDENCE
from reviewbook.project.errors import Attempts, InputError

VOID = "void"


def anchor_hash(text: str, start: int, end: int) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a stretch of clean text."""
    return hashlib.sha256(text[start:end].encode()).hexdigest()[:HASH_LENGTH]


def read_decisions(path: Path) -> list[Decision]:
    """Read the decisions; a missing or empty file means that there are none yet.

    Raises
    ------
    InputErrors
        If a row names a table, a column or a value that does not exist, or repeats another.
    """
    attempt = Attempts()
    decisions: list[Decision] = (attempt(read_csv, path, Decision) if begun(path) else None) or []
    for row, decision in enumerate(decisions, 2):
        attempt(refuse, decision, path, row)
    attempt(refuse_repeated, decisions, path)
    attempt.settle()
    return decisions


def refuse_repeated(decisions: Iterable[Decision], file: Path) -> None:
    """Raise InputErrors if a decision says again what the last one on the same cell said."""
    last: dict[tuple[object, ...], tuple[int, Decision]] = {}
    attempt = Attempts()
    for row, decision in enumerate(decisions, 2):
        field = decision.old if decision.field == VOID else decision.field
        cell = (*decision[2:8], field)
        first, said = last.get(cell, (row, None))
        if said == decision:
            problem = f"row {row}: it repeats row {first}"
            error = InputError(problem, file=file, line=row, remedy="take the row out")
            attempt.errors.append(error)
        last[cell] = (row, decision)
    attempt.settle()


def refuse(decision: Decision, file: Path, row: int) -> None:
    """Raise InputError if a decision names a table, column or value that does not exist."""
    if problem := _problem(decision):
        raise InputError(f"row {row}: {problem}", file=file, line=row, remedy="correct the row")


def _problem(decision: Decision) -> str:
    if decision.table not in EVIDENCE:
        return f"there is no table {decision.table!r}"
    if problem := problem_of(decision):
        return problem
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
    if decision.new != "add":
        return ""
    fields = fields_of(EVIDENCE[decision.table])
    if "decided_by" not in fields:
        return f"no row can be added to {decision.table}"
    return fields["concept"].problem(decision.concept) if "concept" in fields else ""


def _cell_problem(decision: Decision) -> str:
    field = fields_of(EVIDENCE[decision.table]).get(decision.field)
    if field is None:
        return f"{decision.table} has no column {decision.field!r}"
    try:
        return field.unlisted(decision.new) or field.problem(field.parse(decision.new))
    except ValueError:
        return f"{decision.field} is a number, not {decision.new!r}"


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
