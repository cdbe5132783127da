"""Files written whole or not at all: prepared beside their place, then moved there together."""

from __future__ import annotations

import errno
import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from reviewbook.project.errors import InputError
from reviewbook.project.text_files import refuse_endless

UNFINISHED = ".unfinished-"
ROOM = "make room or give the right to write there; nothing was changed"
# Says who is at work in an unfinished folder: the machine and the process.
_HERE = re.sub(r"[^\w.]", "_", platform.node()) or "here"
_OWNER = re.compile(re.escape(UNFINISHED) + r"(?P<machine>[\w.]+)-(?P<process>\d+)-\w+")
_DAY = 86_400


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


@contextmanager
def unfinished_folder(beside: Path | None) -> Iterator[Path]:
    """Give a folder to prepare files in, within another or of its own; it is removed afterwards.

    What runs that were killed have left there is removed first.
    """
    with disk_errors_reported():
        if beside:
            beside.mkdir(parents=True, exist_ok=True)
            _clear_leftovers(beside)
        made = _made_within(beside)
    with made as folder:
        yield Path(folder)


def _made_within(beside: Path | None) -> tempfile.TemporaryDirectory[str]:
    prefix = f"{UNFINISHED}{_HERE}-{os.getpid()}-"
    try:
        return tempfile.TemporaryDirectory(prefix=prefix, dir=beside, ignore_cleanup_errors=True)
    except OSError as error:  # of the folder, not of a name that nobody knows
        error.filename = beside.absolute() if beside else error.filename
        raise


def _clear_leftovers(folder: Path) -> None:
    for left in folder.glob(f"{UNFINISHED}*"):
        if left.is_dir() and _is_left(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Tell whether nobody works in an unfinished folder any more; elsewhere, by its age."""
    owner = _OWNER.fullmatch(folder.name)
    if owner and owner["machine"] != _HERE:
        return time.time() - folder.stat().st_mtime > _DAY
    return not owner or not psutil.pid_exists(int(owner["process"]))


def move_files(files: Mapping[Path, Path]) -> None:
    """Move prepared files to their places: all of them, or none.

    Links are followed; a file that is replaced leaves its rights to the new one.
    """
    with disk_errors_reported(), ExitStack() as stack:
        places = {file: Path(os.path.realpath(place)) for file, place in files.items()}
        for place in places.values():
            _refuse_unwritable(place)
        for place in places.values():
            place.parent.mkdir(parents=True, exist_ok=True)
        rooms = {
            folder: stack.enter_context(unfinished_folder(folder))
            for folder in sorted({place.parent for place in places.values()})
        }
        near = {_near(file, rooms[place.parent]): place for file, place in places.items()}
        _swap(near, rooms)


def refuse_unwritable(*folders: Path) -> None:
    """Raise InputError where files cannot be made in a folder: before the work of making them."""
    with disk_errors_reported():
        for folder in folders:
            _refuse_unwritable(Path(os.path.realpath(folder)) / UNFINISHED)


def _refuse_unwritable(place: Path) -> None:
    """See that a file can be put there, where a folder, a device or a pipe must not be replaced."""
    there = next(path for path in place.parents if os.path.lexists(path))
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
    if place.exists():
        refuse_endless(place)
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
            done.append((place, aside))
            if place.exists():
                shutil.copymode(place, file)
                _set_aside(place, aside)
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
