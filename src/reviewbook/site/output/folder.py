"""The folder of pages: made whole elsewhere, then put in place; what others put there stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reviewbook.project.atomic_files import move_files, refuse_unwritable
from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.errors import InputError
from reviewbook.project.text_files import read_utf8
from reviewbook.project.working_folders import unfinished_folder

MARK = ".reviewbook-site"
_HEAD = "# Written by reviewbook build; the next build replaces or removes these files alone."


def refuse_foreign(out: Path) -> None:
    """See that the folder to write is new, empty, or one that was written before.

    Raises
    ------
    InputError
        If it is none of these, or a page in it is read-only.
    """
    if out.is_dir() and not (out / MARK).is_file() and any(out.iterdir()):
        raise InputError(
            "this folder holds other things, and no pages of this command",
            file=out,
            remedy="name a new or empty folder with --out",
        )
    if out.exists() and not out.is_dir():
        raise InputError("this is a file", file=out, remedy="name a folder with --out")
    refuse_unwritable(files=[out / name for name in _listed(out)])


@contextmanager
def fresh_folder(out: Path) -> Iterator[Path]:
    """Give a folder to write to; if all goes well its files take the place of the old ones."""
    with unfinished_folder(out.parent) as place, disk_errors_reported(out):
        folder = place / "new"
        folder.mkdir()
        yield folder
        _put_in_place(folder, out)


def _put_in_place(folder: Path, out: Path) -> None:
    names = sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )
    before = _listed(out)
    _refuse_links(out, [*names, MARK])
    _refuse_others(out, names, before)
    (folder / MARK).write_text("\n".join([_HEAD, *names, ""]), encoding="utf-8")
    move_files({folder / name: out / name for name in [*names, MARK]})
    for name in sorted(before.difference(names), reverse=True):
        _remove(out, name)


def _listed(out: Path) -> set[str]:
    """Return the files that the last build wrote; builds of before kept no list."""
    mark = out / MARK
    lines = read_utf8(mark).splitlines() if mark.is_file() else []
    if not lines or lines[0] != _HEAD:
        return set()
    return {line for line in lines[1:] if _is_inside(out, line)}


def _is_inside(out: Path, name: str) -> bool:
    """Tell whether a name is that of a file in the folder, to which no link and no `..` leads."""
    folder = Path(os.path.realpath(out))
    file = folder / name  # which a name that begins at the root replaces
    return folder in file.parents and Path(os.path.realpath(file)) == file


def _refuse_links(out: Path, names: list[str]) -> None:
    """Follow a link to the folder of pages, but none within it, wherever it leads."""
    linked = [name for name in names if not _is_inside(out, name)]
    if linked:
        raise InputError(
            "a link stands where a page, or the folder of one, has to go; nothing was changed",
            file=out / linked[0],
            remedy="take the link away, or name another folder with --out",
        )


def _refuse_others(out: Path, names: list[str], before: set[str]) -> None:
    """Keep what somebody else put where a page should go."""
    others = [name for name in names if before and name not in before and (out / name).exists()]
    if others:
        raise InputError(
            "a page has to go where a file lies that this command did not write; nothing was "
            "changed",
            file=out / others[0],
            remedy="move or rename that file, or name another folder with --out",
        )


def _remove(out: Path, name: str) -> None:
    """Remove a file that has no successor, and folders that it leaves empty."""
    with suppress(OSError):
        (out / name).unlink(missing_ok=True)
        for folder in (out / name).parents:
            if folder == out:
                break
            folder.rmdir()
