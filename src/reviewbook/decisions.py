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
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from reviewbook.errors import InputError, InputErrors
from reviewbook.rows import ZONES
from reviewbook.tables import EVIDENCE, Tables, parse, read_csv, write_cell

READER = "reader"
READING = "reading"
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


def replay(
    tables: Tables,
    decisions: Iterable[Decision],
    texts: Mapping[str, str],
    file: Path,
    numbers: Iterable[int] | None = None,
) -> Tables:
    """Apply the decisions in order; return new tables.

    Decisions on documents that are not among `texts` are passed over: their rows are not here.

    Parameters
    ----------
    tables
        What the rules found.
    decisions
        All of the file, or some of it.
    texts
        The clean texts by document.
    file
        The file, for messages.
    numbers
        The row of each decision in the file; else they count from 2, after the header.

    Raises
    ------
    InputErrors
        All decisions whose anchor no longer matches, or that find no row to act on.
    """
    tables = {name: list(rows) for name, rows in tables.items()}
    errors: list[InputError] = []
    for row, decision in zip(numbers or count(2), decisions, strict=False):
        if decision.document not in texts:
            continue
        if problem := _anchor_problem(decision, texts) or _apply(tables, decision, texts):
            errors.append(
                InputError(
                    f"row {row}: {problem}",
                    file=file,
                    line=row,
                    remedy="put the text back, or take the decision out of force with: "
                    f"reviewbook retire {row}, read the passage again and decide anew",
                )
            )
    if errors:
        raise InputErrors(errors)
    return tables


def _anchor_problem(decision: Decision, texts: Mapping[str, str]) -> str:
    found = anchor_hash(texts[decision.document], decision.start, decision.end)
    if found == decision.sha:
        return ""
    return (
        f"the anchor {decision.document}[{decision.start}:{decision.end}] no longer matches: "
        f"{decision.sha} was decided on, {found} stands there"
    )


def _apply(tables: Tables, decision: Decision, texts: Mapping[str, str]) -> str:
    """Apply one decision to the tables in place; return what is wrong with it, or nothing."""
    if decision.field == "lens":
        return _apply_lens(tables, decision)
    rows = tables[decision.table]
    at = [index for index, row in enumerate(rows) if _meant(row, decision)]
    if (decision.field, decision.new) == ("row", "add"):
        twin = "the row that it adds is there already"
        return twin if at else _add(tables, decision, texts[decision.document])
    if len(at) != 1:
        return f"it acts on {len(at)} rows of {decision.table}, not on one"
    if (decision.field, decision.new) == ("row", "drop"):
        del rows[at[0]]
        return ""
    return _change(rows, at[0], decision)


def _change(rows: list[Any], index: int, decision: Decision) -> str:
    """Set one cell, or confirm the row, and say that a reader did."""
    row, changes = rows[index], {}
    if decision.field != "row":
        if (stands := write_cell(getattr(row, decision.field))) != decision.old:
            return f"{decision.field} was {decision.old!r} when decided, now it is {stands!r}"
        changes[decision.field] = parse(type(row), decision.field, decision.new)
    if "decided_by" in row._fields:
        changes["decided_by"] = READER
    rows[index] = row._replace(**changes)
    return ""


def _meant(row: Any, decision: Decision) -> bool:
    same = (row.document, row.start, row.end) == decision[3:6]
    return same and decision.concept in ("", getattr(row, "concept", ""))


def _apply_lens(tables: Tables, decision: Decision) -> str:
    here = decision._replace(concept="")
    passage = next((row for row in tables["passages"] if _meant(row, here)), None)
    if passage is None:
        return "no passage has these bounds"
    place = (passage.document, passage.passage, decision.concept)
    kept, indicators = [], 0
    for mention in tables["mentions"]:
        if (mention.document, mention.passage, mention.concept) != place:
            kept.append(mention)
            continue
        indicators += 1
        if decision.new == "yes":
            kept.append(mention._replace(decided_by=READER))
    if not indicators:
        return f"no indicator of {decision.concept} stands in the passage: add a mention first"
    tables["mentions"] = kept
    return ""


def _add(tables: Tables, decision: Decision, text: str) -> str:
    for passage in tables["passages"]:
        inside = passage.start <= decision.start and decision.end <= passage.end
        if inside and passage.document == decision.document:
            tables[decision.table].append(_added(decision, passage.passage, text))
            return ""
    return "no passage holds what it adds"


def _added(decision: Decision, passage: int, text: str) -> Any:
    row_type = EVIDENCE[decision.table]
    known = {
        "document": decision.document,
        "passage": passage,
        "start": decision.start,
        "end": decision.end,
        "surface": text[decision.start : decision.end],
        "concept": decision.concept,
        "rule": READING,
        "decided_by": READER,
    }
    blank = {column: parse(row_type, column, "") for column in row_type._fields[4:]}
    return row_type(**blank | {c: v for c, v in known.items() if c in row_type._fields})
