"""A review: its tables joined and ready to be asked.

Counts are of the body (titles, headings, prose and lists); rates are per 1,000 words of it.
Every count keeps its zeros: a document that does not name a concept has a row that says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from reviewbook.codebook import Codebook, read_codebook
from reviewbook.decisions import Decision, read_decisions
from reviewbook.ledger import read_ledger
from reviewbook.passages import BODY
from reviewbook.project import Project
from reviewbook.tables import TABLES, Tables

if TYPE_CHECKING:
    from reviewbook.bibliography import Reference

PER = 1000


class Review:
    """The ledger of one review as pandas tables, with codebook, references and decisions."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @classmethod
    def open(cls, folder: str | Path | None = None) -> Review:
        """Open the review that a folder lies in; without one, the current folder's.

        Raises
        ------
        InputError
            If there is no review, or its ledger cannot be read.
        """
        return cls(Project.find(Path(folder) if folder else None))

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook."""
        return read_codebook(self.project.codebook)

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The entries of references.bib by key."""
        from reviewbook.bibliography import read_bibliography  # noqa: PLC0415

        return read_bibliography(self.project.bibliography)

    def label(self, key: str) -> str:
        """Return author and year of a reference; a key that is not there stands for itself."""
        return self.references[key].label if key in self.references else key

    @cached_property
    def _ledger(self) -> Tables:
        return read_ledger(self.project)

    def table(self, name: str) -> pd.DataFrame:
        """Return one table of the ledger as it is stored."""
        return pd.DataFrame(self._ledger[name], columns=list(TABLES[name]._fields))

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a document, with the words of its body (`body`)."""
        documents = self.table("documents")
        return documents.assign(body=documents["document"].map(self.body_words))

    @cached_property
    def names(self) -> list[str]:
        """The documents in the order of the manifest."""
        return [row.document for row in self._ledger["documents"]]

    @cached_property
    def passages(self) -> pd.DataFrame:
        """One row a passage; `in_body` says whether it is counted."""
        passages = self.table("passages")
        return passages.assign(in_body=passages["zone"].isin(BODY))

    @cached_property
    def body_words(self) -> pd.Series[int]:
        """Words of the body by document."""
        body = self.passages[self.passages["in_body"]]
        return body.groupby("document", sort=False)["words"].sum().reindex(self.names, fill_value=0)

    @cached_property
    def concepts(self) -> pd.DataFrame:
        """One row a concept: concept, label, layer, parent, modality (label), scope, status."""
        columns = "id label layer parent scope not_when claim status source".split()
        concepts = pd.DataFrame(
            [
                [getattr(concept, column) for column in columns]
                for concept in self.codebook.concepts.values()
            ],
            columns=["concept", *columns[1:]],
        )
        return concepts.assign(modality=concepts["parent"].map(self.codebook.modalities).fillna(""))

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a mention, with the concept's label, layer and modality and the zone."""
        columns = ["concept", "label", "layer", "modality"]
        zones = self.passages[["document", "passage", "zone"]]
        mentions = self.table("mentions").merge(self.concepts[columns], on="concept", how="left")
        return mentions.merge(zones, on=["document", "passage"], how="left")

    @property
    def treatments(self) -> pd.DataFrame:
        """The mentions of treatments."""
        return self.mentions[self.mentions["layer"] == "treatment"].reset_index(drop=True)

    @property
    def lenses(self) -> pd.DataFrame:
        """The indicators of lenses."""
        return self.mentions[self.mentions["layer"] == "lens"].reset_index(drop=True)

    def located(self, name: str) -> pd.DataFrame:
        """Return a table of the ledger with the zone of each row's passage."""
        zones = self.passages[["document", "passage", "zone", "in_body"]]
        return self.table(name).merge(zones, on=["document", "passage"], how="left")

    @property
    def definitions(self) -> pd.DataFrame:
        """The definitions, with the label of what is defined."""
        labels = self.concepts[["concept", "label"]]
        return self.located("definitions").merge(labels, on="concept", how="left")

    @property
    def citations(self) -> pd.DataFrame:
        """The citations; those outside the body are here too (see `in_body`)."""
        return self.located("citations")

    @property
    def quantities(self) -> pd.DataFrame:
        """The quantities, with the label of the treatment."""
        labels = self.concepts[["concept", "label"]]
        return self.located("quantities").merge(labels, on="concept", how="left")

    @property
    def statements(self) -> pd.DataFrame:
        """The statements that known facts contradict."""
        return self.located("statements")

    @property
    def reference_list(self) -> pd.DataFrame:
        """The entries of the documents' lists of references."""
        return self.table("reference_list")

    @cached_property
    def standards(self) -> pd.DataFrame:
        """The definitions to hold the documents against (``data/standards.csv``)."""
        path = self.project.data / "standards.csv"
        return pd.read_csv(path, dtype=str, keep_default_na=False)

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """A reader's decisions, in order."""
        return pd.DataFrame(read_decisions(self.project.decisions), columns=list(Decision._fields))

    def in_order(self, table: pd.DataFrame) -> pd.DataFrame:
        """Give the columns modality and lens the order of the codebook, and so their colours."""
        lenses = self.concepts.loc[self.concepts["layer"] == "lens", "label"].tolist()
        orders = {"modality": list(self.codebook.modalities.values()), "lens": lenses}
        ordered = {
            column: pd.Categorical(table[column], categories=order)
            for column, order in orders.items()
            if column in table
        }
        return table.assign(**ordered)

    def per_1000(self, counts: pd.Series[int], documents: Iterable[str]) -> pd.Series[float]:
        """Return counts per 1,000 words of the documents' bodies, 0 where there are no words."""
        words = self.body_words.reindex(list(documents)).set_axis(counts.index)
        rates: pd.Series[float] = counts * PER / words.where(words > 0)
        return rates.fillna(0.0)
