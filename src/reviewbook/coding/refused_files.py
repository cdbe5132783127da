"""Files that could not be added, kept with reason and remedy until they are added or gone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from reviewbook.coding.written_tables import said_as_unkept, write_tables
from reviewbook.documents.document import is_document
from reviewbook.ledger.ledger_files import path_of, read_refused_files
from reviewbook.ledger.reviewer_tables import RefusedFile
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.name_bytes import shown_names
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place

_BYTE = re.compile(r"\\x([89a-f][0-9a-f])")


def keep_refused(
    project: Project, tried: Iterable[Path], errors: Iterable[InputError]
) -> list[InputError]:
    """Write what was refused to `data/refused.csv`; return what is wrong with that table.

    Parameters
    ----------
    project
        The review.
    tried
        The files that this run was to add: what was known of them before is forgotten.
    errors
        What is wrong with some of them, or in them.
    """
    attempt = Attempts()
    there = attempt(read_refused_files, project)
    if there is None:
        return attempt.errors
    new = [row for error in errors if (row := _row(project, error))]
    again = {_name(project, path) for path in tried} | {row.file for row in new}
    kept = [row for row in there if row.file not in again and _is_there(project, row.file)]
    rows = sorted({*kept, *new})
    if rows != there:
        attempt(write_tables, project, {"refused": rows}, {})
    return said_as_unkept(attempt.errors)


def keep_doubtful(project: Project, texts: Place, doubts: Sequence[InputError]) -> list[InputError]:
    """Write which texts look like something else beside what was refused, and forget the others.

    Texts that lie elsewhere than on this machine's disks are only said.
    """
    known = path_of(project, "refused").with_suffix
    if not isinstance(texts, Folder) or not (
        doubts or known(".csv").exists() or known(".parquet").exists()
    ):
        return []
    read = (texts.path / name for name, _ in texts.files() if is_document(name))
    return keep_refused(project, read, doubts)


def _row(project: Project, error: InputError) -> RefusedFile | None:
    if not error.file or not os.path.lexists(error.file) or _holds(error.file, project):
        return None
    place = f"line {error.line}: " if error.line else ""
    said = [place + error.problem, error.remedy]
    for folder in (project.root, Path(error.file).parent):  # of this machine alone
        said = [one.replace(f"{folder}{os.sep}", "") for one in said]
    return RefusedFile(
        _name(project, Path(error.file)), *(" ".join(shown_names(one).split()) for one in said)
    )


def _holds(folder: str | Path, project: Project) -> bool:
    """Tell whether a folder is that of the review, or around it: who named it mistook the place."""
    return Path(os.path.realpath(project.data)).is_relative_to(os.path.realpath(folder))


def _name(project: Project, path: Path) -> str:
    """Return where a file lies, seen from the folder of the review."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # links are not followed
    try:
        return shown_names(PurePath(os.path.relpath(whole, project.root)).as_posix())
    except ValueError:  # on another drive
        return shown_names(whole.as_posix())


def _is_there(project: Project, name: str) -> bool:
    as_bytes = _BYTE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), name)
    return any(os.path.lexists(project.root / one) for one in {name, as_bytes})
