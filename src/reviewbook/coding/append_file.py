"""Rows appended to a table, by one process at a time: none is lost, none is half there.

The lock is the system's and ends with the process that holds it. It works between processes of
one machine; over a network file system (NFS) it promises nothing.
"""

from __future__ import annotations

import csv
import io
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reviewbook.ledger.csv_files import csv_text
from reviewbook.project.atomic_files import refuse_read_only
from reviewbook.project.disk_errors import ROOM, disk_errors_reported
from reviewbook.project.errors import InputError

PATIENCE = 120
"""Seconds to wait for others who append to the same table."""
_PAUSE = 0.01

if sys.platform == "win32":
    import msvcrt

    def _open_lock(table: Path) -> int:
        return os.open(table.with_name(f".{table.name}.lock"), os.O_RDWR | os.O_CREAT)

    def _try_lock(lock: int) -> None:
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)

    def _close_lock(lock: int, table: Path) -> None:
        os.close(lock)
        with suppress(OSError):  # another process waits for it, and takes it away in its turn
            table.with_name(f".{table.name}.lock").unlink()

else:
    import fcntl

    def _open_lock(table: Path) -> int:
        # The folder rather than the file: an editor puts a new file in the place of the old.
        return os.open(table.parent, os.O_RDONLY)

    def _try_lock(lock: int) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _close_lock(lock: int, table: Path) -> None:
        del table
        os.close(lock)


@contextmanager
def append_lock(table: Path) -> Iterator[None]:
    """Be the only process that appends to a table, wherever links lead to it.

    Raises
    ------
    InputError
        If another process does not end in `PATIENCE` seconds, or the folder cannot be opened.
    """
    table = Path(os.path.realpath(table))
    with disk_errors_reported():
        lock = _open_lock(table)
    try:
        _wait_for(lock, table)
        yield
    finally:
        _close_lock(lock, table)


def _wait_for(lock: int, table: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return _try_lock(lock)
        except (BlockingIOError, PermissionError):
            if time.monotonic() > until:
                raise InputError(
                    "another process is appending to it, and does not end; nothing was changed",
                    file=table,
                    remedy="end that process, or wait, and run the same command again",
                ) from None
            time.sleep(_PAUSE)


def append_rows(table: Path, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Append rows in one write that has reached the disk on return; hold the lock around it.

    A last line that an editor left without its end gets it, and line ends are those of the file.

    Raises
    ------
    InputError
        If there is no room or no right, or the last row stands open; nothing is changed then.
    """
    new = not table.exists()
    with disk_errors_reported():
        if not new:
            refuse_read_only(table)
        file = os.open(
            table, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666
        )
        try:
            there = table.read_bytes()
            added = _addition(there, columns, rows)
            _refuse_open_end(table, there, added, len(rows))
            _write(file, table, added, len(there))
        finally:
            os.close(file)
            if new and not table.stat().st_size:
                table.unlink()


def _addition(there: bytes, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    if not there:
        return csv_text(columns, rows).encode()
    end = "\r\n" if there.partition(b"\n")[0].endswith(b"\r") else "\n"
    _, _, body = csv_text(columns, rows, end=end).partition(end)
    begin = "" if there.endswith((b"\n", b"\r")) else end
    return (begin + body).encode()


def _refuse_open_end(table: Path, there: bytes, added: bytes, count: int) -> None:
    """See that what is there and what is added are as many rows together as apart."""
    header = 0 if there else 1
    if _rows(there + added) != _rows(there) + count + header:
        raise InputError(
            "the last row has no end: a quotation mark stands open",
            file=table,
            line=there.count(b"\n") + 1,
            remedy="close it, or restore the file from git",
        )


def _rows(raw: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def _write(file: int, table: Path, added: bytes, size: int) -> None:
    """Write all in one go and see it on the disk, or take back what was written of it."""
    try:
        written = os.write(file, added)
        problem = "" if written == len(added) else "No space left on device"
        os.fsync(file)
    except OSError as error:
        problem = error.strerror or str(error)
    if problem:
        with suppress(OSError):
            os.ftruncate(file, size)
        raise InputError(f"cannot be written: {problem}", file=table, remedy=ROOM)
