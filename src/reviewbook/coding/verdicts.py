"""What a reader's decisions came to: one verdict on each row that a rule proposed or missed.

Decisions are only ever appended, so a later one may take back an earlier one. What counts is
where a row ended, not how often it was decided on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewbook.coding.decision_log import in_force
from reviewbook.ledger.reviewer_tables import Decision

if TYPE_CHECKING:
    import pandas as pd

KEPT, DROPPED, ADDED = "kept", "dropped", "added"
MOVED, FREED = "given to another concept", "given to none"
LENSES, SUGGESTED = "lenses", "suggested"
_TAKEN_BACK = "added, and taken back"
_COLUMNS = "table document concept verdict why".split()
_Rows = dict[tuple[str, str, int, int], list["_Row"]]


@dataclass
class _Row:
    """A row on its way through the decisions: its concept at first, and the one it has now.

    `contexts` are that of the rules and that of the reader, where it was decided on.
    """

    table: str
    document: str
    concept: str
    now: str
    proposed: bool
    verdict: str = KEPT
    why: str = ""
    contexts: tuple[str, ...] = ()
    sha: str = ""

    @property
    def given(self) -> str:
        """Tell what became of its concept."""
        if self.now == self.concept:
            return KEPT
        return MOVED if self.now else FREED

    def settle(self, verdict: str, why: str) -> None:
        """Take the latest verdict; what only the reader saw was never the rule's to lose."""
        if not self.proposed:
            verdict = _TAKEN_BACK if verdict == DROPPED else ADDED
        self.verdict, self.why = verdict, why


def verdict_table(
    decisions: Iterable[Decision], meant: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return table, document, concept, verdict, why: one row per row that was decided on.

    `table` is ``lenses`` for whether a passage is written through a lens. `concept` is the one
    that the rule gave, or the reader where the row was added. What was added and taken back is
    not here, since neither rule nor reader holds to it.

    Parameters
    ----------
    decisions
        All decisions, in order.
    meant
        By the hash of the words under a decision the concept that they name: told of mentions
        that went by their place alone.
    """
    import pandas as pd  # noqa: PLC0415 - deciding needs none, and may be all that is installed

    rows: _Rows = {}
    for _, decision in in_force(decisions):
        if decision.field == "lens":
            _on_lens(rows, decision)
        elif decision.field in ("row", "concept"):
            _on_row(rows, decision)
    settled = [row for place in rows.values() for row in place if row.verdict != _TAKEN_BACK]
    for row in settled:
        if row.table == "mentions" and not row.concept:
            row.concept = (meant or {}).get(row.sha, "")
    cells = [[getattr(row, column) for column in _COLUMNS] for row in settled]
    return pd.DataFrame(cells, columns=_COLUMNS)


def decided_contexts(decisions: Iterable[Decision]) -> dict[tuple[str, int, int, str], list[str]]:
    """Return by document, start, end and concept of a mention the rules' context, and the reader's.

    The concept is the one that the mention has at last, empty where its place alone was named.
    What was dropped is not here.
    """
    rows: _Rows = {}
    for _, decision in in_force(decisions):
        if decision.table != "mentions":
            continue
        if decision.field == "context":
            row = _row(rows, decision, decision.table, decision.concept, True)
            row.contexts = ((row.contexts or (decision.old,))[0], decision.new)
        elif decision.field in ("row", "concept"):
            _on_row(rows, decision)
    return {
        (*place[1:], row.now): [*row.contexts]
        for place, found in rows.items()
        for row in found
        if row.contexts
    }


def _on_lens(rows: _Rows, decision: Decision) -> None:
    row = _row(rows, decision, LENSES, decision.concept, decision.old == SUGGESTED)
    row.settle(KEPT if decision.new == "yes" else DROPPED, decision.why)


def _on_row(rows: _Rows, decision: Decision) -> None:
    added = (decision.field, decision.new) == ("row", "add")
    moved = decision.field == "concept"
    concept = decision.old if moved else decision.concept
    row = _row(rows, decision, decision.table, concept, not added)
    if moved:
        row.now = decision.new
        row.settle(row.given, decision.why)
    elif decision.new == "drop":
        row.contexts = ()
        row.settle(DROPPED, decision.why)
    else:
        row.settle(row.given, decision.why)


def _row(rows: _Rows, decision: Decision, table: str, concept: str, proposed: bool) -> _Row:
    """Find the row that is meant; a decision may name it by its place alone, if it still stands."""
    here = rows.setdefault((table, *decision[3:6]), [])
    gone = [row for row in here if row.verdict in (DROPPED, _TAKEN_BACK)]
    standing = [row for row in here if row not in gone]
    meant = [row for row in standing if concept in ("", row.now) or not row.now]
    for row in [*meant, *(row for row in gone if row.now == concept)]:
        row.concept, row.now = row.concept or concept, row.now or concept
        return row
    here.append(_Row(table, decision.document, concept, concept, proposed, sha=decision.sha))
    return here[-1]
