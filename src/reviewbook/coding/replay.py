"""A reader's decisions, replayed over what the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from reviewbook.coding.added_words import added_problem, overlap_problem
from reviewbook.coding.decided_concepts import given_concept
from reviewbook.coding.decision_log import anchor_hash
from reviewbook.finders.mention_contexts import with_contexts
from reviewbook.ledger.column import fields_of, problem_of
from reviewbook.ledger.csv_files import write_cell
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import BODY, EVIDENCE, READER, READING, Citation, Tables
from reviewbook.project.errors import Attempts, InputError
from reviewbook.references.entry_problems import UNREAD


def replay_decisions(
    tables: Tables,
    decisions: Iterable[Decision],
    texts: Mapping[str, str],
    file: Path,
    numbers: Iterable[int] | None = None,
    layers: Mapping[str, str] | None = None,
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
    layers
        The layer of each concept, within which the same words name one alone.

    Raises
    ------
    InputErrors
        All decisions whose anchor no longer matches, or that find no row to act on.
    """
    tables = {name: list(rows) for name, rows in tables.items()}
    mine = [
        (row, decision)
        for row, decision in zip(numbers or count(2), decisions, strict=False)
        if decision.document in texts
    ]
    attempt, unread = Attempts(), _citing_unread(tables)
    for row, decision in mine:
        rests = decision.table in ("citations", "reference_list") and decision.document in unread
        misplaced = _anchor_problem(decision, texts)
        problem = (
            misplaced
            or added_problem(decision, texts[decision.document])
            or _rival_problem(tables, decision, layers or {})
            or _apply(tables, decision, texts)
        )
        if misplaced or (problem and not rests):
            attempt.errors.append(_error(row, problem, file))
    for row, decision in mine:  # what was in the way of an addition may have been dropped since
        if problem := overlap_problem(tables.get("mentions", ()), decision, layers or {}):
            attempt.errors.append(_error(row, problem, file))
    attempt.settle()
    return tables


def _error(row: int, problem: str, file: Path) -> InputError:
    return InputError(
        f"row {row}: {problem}",
        file=file,
        line=row,
        remedy="put the text back, or take the decision out of force with: "
        f"reviewbook retire {row}, read the passage again and decide anew",
    )


def _anchor_problem(decision: Decision, texts: Mapping[str, str]) -> str:
    found = anchor_hash(texts[decision.document], decision.start, decision.end)
    if found == decision.sha:
        return ""
    return (
        f"the anchor {decision.document}[{decision.start}:{decision.end}] no longer matches: "
        f"{decision.sha} was decided on, {found} stands there"
    )


def _rival_problem(tables: Tables, decision: Decision, layers: Mapping[str, str]) -> str:
    """Return that the words name another concept of the layer already, or nothing."""
    given = given_concept(decision)
    if decision.table != "mentions" or not given or given not in layers:
        return ""
    for row in tables["mentions"]:
        other = is_meant(row, decision._replace(concept="")) and not is_meant(row, decision)
        if other and layers.get(row.concept) == layers[given]:
            return (
                f"the same words name {row.concept} already, a {layers[given]} too: drop that "
                "mention or recode it, or take the words that name the one alone"
            )
    return ""


def _apply(tables: Tables, decision: Decision, texts: Mapping[str, str]) -> str:
    """Apply one decision to the tables in place; return what is wrong with it, or nothing."""
    if decision.field == "lens":
        return _apply_lens(tables, decision)
    rows = tables[decision.table]
    at = [index for index, row in enumerate(rows) if is_meant(row, decision)]
    if (decision.field, decision.new) == ("row", "add"):
        twin = "the row that it adds is there already"
        return twin if at else _add(tables, decision, texts[decision.document])
    if len(at) != 1:
        return f"it acts on {len(at)} rows of {decision.table}, not on one"
    if (decision.field, decision.new) == ("row", "drop"):
        del rows[at[0]]
        return ""
    return _change(rows, at[0], decision)


def _citing_unread(tables: Tables) -> set[str]:
    """Return the documents that cite a work whose entry in the bibliography cannot be read.

    What was decided on their citations and entries rests where it does not fit: it may have been
    decided on what that entry says.
    """
    cited = (row.document for row in tables.get("citations", ()) if UNREAD in row.why)
    listed = (row.document for row in tables.get("reference_list", ()) if UNREAD in row.problems)
    return {*cited, *listed}


def _change(rows: list[Any], index: int, decision: Decision) -> str:
    """Set one cell, or confirm the row, and say that a reader did."""
    row, changes = rows[index], {}
    if decision.field != "row":
        if (stands := write_cell(getattr(row, decision.field))) != decision.old:
            return f"{decision.field} was {decision.old!r} when decided, now it is {stands!r}"
        changes[decision.field] = fields_of(type(row))[decision.field].parse(decision.new)
    if "decided_by" in row._fields:
        changes["decided_by"] = READER
    made = row._replace(**changes)
    problem = problem_of(made) or _bounds_problem(made) or _citation_problem(made)
    rows[index] = row if problem else made
    return problem


def _bounds_problem(row: Any) -> str:
    """Return what is wrong with the bounds of a quantity, or nothing."""
    low, high = getattr(row, "low", None), getattr(row, "high", None)
    if low is not None and high is not None and low > high:
        return f"low would be {write_cell(low)}, more than high, which is {write_cell(high)}"
    return ""


def _citation_problem(row: Any) -> str:
    """Return what two cells of a citation say against each other, or nothing."""
    if not isinstance(row, Citation):
        return ""
    if row.status in ("resolved", "ambiguous") and not row.keys:
        return f"a citation without keys would be {row.status}: decide on keys first, or on status"
    if row.form == "unsourced" and row.status != "unsourced":
        return f"what names no source would be {row.status}: decide on status first"
    return ""


def is_meant(row: Any, decision: Decision) -> bool:
    """Tell whether a row stands at the anchor of a decision, and is of its concept."""
    same = (row.document, row.start, row.end) == decision[3:6]
    return same and decision.concept in ("", getattr(row, "concept", ""))


def _apply_lens(tables: Tables, decision: Decision) -> str:
    here = decision._replace(concept="")
    passage = next((row for row in tables["passages"] if is_meant(row, here)), None)
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
            row = _added(decision, passage.passage, text)
            if decision.table == "mentions":
                if passage.zone not in BODY:
                    return f"it stands in {passage.zone}, where no mention is counted"
                [row] = with_contexts(text, [passage], [row])
            tables[decision.table].append(row)
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
    blank = {name: field.empty for name, field in fields_of(row_type).items()}
    return row_type(**blank | {c: v for c, v in known.items() if c in row_type._fields})
