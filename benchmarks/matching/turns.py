"""Several engines, each in a process and on a core of its own, timed in turn on the same texts."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

from benchmarks.matching.engines import Place, build
from reviewbook.documents.document import Document


@dataclass
class Timing:
    """What one engine took, run by run.

    Attributes
    ----------
    cpu, wall
        Seconds of the processor, and of the clock; the two are the same on an idle machine.
    places
        What it found.
    missing
        Why there is nothing, if there is nothing.
    """

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    places: set[Place] = field(default_factory=set)
    missing: str = ""

    def seconds(self) -> float:
        """Return the median of the processor's seconds."""
        return median(self.cpu)


def in_turn(
    engines: Sequence[str], terms: list[str], documents: Sequence[Document], repeats: int
) -> dict[str, Timing]:
    """Let every engine do the job once to warm up and `repeats` times in turn."""
    timings = {name: Timing() for name in engines}
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        sample = Path(place) / "sample"
        sample.write_bytes(pickle.dumps((terms, list(documents))))
        started = {name: stack.enter_context(_started(name, sample)) for name in engines}
        for name, connection in started.items():
            timings[name].missing = connection.recv()
        ready = {name: c for name, c in started.items() if not timings[name].missing}
        for _ in range(repeats):
            for name, connection in ready.items():
                connection.send("run")
                cpu, wall = connection.recv()
                timings[name].cpu.append(cpu)
                timings[name].wall.append(wall)
        for name, connection in ready.items():
            connection.send("places")
            timings[name].places = connection.recv()
    return timings


@contextmanager
def _started(name: str, sample: Path) -> Iterator[Connection]:
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(name, sample, theirs), daemon=True)
    process.start()
    try:
        yield ours
    finally:
        ours.send("end")
        process.join()


def _serve(name: str, sample: Path, connection: Connection) -> None:
    """Get an engine ready, then run it whenever asked; the first run counts for nothing."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    terms, documents = pickle.loads(sample.read_bytes())
    try:
        engine = build(name, terms)
    except ImportError as error:
        connection.send(f"not installed ({error.name})")
        return
    found = engine.run(documents)
    connection.send("")
    while (order := connection.recv()) != "end":
        if order == "places":
            connection.send(engine.places(found))
            continue
        cpu, wall = time.process_time(), time.perf_counter()
        found = engine.run(documents)
        connection.send((time.process_time() - cpu, time.perf_counter() - wall))
