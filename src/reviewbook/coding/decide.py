"""Appending to the reader's decisions: only what takes effect, and what takes back another."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path

from reviewbook.coding.append_file import append_lock, append_rows
from reviewbook.coding.decided_concepts import concept_problem
from reviewbook.coding.decision_form import VOID, decision_problem
from reviewbook.coding.decision_log import (
    anchor_hash,
    in_force,
    read_decisions,
    refuse_repeated,
    void_of,
)
from reviewbook.coding.free_text import is_blank
from reviewbook.coding.replay import is_meant
from reviewbook.coding.row_names import FIRST, NamedRow
from reviewbook.coding.trial import Trial, trial_of
from reviewbook.coding.verdicts import SUGGESTED
from reviewbook.ledger.csv_files import write_cell
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import RULE, Tables
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project

_TAKES_BACK = {("row", "keep"): "drop", ("lens", "yes"): "no"}


def append_decision(
    project: Project,
    place: tuple[str, int, int],
    named: NamedRow | None = None,
    **cells: str,
) -> list[Decision]:
    """Append a decision, once it is known to act on something; return what was written.

    Where it takes an earlier one back that stands in its way, a void of that one goes before it.

    Parameters
    ----------
    project
        The review; its texts are to be at hand.
    place
        Document, start and end of the stretch of text that it is about.
    named
        The row of the stored ledger that is meant, where it was named.
    **cells
        The other columns of a decision: table, concept, field, new, why, who, and old; without
        `old`, what stands there is taken.

    Raises
    ------
    InputError
        If there is no such document or stretch, or the decision acts on no row, or on several, or
        what it says may not be; nothing is written then.
    """
    trial = trial_of(project, place[0])
    if not 0 <= place[1] < place[2] <= len(trial.document.text):
        raise InputError(
            f"{place[1]} to {place[2]} is no stretch of {place[0]}, which has "
            f"{len(trial.document.text)} characters",
            file=project.manifest,
            remedy=_see(place),
        )
    sha = anchor_hash(trial.document.text, *place[1:])
    with append_lock(project.decisions):
        kept = read_decisions(project.decisions, ended=False)
        made = Decision(decision_day(kept), cells["who"].strip(), cells["table"], *place, sha,
                        cells["concept"], cells["field"], cells.get("old", ""), cells["new"],
                        cells["why"].strip())  # fmt: skip
        _refuse(made, trial, project)
        if named:
            _refuse_stale(named, trial, kept)
        added = _needed(trial, kept, made, asked="old" not in cells)
        append_rows(project.decisions, Decision._fields, added)
    return added


def decision_day(decisions: Iterable[Decision]) -> str:
    """Return the day of a decision: where a clock is behind, that of the last one made."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return max([today, *(decision.when for decision in decisions)])


def _see(place: Sequence[object]) -> str:
    return f"see what stands there with: reviewbook show {shlex.join(map(str, place))}"


def _refused(problem: str, file: Path, remedy: str) -> InputError:
    return InputError(f"the decision is not appended: {problem}", file=file, remedy=remedy)


def _refuse(made: Decision, trial: Trial, project: Project) -> None:
    if made.field == VOID:
        raise InputError(
            "void names a row of the file, not a stretch of text",
            file=project.decisions,
            remedy="take a decision out of force with: reviewbook retire ROW",
        )
    refuse_cells(made, project)
    codebook = trial.setup.codebook
    if made.concept and made.concept not in codebook.concepts:
        raise InputError(
            f"there is no concept {made.concept!r}",
            file=project.codebook,
            remedy="name one of the codebook, as its tables and pages write it",
        )
    named = made.new.split() if made.field in ("keys", "key") else []
    if unknown := [key for key in named if key not in trial.setup.references]:
        problem, line = f"there is no reference {unknown[0]!r}", None
        remedy = "name entries of it by their keys, or add the entry first"
        if broken := trial.setup.references.unread.get(unknown[0]):
            problem, line = f"the reference {unknown[0]!r} cannot be read", broken.line
            remedy = "mend its entry first: reviewbook check says what is wrong with it"
        raise InputError(problem, file=project.bibliography, line=line, remedy=remedy)


def refuse_cells(made: Decision, project: Project) -> None:
    """Refuse what no row of the file may hold, and what is not signed or has no reason."""
    blank = next((name for name in ("who", "why") if is_blank(getattr(made, name))), "")
    if problem := decision_problem(made) or (blank and f"{blank} is empty"):
        remedy = "say it in other words; what may be decided: reviewbook decide --help"
        raise _refused(problem, project.decisions, remedy)


def _refuse_stale(named: NamedRow, trial: Trial, kept: Sequence[Decision]) -> None:
    """See that a row of the stored ledger is one that coding gives, or was decided on since."""
    coded, _ = trial.run(kept)
    row = named.row
    there = any(_identity(one) == _identity(row) for one in coded.get(named.table, ()))
    decided = any(one.table == named.table and is_meant(row, one) for _, one in in_force(kept))
    if not there and not decided:
        raise InputError(
            f"{named.name} is not what coding gives now: the ledger is older than the codebook, "
            "the references or the decisions",
            file=trial.setup.decisions,
            remedy=f"run reviewbook code, and {_see(row[:1])}",
        )


def _identity(row: object) -> tuple[object, ...]:
    names = ("document", "start", "end", "surface", "concept", "term")
    return tuple(getattr(row, name, None) for name in names)


def _needed(
    trial: Trial, kept: Sequence[Decision], made: Decision, *, asked: bool
) -> list[Decision]:
    """Return what has to be appended: the decision, after a void of what it takes back."""
    refused: list[InputError] = []
    for undone in ([], _taken_back(kept, made)):
        first = [*kept, *undone]
        coded, errors = trial.run(first)
        if errors and not undone:
            raise InputErrors(errors)
        whole = made if errors else _named(_completed(made, coded) if asked else made, coded)
        if problem := concept_problem(whole, trial.setup.codebook):
            raise _refused(problem, trial.setup.decisions, "name another concept of the codebook")
        _refuse_twice([*first, whole], trial.setup.decisions)
        if not (errors := errors or trial.run([*first, whole])[1]):
            return [*undone, whole]
        refused = refused or errors
    raise _refused_by_trial(trial, refused, made, kept)


def _refuse_twice(decisions: Sequence[Decision], file: Path) -> None:
    """Refuse what is said already; its row is not in the file yet, and is not named."""
    try:
        refuse_repeated(decisions, file)
    except InputErrors as repeated:
        problem = repeated.errors[0].problem.partition(": ")[2]
        remedy = "nothing is left to do: it is in force; or give another reason"
        raise _refused(problem, file, remedy) from None


def _refused_by_trial(
    trial: Trial, refused: Sequence[InputError], made: Decision, kept: Sequence[Decision]
) -> InputError:
    """Say why a decision has no effect, or which one that is in force would have none after it."""
    own = [error.problem.partition(": ")[2] for error in refused if error.line == len(kept) + FIRST]
    problem = own[0] if own else f"after it, {refused[0].problem}"
    against = [n for n, one in in_force(kept) if one[2:8] == made[2:8] and one.field == made.field]
    remedy = (
        f"what was decided there is taken out of force with: reviewbook retire {against[-1]}"
        if made.field == "lens" and against
        else f"take START, END and concept from a row of the ledger; {_see(made[3:6])}"
    )
    return _refused(problem, trial.setup.decisions, remedy)


def _taken_back(kept: Sequence[Decision], made: Decision) -> list[Decision]:
    """Return a void of the decision in force that took away what is to stand again, if any did."""
    said = _TAKES_BACK.get((made.field, made.new))
    standing = dict(in_force(kept))
    for row, one in reversed(standing.items()):
        concepts = {one.concept, made.concept}
        same = one[2:6] == made[2:6] and (len(concepts) == 1 or "" in concepts)
        if same and (one.field, one.new) == (made.field, said):
            signed = {"when": made.when, "who": made.who, "why": made.why}
            return [void_of(standing, row, **signed)]
    return []


def _completed(made: Decision, tables: Tables) -> Decision:
    """Fill in what stood there: in the cell, or that the words suggested the lens."""
    if made.field == "lens":
        return made._replace(old=SUGGESTED) if _holds(tables, made) else made
    rows = [row for row in tables[made.table] if is_meant(row, made)]
    if len(rows) == 1 and made.field in rows[0]._fields:
        return made._replace(old=write_cell(getattr(rows[0], made.field)))
    return made


def _named(made: Decision, tables: Tables) -> Decision:
    """Fill in the concept of the row, which nothing else would tell once the row is gone."""
    rows = [row for row in tables[made.table] if is_meant(row, made)]
    return made._replace(concept=getattr(rows[0], "concept", "")) if len(rows) == 1 else made


def _holds(tables: Tables, made: Decision) -> bool:
    """Tell whether an indicator of the lens stands in the passage without a reader's help."""
    return any(
        made.start <= row.start
        and row.end <= made.end
        and row.concept == made.concept
        and row.decided_by == RULE
        for row in tables["mentions"]
    )
