"""Who does the work: this process, or several on this machine; a cluster is in `dask_cluster`.

Each maps a pure function over batches and gives the results in order, a bounded number of them
under way at a time. So what is written is the same to the byte whoever did the work, and a
worker that is killed costs the time of its batches and nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from reviewbook.project.child_processes import interrupts_kept_from_children
from reviewbook.project.errors import InputError

S = TypeVar("S")
B = TypeVar("B")
R = TypeVar("R")
Work = Callable[[S, B], R]
Executor = Callable[[Work[S, B, R], S, Iterable[B]], Generator[R, None, None]]

AHEAD = 2
"""Batches under way for each worker."""
RESTARTS = 3
"""Times that workers may be killed before a batch gets done."""


def local(workers: int = 1) -> Executor[S, B, R]:
    """Return an executor of this machine: this process, or several."""
    return processes(workers) if workers > 1 else serial


def serial(work: Work[S, B, R], setup: S, batches: Iterable[B]) -> Generator[R]:
    """Do the work in this process, batch after batch."""
    return (work(setup, batch) for batch in batches)


_held: list[tuple[Work[Any, Any, Any], Any]] = []


def _hold(work: Work[S, B, R], setup: S) -> None:
    """Keep in a worker what is the same for every batch; it ends when nobody is left to ask."""
    _held[:] = [(work, setup)]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _do(batch: Any) -> Any:
    work, setup = _held[0]
    return work(setup, batch)


def processes(workers: int) -> Executor[S, B, R]:
    """Return an executor of so many processes on this machine.

    Raises
    ------
    InputError
        From its iterator: if workers are killed several times and no batch gets done.
    """

    def run(work: Work[S, B, R], setup: S, batches: Iterable[B]) -> Generator[R]:
        todo, waiting, broken = iter(batches), deque[B](), 0
        while broken <= RESTARTS:
            others = multiprocessing.active_children()
            pool = ProcessPoolExecutor(
                workers, multiprocessing.get_context("spawn"), _hold, (work, setup)
            )
            try:
                for result in _in_order(pool, todo, waiting, AHEAD * workers):
                    broken = 0
                    yield result
                return
            except BrokenProcessPool:
                broken += 1
            except BaseException:  # nobody asks for what is under way
                for worker in multiprocessing.active_children():
                    if worker not in others:
                        worker.kill()
                raise
            finally:
                pool.shutdown(cancel_futures=True)
        raise InputError(
            f"a worker process was killed {broken} times, and no batch got done",
            remedy="see whether memory runs out (a document of many MB?), or take fewer --workers",
        )

    return run


def _in_order(
    pool: ProcessPoolExecutor, todo: Iterator[B], waiting: deque[B], most: int
) -> Iterator[Any]:
    """Yield results in order; `waiting` holds the batches that were not delivered."""
    futures: deque[Future[Any]] = deque(_submit(pool, batch) for batch in waiting)
    while True:
        while len(futures) < most and (batch := next(todo, None)) is not None:
            waiting.append(batch)
            futures.append(_submit(pool, batch))
        if not futures:
            return
        result = futures[0].result()
        futures.popleft()
        waiting.popleft()
        yield result


def _submit(pool: ProcessPoolExecutor, batch: Any) -> Future[Any]:
    with interrupts_kept_from_children():
        return pool.submit(_do, batch)
