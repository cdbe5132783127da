"""Which files are to be added, and what their documents are called."""

from __future__ import annotations

import filecmp
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from reviewbook.documents.document import is_document, is_for_review
from reviewbook.documents.source_record import ENDING
from reviewbook.project.errors import InputError

_RIGHT = "give yourself the right to read it, or leave it out"


class FileToAdd(NamedTuple):
    """A file, the name of its document, and the files of that name that are there already."""

    path: Path
    document: str
    there: tuple[str, ...]


def find_files_to_add(
    paths: Iterable[Path], texts: Path
) -> tuple[list[FileToAdd], list[InputError]]:
    """List files, and all files of folders at any depth, sorted; and what is wrong with the rest.

    Parameters
    ----------
    paths
        Files and folders. Links to folders are not followed.
    texts
        The folder of texts; the documents in it are none to add.
    """
    errors: list[InputError] = []
    found = [file for path in paths for file in _files(path, texts, errors)]
    there = _names_there(texts)
    first: dict[str, Path] = {}
    files = []
    for path in {os.path.realpath(path): path for path in found}.values():
        name = path.stem.casefold()  # some disks take capitals for small letters
        if problem := _unfit(path):
            errors.append(InputError(problem, file=path, remedy="rename the file"))
        elif not is_same_place(first.setdefault(name, path), path):
            errors.append(_second_of_a_name(path, first[name]))
        else:
            files.append(FileToAdd(path, path.stem, tuple(there.get(name, ()))))
    return files, errors


def _second_of_a_name(path: Path, first: Path) -> InputError:
    if _hold_the_same(path, first):
        problem, remedy = f"holds the same as {first}, which is read", "leave this one out"
    else:
        problem = f"{first} would be a document of the same name"
        remedy = "rename one of the two files"
    return InputError(problem, file=path, remedy=remedy)


def _hold_the_same(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def is_same_place(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one place, whatever links are on the way."""
    return os.path.realpath(one) == os.path.realpath(other)


def _names_there(texts: Path) -> dict[str, list[str]]:
    """Return the documents and records in the folder of texts by their names, in small letters."""
    there = defaultdict(list)
    for path in sorted(texts.iterdir()) if texts.is_dir() else ():
        if path.name.endswith(ENDING):
            there[path.name.removesuffix(ENDING).casefold()].append(path.name)
        elif is_document(path.name):
            there[path.stem.casefold()].append(path.name)
    return there


def _files(path: Path, texts: Path, errors: list[InputError]) -> Iterator[Path]:
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
        folders[:] = sorted(one for one in folders if not one.startswith("."))
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
    return ""
