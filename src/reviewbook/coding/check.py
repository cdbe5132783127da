"""A stored ledger, held against itself, the codebook and the references.

It is read a few documents at a time, so that a large one takes no more memory than a small one.
"""

from __future__ import annotations

from typing import NamedTuple

from reviewbook.coding.batches import fault_of_names
from reviewbook.coding.duplicate_documents import MOST, repeated_documents
from reviewbook.coding.duplicate_records import possible_duplicate_references, possible_duplicates
from reviewbook.coding.keys_in_use import codebook_keys, used_keys
from reviewbook.coding.ledger_walk import ledger_parts
from reviewbook.coding.pipeline import MOST_ERRORS
from reviewbook.coding.reviewer_inputs import Inputs, strangers
from reviewbook.ledger.data_package import licence_of_data
from reviewbook.ledger.ledger_files import (
    path_of,
    read_found_records,
    read_refused_files,
    read_repaired_signs,
    read_standards,
)
from reviewbook.ledger.record_stages import record_problems
from reviewbook.ledger.source_places import read_places
from reviewbook.ledger.table_files import stored_file
from reviewbook.ledger.tables import TABLES, ManifestRow
from reviewbook.ledger.verify import verify_rows
from reviewbook.project.citation_file import read_citation
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.bibliography import missing_keys, unused_keys


class CheckReport(NamedTuple):
    """What is wrong, what is only worth a word, and what was looked at."""

    errors: list[InputError]
    notes: list[InputError]
    rows: int
    documents: int


class _Walked(NamedTuple):
    """What all rows gave: faults, keys in use, documents that are asked for, the first of all."""

    errors: list[InputError]
    used: dict[str, str]
    listed: set[str]
    documents: list[ManifestRow]
    rows: dict[str, int]


def check_ledger(project: Project, inputs: Inputs) -> CheckReport:
    """Check a ledger against itself, the codebook and references.bib, and what pages need."""
    attempt = Attempts()
    records = attempt(read_found_records, project) or []
    decided = {decision.document for decision in inputs.decisions}
    errors, used, listed, documents, rows = _walked(
        project, inputs, decided | {row.document for row in records}
    )
    notes: list[InputError] = []
    if len(errors) <= MOST_ERRORS:
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
        named = {row.record for row in records}
        used |= {key: "records.csv" for key in named if key in inputs.references}
        errors += [*inputs.references.faults, *missing_keys(inputs.references, used)]
        notes += inputs.references.notes
        notes += possible_duplicate_references(inputs.references, project.bibliography, named)
        if not attempt.errors:
            notes += unused_keys(inputs.references, used, project.bibliography)
    return CheckReport(errors, notes, sum(rows.values()), rows["documents"])


def _walked(project: Project, inputs: Inputs, asked: set[str]) -> _Walked:
    """Check the rows a few documents at a time, until there are too many faults."""
    found = _Walked([], {}, set(), [], dict.fromkeys(TABLES, 0))
    for tables in ledger_parts(project):
        first = {name: number + 2 for name, number in found.rows.items()}
        found.listed.update(asked & {row.document for row in tables["documents"]})
        found.documents.extend(tables["documents"] if len(found.documents) <= MOST else [])
        rows_of = enumerate(tables["documents"], first["documents"])
        named = (fault_of_names(row, n, stored_file(project.manifest)) for n, row in rows_of)
        found.errors.extend(filter(None, named))
        found.errors.extend(verify_rows(project, tables, inputs.codebook.concepts, {}, first))
        for key, place in used_keys(tables).items():
            found.used.setdefault(key, place)
        found.rows.update({name: found.rows[name] + len(tables[name]) for name in found.rows})
        if len(found.errors) > MOST_ERRORS:
            break
    return found


def _faults_of_other_files(project: Project) -> list[InputError]:
    """Return what is wrong in files that only pages are made of."""
    attempt = Attempts()
    for read in (read_places, read_refused_files, read_repaired_signs, read_citation):
        attempt(read, project)
    attempt(licence_of_data, project.data)
    return attempt.errors
