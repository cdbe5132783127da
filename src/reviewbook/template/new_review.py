"""A new review in a folder of its own: it runs at once, and says what is still missing.

What it is made of lies in ``files/`` beside this module: a name that begins with ``dot-`` stands
for one that begins with a dot. Tables, their dictionary and the schema of the codebook are made
from the code, as everywhere.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from reviewbook import __version__
from reviewbook.codebook.editor_schema import codebook_schema
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.data_dictionary import dictionary_section
from reviewbook.ledger.data_package import DESCRIBED
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import REVIEWER_TABLES
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder
from reviewbook.project.working_folders import UNFINISHED, unfinished_folder

DOT = "dot-"
VERSION = "REVIEWBOOK_VERSION"
"""What stands in a template for the version that the review is made with."""


def make_review(folder: Path) -> Project:
    """Make a review in a folder that is new or empty (but for ``.git``), whole or not at all.

    Raises
    ------
    InputError
        If the folder holds anything, is none, or cannot be written.
    """
    _refuse_used(folder)
    with disk_errors_reported(folder), unfinished_folder(folder) as room:
        made = Project(room / "review")
        _fill(made)
        _move(made.root, folder)
    return Project(Path(os.path.realpath(folder)))


def _refuse_used(folder: Path) -> None:
    if not os.path.lexists(folder):
        return
    remedy = "name a folder that is new or empty"
    if not folder.is_dir():
        raise InputError("a review needs a folder, and this is none", file=folder, remedy=remedy)
    with disk_errors_reported(folder):
        names = sorted(path.name for path in folder.iterdir())
    there = [name for name in names if name != ".git" and not name.startswith(UNFINISHED)]
    if there:
        more = " and more" if len(there) > 1 else ""
        raise InputError(f"the folder holds {there[0]}{more}", file=folder, remedy=remedy)


def _fill(made: Project) -> None:
    """Write everything that a review has at its beginning."""
    with as_file(files("reviewbook.template") / "files") as templates:
        for path in template_files(templates):
            place = made.root / _plain_name(path.relative_to(templates))
            place.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8").replace(VERSION, __version__)
            place.write_text(text, encoding="utf-8", newline="")
    (made.data / "documents").mkdir()
    for name, row in REVIEWER_TABLES.items():
        path_of(made, name).write_text(csv_text(row._fields, []), encoding="utf-8", newline="")
    (made.data / "codebook.schema.json").write_text(codebook_schema(), encoding="utf-8")
    with (made.data / "README.md").open("a", encoding="utf-8", newline="") as dictionary:
        dictionary.writelines(f"\n{dictionary_section(name)}" for name in DESCRIBED)
    with LedgerWriter(Folder(made.data)) as writer:
        writer.finish()


def template_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder of templates; what programs leave there is passed over."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__")) for part in parts):
            yield path


def _plain_name(path: Path) -> Path:
    """Return the name that a template has in a review."""
    parts = (f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in path.parts)
    return Path(*parts)


def _move(made: Path, folder: Path) -> None:
    """Move what was made into its folder; if anything cannot be moved, take back all of it."""
    done: list[Path] = []
    try:
        for path in sorted(made.iterdir()):
            done.append(path.rename(folder / path.name))
    except BaseException:
        for path in done:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise
