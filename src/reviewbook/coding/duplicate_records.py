"""Works that may be the same, listed on every check until a reader has decided."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from pathlib import Path

from reviewbook.ledger.record_stages import NO_DUPLICATE
from reviewbook.ledger.reviewer_tables import FoundRecord
from reviewbook.project.errors import InputError
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.compared_work import ComparedWork
from reviewbook.references.duplicate_works import DuplicatePair, find_duplicates


def undecided_records(rows: Sequence[FoundRecord], references: Bibliography) -> list[DuplicatePair]:
    """Return the pairs of records that may be one work, on which nobody has decided.

    Decided are a record that names the other, and the later of the two if it names any, or none.
    """
    named = {row.record: row.duplicate_of for row in rows}
    works = [ComparedWork(name, references[name]) for name in named if name in references]
    return [
        pair
        for pair in find_duplicates(works)
        if not named[pair.second] and named[pair.first] != pair.second
    ]


def possible_duplicates(
    rows: Sequence[FoundRecord],
    references: Bibliography,
    file: Path,
    among: Container[str] | None = None,
) -> list[InputError]:
    """List the records of `undecided_records`, each with the first that it may be the same as.

    `among` are names of records, one of which a pair has to hold; else any.
    """
    places = {row.record: number for number, row in enumerate(rows, 2)}
    found = [
        pair
        for pair in undecided_records(rows, references)
        if among is None or pair.first in among or pair.second in among
    ]
    return [
        InputError(
            f"row {places[pair.second]}: {pair.second!r} may be the same work as {pair.first!r}: "
            f"{pair.reason}",
            file=file,
            line=places[pair.second],
            remedy=f"write {pair.first} into duplicate_of if it is, and {NO_DUPLICATE} if not",
        )
        for pair in _with_the_first(found)
    ]


def possible_duplicate_references(
    references: Bibliography, file: Path, records: Collection[str] = ()
) -> list[InputError]:
    """List the entries that may be one work, by identifier or title: one note a group.

    Entries of which one names the other as related are meant to be two; of two that both stand in
    the table of records, it says what was decided.
    """
    works = [ComparedWork(key, work) for key, work in references.items()]
    undecided = [
        pair
        for pair in find_duplicates(works)
        if not {pair.first, pair.second} <= {*records}
        and pair.first not in references[pair.second].related
        and pair.second not in references[pair.first].related
    ]
    groups: dict[str, list[DuplicatePair]] = {}
    for pair in _with_the_first(undecided):
        groups.setdefault(pair.first, []).append(pair)
    return [
        InputError(
            f"{', '.join(repr(pair.second) for pair in group)} may be the same work as {first!r}: "
            f"{'; '.join(dict.fromkeys(pair.reason for pair in group))}",
            file=file,
            line=references[group[0].second].line,
            remedy="keep one of them, or name the others in its field related",
        )
        for first, group in groups.items()
    ]


def _with_the_first(pairs: Iterable[DuplicatePair]) -> list[DuplicatePair]:
    """Return of each work the pair with the first that it may be the same as."""
    found: dict[str, DuplicatePair] = {}
    for pair in pairs:
        found.setdefault(pair.second, pair)
    return [*found.values()]
