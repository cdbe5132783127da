"""What the disk refuses, no room or no right, said in one clear message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewbook.project.errors import InputError

ROOM = "make room or give the right to write there; nothing was changed"


@contextmanager
def disk_errors_reported(place: Path | None = None) -> Iterator[None]:
    """Turn what the disk refuses, no room or no right, into one clear message.

    It names the file; where the system does not say which, the place.
    """
    try:
        yield
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise InputError(problem, file=error.filename or place, remedy=ROOM) from None
