"""Files written whole or not at all: prepared beside their place, then moved there together."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reviewbook.project.errors import InputError

UNFINISHED = ".unfinished-"
ROOM = "make room or give the right to write there; nothing was changed"


def write_files(files: Mapping[Path, str]) -> None:
    """Write several files, each whole or not at all, and none before all have been prepared.

    Raises
    ------
    InputError
        If there is no room or no right.
    """
    if not files:
        return
    common = Path(os.path.commonpath([path.parent for path in files]))
    with unfinished_folder(common) as folder, disk_errors_reported():
        prepared = {folder / str(number): path for number, path in enumerate(files)}
        for file, path in prepared.items():
            file.write_text(files[path], encoding="utf-8", newline="")
        move_files(prepared)


@contextmanager
def unfinished_folder(beside: Path | None) -> Iterator[Path]:
    """Give a folder to prepare files in, within another or of its own; it is removed afterwards."""
    with disk_errors_reported():
        if beside:
            beside.mkdir(parents=True, exist_ok=True)
        made = tempfile.TemporaryDirectory(
            prefix=UNFINISHED, dir=beside, ignore_cleanup_errors=True
        )
    with made as folder:
        yield Path(folder)


def move_files(files: Mapping[Path, Path]) -> None:
    """Move prepared files to their places, which lie on the same file system."""
    with disk_errors_reported():
        for place in files.values():
            place.parent.mkdir(parents=True, exist_ok=True)
        for file, place in files.items():
            file.chmod(0o644)
            file.replace(place)


@contextmanager
def disk_errors_reported() -> Iterator[None]:
    """Turn what the disk refuses, no room or no right, into one clear message."""
    try:
        yield
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise InputError(problem, file=error.filename, remedy=ROOM) from None
