"""Which files are to be added."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from reviewbook.coding.document_names import name_problem
from reviewbook.coding.saved_pages import folders_of_pages
from reviewbook.documents.document import is_document, is_for_review
from reviewbook.documents.source_record import ENDING
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project

_RIGHT = "give yourself the right to read it, or leave it out"


def find_files_to_add(
    paths: Iterable[Path], texts: Path, project: Project
) -> tuple[list[Path], list[InputError], list[str]]:
    """List files, and all files of folders at any depth, sorted; what is wrong or left out of them.

    Parameters
    ----------
    paths
        Files and folders. Links to folders are not followed.
    texts
        The folder of texts; the documents in it are none to add.
    project
        The review. Its own folder is refused, and passed over where it lies in a folder.
    """
    errors: list[InputError] = []
    notes: list[str] = []
    found: list[Path] = []
    for path in paths:
        if _is_own(path, project):
            remedy = "name the files, or a folder that holds nothing but documents"
            problem = "this folder holds the review itself"
            errors.append(InputError(problem, file=path, remedy=remedy))
        else:
            found += _files(path, texts, project, errors, notes)
    files = []
    for path in {os.path.realpath(path): path for path in found}.values():
        if problem := _unfit(path):
            errors.append(InputError(problem, file=path, remedy="rename the file"))
        elif any(unread := _unreadable(path)):
            errors.append(InputError(unread[0], file=path, remedy=unread[1]))
        else:
            files.append(path)
    return files, errors, notes


def is_same_place(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one place, whatever links are on the way."""
    return os.path.realpath(one) == os.path.realpath(other)


def _is_own(path: Path, project: Project) -> bool:
    """Tell whether a folder is that of the review, or one in it that holds its tables."""
    root, tables, named = map(os.path.realpath, (project.root, project.data, path))
    return Path(named).is_relative_to(root) and Path(tables).is_relative_to(named)


def _files(
    path: Path, texts: Path, project: Project, errors: list[InputError], notes: list[str]
) -> Iterator[Path]:
    if not path.is_dir():
        if not os.path.lexists(path):
            remedy = "correct its name"
            errors.append(InputError("there is no such file", file=path, remedy=remedy))
        else:
            yield path
        return

    def unread(error: OSError) -> None:
        problem = f"cannot be read: {error.strerror}"
        errors.append(InputError(problem, file=error.filename, remedy=_RIGHT))

    for folder, folders, names in os.walk(path, onerror=unread):
        folders[:] = sorted(
            one
            for one in folders
            if not one.startswith(".") and not is_same_place(Path(folder, one), project.root)
        )
        for one, page in folders_of_pages(Path(folder), folders, names).items():
            folders.remove(one)
            notes.append(f"{Path(folder, one)}: the pictures and scripts of {page}: left out")
        for link in [one for one in folders if Path(folder, one).is_symlink()]:
            remedy = "name that folder itself"
            problem = "a link to a folder is not followed"
            errors.append(InputError(problem, file=Path(folder, link), remedy=remedy))
        inside = is_same_place(Path(folder), texts)
        for name in sorted(names):
            if is_for_review(name) and not (inside and _is_done(name)):
                yield Path(folder, name)


def _is_done(name: str) -> bool:
    """Tell of a file in the folder of texts whether it is a text or a record already."""
    return is_document(name) or name.endswith(ENDING)


def _unfit(path: Path) -> str:
    """Say why a name cannot be that of a document, or nothing."""
    name = path.name
    if not name.isprintable():  # an undecodable byte is not, either
        return "its name holds signs that cannot be shown"
    if not is_for_review(f"{PurePath(name).stem}.txt"):
        return "a file of this name is read by nobody: it is hidden, or called after a read-me"
    return name_problem(PurePath(name).stem)


def _unreadable(path: Path) -> tuple[str, str]:
    """Say why nobody can read a file, whatever it holds, and the remedy; nothing otherwise."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "it is a link that leads in a circle", "take the link out"
        if isinstance(error, FileNotFoundError):
            return "it is a link that leads nowhere", "put the file in its place, or take it out"
        return f"cannot be read: {error.strerror}", _RIGHT
    if stat.S_ISREG(mode):
        return "", ""
    return "cannot be read: it is a pipe or a device, no plain file", "take it out"
