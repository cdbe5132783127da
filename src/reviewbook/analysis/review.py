"""A review: its tables joined and ready to be asked.

`group` stands beside `document`: it is the document, or, where there are more than an axis can
hold, the group that it is folded into (see `Review.groups`). Where a table has outgrown CSV the
review is *large*; `Review.ask` then answers in SQL without loading a table.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from reviewbook.analysis.record_flow import count_flow
from reviewbook.analysis.review_documents import ReviewDocuments
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.ledger.source_places import place_at, places_by_document
from reviewbook.ledger.tables import BODY, TABLES
from reviewbook.project.near_names import names_there_are
from reviewbook.project.review_folder import Project

PER = 1000


class Review(ReviewDocuments):
    """The ledger of one review as pandas tables, with codebook, references and decisions.

    Parameters
    ----------
    project
        Whose ledger it is.
    by
        What counts are by: document, or another column of the table of documents such as
        publisher or genre.
    """

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            if hasattr(type(self), name):  # it is there, and failed
                return object.__getattribute__(self, name)
            public = [one for one in dir(type(self)) if not one.startswith("_")]
            raise AttributeError(f"a review has no {name!r}: {names_there_are(name, public)}")

    @classmethod
    def open(cls, folder: str | Path | None = None, by: str = "document") -> Review:
        """Open the review that a folder lies in; without one, the current folder's.

        Raises
        ------
        InputError
            If there is no review, or its ledger cannot be read.
        """
        return cls(Project.find(Path(folder) if folder else None), by)

    def frame(self, name: str) -> pd.DataFrame:
        """Return a table of the ledger with all that is known of its rows.

        Beside the columns of the table: `group`; the `zone` of the passage, and whether it is
        `in_body`; the `label`, `layer` and `modality` of the concept, and whether it is `vague`;
        and, where texts were made of other files, the `place` there, as "page 3".
        """
        located = "passage" in TABLES[name]._fields and name != "passages"
        rows = self.in_order(self._tables.zoned(name) if located else self.table(name), name)
        more = {"group": self.group_of(rows["document"])}
        if "concept" in rows:
            known = self.concepts.set_index("concept")
            for column in ("label", "layer", "modality"):
                more[column] = rows["concept"].map(known[column].astype(object).to_dict())
            more["vague"] = rows["concept"].isin(known.index[known["vague"]])
        if self._places and "start" in rows:
            more["place"] = self._places_of(rows)
        return self.in_order(rows.assign(**more))

    @cached_property
    def _places(self) -> dict[str, list[PlaceInFile]]:
        """The places in their files of the texts that have some."""
        documents = self.table("documents")
        lengths = dict(zip(documents["document"], documents["characters"], strict=True))
        return places_by_document(self.project, lengths)

    def _places_of(self, rows: pd.DataFrame) -> list[str]:
        starts = zip(rows["document"], rows["start"], strict=True)
        return [place_at(self._places.get(name, ()), start) for name, start in starts]

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per document, with the words of its body (`body`)."""
        documents = self.table("documents")
        body = documents["document"].map(self.body_words).astype(int)
        return self.in_order(
            documents.assign(group=self.group_of(documents["document"]), body=body)
        )

    @cached_property
    def passages(self) -> pd.DataFrame:
        """One row per passage; `in_body` says whether it is counted."""
        passages = self.table("passages")
        group = self.group_of(passages["document"])
        return self.in_order(
            passages.assign(in_body=passages["zone"].isin(BODY), group=group), "passages"
        )

    @cached_property
    def concepts(self) -> pd.DataFrame:
        """One row per concept: concept, label, layer, parent, modality (label), vague and more."""
        return self.in_order(self.concept_rows)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row per mention of a treatment, or indicator of a lens."""
        return self.frame("mentions")

    @property
    def treatments(self) -> pd.DataFrame:
        """The mentions of treatments."""
        return self.mentions[self.mentions["layer"] == "treatment"].reset_index(drop=True)

    @property
    def lenses(self) -> pd.DataFrame:
        """The indicators of lenses; `lens` is the label of the concept."""
        rows = self.mentions[self.mentions["layer"] == "lens"].drop(columns="modality")
        return self.in_order(rows.reset_index(drop=True).rename(columns={"label": "lens"}))

    def concordance(self, concept: str, most: int | None = None) -> pd.DataFrame:
        """Return where a concept is named, in the order of the ledger; a large one is not loaded.

        Parameters
        ----------
        concept
            Its identifier.
        most
            Rows to return; else all.

        Returns
        -------
        DataFrame
            The columns of mentions, and the zone.
        """
        return self.in_order(self._tables.concordance(concept, most), "mentions")

    @property
    def definitions(self) -> pd.DataFrame:
        """One row per sentence that says what a term is."""
        return self.frame("definitions")

    @property
    def citations(self) -> pd.DataFrame:
        """One row per citation, person named, or claim without a source; see `in_body`."""
        return self.frame("citations")

    @property
    def quantities(self) -> pd.DataFrame:
        """One row per number of failures, dose, frequency or time."""
        return self.frame("quantities")

    @property
    def statements(self) -> pd.DataFrame:
        """One row per statement that known facts contradict."""
        return self.frame("statements")

    @property
    def reference_list(self) -> pd.DataFrame:
        """One row per entry of the documents' lists of references."""
        return self.frame("reference_list")

    @property
    def record_flow(self) -> pd.DataFrame:
        """One row per box of the flow of records; see `analysis.record_flow`."""
        return count_flow(self.records, self.names)
