"""Collections of records in each form: on a cluster that loses a worker, and in one process."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.coding.made_up_records import FORMS, Records, from_texts, write_shards
from benchmarks.coding.made_up_review import make
from reviewbook.coding.dask_cluster import cluster
from reviewbook.coding.shards.collection_run import code_collection
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder

Row = dict[str, object]
CHARACTERS = 1_500
SHARDS = 20
_ALONE = """
import json, sys, time
from pathlib import Path
from benchmarks.peak_memory import peak_megabytes
from reviewbook.coding.shards.collection_run import code_collection
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder
review, shards, out = map(Path, sys.argv[1:])
begin = time.process_time()
report = code_collection(Project(review), Folder(shards), Folder(out))
print(json.dumps([time.process_time() - begin, peak_megabytes(), report.records]))
"""
_READ = """
import json, sys, time
from pathlib import Path
from benchmarks.peak_memory import peak_megabytes
from reviewbook.coding.shards.shard_reader import read_shard
begin = time.process_time()
records = sum(1 for one in read_shard(Path(sys.argv[1])) if one.title)
print(json.dumps([time.process_time() - begin, peak_megabytes(), records]))
"""


def rows(
    records: int = 200_000,
    repeats: int = 1,
    shards: int = SHARDS,
    *,
    forms: Iterable[str] = FORMS,
    characters: int = CHARACTERS,
) -> list[Row]:
    """Code the same records in every form; `characters` of each where two workers code them.

    Returns
    -------
    list of dict
        form, records, megabytes (of the files), each (milliseconds of the processor per record, in
        one process that codes one shard), peak_mb (of that process), read (milliseconds of the
        processor per record, in one process that reads them all out of one file and codes none),
        read_peak_mb (its memory), were_read; characters, seconds (by the clock, with two workers
        of a cluster, one of which is killed after the second shard, another taking its place),
        killed (whether it was), coded, distinct (how many names they
        have), same (whether one
        process writes the same parts, to the byte), ledger (bytes of all parts).
    """
    del repeats
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        project = make(folder / "review", records * CHARACTERS / 1e6, CHARACTERS)
        texts = from_texts((project.data / "documents").iterdir())
        cut = [(number, title, text[:characters]) for number, title, text in texts]
        table = []
        for number, form in enumerate(forms):
            here = folder / str(number)
            row: Row = {"form": form, "records": len(texts), "characters": characters}
            row |= read_alone(form, texts, here / "whole")
            write_shards(form, texts[: len(texts) // shards], here / "one", 1)
            row |= _alone(project, here)
            write_shards(form, cut, here / "all", shards)
            row |= _together(project, here / "all", here / "out")
            _measured(_ALONE, project.root, here / "all", here / "again")
            row["same"] = _parts(here / "again") == _parts(here / "out")
            print(row, file=sys.stderr, flush=True)
            table.append(row)
            shutil.rmtree(here)
    return table


def _parts(out: Path) -> dict[str, str]:
    """Return a digest of every part by the place that it has in the ledger."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("part-*.parquet")
    }


def _together(project: Project, records: Path, out: Path) -> Row:
    with _cluster(records.parent) as (address, workers, start):

        def kill(done: int, _total: int) -> None:
            if done == 2 and workers[0].poll() is None:
                workers[0].kill()
                start()

        begin = time.perf_counter()
        executor = cluster(address)
        report = code_collection(
            project, Folder(records), Folder(out), executor=executor, step=kill
        )
        seconds = time.perf_counter() - begin
        killed = workers[0].poll() is not None
    ledger = sum(path.stat().st_size for path in out.rglob("part-*.parquet"))
    ids = pq.read_table(out / "evidence" / "documents", columns=["document"])["document"]
    return {
        "seconds": round(seconds, 1), "coded": report.records, "distinct": len(ids.unique()),
        "killed": killed, "ledger": ledger,
    }  # fmt: skip


def read_alone(form: str, records: Records, folder: Path) -> Row:
    """Read all records out of one file, and do nothing with them."""
    size = write_shards(form, records, folder, 1)
    seconds, peak, read = _measured(_READ, next(folder.iterdir()))
    each = round(1e3 * seconds / read, 3)
    return {
        "megabytes": round(size / 1e6, 1), "read": each, "read_peak_mb": round(peak),
        "were_read": read,
    }  # fmt: skip


def _measured(code: str, *paths: Path) -> tuple[float, float, int]:
    command = [sys.executable, "-c", code, *map(str, paths)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, peak, records = json.loads(said)
    return seconds, peak, records


def _alone(project: Project, here: Path) -> Row:
    seconds, peak, records = _measured(_ALONE, project.root, here / "one", here / "o")
    return {"each": round(1e3 * seconds / records, 3), "peak_mb": round(peak)}


@contextmanager
def _cluster(
    folder: Path,
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]], Callable[[], None]]]:
    """Run a scheduler and two workers, each with one thread."""
    log = folder / "scheduler.log"
    processes = [_dask("scheduler", log, "--host", "127.0.0.1", "--port", "0")]
    try:
        while not (told := [x for x in log.read_text().splitlines() if "Scheduler at:" in x]):
            time.sleep(0.1)
        address = told[0].split()[-1]
        options = (address, "--nthreads", "1", "--no-nanny")
        workers: list[subprocess.Popen[bytes]] = []

        def start() -> None:
            workers.append(_dask("worker", folder / f"{len(workers)}.log", *options))
            processes.append(workers[-1])

        start()
        start()
        yield address, workers, start
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def _dask(what: str, log: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *options]
    with log.open("wb") as out:
        return subprocess.Popen(command, stdout=out, stderr=out, cwd=log.parent)
