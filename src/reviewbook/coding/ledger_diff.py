"""Two versions of a review: which rows came, went or changed, and which counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

from reviewbook.coding.change_reasons import Reasons, Version
from reviewbook.display.wording import some
from reviewbook.ledger.tables import EVIDENCE

CAME, WENT, CHANGED = "came", "went", "changed"
MOST = 20
"""Rows of a table that came, went or changed, each, that are shown if not all are asked for."""
_PLACE = ("passage", "start", "end", "position")
_ABOUT = ("concept", "kind")
_COUNTED = {
    "mentions": "concept",
    "definitions": "concept",
    "quantities": "kind",
    "citations": "form",
    "statements": "concept",
}


class RowChange(NamedTuple):
    """A row that is in one version only, or has other cells in it, and why."""

    table: str
    change: str
    old: Any
    new: Any
    why: str

    @property
    def row(self) -> Any:
        """The row as it is now, or as it was last."""
        return self.new or self.old

    @property
    def cells(self) -> dict[str, tuple[Any, Any]]:
        """What changed in a row that both have: from and to, by column."""
        if self.change != CHANGED:
            return {}
        pairs = zip(self.old._fields, self.old, self.new, strict=True)
        return {name: (old, new) for name, old, new in pairs if old != new and name not in _PLACE}


class CountChange(NamedTuple):
    """A count that is another: rows, and documents that have any."""

    table: str
    value: str
    old: int
    new: int
    old_documents: int
    new_documents: int


def changed_rows(old: Version, new: Version) -> Iterator[RowChange]:
    """Yield what changed between two ledgers, table by table, in the order of the rows.

    In a document whose text is the same, a row is known again by its place; in one whose text has
    changed, by what it says: a row that only stands elsewhere there is no change.
    """
    reasons, still = Reasons(old, new), new.same_texts(old)
    places = {name: place for place, name in enumerate(new.fingerprints)}
    for table in EVIDENCE:
        gone, come = _leftover(old.tables[table], new.tables[table], still)
        found: list[tuple[Any, Any]] = []
        for place in dict.fromkeys((*gone, *come)):
            was, now = gone.get(place, []), come.get(place, [])
            found += zip_longest(was, now)
        for before, after in sorted(found, key=lambda pair: _order(places, pair[1] or pair[0])):
            change = CHANGED if before and after else WENT if before else CAME
            yield RowChange(table, change, before, after, reasons.why(table, before, after))


def _leftover(
    old: Iterable[Any], new: Iterable[Any], still: set[str]
) -> tuple[dict[Any, list[Any]], dict[Any, list[Any]]]:
    """Return the rows that the other ledger has not, by place."""
    counted = [Counter(_known_by(row, still) for row in rows) for rows in (old, new)]
    found: tuple[dict[Any, list[Any]], dict[Any, list[Any]]] = ({}, {})
    for rows, others, left in zip((old, new), reversed(counted), found, strict=True):
        for row in rows:
            key = _known_by(row, still)
            others[key] -= 1
            if others[key] < 0:
                left.setdefault(_place(row, still), []).append(row)
    return found


def _known_by(row: Any, still: set[str]) -> tuple[Any, ...]:
    """Return what a row is known again by: itself, or itself without its place."""
    if row.document in still:
        return tuple(row)
    return tuple(cell for name, cell in zip(row._fields, row, strict=True) if name not in _PLACE)


def _place(row: Any, still: set[str]) -> tuple[Any, ...]:
    """Return where a row stands, and what it is about; of a changed text, the row itself."""
    if row.document not in still:
        return tuple(row)
    return row.document, row.start, row.end, *(getattr(row, name, "") for name in _ABOUT)


def _order(places: dict[str, int], row: Any) -> tuple[int, int]:
    return places.get(row.document, len(places)), row.start


def changed_counts(old: Version, new: Version) -> Iterator[CountChange]:
    """Yield the counts of rows that are others now: by concept, kind or form."""
    for table, column in _COUNTED.items():
        was, now = (_counts(version.tables[table], column) for version in (old, new))
        for value in dict.fromkeys((*was, *now)):
            before, after = was.get(value, (0, 0)), now.get(value, (0, 0))
            if before != after:
                yield CountChange(table, value, before[0], after[0], before[1], after[1])


def _counts(rows: Iterable[Any], column: str) -> dict[str, tuple[int, int]]:
    counted: dict[str, Counter[str]] = {}
    for row in rows:
        counted.setdefault(getattr(row, column), Counter())[row.document] += 1
    return {value: (by.total(), len(by)) for value, by in counted.items()}


def diff_lines(old: Version, new: Version, most: int | None = MOST) -> Iterator[str]:
    """Yield what changed between two versions as lines; none where nothing did.

    Parameters
    ----------
    old, new
        The versions.
    most
        Rows shown of each table that came, went or changed, each; None for all.
    """
    documents = list(_documents(old, new))
    counts = [f"  {one.table} {one.value}: {_from_to(one)}" for one in changed_counts(old, new)]
    rows = list(changed_rows(old, new))
    for heading, lines in (
        ("documents", documents),
        ("counts", counts),
        (f"rows: {_tally(rows)}", list(_rows_lines(rows, most))),
    ):
        if lines:
            yield heading
            yield from lines


def _rows_lines(rows: Iterable[RowChange], most: int | None) -> Iterator[str]:
    """Yield the lines of the first rows of each kind, and how many more there are."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        seen[row.table, row.change] += 1
        if most is None or seen[row.table, row.change] <= most:
            yield from _row_lines(row)
    for (table, change), number in seen.items():
        if most is not None and number > most:
            yield f"  and {number - most:,} more of {table} that {change}; --all shows them"


def _documents(old: Version, new: Version) -> Iterator[str]:
    same = new.same_texts(old)
    for name in dict.fromkeys((*old.fingerprints, *new.fingerprints)):
        if name not in same:
            both = name in old.fingerprints and name in new.fingerprints
            said = "the text has changed" if both else WENT if name in old.fingerprints else CAME
            yield f"  {name}: {said}"


def _from_to(count: CountChange) -> str:
    return (
        f"{count.old:,} -> {some(count.new, 'row')}, "
        f"{count.old_documents:,} -> {some(count.new_documents, 'document')}"
    )


def _tally(rows: Iterable[RowChange]) -> str:
    counted = Counter(row.change for row in rows)
    return ", ".join(f"{counted[change]:,} {change}" for change in (CAME, WENT, CHANGED))


def _row_lines(change: RowChange) -> Iterator[str]:
    row, sign = change.row, {CAME: "+", WENT: "-", CHANGED: "~"}[change.change]
    about = [str(cell) for name in (*_ABOUT, "surface", "term") if (cell := getattr(row, name, ""))]
    where = f"{change.table} {row.document} {row.start} {row.end}"
    yield f"  {sign} {where} {' | '.join(about)}".rstrip()
    for name, (before, after) in change.cells.items():
        yield f"      {name}: {before or '(empty)'} -> {after or '(empty)'}"
    yield f"      {change.why}"
