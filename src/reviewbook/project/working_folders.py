"""Folders to work in, removed afterwards; what runs that were killed have left is removed first."""

from __future__ import annotations

import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.review_folder import is_in_review

UNFINISHED = ".unfinished-"
"""How the name of a folder begins that stands beside what is made in it."""
_TEMPORARY = "reviewbook-"
# Says who is at work in such a folder: the machine and the process. What is named in another way
# may be somebody's own, and stays, but for what older versions left within a review.
_HERE = re.sub(r"[^\w.]", "_", platform.node()) or "here"
_OWNER = re.compile(r"(?P<machine>[\w.]+)-(?P<process>\d+)-[a-z0-9_]{8}")
_OLDER = (f"{UNFINISHED}*", ".site-" + "[a-z0-9_]" * 8)
_DAY = 86_400


@contextmanager
def unfinished_folder(beside: Path | None) -> Iterator[Path]:
    """Give a folder to prepare files in, within another, or a temporary one.

    Raises
    ------
    InputError
        If there is no room or no right.
    """
    if beside is None:
        with temporary_folder() as folder:
            yield folder
        return
    new = [folder for folder in (beside, *beside.parents) if not folder.exists()]
    try:
        with disk_errors_reported():
            beside.mkdir(parents=True, exist_ok=True)
            made = _made_within(beside, UNFINISHED)
        with made as name:
            yield Path(name)
    finally:
        for folder in new:  # as long as nothing has been put there
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder where the system keeps what is temporary; raise as `unfinished_folder` does."""
    with disk_errors_reported():
        made = _made_within(Path(tempfile.gettempdir()), _TEMPORARY)
    with made as name:
        yield Path(name)


def _made_within(beside: Path, prefix: str) -> tempfile.TemporaryDirectory[str]:
    for left in _left_within(beside, prefix):
        shutil.rmtree(left, ignore_errors=True)
    own = f"{prefix}{_HERE}-{os.getpid()}-"
    try:
        return tempfile.TemporaryDirectory(prefix=own, dir=beside, ignore_cleanup_errors=True)
    except OSError as error:  # of the folder, not of a name that nobody knows
        error.filename = beside.absolute()
        raise


def _left_within(beside: Path, prefix: str) -> Iterator[Path]:
    """Yield the folders in which nobody works any more."""
    for left in beside.glob(f"{prefix}*"):
        owner = _OWNER.fullmatch(left.name.removeprefix(prefix))
        if owner and left.is_dir() and _is_left(left, owner):
            yield left
    if prefix == UNFINISHED and is_in_review(beside / UNFINISHED):
        for left in (one for name in _OLDER for one in beside.glob(name)):
            if left.is_dir() and not _OWNER.fullmatch(left.name.removeprefix(prefix)):
                yield left


def _is_left(folder: Path, owner: re.Match[str]) -> bool:
    """Tell whether nobody works in a folder any more; elsewhere, by its age."""
    if owner["machine"] != _HERE:
        return time.time() - folder.stat().st_mtime > _DAY
    return not psutil.pid_exists(int(owner["process"]))
