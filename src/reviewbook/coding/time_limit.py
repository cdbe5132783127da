"""A limit on the time that a piece of work takes, in whatever thread and on whatever system."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

AGAIN = 1
"""Seconds until work is told once more: what reaches a callback of Python's own gets lost there."""


class OutOfTime(BaseException):
    """Work has taken too long; no ``except Exception`` on the way up takes it for its own."""


@contextmanager
def limited_to(seconds: float) -> Iterator[None]:
    """Break off, at its next step, what this thread does in the context for longer than that.

    A signal would do for the main thread of Unix alone; workers of a cluster work in others. A
    step is one of Python: a search or a library's call that is under way is waited for.

    Raises
    ------
    OutOfTime
        If the time was up before the work was done.
    """
    worker, lock, done = threading.get_ident(), threading.Lock(), threading.Event()
    sent = threading.Event()

    def watch() -> None:
        patience = seconds
        while not done.wait(patience):
            with lock:
                if not done.is_set():
                    sent.set()
                    _raise_in(worker)
            patience = AGAIN

    threading.Thread(target=watch, daemon=True).start()
    try:
        try:
            yield
        finally:
            done.set()
    finally:  # once more: the time may have been up just there
        done.set()
        with lock:
            late = sent.is_set()
        if late:  # what was sent in the last moment must not arrive later
            _let_arrive(worker)


def _let_arrive(thread: int) -> None:
    """Wait for what was sent to this thread, or is sent here.

    It is not taken back: Python would look for it at every step from then on, and before 3.13
    hang under a debugger or a tracer.
    """
    with suppress(OutOfTime):
        _raise_in(thread)
        while True:
            pass


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))
