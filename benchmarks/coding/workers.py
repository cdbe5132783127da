"""The command with one process, with two, and on a Dask cluster of two workers."""

from __future__ import annotations

import multiprocessing
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.coding.command import run_code
from benchmarks.coding.made_up_review import make
from reviewbook.project.layout import Project

Row = dict[str, object]
MEGABYTES, CHARACTERS = 40.0, 8_000
SPINS = 20_000_000


def rows(repeats: int = 5, megabytes: float = MEGABYTES, characters: int = CHARACTERS) -> list[Row]:
    """Measure each way of working in turn, `repeats` times, and see that all wrote the same.

    Returns
    -------
    list of dict
        way, workers, seconds (median), mb_per_s, ratio (to one process), same (whether the
        ledger is that of one process, to the byte). The way "the machine itself" is what two
        processes that only count get done against one: what can be hoped for here.
    """
    with tempfile.TemporaryDirectory() as place, _cluster(Path(place)) as address:
        project = make(Path(place) / "review", megabytes, characters)
        ways: dict[tuple[str, int], Callable[[], bytes]] = {
            ("one process", 1): partial(_coded, project),
            ("processes", 2): partial(_coded, project, "--workers", "2"),
            ("dask", 2): partial(_coded, project, "--scheduler", address),
            ("counting alone", 1): partial(_counted, 1),
            ("the machine itself", 2): partial(_counted, 2),
        }
        times: dict[tuple[str, int], list[float]] = {way: [] for way in ways}
        results = {}
        for _ in range(repeats):
            for way, run in ways.items():
                start = time.perf_counter()
                results[way] = run()
                times[way].append(time.perf_counter() - start)
    return _table(times, results, megabytes)


def _table(
    times: dict[tuple[str, int], list[float]], results: dict[tuple[str, int], bytes], size: float
) -> list[Row]:
    middle = {way: median(taken) for way, taken in times.items()}
    alone, counting = middle["one process", 1], middle["counting alone", 1]
    table: list[Row] = []
    for (way, workers), seconds in middle.items():
        counted = way in ("counting alone", "the machine itself")
        table.append(
            {
                "way": way,
                "workers": workers,
                "seconds": round(seconds, 2),
                "mb_per_s": None if counted else round(size / seconds, 2),
                "ratio": round(workers * counting / seconds if counted else alone / seconds, 2),
                "same": results[way, workers] == results["one process", 1] or counted,
            }
        )
    return table


def _coded(project: Project, *options: str) -> bytes:
    """Run ``reviewbook code`` into a folder of its own, and return all that was written."""
    with tempfile.TemporaryDirectory() as out:
        run_code(project, Path(out), *options)
        return b"".join(p.read_bytes() for p in sorted(Path(out).rglob("*")) if p.is_file())


def _counted(processes: int) -> bytes:
    """Let so many processes count, each as far."""
    context = multiprocessing.get_context("spawn")
    started = [context.Process(target=_count) for _ in range(processes)]
    for process in started:
        process.start()
    for process in started:
        process.join()
    return b""


def _count() -> None:
    total = 0
    for number in range(SPINS):
        total += number


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """Start a scheduler and two workers on this machine; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    here = ("--host", "127.0.0.1", "--no-dashboard")
    commands = [("scheduler", *here, "--port", str(port))]
    commands += [("worker", address, *here, "--nthreads", "1", "--no-nanny")] * 2
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        for what, *options in commands
    ]
    try:
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
