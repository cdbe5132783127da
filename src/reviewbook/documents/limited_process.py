"""Work done in another process, with limits of memory and time: a file may be made to harm.

Everywhere the process is watched from outside, 20 times a second, and ended when it holds more
memory or takes longer than it may. On Linux the system itself also refuses it the memory, so that
not even a sudden demand is met; macOS and Windows offer nothing that works as well.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import psutil

from reviewbook.project.child_processes import interrupts_kept_from_children
from reviewbook.project.errors import InputError

R = TypeVar("R")
MEMORY = 1_000_000_000
"""Bytes that reading one file may take."""
SECONDS = 120.0
"""That reading one file may take."""
_PAUSE = 0.05
_LONGER = "give it more with --timeout, in seconds"
_REMEDY = "take it out; if it is sound, split it, or save its text in another format"


class LimitedProcess(Generic[R]):
    """A process that does one thing after the other; one that is ended is replaced by the next.

    A context: the process ends with it.

    Parameters
    ----------
    work
        What is done: a function of a module, of one path.
    memory
        Bytes that it may take.
    seconds
        How long it may take.
    """

    def __init__(
        self, work: Callable[[Path], R], memory: int = MEMORY, seconds: float = SECONDS
    ) -> None:
        self._work, self._memory, self._seconds = work, memory, seconds
        self._process: Any = None
        self._pipe: Any = None
        # Who is interrupted ends the process while a thread may be about to begin it.
        self._begins_or_ends, self._over = threading.Lock(), False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._over = True
        self._end()

    def __call__(self, path: Path) -> R:
        """Do the work on a file.

        Raises
        ------
        InputError
            What the work raises, or that it took too much memory, or too long.
        """
        self._begin()
        try:
            self._pipe.send(path)
            self._wait(path)
            done, result = self._pipe.recv()
        except (EOFError, OSError):
            self._end()
            problem = "it takes too much memory to read, or is broken so that the reader fails"
            raise InputError(problem, file=path, remedy=_REMEDY) from None
        except BaseException:
            self._end()
            raise
        if not done:
            raise result
        return result  # type: ignore[no-any-return]

    def _begin(self) -> None:
        with self._begins_or_ends:
            if self._over:
                raise InputError("nobody waits for what is in it any more")
            if self._process is None:
                self._process, self._pipe = _begun(self._work, self._memory)

    def _end(self) -> None:
        with self._begins_or_ends:
            if self._process is not None:
                self._process.kill()
                self._process.join()
                self._pipe.close()
            self._process = None

    def _wait(self, path: Path) -> None:
        until = time.monotonic() + self._seconds
        while not self._pipe.poll(_PAUSE):
            if time.monotonic() > until:
                problem = f"it takes longer than {self._seconds:g} seconds to read"
                raise InputError(problem, file=path, remedy=f"{_LONGER}; else {_REMEDY}")
            if _held(self._process.pid) > self._memory:
                problem = f"it takes more than {self._memory // 1_000_000:,} MB of memory to read"
                raise InputError(problem, file=path, remedy=_REMEDY)


def _begun(work: Callable[[Path], Any], memory: int) -> tuple[Any, Any]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, memory), daemon=True)
    with interrupts_kept_from_children():  # it hears them only once it ignores them
        process.start()
    theirs.close()
    return process, ours


def _held(process: int) -> int:
    """Return the bytes that a process holds; none if it has ended."""
    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0


def _serve(pipe: Connection, work: Callable[[Path], Any], memory: int) -> None:
    """Do what comes through the pipe until it is closed; interrupts are for who is at its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # Python ends it so
    _refuse_more(memory)
    while True:
        try:
            path = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, work(path))
        except InputError as error:
            answer = (False, error)
        except MemoryError:
            problem = f"it takes more than {memory // 1_000_000:,} MB of memory to read"
            answer = (False, InputError(problem, file=path, remedy=_REMEDY))
        except Exception as error:  # of a library, on a file that it was not made for
            problem = f"the reader fails on it: {str(error) or type(error).__name__}"
            answer = (False, InputError(problem, file=path, remedy=_REMEDY))
        pipe.send(answer)


if sys.platform == "linux":
    import resource

    def _refuse_more(memory: int) -> None:
        """Have the system refuse memory beyond a measure, and store none when it ends so."""
        here = psutil.Process().memory_info().vms
        resource.setrlimit(resource.RLIMIT_AS, (here + memory, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

else:

    def _refuse_more(memory: int) -> None:
        del memory
