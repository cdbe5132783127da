"""Processes begun so that an interrupt of the terminal is heard by who began them, and no other."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

_INTERRUPTS = {signal.SIGINT, signal.SIGTERM}


@contextmanager
def interrupts_kept_from_children() -> Iterator[None]:
    """Let interrupts reach this process alone, which ends its children: they begin deaf to them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # which would hear, and let them hear
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
