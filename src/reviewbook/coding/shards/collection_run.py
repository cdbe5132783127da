"""A collection of records coded shard by shard; what is finished is never done again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from reviewbook.coding.bundle_coder import PATIENCE, Setup
from reviewbook.coding.reviewer_inputs import Inputs, read_inputs
from reviewbook.coding.rules_version import version_of_rules
from reviewbook.coding.shards.shard_coder import ShardResult, ShardSetup, code_shard
from reviewbook.coding.shards.shard_list import Shard, list_shards
from reviewbook.coding.shards.superseded import write_superseded
from reviewbook.coding.workers import Executor, serial
from reviewbook.documents.unread_files import note_on_names
from reviewbook.ledger.csv_files import write_csv
from reviewbook.ledger.table_parts import (
    ABOUT,
    ENTRIES,
    INDEX,
    PART_TABLES,
    SUPERSEDED,
    PartInForce,
    part_file,
)
from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place, place
from reviewbook.project.working_folders import unfinished_folder

ShardExecutor = Executor[ShardSetup, Shard, ShardResult]


class CollectionReport:
    """What a run came to.

    Attributes
    ----------
    results
        One per shard, in the order of their names.
    skipped
        How many shards had been coded before.
    superseded
        How many records are not in force, because of a later one of their id.
    beside
        The names of what lies beside the shards and was not read.
    """

    def __init__(
        self, results: Sequence[ShardResult], skipped: int, superseded: int, beside: Sequence[str]
    ) -> None:
        self.results, self.skipped, self.superseded = results, skipped, superseded
        self.beside = beside

    def problems(self) -> Iterator[str]:
        """Yield what could not be read, each problem of a shard once, with its first line."""
        for result in self.results:
            for problem, times, line in result.problems:
                where = f"{result.shard}:{line}" if line else result.shard
                yield f"{where}: {problem}" + (f" ({times} times)" if times > 1 else "")

    def notes(self) -> Iterator[str]:
        """Yield what is worth a word: files that were not read, shards that hold nothing."""
        yield from note_on_names("not read, by their names or as no files", self.beside)
        kinds = ("records", "empty", "unread", "deletions")
        holding = [r.shard for r in self.results if not any(getattr(r, kind) for kind in kinds)]
        yield from note_on_names("no record is in", holding)

    @property
    def records(self) -> int:
        """The records that were coded, now or before."""
        return self.count("records")

    @property
    def unread(self) -> int:
        """What could not be read."""
        return self.count("unread")

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are, coded now or before.

        The kinds are those of `ShardResult`: records, empty, unread, alone, unnamed, deletions.
        """
        return sum(getattr(result, kind) for result in self.results)


def code_collection(
    project: Project,
    records: Place,
    out: Place,
    *,
    executor: ShardExecutor = serial,
    patience: float = PATIENCE,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> CollectionReport:
    """Code the shards of a collection that are not coded yet, and put all parts in force.

    Parameters
    ----------
    project
        Whose codebook and references to use; decisions act on documents alone.
    records
        Where the shards lie.
    out
        The folder that ``evidence/`` lies in.
    executor
        Who does the work; the workers write what they find.
    patience
        Seconds that a batch of records may take before they are tried one by one.
    step
        Told after each shard how many are done, and of how many.

    Raises
    ------
    InputErrors
        All shards that could not be coded. The others are, and stay so; what was in force before
        remains so until a run gets through.
    """
    setup = setup_of_shards(project, read_inputs(project), records, out, patience)
    shards, beside = list_shards(records)
    done = _finished(setup)
    todo = [shard for shard in shards if setup.part(shard) not in done]
    ready, failed = len(shards) - len(todo), list[InputError]()
    step(ready, len(shards))
    with closing(executor(code_shard, setup, todo)) as results:
        for result in results:
            failed += [InputError(result.error)] if result.error else []
            ready += 1
            step(ready, len(shards))
    if failed:
        raise InputErrors(failed)
    wanted = [setup.part(shard) for shard in shards]
    results_of_all = _entries(out, wanted)
    superseded = _put_in_force(out, results_of_all)
    _clear(out, done - set(wanted))
    return CollectionReport(results_of_all, len(shards) - len(todo), superseded, beside)


def setup_of_shards(
    project: Project, inputs: Inputs, records: Place, out: Place, patience: float
) -> ShardSetup:
    """Return what is the same for every shard; the parts are named after it."""
    coding = Setup(
        inputs.codebook, inputs.references, records, project.decisions, patience=patience
    )
    digest = hashlib.sha256()
    for file in (project.codebook, project.bibliography):
        digest.update(file.read_bytes() if file.exists() else b"")
        digest.update(b"\0")
    return ShardSetup(coding, out, version_of_rules(), digest.hexdigest()[:16])


def _finished(setup: ShardSetup) -> set[str]:
    """Return the parts that are there; see first that the place can be written to."""
    entries = place(setup.out.of(ENTRIES))
    _refuse_another_collection(setup, entries)
    about = {"records": setup.coding.texts.address}
    _put_texts(setup.out, {ABOUT: json.dumps(about, indent=1)})
    return {name.removesuffix(".json") for name, _ in entries.files() if name.startswith("part-")}


def _refuse_another_collection(setup: ShardSetup, entries: Place) -> None:
    """Refuse to put one collection in the place of another, whose parts would be taken away."""
    try:
        with entries.here(["about.json"]) as folder:
            about = Path(folder) / "about.json"
            before = json.loads(about.read_text(encoding="utf-8"))["records"]
    except (InputError, OSError, ValueError, KeyError):
        return  # there is none yet
    if before != setup.coding.texts.address:
        raise InputError(
            f"the records of {before} were coded into this ledger",
            file=setup.out.of(ABOUT),
            remedy="put both collections below one folder and name that; or take another --out; "
            "or, to put this one in place of the other, remove this file",
        )


def _entries(out: Place, parts: Sequence[str]) -> list[ShardResult]:
    names = [f"{part}.json" for part in parts]
    results = []
    with place(out.of(ENTRIES)).here(names) as folder:
        for name in names:
            said = json.loads((Path(folder) / name).read_text(encoding="utf-8"))
            said |= {"tables": tuple(said["tables"])}
            results.append(ShardResult(**said))
    return results


def _put_in_force(out: Place, results: Sequence[ShardResult]) -> int:
    """Write which parts are in force, and which documents of them are not."""
    parts = [result.part for result in results]
    beside = out.path if isinstance(out, Folder) else None
    with (
        unfinished_folder(beside) as folder,
        disk_errors_reported(beside),
        place(out.of("evidence/origins")).here([f"{part}.parquet" for part in parts]) as origins,
    ):
        superseded, index = folder / "superseded.parquet", folder / "shards.csv"
        number = write_superseded([Path(origins) / f"{part}.parquet" for part in parts], superseded)
        rows = [
            PartInForce(r.part, r.shard, r.fingerprint, r.records, r.empty, r.unread, tables)
            for r in results
            for tables in [" ".join(r.tables)]
        ]
        with index.open("w", encoding="utf-8", newline="") as file:
            write_csv(file, PartInForce._fields, rows)
        out.put({SUPERSEDED: superseded, INDEX: index}, ())
    return number


def _clear(out: Place, stale: set[str]) -> None:
    """Take away the parts that are no longer in force, each with its entry first."""
    gone = [f"{ENTRIES}/{part}.json" for part in sorted(stale)]
    gone += [part_file(table, part) for part in sorted(stale) for table in PART_TABLES]
    out.put({}, gone)


def _put_texts(out: Place, texts: dict[str, str]) -> None:
    beside = out.path if isinstance(out, Folder) else None
    with unfinished_folder(beside) as folder, disk_errors_reported(beside):
        files = {}
        for number, (name, text) in enumerate(texts.items()):
            files[name] = folder / str(number)
            files[name].write_text(text, encoding="utf-8")
        out.put(files, ())
