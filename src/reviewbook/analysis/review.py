"""A review: its tables joined and ready to be asked.

Counts are of the body (titles, headings, prose and lists); rates are per 1,000 words of it.
Every count keeps its zeros: a document that does not name a concept has a row that says so.

Where a table has outgrown CSV the review is *large*: counts are then made by DuckDB, and the
tables here are loaded only if somebody asks for them whole. Documents that are more than an axis
can hold are folded into groups (see `Review.groups`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from reviewbook.analysis.document_groups import MANY, fold
from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.decision_log import read_decisions
from reviewbook.coding.verdicts import verdict_table
from reviewbook.ledger.csv_files import write_cell
from reviewbook.ledger.files import path_of, read_ledger, read_standards
from reviewbook.ledger.reviewer_tables import Decision, Standard
from reviewbook.ledger.table_files import stored_file
from reviewbook.ledger.tables import BODY, TABLES, Tables
from reviewbook.project.errors import InputError
from reviewbook.project.layout import Project

if TYPE_CHECKING:
    from reviewbook.ledger.database import Database
    from reviewbook.references.bibliography import Bibliography

PER = 1000


class Review:
    """The ledger of one review as pandas tables, with codebook, references and decisions.

    Parameters
    ----------
    project
        Whose ledger it is.
    by
        What counts are by: document, or another column of the table of documents such as
        publisher or genre.
    """

    def __init__(self, project: Project, by: str = "document") -> None:
        if by not in TABLES["documents"]._fields:
            raise InputError(f"documents have no {by!r}", remedy="name a column of documents.csv")
        self.project, self.by = project, by

    @classmethod
    def open(cls, folder: str | Path | None = None, by: str = "document") -> Review:
        """Open the review that a folder lies in; without one, the current folder's.

        Raises
        ------
        InputError
            If there is no review, or its ledger cannot be read.
        """
        return cls(Project.find(Path(folder) if folder else None), by)

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook."""
        return read_codebook(self.project.codebook)

    @cached_property
    def references(self) -> Bibliography:
        """The entries of references.bib by key."""
        from reviewbook.references.bibtex_file import read_bibliography  # noqa: PLC0415

        return read_bibliography(self.project.bibliography)

    def label(self, key: str) -> str:
        """Return author and year of a reference; a key that is not there stands for itself."""
        return self.references[key].label if key in self.references else key

    @cached_property
    def large(self) -> bool:
        """Whether a table has outgrown CSV."""
        return any(stored_file(path_of(self.project, t)).suffix == ".parquet" for t in TABLES)

    @cached_property
    def _database(self) -> Database:
        from reviewbook.ledger.database import Database  # noqa: PLC0415

        return Database(self.project, {"concepts": self.concepts})

    def ask(self, sql: str, *values: object, **tables: pd.DataFrame) -> pd.DataFrame:
        """Return what a question in SQL gives, without loading a table.

        The tables of the ledger stand under their names, each with `row`, its place in the file;
        and so do `concepts` and what else is given. Each ``?`` stands for a value.
        """
        for name, table in tables.items():
            self._database.add(name, table)
        return self._database.ask(sql, *values)

    def table(self, name: str) -> pd.DataFrame:
        """Return one table of the ledger as it is stored."""
        if self.large:
            return self.ask(f"SELECT * EXCLUDE row FROM {name} ORDER BY row")
        return pd.DataFrame(self._ledger[name], columns=list(TABLES[name]._fields))

    @cached_property
    def _ledger(self) -> Tables:
        return read_ledger(self.project)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per document, with the words of its body (`body`)."""
        documents = self.table("documents")
        return documents.assign(body=documents["document"].map(self.body_words))

    @cached_property
    def names(self) -> list[str]:
        """The documents in the order of the manifest."""
        if self.large:
            return list(self.ask("SELECT document FROM documents ORDER BY row")["document"])
        return [row.document for row in self._ledger["documents"]]

    @cached_property
    def groups(self) -> pd.Series[str]:
        """By document, the group that it is counted in; the categories are the groups in order.

        A group is a document, or a value of the column `by`. Of more than thirty, those with the
        most mentions stand by themselves, and "N other documents" holds the rest.
        """
        values = self.table("documents").set_index("document", drop=False)[self.by]
        return fold(values, self._weights, self.by)

    @cached_property
    def singled(self) -> list[str]:
        """The documents to show one by one: all, or the twenty-nine with the most mentions."""
        names = pd.Series(self.names, self.names)
        return [g for g in fold(names, self._weights, "document").cat.categories if g in names]

    @cached_property
    def shown(self) -> Tables:
        """The rows of the documents to show one by one (see `singled`), in the ledger's order."""
        if not self.large and len(self.singled) == len(self.names):
            return self._ledger
        tables: Tables = {}
        for name, row_type in TABLES.items():
            part = self.part(name, self.singled).astype(object)
            cells = part.where(part.notna(), None).to_numpy().tolist()
            tables[name] = [row_type._make(row) for row in cells]
        return tables

    @cached_property
    def _weights(self) -> pd.Series[int]:
        """Mentions by document."""
        if not self.large:
            return self.table("mentions")["document"].value_counts()
        rows = self.ask("SELECT document, count(*) AS n FROM mentions GROUP BY document")
        return rows.set_index("document")["n"]

    @cached_property
    def axis(self) -> list[str]:
        """The groups in the order in which to show them."""
        return self.names if self._plain else [str(g) for g in self.groups.cat.categories]

    @cached_property
    def _plain(self) -> bool:
        """Whether every document is a group of its own."""
        return self.by == "document" and len(self.names) <= MANY

    def group_of(self, documents: pd.Series[str]) -> pd.Series[str]:
        """Return the group of each document of a column."""
        return documents if self._plain else documents.map(self.groups.astype(str))

    @cached_property
    def passages(self) -> pd.DataFrame:
        """One row per passage; `in_body` says whether it is counted."""
        passages = self.table("passages")
        return passages.assign(in_body=passages["zone"].isin(BODY))

    @cached_property
    def body_words(self) -> pd.Series[int]:
        """Words of the body by document."""
        if self.large:
            rows = self.ask(
                "SELECT document, sum(words)::BIGINT AS words FROM passages "
                "WHERE list_contains(?, zone) GROUP BY document",
                sorted(BODY),
            )
            words = rows.set_index("document")["words"]
        else:
            body = self.passages[self.passages["in_body"]]
            words = body.groupby("document", sort=False)["words"].sum()
        return words.reindex(self.names, fill_value=0)

    @cached_property
    def group_words(self) -> pd.Series[int]:
        """Words of the body by group, in the order of `axis`."""
        words = self.body_words
        return words.groupby(self.group_of(words.index.to_series()), sort=False).sum()[self.axis]

    @cached_property
    def concepts(self) -> pd.DataFrame:
        """One row per concept: concept, label, layer, parent, modality (label), vague and more."""
        columns = "id label layer parent vague scope not_when claim status source".split()
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
        """One row per mention, with the concept's label, layer and modality and the zone."""
        columns = ["concept", "label", "layer", "modality"]
        if self.large:
            located = self.located("mentions").drop(columns="in_body")
            located = located.merge(self.concepts[columns], on="concept", how="left")
            return located.assign(zone=located.pop("zone"))
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
        if self.large:
            return self.ask(
                "SELECT m.* EXCLUDE row, zone FROM mentions m "
                "LEFT JOIN passages p ON p.document = m.document AND p.passage = m.passage "
                "WHERE concept = ? ORDER BY m.row" + (f" LIMIT {most:d}" if most else ""),
                concept,
            )
        rows = self.mentions[self.mentions["concept"] == concept]
        columns = [*TABLES["mentions"]._fields, "zone"]
        return rows[columns].reset_index(drop=True).head(most or len(rows))

    def part(self, name: str, documents: Iterable[str]) -> pd.DataFrame:
        """Return the rows that a table has of some documents; a large one is not loaded."""
        chosen = list(documents)
        if self.large:
            where = (
                f"SELECT * EXCLUDE row FROM {name} WHERE list_contains(?, document) ORDER BY row"
            )
            return self.ask(where, chosen)
        rows = self.table(name)
        return rows[rows["document"].isin(chosen)].reset_index(drop=True)

    def located(self, name: str) -> pd.DataFrame:
        """Return a table of the ledger with the zone of each row's passage."""
        if self.large:
            return self.ask(
                f"SELECT t.* EXCLUDE row, zone, list_contains(?, zone) AS in_body FROM {name} t "
                "LEFT JOIN passages p ON p.document = t.document AND p.passage = t.passage "
                "ORDER BY t.row",
                sorted(BODY),
            )
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
        """The definitions to hold the documents against (``data/standards.csv``); maybe none."""
        rows = [[*map(write_cell, row)] for row in read_standards(self.project)]
        return pd.DataFrame(rows, columns=list(Standard._fields), dtype=str)

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
        return verdict_table(self._decisions)

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

    def per_1000(self, counts: pd.Series[int], groups: Iterable[str]) -> pd.Series[float]:
        """Return counts per 1,000 words of the groups' bodies, 0 where there are no words."""
        words = self.group_words.reindex(list(groups)).set_axis(counts.index).astype(float)
        rates: pd.Series[float] = counts * PER / words.where(words > 0)
        return rates.fillna(0.0)
