"""A stored ledger, held against one that is made anew, to the byte."""

from __future__ import annotations

import filecmp
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path
from typing import Any

from reviewbook.coding.bundle_coder import PATIENCE
from reviewbook.coding.ledger_walk import ledger_parts
from reviewbook.coding.pipeline import MOST_ERRORS, Step, code_to_writer
from reviewbook.coding.reviewer_inputs import Inputs
from reviewbook.coding.workers import local
from reviewbook.documents.document import clean_texts, file_of
from reviewbook.ledger.data_package import describe_package
from reviewbook.ledger.ledger_files import files_of_tables, path_of
from reviewbook.ledger.table_files import iterate, stored_file
from reviewbook.ledger.tables import TABLES
from reviewbook.ledger.verify import verify_rows
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place
from reviewbook.project.text_files import read_raw
from reviewbook.project.working_folders import temporary_folder


def rebuilt(
    project: Project,
    inputs: Inputs,
    texts: Place,
    workers: int,
    step: Step,
    patience: float = PATIENCE,
) -> list[InputError]:
    """Rebuild the ledger in a folder of its own; return an error for each table that differs.

    Where one does, the rows whose surface does not stand at their offsets are named too. A ledger
    that is the same to the byte has none, so that no text is read twice: no decision says where a
    row stands, or what words stand there.
    """
    with temporary_folder() as folder:
        with LedgerWriter(Folder(Path(folder))) as writer:
            code_to_writer(
                project, texts, writer,
                inputs=inputs, executor=local(workers), patience=patience, step=step,
            )  # fmt: skip
            writer.finish()
        errors = differences(project, Path(folder))
    return errors + (_misplaced(project, inputs, texts) if errors else [])


def _misplaced(project: Project, inputs: Inputs, texts: Place) -> list[InputError]:
    errors: list[InputError] = []
    first = dict.fromkeys(TABLES, 2)
    for tables in ledger_parts(project):
        with texts.here(map(file_of, tables["documents"])) as folder:
            clean = clean_texts(tables["documents"], folder)
        errors += verify_rows(project, tables, inputs.codebook.concepts, clean, first)
        first = {name: number + len(tables[name]) for name, number in first.items()}
        if len(errors) > MOST_ERRORS:
            break
    return errors


def differences(project: Project, rebuilt: Path) -> list[InputError]:
    """Compare the ledger with one rebuilt; return an error for each table that differs."""
    errors = []
    for name, row_type in TABLES.items():
        old, new = (
            path_of(project, name),
            rebuilt / path_of(project, name).relative_to(project.data),
        )
        line = _first_difference(old, new, row_type)
        if line:
            errors.append(
                InputError(
                    f"the rebuilt table differs from line {line} on",
                    file=stored_file(old),
                    line=line,
                    remedy="run reviewbook code, and look at what git diff shows",
                )
            )
    return errors + _package_problems(project)


def _package_problems(project: Project) -> list[InputError]:
    package, remedy = project.data / "datapackage.json", "run reviewbook code"
    attempt = Attempts()
    stored = attempt(read_raw, package, remedy)
    made = describe_package(files_of_tables(project.data)).encode()
    if stored not in (None, made):
        attempt.errors.append(InputError("it is not up to date", file=package, remedy=remedy))
    return attempt.errors


def _first_difference(old: Path, new: Path, row_type: type[Any]) -> int:
    """Return the first line in which two tables differ; 0 if they are the same.

    CSV is compared to the byte, Parquet by its rows: another release of pyarrow may write the
    same rows in other bytes.
    """
    one, other = stored_file(old), stored_file(new)
    if not one.exists() or one.suffix != other.suffix:
        return 1
    if filecmp.cmp(one, other, shallow=False):
        return 0
    pairs: Iterable[tuple[Any, Any]]
    if one.suffix == ".csv":
        with one.open("rb") as a, other.open("rb") as b:
            return first_unequal(zip_longest(a, b), 1)
    pairs = zip_longest(iterate(old, row_type), iterate(new, row_type))
    return first_unequal(pairs, 2)


def first_unequal(pairs: Iterable[tuple[Any, Any]], first: int) -> int:
    """Return the number of the first pair of unequal things, counted from `first`; 0 for none."""
    return next((line for line, (one, other) in enumerate(pairs, first) if one != other), 0)
