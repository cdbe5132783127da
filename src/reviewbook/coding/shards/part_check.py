"""The parts of a collection, held against a fresh coding of the shards that are still there."""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from reviewbook.coding.bundle_coder import PATIENCE
from reviewbook.coding.fresh_run import first_unequal
from reviewbook.coding.ledger_walk import in_groups
from reviewbook.coding.reviewer_inputs import Inputs
from reviewbook.coding.shards.collection_run import ShardExecutor, setup_of_shards
from reviewbook.coding.shards.record_texts import collection_of
from reviewbook.coding.shards.shard_coder import ShardResult, code_shard
from reviewbook.coding.shards.shard_list import Shard, list_shards
from reviewbook.coding.shards.superseded import write_superseded
from reviewbook.coding.workers import serial
from reviewbook.documents.unread_files import note_on_names
from reviewbook.ledger.table_files import read_parquet
from reviewbook.ledger.table_parts import (
    ENTRIES,
    INDEX,
    PART_TABLES,
    SUPERSEDED,
    Origin,
    PartInForce,
    SupersededRecord,
    part_file,
    parts_in_force,
)
from reviewbook.ledger.tables import TABLES
from reviewbook.ledger.verify import verify_rows
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place
from reviewbook.project.working_folders import temporary_folder

AGAIN = "run again: reviewbook code --records"


class PartsReport(NamedTuple):
    """What is wrong, what could not be looked at, and how much was coded again."""

    errors: list[InputError]
    notes: list[str]
    records: int
    shards: int


def check_parts(
    project: Project,
    inputs: Inputs,
    *,
    executor: ShardExecutor = serial,
    patience: float = PATIENCE,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> PartsReport:
    """Code every shard that is there again, and compare its parts row by row.

    The parts of the others are held against themselves and the codebook, and their shards named.
    Nothing is fetched from other machines. `step` is told how many shards are done, and of how
    many.
    """
    attempt, parts = Attempts(), parts_in_force(project)
    records = collection_of(project)
    here, why = _shards_here(records)
    there = [part for part in parts if part.shard in here]
    others = [part for part in parts if part.shard not in here]
    with temporary_folder() as folder:
        out = Folder(Path(folder))
        setup = setup_of_shards(project, inputs, records or out, out, patience)
        with closing(executor(code_shard, setup, [here[part.shard] for part in there])) as results:
            for number, (part, result) in enumerate(zip(there, results, strict=True), 1):
                attempt(_compare, project, part, result, out.path)
                step(number, len(there))
    for part in others:
        attempt(_verify, project, part, inputs)
    attempt(_check_superseded, project, parts)
    new = sorted(here.keys() - {part.shard for part in parts})
    errors = attempt.errors + [_not_coded(name, records) for name in new]
    notes = [*note_on_names(f"not coded again, {why}", [part.shard for part in others])]
    return PartsReport(errors, notes, sum(part.records for part in there), len(there))


def _shards_here(records: Place | None) -> tuple[dict[str, Shard], str]:
    """Return the shards that are on this machine, by name, and why others are not."""
    if records is None:
        return {}, "as it is not known where their records lie"
    if not isinstance(records, Folder):
        return {}, f"as nothing is fetched from {records.address}"
    if not records.path.exists():
        return {}, f"as {records.address} is not on this machine"
    try:
        shards = list_shards(records).shards
    except InputError as error:
        return {}, f"as {error.problem} can be found in {records.address}"
    return {shard.name: shard for shard in shards}, f"as they are no more in {records.address}"


def _compare(project: Project, part: PartInForce, result: ShardResult, fresh: Path) -> None:
    """Compare the parts of a shard with those coded again, which are removed then.

    Raises
    ------
    InputErrors
        One for each table that differs, or that cannot be read.
    """
    attempt = Attempts()
    if result.error:
        raise InputError(result.error)
    for table in PART_TABLES:
        stored = project.data / part_file(table, part.part)
        made = fresh / part_file(table, result.part)
        if table not in {*part.tables.split(), *result.tables}:
            continue
        row = attempt(_first_difference, stored, made, table) or 0
        if row:
            attempt.errors.append(_differs(part, stored, row, same=part.part == result.part))
        made.unlink(missing_ok=True)
    if (part.records, part.empty, part.unread) != (result.records, result.empty, result.unread):
        attempt.errors.append(_differs(part, project.data / INDEX, 0, part.part == result.part))
    attempt.settle()


def _first_difference(stored: Path, made: Path, table: str) -> int:
    """Return the first row in which two parts differ, from 1; 0 if they are the same."""
    if not (stored.exists() and made.exists()):
        return 1
    if filecmp.cmp(stored, made, shallow=False):
        return 0
    rows = (read_parquet(path, PART_TABLES[table]) for path in (stored, made))
    return first_unequal(zip_longest(*rows), 1)


def _differs(part: PartInForce, file: Path, row: int, same: bool) -> InputError:
    """Say what differs; a part that is called as it should be is not coded again by itself."""
    return InputError(
        f"{part.shard}, coded again, gives other rows" + (f" from row {row} on" if row else ""),
        file=file,
        remedy=f"remove {ENTRIES}/{part.part}.json, and {AGAIN}" if same else AGAIN,
    )


def _verify(project: Project, part: PartInForce, inputs: Inputs) -> None:
    """Hold the parts of a shard against themselves and the codebook; raise InputErrors."""
    attempt = Attempts()

    def wrong(table: str, problem: str) -> InputError:
        file = project.data / part_file(table, part.part)
        return InputError(f"{part.shard}: {problem}", file=file, remedy=AGAIN)

    def out_of_place(table: str, document: str) -> InputError:
        return wrong(table, f"the rows of {document!r} have no place among its records")

    def verify() -> None:
        rows = {name: _stored(project, part, name) for name in TABLES}
        for tables in in_groups(rows, out_of_place):
            for error in verify_rows(project, tables, inputs.codebook.concepts, {}):
                attempt.errors.append(wrong(Path(str(error.file)).stem, error.problem))

    attempt(verify)
    attempt.settle()


def _stored(project: Project, part: PartInForce, table: str) -> Iterator[Any]:
    if table not in part.tables.split():
        return iter(())
    return read_parquet(project.data / part_file(table, part.part), TABLES[table])


def _check_superseded(project: Project, parts: Sequence[PartInForce]) -> None:
    """See that those records are not in force that other records took the place of."""
    stored = project.data / SUPERSEDED
    origins = [project.data / part_file("origins", part.part) for part in parts]
    for file in origins:
        next(read_parquet(file, Origin), None)  # which says what is wrong with it
    with temporary_folder() as folder:
        made = Path(folder) / stored.name
        write_superseded(origins, made)
        rows = (read_parquet(path, SupersededRecord) for path in (stored, made))
        if first_unequal(zip_longest(*rows), 1):
            raise InputError("other records are in force than should be", file=stored, remedy=AGAIN)


def _not_coded(shard: str, records: Place | None) -> InputError:
    file = records.of(shard) if records else shard
    return InputError("the shard is not coded yet", file=file, remedy=AGAIN)
