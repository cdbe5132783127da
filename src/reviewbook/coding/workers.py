"""Who does the work: this process, several on this machine, or a Dask cluster.

Each maps a pure function over batches and gives the results in order, a bounded number of them
under way at a time. So what is written is the same to the byte whoever did the work, and a
worker that is killed costs the time of its batches and nothing else.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from reviewbook.project.errors import InputError

S = TypeVar("S")
B = TypeVar("B")
R = TypeVar("R")
Work = Callable[[S, B], R]
Executor = Callable[[Work[S, B, R], S, Iterable[B]], Iterator[R]]

AHEAD = 2
"""Batches under way for each worker."""
RESTARTS = 3
"""Times that workers may be killed before a batch gets done."""
PATIENCE = 30
"""Seconds to wait for a scheduler and its first worker."""


def chosen(workers: int = 1, scheduler: str = "") -> Executor[S, B, R]:
    """Return the executor that a command asks for; a scheduler goes before workers."""
    if scheduler:
        return cluster(scheduler)
    return processes(workers) if workers > 1 else serial


def serial(work: Work[S, B, R], setup: S, batches: Iterable[B]) -> Iterator[R]:
    """Do the work in this process, batch after batch."""
    return (work(setup, batch) for batch in batches)


_held: list[tuple[Work[Any, Any, Any], Any]] = []


def _hold(work: Work[S, B, R], setup: S) -> None:
    """Keep in a worker what is the same for every batch."""
    _held[:] = [(work, setup)]


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

    def run(work: Work[S, B, R], setup: S, batches: Iterable[B]) -> Iterator[R]:
        todo, waiting, broken = iter(batches), deque[B](), 0
        while broken <= RESTARTS:
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
    futures: deque[Future[Any]] = deque(pool.submit(_do, batch) for batch in waiting)
    while True:
        while len(futures) < most and (batch := next(todo, None)) is not None:
            waiting.append(batch)
            futures.append(pool.submit(_do, batch))
        if not futures:
            return
        result = futures[0].result()
        futures.popleft()
        waiting.popleft()
        yield result


def cluster(address: str) -> Executor[S, B, R]:
    """Return an executor that hands the batches to the Dask scheduler at an address.

    Raises
    ------
    InputError
        If Dask is not installed. From its iterator: if the scheduler cannot be reached, has no
        workers, is lost, or a batch kills every worker that takes it.
    """
    try:
        import distributed  # noqa: PLC0415
    except ImportError:
        raise InputError(
            "a cluster needs dask.distributed, which is not installed",
            remedy="pip install reviewbook[cluster]",
        ) from None

    def run(work: Work[S, B, R], setup: S, batches: Iterable[B]) -> Iterator[R]:
        with _client(distributed, address) as client:
            # A task rather than data scattered: it is made again if its worker is lost.
            shared = client.submit(_same, setup, pure=False, retries=RESTARTS)
            futures: deque[Any] = deque()
            todo = iter(batches)
            while True:
                most = AHEAD * max(sum(client.nthreads().values()), 1)
                while len(futures) < most and (batch := next(todo, None)) is not None:
                    future = client.submit(work, shared, batch, pure=False, retries=RESTARTS)
                    futures.append(future)
                if not futures:
                    return
                yield _result(distributed, futures.popleft(), address)

    return run


def _same(setup: S) -> S:
    return setup


def _client(distributed: Any, address: str) -> Any:
    # What goes wrong is said in one message; the log would say it again, in fifty lines.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        # A client whose scheduler does not answer as one cannot even be closed.
        distributed.utils.LoopRunner().run_sync(_greeted, distributed, address)
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except Exception as error:  # whatever listens there may answer anything
        raise InputError(
            f"the scheduler cannot be reached: {str(error) or type(error).__name__}",
            file=address,
            remedy="start it with: dask scheduler; and name it as in --scheduler tcp://host:8786",
        ) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise InputError(
            "the scheduler has no workers",
            file=address,
            remedy=f"start some, each with: dask worker {address} --nthreads 1",
        ) from None
    return client


async def _greeted(distributed: Any, address: str) -> None:
    comm = await distributed.comm.connect(address, timeout=PATIENCE)
    await comm.close()


def _result(distributed: Any, future: Any, address: str) -> Any:
    """Return the result of a batch, and let the cluster forget it."""
    try:
        return future.result()
    except distributed.KilledWorker:
        problem = "a batch killed every worker that took it"
        remedy = "give the workers more memory, or look for a document of many MB"
    except (ModuleNotFoundError, AttributeError) as error:
        problem = f"the workers cannot do this work: {error}"
        remedy = "install the same reviewbook on every machine of the cluster"
    except (OSError, TimeoutError, distributed.CancelledError) as error:
        problem = f"the scheduler was lost: {str(error) or type(error).__name__}"
        remedy = "start it again, and run the same command"
    raise InputError(problem, file=address, remedy=remedy)
