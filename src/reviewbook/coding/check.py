"""A stored ledger, held against its texts, the codebook, the references, and a fresh run.

It is read a few documents at a time, so that a large one takes no more memory than a small one.
"""

from __future__ import annotations

import csv
import filecmp
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from reviewbook.coding.inputs import Inputs, strangers
from reviewbook.coding.pipeline import Step, code_to_writer
from reviewbook.coding.workers import chosen
from reviewbook.documents.discovery import file_of
from reviewbook.documents.document import clean_texts
from reviewbook.ledger.files import path_of
from reviewbook.ledger.table_files import iterate, stored_file
from reviewbook.ledger.tables import EVIDENCE, TABLES, ManifestRow, Tables
from reviewbook.ledger.verify import verify_rows
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputError
from reviewbook.project.layout import Project
from reviewbook.project.places import Folder, Place
from reviewbook.references.bibliography import missing_keys, unused_keys

AT_ONCE = 200
MOST_ERRORS = 1_000


class CheckReport(NamedTuple):
    """What is wrong, what is only worth a word, and what was looked at."""

    errors: list[InputError]
    notes: list[InputError]
    rows: int
    documents: int


def check_ledger(project: Project, inputs: Inputs, texts: Place | None) -> CheckReport:
    """Check a ledger against itself, its texts if given, the codebook and references.bib."""
    errors: list[InputError] = []
    notes: list[InputError] = []
    first = dict.fromkeys(TABLES, 2)
    used: dict[str, str] = {}
    decided = {decision.document for decision in inputs.decisions}
    listed: set[str] = set()
    for tables in ledger_parts(project):
        listed |= decided & {row.document for row in tables["documents"]}
        clean = _texts_at_hand(tables["documents"], texts)
        errors += verify_rows(project, tables, inputs.codebook.concepts, clean, first)
        for key, where in used_keys(tables).items():
            used.setdefault(key, where)
        first = {name: number + len(tables[name]) for name, number in first.items()}
        if len(errors) > MOST_ERRORS:
            break
    else:
        errors += strangers(inputs.decisions, listed.__contains__, project.decisions)
        used |= codebook_keys(project, inputs)
        errors += missing_keys(inputs.references, used)
        notes += unused_keys(inputs.references, used, project.bibliography)
    rows = {name: number - 2 for name, number in first.items()}
    return CheckReport(errors, notes, sum(rows.values()), rows["documents"])


def ledger_parts(project: Project) -> Iterator[Tables]:
    """Yield the ledger some documents at a time, in order; each part holds all of their rows.

    Raises
    ------
    InputError
        If a row belongs to no document of the manifest, or stands out of order.
    """
    manifest = iterate(path_of(project, "documents"), ManifestRow)
    found = {name: _by_document(project, name) for name in EVIDENCE}
    ahead = {name: next(groups, None) for name, groups in found.items()}
    while documents := list(islice(manifest, AT_ONCE)):
        tables: Tables = {"documents": documents, **{name: [] for name in EVIDENCE}}
        for document in documents:
            for name, groups in found.items():
                if (group := ahead[name]) and group[0] == document.document:
                    tables[name] += group[1]
                    ahead[name] = next(groups, None)
        yield tables
    for name, rest in ahead.items():
        if rest:
            raise InputError(
                f"the rows of {rest[0]!r} have no place in the order of the documents",
                file=stored_file(path_of(project, name)),
                remedy="rebuild the ledger with: reviewbook code",
            )


def _by_document(project: Project, name: str) -> Iterator[tuple[str, list[Any]]]:
    rows = iterate(path_of(project, name), EVIDENCE[name])
    for document, group in groupby(rows, key=lambda row: str(row.document)):
        yield document, list(group)


def _texts_at_hand(rows: Sequence[ManifestRow], texts: Place | None) -> dict[str, str]:
    if texts is None:
        return {}
    with texts.here(map(file_of, rows)) as folder:
        return clean_texts(rows, folder)


def used_keys(tables: Tables) -> dict[str, str]:
    """Return every key of references.bib that the tables use, with the place that uses it."""
    used = {row.key: f"documents.csv: {row.document}" for row in tables["documents"] if row.key}
    for row in tables["citations"]:
        for key in row.keys.split():
            used.setdefault(key, f"citations.csv: {row.document} at {row.start}")
    for row in tables["reference_list"]:
        if row.key:
            used.setdefault(row.key, f"reference_list.csv: {row.document}, entry {row.position}")
    return used


def codebook_keys(project: Project, inputs: Inputs) -> dict[str, str]:
    """Return the keys that codebook and standards use, with the place that uses them."""
    concepts = inputs.codebook.concepts.values()
    used = {c.source: f"{project.codebook}:{c.line}" for c in concepts if c.source}
    path = project.data / "standards.csv"
    if not path.exists():
        return used
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            keys = [row["key"] for row in csv.DictReader(lines)]
    except (KeyError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"no table with a column 'key', in UTF-8: {error}", file=path, remedy="restore it"
        ) from None
    return used | {key: f"standards.csv: {key}" for key in keys}


def words_decided(inputs: Inputs) -> bool:
    """Tell whether a decision says where a row stands, or what words stand there."""
    return any(decision.field in ("start", "end", "surface") for decision in inputs.decisions)


def rebuilt(
    project: Project, inputs: Inputs, texts: Place, workers: int, step: Step
) -> list[InputError]:
    """Rebuild the ledger in a folder of its own, and return one error a table that differs."""
    with tempfile.TemporaryDirectory(prefix="reviewbook-") as folder:
        with LedgerWriter(Folder(Path(folder))) as writer:
            code_to_writer(
                project, texts, writer, inputs=inputs, executor=chosen(workers), step=step
            )
            writer.finish()
        return differences(project, Path(folder))


def differences(project: Project, rebuilt: Path) -> list[InputError]:
    """Compare the ledger with one rebuilt in another folder; return one error a table."""
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
    package = "datapackage.json"
    if not _alike(project.data / package, rebuilt / package):
        remedy = "run reviewbook code"
        errors.append(
            InputError("it is not up to date", file=project.data / package, remedy=remedy)
        )
    return errors


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
        with one.open(encoding="utf-8", newline="") as a, other.open(encoding="utf-8") as b:
            return _first_unequal(zip_longest(a, b), 1)
    pairs = zip_longest(iterate(old, row_type), iterate(new, row_type))
    return _first_unequal(pairs, 2)


def _first_unequal(pairs: Iterable[tuple[Any, Any]], first: int) -> int:
    return next((line for line, (one, other) in enumerate(pairs, first) if one != other), 0)


def _alike(one: Path, other: Path) -> bool:
    return one.exists() and filecmp.cmp(one, other, shallow=False)
