"""A stored ledger, held against its texts, the codebook, the references, and a fresh run.

It is read a few documents at a time, so that a large one takes no more memory than a small one.
"""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from reviewbook.coding.batch_coder import PATIENCE
from reviewbook.coding.batches import fault_of_names
from reviewbook.coding.duplicate_documents import MOST, repeated_documents
from reviewbook.coding.duplicate_records import possible_duplicate_references, possible_duplicates
from reviewbook.coding.pipeline import MOST_ERRORS, Step, code_to_writer
from reviewbook.coding.reviewer_inputs import Inputs, strangers
from reviewbook.coding.workers import local
from reviewbook.documents.document import clean_texts, file_of
from reviewbook.ledger.data_package import describe_package, licence_of_data
from reviewbook.ledger.ledger_files import (
    files_of_tables,
    path_of,
    read_found_records,
    read_refused_files,
    read_repaired_signs,
    read_standards,
)
from reviewbook.ledger.record_stages import record_problems
from reviewbook.ledger.reviewer_tables import Standard
from reviewbook.ledger.source_places import read_places
from reviewbook.ledger.table_files import iterate, stored_file
from reviewbook.ledger.tables import EVIDENCE, TABLES, ManifestRow, Tables
from reviewbook.ledger.verify import verify_rows
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.citation_file import read_citation
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place
from reviewbook.project.text_files import read_raw
from reviewbook.project.working_folders import temporary_folder
from reviewbook.references.bibliography import missing_keys, unused_keys

AT_ONCE = 200


class CheckReport(NamedTuple):
    """What is wrong, what is only worth a word, and what was looked at."""

    errors: list[InputError]
    notes: list[InputError]
    rows: int
    documents: int


def check_ledger(project: Project, inputs: Inputs) -> CheckReport:
    """Check a ledger against itself, the codebook and references.bib, and what pages need."""
    errors: list[InputError] = []
    notes: list[InputError] = []
    first = dict.fromkeys(TABLES, 2)
    used: dict[str, str] = {}
    attempt = Attempts()
    records = attempt(read_found_records, project) or []
    decided = {decision.document for decision in inputs.decisions}
    decided |= {row.document for row in records}
    listed: set[str] = set()
    documents: list[ManifestRow] = []
    for tables in ledger_parts(project):
        listed |= decided & {row.document for row in tables["documents"]}
        documents += tables["documents"] if len(documents) <= MOST else []
        rows_of = enumerate(tables["documents"], first["documents"])
        named = (fault_of_names(row, n, stored_file(project.manifest)) for n, row in rows_of)
        errors += filter(None, named)
        errors += verify_rows(project, tables, inputs.codebook.concepts, {}, first)
        used = used_keys(tables) | used
        first = {name: number + len(tables[name]) for name, number in first.items()}
        if len(errors) > MOST_ERRORS:
            break
    else:
        errors += strangers(inputs.decisions, listed.__contains__, project.decisions)
        errors += record_problems(records, listed, path_of(project, "records"))
        notes += possible_duplicates(records, inputs.references, path_of(project, "records"))
        notes += repeated_documents(
            documents, inputs.references, records, project.texts, project.manifest
        )
        standards = attempt(read_standards, project) or []
        errors += attempt.errors
        errors += _faults_of_other_files(project)
        used |= codebook_keys(project, inputs, standards)
        used |= {row.record: "records.csv" for row in records if row.record in inputs.references}
        errors += [*inputs.references.faults, *missing_keys(inputs.references, used)]
        notes += inputs.references.notes
        notes += possible_duplicate_references(
            inputs.references, project.bibliography, {row.record for row in records}
        )
        if not attempt.errors:
            notes += unused_keys(inputs.references, used, project.bibliography)
    rows = {name: number - 2 for name, number in first.items()}
    return CheckReport(errors, notes, sum(rows.values()), rows["documents"])


def _faults_of_other_files(project: Project) -> list[InputError]:
    """Return what is wrong in files that only pages are made of."""
    attempt = Attempts()
    for read in (read_places, read_refused_files, read_repaired_signs, read_citation):
        attempt(read, project)
    attempt(licence_of_data, project.data)
    return attempt.errors


def ledger_parts(project: Project) -> Iterator[Tables]:
    """Yield the ledger some documents at a time, in order; each part holds all of their rows.

    Raises
    ------
    InputError
        If a row belongs to no document of the manifest, or stands out of order.
    """

    def out_of_place(name: str, document: str) -> InputError:
        return InputError(
            f"the rows of {document!r} have no place in the order of the documents",
            file=stored_file(path_of(project, name)),
            line=_first_row(project, name, document),
            remedy="put the rows of documents.csv back, or rebuild the ledger with: "
            "reviewbook code",
        )

    rows = {name: iterate(path_of(project, name), row) for name, row in TABLES.items()}
    yield from in_groups(rows, out_of_place)


def in_groups(
    rows: Mapping[str, Iterator[Any]], out_of_place: Callable[[str, str], InputError]
) -> Iterator[Tables]:
    """Yield the rows of tables some documents at a time, with all rows of these.

    Raises
    ------
    InputError
        What `out_of_place` makes of a table and of the document of its first row that is out of
        order, or belongs to none.
    """
    found = {name: _by_document(rows[name]) for name in EVIDENCE}
    ahead = {name: next(groups, None) for name, groups in found.items()}
    while documents := list(islice(rows["documents"], AT_ONCE)):
        tables: Tables = {"documents": documents, **{name: [] for name in EVIDENCE}}
        for document in documents:
            for name, groups in found.items():
                if (group := ahead[name]) and group[0] == document.document:
                    tables[name] += group[1]
                    ahead[name] = next(groups, None)
        yield tables
    for name, rest in ahead.items():
        if rest:
            raise out_of_place(name, rest[0])


def _first_row(project: Project, name: str, document: str) -> int:
    rows = iterate(path_of(project, name), EVIDENCE[name])
    return next(number for number, row in enumerate(rows, 2) if row.document == document)


def _by_document(rows: Iterator[Any]) -> Iterator[tuple[str, list[Any]]]:
    for document, group in groupby(rows, key=lambda row: str(row.document)):
        yield document, list(group)


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


def codebook_keys(
    project: Project, inputs: Inputs, standards: Iterable[Standard]
) -> dict[str, str]:
    """Return the keys that codebook and standards use, with the place that uses them."""
    concepts = inputs.codebook.concepts.values()
    used = {c.source: f"{project.codebook}:{c.line}" for c in concepts if c.source}
    return used | {standard.key: f"standards.csv: {standard.key}" for standard in standards}


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
