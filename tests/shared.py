"""What is slow to make is made once, by whichever test comes first, in whichever process."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from reviewbook.site.chapters.run_notebooks import read_notebooks

PATIENCE = 300


def folder_for_all(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the processes of one run share, and other runs do not."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def as_stored(folder: Path, *_: object) -> dict[str, nbformat.NotebookNode]:
    """Give notebooks as `execute_all` would where a run of them has just been stored."""
    return {path.stem: notebook for path, notebook in read_notebooks(folder).items()}


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Make a folder, or wait until another process has made it.

    It is made under another name, and so is there whole or not at all; where making it failed,
    the next to ask tries again, and fails with the reason.
    """
    lock, unfinished = folder.with_suffix(".lock"), folder.with_suffix(".making")
    deadline = time.monotonic() + PATIENCE
    while not folder.exists():
        try:
            lock.mkdir()
        except FileExistsError:
            assert time.monotonic() < deadline, f"{lock} is held for too long"
            time.sleep(0.2)
            continue
        try:
            if not folder.exists():
                unfinished.mkdir()
                make(unfinished)
                unfinished.rename(folder)
        finally:
            lock.rmdir()
    return folder
