"""What people wrote for a review, and what was noted of its files: each is read once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.decision_log import read_decisions
from reviewbook.coding.verdicts import verdict_table
from reviewbook.coding.words_decided_on import concepts_by_hash
from reviewbook.ledger.csv_files import write_cell
from reviewbook.ledger.ledger_files import (
    read_found_records,
    read_refused_files,
    read_repaired_signs,
    read_standards,
)
from reviewbook.ledger.record_stages import stage_of
from reviewbook.ledger.reviewer_tables import (
    Decision,
    FoundRecord,
    PlaceInFile,
    RefusedFile,
    RepairedSign,
    Standard,
)
from reviewbook.ledger.source_places import read_places
from reviewbook.project.review_folder import Project

if TYPE_CHECKING:
    from reviewbook.references.bibliography import Bibliography
    from reviewbook.references.lookup.known_notices import LookedUp


class ReviewFiles:
    """The files of one review beside its ledger: codebook, references, decisions and more."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook."""
        return read_codebook(self.project.codebook)

    @cached_property
    def concept_rows(self) -> pd.DataFrame:
        """The concepts as they come: to order them, a large ledger would have to be asked."""
        columns = "id label layer parent vague scope not_when claim status standing source".split()
        concepts = pd.DataFrame(
            [
                [getattr(concept, column) for column in columns]
                for concept in self.codebook.concepts.values()
            ],
            columns=["concept", *columns[1:]],
        )
        modality = concepts["parent"].map(self.codebook.modalities)
        return concepts.assign(modality=modality)

    @cached_property
    def references(self) -> Bibliography:
        """The entries of references.bib by key."""
        from reviewbook.references.bibtex_file import read_bibliography  # noqa: PLC0415

        return read_bibliography(self.project.bibliography)

    @cached_property
    def looked_up(self) -> dict[str, LookedUp]:
        """What services were found to say of the references that `reviewbook resolve` looked up."""
        from reviewbook.references.lookup.known_notices import looked_up  # noqa: PLC0415

        return looked_up(self.references.values(), self.project.lookups)

    def label(self, key: str) -> str:
        """Return author and year of a reference; a key that is not there stands for itself."""
        return self.references[key].label if key in self.references else key

    @property
    def places(self) -> pd.DataFrame:
        """One row per page, section or paragraph of a file that a text was made of; maybe none."""
        return pd.DataFrame(read_places(self.project), columns=[*PlaceInFile._fields])

    @property
    def refused(self) -> pd.DataFrame:
        """One row per file that could not be added, or may be no text; maybe none."""
        return pd.DataFrame(read_refused_files(self.project), columns=[*RefusedFile._fields])

    @property
    def repairs(self) -> pd.DataFrame:
        """One row per sequence of a document that was decoded wrongly, and mended; maybe none."""
        return pd.DataFrame(read_repaired_signs(self.project), columns=[*RepairedSign._fields])

    @cached_property
    def standards(self) -> pd.DataFrame:
        """The definitions to hold the documents against (``data/standards.csv``); maybe none."""
        rows = [[*map(write_cell, row)] for row in read_standards(self.project)]
        return pd.DataFrame(rows, columns=list(Standard._fields), dtype=str)

    @cached_property
    def records(self) -> pd.DataFrame:
        """One row per record that a search found, with its `stage`; none if none is on record."""
        rows = read_found_records(self.project)
        frame = pd.DataFrame(rows, columns=list(FoundRecord._fields), dtype=str)
        return frame.assign(stage=[stage_of(row) for row in rows])

    @cached_property
    def _decisions(self) -> list[Decision]:
        return read_decisions(self.project.decisions)

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """A reader's decisions, in order."""
        return pd.DataFrame(self._decisions, columns=list(Decision._fields))

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        """What the decisions came to, one row per row decided on; see `coding.verdicts`."""
        return verdict_table(self._decisions, concepts_by_hash(self.codebook, self._decisions))
