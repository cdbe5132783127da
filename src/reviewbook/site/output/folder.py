"""The folder of pages: written whole beside the old one, then put in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewbook.project.atomic_files import unfinished_folder
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
    with unfinished_folder(out.parent) as place:
        folder = place / "new"
        folder.mkdir()
        (folder / MARK).write_text("Written by reviewbook build; the next build replaces it.\n")
        yield folder
        if out.exists():
            out.rename(place / "old")
        folder.rename(out)
