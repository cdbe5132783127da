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
