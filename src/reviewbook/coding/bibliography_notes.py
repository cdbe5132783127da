"""What `check` says of references.bib, told by `code` too, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reviewbook.coding.duplicate_documents import MOST
from reviewbook.coding.duplicate_records import possible_duplicate_references
from reviewbook.coding.keys_in_use import codebook_keys, used_keys
from reviewbook.coding.reviewer_inputs import Inputs, read_inputs
from reviewbook.ledger.ledger_files import path_of, read_found_records, read_standards
from reviewbook.ledger.table_files import iterate, length
from reviewbook.ledger.tables import TABLES, ManifestRow, Tables
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.bibliography import missing_keys, unused_keys

_MOST_SAID = 20
_WITH_KEYS = ("documents", "citations", "reference_list")


class BibliographySaid(NamedTuple):
    """What is wrong in references.bib, and what is only worth a word."""

    errors: list[str]
    notes: list[str]


def told_of_bibliography(project: Project, *, coded: bool = True) -> BibliographySaid:
    """Return what is to be said of references.bib after a run.

    Parameters
    ----------
    project
        The review.
    coded
        Whether its ledger is the one that was written: only then it is asked which keys are used.
        Of more documents than are compared to each other it is not.
    """
    inputs, attempt = read_inputs(project), Attempts()
    records = {row.record for row in attempt(read_found_records, project) or []}
    found = [
        *inputs.references.notes,
        *possible_duplicate_references(inputs.references, project.bibliography, records),
    ]
    unused: list[InputError] = []
    if coded and length(path_of(project, "documents"), ManifestRow) <= MOST:
        used = _used(project, inputs, attempt) | dict.fromkeys(
            records & inputs.references.keys(), "records.csv"
        )
        found = [*missing_keys(inputs.references, used), *found]
        unused = (
            [] if attempt.errors else unused_keys(inputs.references, used, project.bibliography)
        )
    return BibliographySaid(_few(inputs.references.faults), [*_few(found), *_in_one_line(unused)])


def _used(project: Project, inputs: Inputs, attempt: Attempts) -> dict[str, str]:
    tables: Tables = {
        name: list(iterate(path_of(project, name), TABLES[name])) for name in _WITH_KEYS
    }
    standards = attempt(read_standards, project) or []
    return used_keys(tables) | codebook_keys(project, inputs, standards)


def _few(found: Sequence[InputError]) -> list[str]:
    more = len(found) - _MOST_SAID
    rest = [f"{more} more of references.bib: reviewbook check names them"] if more > 0 else []
    return [*map(str, found[:_MOST_SAID]), *rest]


def _in_one_line(unused: list[InputError]) -> list[str]:
    if len(unused) <= 1:
        return [*map(str, unused)]
    return [
        f"{len(unused)} entries of references.bib are used nowhere: reviewbook check names them"
    ]
