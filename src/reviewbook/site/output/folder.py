"""The folder of pages: written whole beside the old one, then put in its place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewbook.project.errors import InputError

MARK = ".reviewbook-site"


def refuse_foreign(out: Path) -> None:
    """See that the folder to write is new, empty, or one that was written before.

    Raises
    ------
    InputError
        If it holds anything else, which would be lost.
    """
    if out.is_dir() and not (out / MARK).is_file() and any(out.iterdir()):
        raise InputError(
            "this folder holds other things, which would be lost",
            file=out,
            remedy="name a new or empty folder with --out",
        )
    if out.exists() and not out.is_dir():
        raise InputError("this is a file", file=out, remedy="name a folder with --out")


@contextmanager
def fresh_folder(out: Path) -> Iterator[Path]:
    """Give a folder to write to; if all goes well it takes the place of the old one."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-"))
    except OSError as error:
        raise InputError(
            f"nothing can be written here: {error.strerror}",
            file=out.parent,
            remedy="make room or give the right to write, or name another folder with --out",
        ) from None
    try:
        (folder / MARK).write_text("Written by reviewbook build; the next build replaces it.\n")
        folder.chmod(0o755)
        yield folder
        _swap(folder, out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(folder: Path, out: Path) -> None:
    old = folder.with_name(f"{folder.name}-old")
    if out.exists():
        out.rename(old)
    folder.rename(out)
    shutil.rmtree(old, ignore_errors=True)
