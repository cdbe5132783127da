"""Pictures drawn before, kept in the user's cache: a process needs most of a second for its first.

A picture is found by the digest of all that it is drawn from, so that it is never an old one, and
stands below a digest of that and of itself, so that a damaged or exchanged one is drawn again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from reviewbook.project.atomic_files import write_files
from reviewbook.project.errors import InputError
from reviewbook.project.text_files import refuse_endless

CACHE = "REVIEWBOOK_CACHE"
"""Names the folder of the pictures, if not that which the system has for such things."""
MOST = 1000
"""Pictures that are kept; of more, those go that were not used for longest."""


def kept(source: str, make: Callable[[], str]) -> str:
    """Give a picture as it was kept, or make it and keep it if the disk allows.

    Parameters
    ----------
    source
        All that the picture depends on.
    make
        Draws it.
    """
    folder = Path(os.environ.get(CACHE) or user_cache_path("reviewbook", appauthor=False))
    file = folder / f"{_digest(source)}.picture"
    with suppress(OSError, UnicodeDecodeError):
        refuse_endless(file)
        mark, _, picture = file.read_text(encoding="utf-8").partition("\n")
        if mark == _digest(source, picture):
            os.utime(file)
            return picture
    picture = make()
    if folder.is_absolute():  # without a home there is no place for it
        with suppress(OSError, InputError):
            _keep(f"{_digest(source, picture)}\n{picture}", file)
    return picture


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _keep(text: str, file: Path) -> None:
    if file.is_symlink():  # what it leads to is none of ours
        file.unlink()
    write_files({file: text})
    # The folder may hold what others put there.
    ours = file.parent.glob(f"{'[0-9a-f]' * 64}.picture")
    for old in sorted(ours, key=lambda one: one.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)
