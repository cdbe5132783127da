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
                    its text has changed or gone, or it is taken back; `old` is its field,
                    and of several alike in force the latest is meant, or, as in ``row 1``,
                    the first
=========  =======  ==================================================================
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from reviewbook.coding.decision_form import VOID, refuse
from reviewbook.ledger.csv_files import begun, read_csv
from reviewbook.ledger.reviewer_tables import HASH_LENGTH, Decision
from reviewbook.project.errors import Attempts, InputError


def anchor_hash(text: str, start: int, end: int) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a stretch of clean text."""
    return hashlib.sha256(text[start:end].encode()).hexdigest()[:HASH_LENGTH]


def read_decisions(path: Path, *, ended: bool = True) -> list[Decision]:
    """Read the decisions; a missing or empty file means that there are none yet.

    Parameters
    ----------
    path
        The file.
    ended
        Whether its last line has to have its end.

    Raises
    ------
    InputErrors
        If a row names a table, a column or a value that does not exist, holds what no cell may
        hold, repeats another, or takes a decision back that is not in force.
    """
    attempt = Attempts()
    rows = attempt(read_csv, path, Decision, ended=ended) if begun(path) else None
    decisions: list[Decision] = rows or []
    for row, decision in enumerate(decisions, 2):
        attempt(refuse, decision, path, row)
    if not attempt.errors:
        attempt(refuse_repeated, decisions, path)
    attempt.settle()
    return decisions


def refuse_repeated(decisions: Iterable[Decision], file: Path) -> None:
    """Raise InputErrors if a decision repeats the last one on its cell, or voids what is not."""
    last: dict[tuple[object, ...], tuple[int, Decision]] = {}
    standing: dict[int, Decision] = {}
    attempt = Attempts()
    for row, decision in enumerate(decisions, 2):
        cell = (*decision[2:8], _voided_field(decision) or decision.field)
        first, said = last.get(cell, (row, None))
        problem = ""
        if said == decision and decision.field != VOID:
            problem = f"row {row}: it repeats row {first}"
        if not _carry_out(standing, row, decision):
            problem = f"row {row}: no decision that it could take back is in force"
        if problem:
            error = InputError(problem, file=file, line=row, remedy="take the row out")
            attempt.errors.append(error)
        last[cell] = (row, decision)
    attempt.settle()


def in_force(decisions: Iterable[Decision]) -> list[tuple[int, Decision]]:
    """Return the decisions that no later one has voided, each with its row in the file."""
    standing: dict[int, Decision] = {}
    for row, decision in enumerate(decisions, 2):
        _carry_out(standing, row, decision)
    return list(standing.items())


def void_of(
    standing: Mapping[int, Decision], row: int, *, when: str, who: str, why: str
) -> Decision:
    """Return the decision that takes the one in a row, and no other, out of force."""
    old = standing[row]
    made = old._replace(when=when, who=who, why=why, field=VOID, old=old.field)
    alike = _alike(standing, made)
    which = "" if row == alike[-1] else f" {alike.index(row) + 1}"
    return made._replace(old=f"{old.field}{which}")


def _carry_out(standing: dict[int, Decision], row: int, decision: Decision) -> bool:
    """Add a decision to those in force, or take out the one that it voids, if there is any."""
    if decision.field != VOID:
        standing[row] = decision
        return True
    alike = _alike(standing, decision)
    which = int(decision.old.partition(" ")[2] or len(alike))
    if not 1 <= which <= len(alike):
        return False
    del standing[alike[which - 1]]
    return True


def _alike(standing: Mapping[int, Decision], void: Decision) -> list[int]:
    """Return the rows of the decisions in force that a void may mean, in order."""
    place = (*void[2:8], _voided_field(void), void.new)
    return [row for row, one in standing.items() if (*one[2:9], one.new) == place]


def _voided_field(decision: Decision) -> str:
    return decision.old.partition(" ")[0] if decision.field == VOID else ""


def by_document(decisions: Iterable[Decision]) -> dict[str, list[tuple[int, Decision]]]:
    """Return each document's decisions in force in order, each with its row in the file."""
    found: dict[str, list[tuple[int, Decision]]] = {}
    for row, decision in in_force(decisions):
        found.setdefault(decision.document, []).append((row, decision))
    return found
