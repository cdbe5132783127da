"""Where `reviewbook add` writes: within the folder of the review, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

from reviewbook.ledger.ledger_files import path_of
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

_TABLES = ("documents", "places", "records", "refused")


def folder_of_texts(project: Project) -> Path:
    """Return the folder that documents are added to.

    Raises
    ------
    InputError
        If the texts, or anything else that adding writes, lie outside the review.
    """
    if named := os.environ.get(DOCUMENTS_VARIABLE):
        folder = project.texts or Path(named)
        if not _is_inside(project, folder):
            raise InputError(
                f"{DOCUMENTS_VARIABLE} names a folder outside the review, and nothing is written "
                "there",
                file=folder,
                remedy=f"unset {DOCUMENTS_VARIABLE}, or put the texts into "
                f"{project.data / 'documents'}",
            )
    else:
        folder = project.data / "documents"
    tables = (path_of(project, name) for name in _TABLES)
    for path in (project.data, folder, project.bibliography, *tables):
        if not _is_inside(project, path):
            raise InputError(
                f"this is a link to {os.path.realpath(path)}, outside the review, and nothing is "
                "written there: what comes from foreign files stays in its folder",
                file=path,
                remedy="put what it leads to in its place",
            )
    return folder


def _is_inside(project: Project, path: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(project.root))
