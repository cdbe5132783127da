"""Files written whole or not at all: prepared beside their place, then moved there together."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.text_files import refuse_endless
from reviewbook.project.working_folders import UNFINISHED, unfinished_folder


def write_files(files: Mapping[Path, str]) -> None:
    """Write several files, each whole or not at all, and none before all have been prepared.

    Raises
    ------
    InputError
        If there is no room or no right; nothing was then changed.
    """
    if not files:
        return
    beside = next(iter(files)).parent
    with unfinished_folder(beside) as folder, disk_errors_reported(beside):
        prepared = {folder / str(number): path for number, path in enumerate(files)}
        for file, path in prepared.items():
            file.write_text(files[path], encoding="utf-8", newline="")
        move_files(prepared)


def move_files(files: Mapping[Path, Path]) -> None:
    """Move prepared files to their places: all of them, or none.

    Links are followed; a file that is replaced leaves its rights to the new one. One that nobody
    may write to is not replaced.
    """
    with disk_errors_reported(), ExitStack() as stack:
        places = {file: _real(place) for file, place in files.items()}
        for place in files.values():
            _refuse_unwritable(place)
        for place in places.values():
            place.parent.mkdir(parents=True, exist_ok=True)
        rooms = {
            folder: stack.enter_context(unfinished_folder(folder))
            for folder in sorted({place.parent for place in places.values()})
        }
        near = {_near(file, rooms[place.parent]): place for file, place in places.items()}
        _swap(near, rooms)


def refuse_unwritable(*folders: Path, files: Iterable[Path] = ()) -> None:
    """Raise InputError where files cannot be made in a folder, or must not be replaced.

    So it is known before the work of making them.
    """
    with disk_errors_reported():
        for place in [*(folder / UNFINISHED for folder in folders), *files]:
            _refuse_unwritable(place)


def refuse_read_only(file: Path) -> None:
    """Raise PermissionError where nobody has the right to write a file, whatever root may do."""
    if not file.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _refuse_unwritable(place: Path) -> None:
    """See that a file can be put there.

    A folder, a device or a pipe must not be replaced, nor what somebody made read-only.
    """
    there = next(path for path in _real(place).parents if os.path.lexists(path))
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
    if place.exists():
        refuse_endless(place)
        refuse_read_only(_real(place))
    if not os.access(there, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def _near(file: Path, room: Path) -> Path:
    """Return a file, or a copy where its place is on another disk, where none can be moved to."""
    if file.stat().st_dev == room.stat().st_dev:
        return file
    return Path(shutil.copy(file, tempfile.mkdtemp(dir=room)))


def _swap(files: Mapping[Path, Path], rooms: Mapping[Path, Path]) -> None:
    """Move each file to its place; if one cannot be moved, put back what was there."""
    done: list[tuple[Path, Path]] = []
    try:
        for number, (file, place) in enumerate(files.items()):
            aside = rooms[place.parent] / f"before-{number}"
            if place.exists():
                shutil.copymode(place, file)
                _set_aside(place, aside)
            # Not before it is whole aside, since what is not there is taken for new, and removed.
            done.append((place, aside))
            file.replace(place)
    except BaseException:
        for place, aside in reversed(done):
            _put_back(place, aside)
        raise


def _set_aside(place: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(place)
    except OSError:  # not every disk has hard links
        shutil.copy2(place, aside)


def _put_back(place: Path, aside: Path) -> None:
    if aside.exists():
        aside.replace(place)
    else:
        place.unlink(missing_ok=True)
