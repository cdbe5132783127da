"""A review as it was: another folder, or a revision that git has kept."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project
from reviewbook.project.working_folders import temporary_folder

PATIENCE = 60
"""Seconds that git may take."""
_KEPT = ("data", "references.bib")


@contextmanager
def past_review(named: str, here: Path | None = None) -> Iterator[Project]:
    """Give the review that a folder or a revision names; what git kept lies in a folder for now.

    Parameters
    ----------
    named
        A folder, or a revision of the review in `here`: a branch, a tag, a commit, ``HEAD~1``.
    here
        The folder whose history is meant; the review that the current folder lies in without one.

    Raises
    ------
    InputError
        If it is neither.
    """
    if Path(named).is_dir():
        yield Project.at(Path(named))
        return
    root = (Project.at(here) if here else Project.find()).root
    kept = _git(root, "ls-tree", "--name-only", f"{named}^{{commit}}", "--", *_KEPT)
    files = [name for name in kept.decode().split() if name in _KEPT]
    with temporary_folder() as folder:
        if files:
            archive = _git(root, "archive", "--format=tar", named, "--", *files)
            _unpack(archive, Path(folder))
        try:
            yield Project.at(Path(folder))
        except InputError as error:
            raise _of_revision(named, Path(folder).resolve(), error) from None


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the plain files of an archive that git made; links in it are left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            if content := members.extractfile(member) if member.isfile() else None:
                file = folder / member.name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())


def _of_revision(named: str, folder: Path, error: InputError) -> InputError:
    """Say of which revision a file is; no one can mend what git keeps."""
    for one in error.errors:
        if one.file and Path(one.file).is_relative_to(folder):
            one.file = f"{named}:{Path(one.file).relative_to(folder).as_posix()}"
        one.remedy = "compare with a revision that this version of reviewbook can read"
    return InputErrors(error.errors)


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    except FileNotFoundError:
        raise InputError("git is not installed", remedy="install it, or name a folder") from None
    except subprocess.TimeoutExpired:
        remedy = "look what holds it up, or name a folder in place of the revision"
        raise InputError(f"git did not answer in {PATIENCE} s", file=root, remedy=remedy) from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise InputError(
            f"neither a folder nor a revision that git knows: {said[0]}",
            file=root,
            remedy="name the folder of a review, or a branch, tag or commit of this one",
        ) from None
    return done.stdout
