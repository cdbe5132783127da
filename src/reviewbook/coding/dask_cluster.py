"""Work handed to a Dask cluster: by the same rules everywhere, and never waited for in vain."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from reviewbook.coding.cluster_client import PATIENCE, PULSE, Tls, connected_client, told_error
from reviewbook.coding.rules_version import version_of_rules
from reviewbook.coding.workers import AHEAD, RESTARTS, B, Executor, R, S, Work
from reviewbook.project.errors import InputError

_SAME = "install the same reviewbook, on the same Python, on every machine of the cluster"


def cluster(address: str, tls: Tls | None = None) -> Executor[S, B, R]:
    """Return an executor that hands the batches to the Dask scheduler at an address.

    Parameters
    ----------
    address
        As Dask writes it: ``tcp://host:8786``, or ``tls://host:8786``.
    tls
        Asked for where the cluster is set up with TLS.

    Raises
    ------
    InputError
        If Dask is not installed. From its iterator: if the scheduler cannot be reached, has no
        workers, is lost, its workers have other rules, or a batch kills every worker that takes
        it.
    """
    try:
        import distributed  # noqa: PLC0415
    except ImportError:
        raise InputError(
            "a cluster needs dask.distributed, which is not installed",
            remedy="pip install reviewbook[cluster]",
        ) from None

    def run(work: Work[S, B, R], setup: S, batches: Iterable[B]) -> Generator[R]:
        with connected_client(distributed, address, tls) as client:
            # A task rather than data scattered: it is made again if its worker is lost.
            shared = client.submit(_same, setup, pure=False, retries=RESTARTS)
            futures: deque[Any] = deque()
            todo, known, rules = iter(batches), set[str](), version_of_rules()
            while True:
                threads = _compare_rules(client, known, address)
                most = AHEAD * max(sum(threads.values()), 1)
                while len(futures) < most and (batch := next(todo, None)) is not None:
                    given = (work, rules, shared, batch)
                    futures.append(client.submit(_by_rules, *given, pure=False, retries=RESTARTS))
                if not futures:
                    return
                yield _result(distributed, client, futures.popleft(), known, address)

    return run


def _same(setup: S) -> S:
    return setup


def _by_rules(work: Work[S, B, R], rules: str, setup: S, batch: B) -> R:
    """Do the work on a worker, if its rules are those of who asked: one may have come just now."""
    if version_of_rules() != rules:
        raise _other_rules("a worker that came late", version_of_rules(), rules)
    return work(setup, batch)


def _other_rules(worker: str, theirs: object, here: str) -> InputError:
    return InputError(f"{worker} has other rules: {told_error(theirs)}, here {here}", remedy=_SAME)


def _threads(client: Any, address: str) -> Mapping[str, int]:
    """Return the threads of each worker; raise InputError if the scheduler does not answer."""
    try:
        threads: Mapping[str, int] = client.sync(
            client.scheduler.ncores, workers=None, callback_timeout=PATIENCE
        )
    except Exception as error:  # a scheduler that is gone fails in many ways
        raise _lost(error, address) from None
    return threads


def _compare_rules(client: Any, known: set[str], address: str) -> Mapping[str, int]:
    """See that workers not known yet have the rules of this machine; return all, with threads."""
    threads = _threads(client, address)
    new = sorted(set(threads) - known)
    for worker, version in (_versions(client, new, address) if new else {}).items():
        if version != version_of_rules() and not isinstance(version, OSError):  # it is gone
            error = _other_rules(f"the worker {worker}", version, version_of_rules())
            error.file = address
            raise error
    known |= set(new)
    return threads


def _versions(client: Any, workers: Sequence[str], address: str) -> Mapping[str, object]:
    """Ask workers for their rules; `run` of the client would wait for an answer without end."""
    try:
        said: Mapping[str, object] = client.sync(
            client._run,
            version_of_rules,
            workers=workers,
            on_error="return",
            callback_timeout=PATIENCE - 2 * PULSE,
        )
    except TimeoutError:
        raise _silent(address) from None
    except OSError as error:
        raise _lost(error, address) from None
    return said


def _result(distributed: Any, client: Any, future: Any, known: set[str], address: str) -> Any:
    """Return the result of a batch, and let the cluster forget it."""
    try:
        return _waited_for(client, future, known, address)
    except distributed.KilledWorker:
        problem = "a batch killed every worker that took it"
        remedy = "give the workers more memory, or look for a document of many MB"
    except (ModuleNotFoundError, AttributeError) as error:
        problem = f"the workers cannot do this work: {error}"
        remedy = _SAME
    except (OSError, distributed.CancelledError) as error:
        raise _lost(error, address) from None
    raise InputError(problem, file=address, remedy=remedy)


def _waited_for(client: Any, future: Any, known: set[str], address: str) -> Any:
    """Wait as long as all who work are there: workers report to the scheduler all the time."""
    heard, somebody = dict[str, tuple[float, float]](), time.monotonic()
    while True:
        with suppress(TimeoutError):
            return future.result(timeout=PULSE)
        _compare_rules(client, known, address)
        reports, now = _reports(client, address), time.monotonic()
        before, heard = heard, {worker: (seen, now) for worker, seen in reports.items()}
        for worker, (seen, since) in before.items():
            if reports.get(worker) == seen:
                heard[worker] = (seen, since)
        somebody = now if heard else somebody
        limit = now - (PATIENCE - 2 * PULSE)
        if late := [worker for worker, (_, since) in heard.items() if since < limit]:
            raise _silent(address, late)
        if somebody < limit:
            raise _none_left(address)


def _reports(client: Any, address: str) -> Mapping[str, float]:
    """Return when each worker has reported last, by the clock of the scheduler."""
    try:
        told = client.sync(client.scheduler.identity, callback_timeout=PATIENCE)
    except Exception as error:  # as in `_threads`
        raise _lost(error, address) from None
    return {name: worker["last_seen"] for name, worker in told["workers"].items()}


def _none_left(address: str) -> InputError:
    remedy = f"start some, each with: dask worker {address} --nthreads 1; then run the same command"
    return InputError("no worker is left", file=address, remedy=remedy)


def _silent(address: str, late: Sequence[str] = ()) -> InputError:
    named = f": {', '.join(sorted(late))}" if late else ""
    return InputError(
        f"the workers do not answer{named}",
        file=address,
        remedy="end those that were stopped, or cannot be reached; then run the same command",
    )


def _lost(error: Exception, address: str) -> InputError:
    problem = f"the scheduler was lost: {told_error(error)}"
    remedy = "start it again, and run the same command"
    return InputError(problem, file=address, remedy=remedy)
