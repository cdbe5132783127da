"""What a decision may say, whatever the documents are: each cell, and the cells together."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from reviewbook.coding.free_text import formula_problem, written_problem
from reviewbook.ledger.column import fields_of, problem_of
from reviewbook.ledger.csv_files import write_cell
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import EVIDENCE
from reviewbook.project.errors import InputError

VOID = "void"
NOT_DECIDED = ("document", "passage", "start", "end", "surface", "words", "decided_by")
"""Columns that follow from where a row stands and who decided on it."""
_MOST_PLACE = 2**63 - 1
_NO_FIELD = "old is not the field of a decision, as in row, or row 1 for the first of several"
_WRITTEN = ("who", "document", "concept", "field", "old", "new", "why")


def refuse(decision: Decision, file: Path, row: int) -> None:
    """Raise InputError if a decision names a table, column or value that does not exist."""
    if problem := decision_problem(decision):
        raise InputError(f"row {row}: {problem}", file=file, line=row, remedy="correct the row")


def decision_problem(decision: Decision) -> str:
    """Return what no row of the file may say, whatever the documents are, or nothing."""
    if decision.table not in EVIDENCE:
        return f"there is no table {decision.table!r}"
    if problem := problem_of(decision) or _cells_problem(decision):
        return problem
    if decision.field == VOID:
        return "" if re.fullmatch(r"\w+( [1-9][0-9]{0,5})?", decision.old) else _NO_FIELD
    if decision.field == "row":
        return _row_problem(decision)
    if decision.field == "lens":
        known = decision.table == "passages" and decision.new in ("yes", "no")
        return "" if known else "lens is decided on passages, with yes or no"
    return _cell_problem(decision)


def _cells_problem(decision: Decision) -> str:
    """Return what no cell may hold, whatever is decided."""
    if decision.end > _MOST_PLACE:
        return f"end is {decision.end}, which is no place in any text"
    try:
        datetime.date.fromisoformat(decision.when)
    except ValueError:
        return f"when is {decision.when!r}, and there is no such day"
    problems = (written_problem(name, getattr(decision, name)) for name in _WRITTEN)
    return next(filter(None, problems), "") or _formula_problem(decision)


def _formula_problem(decision: Decision) -> str:
    """Look for a formula in what a reader thought of: a number, or what stood there, is none."""
    column = fields_of(EVIDENCE[decision.table]).get(decision.field)
    thought_of = ["who", "concept", "why"]
    thought_of += [] if column and column.kind is not str else ["new"]
    thought_of += [] if column else ["old"]
    problems = (formula_problem(name, getattr(decision, name)) for name in thought_of)
    return next(filter(None, problems), "")


def _row_problem(decision: Decision) -> str:
    if decision.new not in ("add", "drop", "keep"):
        return f"row must be add, drop or keep, not {decision.new!r}"
    if decision.new != "add":
        whole = decision.table == "passages"
        return "a passage stands as its text does: drop or keep the rows on it" if whole else ""
    fields = fields_of(EVIDENCE[decision.table])
    if "decided_by" not in fields:
        return f"no row can be added to {decision.table}"
    return fields["concept"].problem(decision.concept) if "concept" in fields else ""


def _cell_problem(decision: Decision) -> str:
    field = fields_of(EVIDENCE[decision.table]).get(decision.field)
    if field is None:
        return f"{decision.table} has no column {decision.field!r}"
    if decision.field in NOT_DECIDED:
        return f"{decision.field} is not decided on: it follows from the place and the decisions"
    if decision.field == "term" and not decision.new:
        return "term is empty: drop the row, if it defines nothing"
    try:
        value = field.parse(decision.new)
    except ValueError:
        return f"{decision.field} is a number, not {decision.new!r}"
    if isinstance(value, float) and not _is_exact(value):
        return f"{decision.field} is a number of at most six digits, not {decision.new!r}"
    return field.unlisted(decision.new) or field.problem(value)


def _is_exact(value: float) -> bool:
    """Tell whether a number of the ledger says all of a number once it is written."""
    return abs(value) < _MOST_PLACE and float(write_cell(value)) == value
