"""The documents of a review: their groups, their order, and the tables that tell of them.

Columns with few values are ordered categoricals: a document has its place in the manifest, a
modality, lens or concept in the codebook, a kind or verdict in the dictionary. A grouping with
``observed=False`` keeps their zeros, an axis their order, a concept its colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import pandas as pd

from reviewbook.analysis.document_groups import MANY, fold
from reviewbook.analysis.review_files import ReviewFiles
from reviewbook.analysis.stored_tables import AskedTables, LoadedTables
from reviewbook.codebook.concepts import LAYERS
from reviewbook.display.field_orders import know_order
from reviewbook.ledger.column import fields_of
from reviewbook.ledger.database import Database
from reviewbook.ledger.ledger_files import path_of, read_ledger
from reviewbook.ledger.table_files import stored_file
from reviewbook.ledger.table_parts import parts_in_force
from reviewbook.ledger.tables import TABLES, ZONES, Tables
from reviewbook.project.errors import InputError
from reviewbook.project.near_names import names_there_are
from reviewbook.project.review_folder import Project

PAGES = 1_000
"""Documents that have a page each; of more, those that are charted one by one."""


class ReviewDocuments(ReviewFiles):
    """The files of a review and its ledger, table by table; documents in the groups of `by`."""

    def __init__(self, project: Project, by: str = "document") -> None:
        if by not in TABLES["documents"]._fields:
            columns = names_there_are(by, TABLES["documents"]._fields)
            raise InputError(f"documents have no column {by!r}: {columns}")
        super().__init__(project)
        self.by = by

    @cached_property
    def large(self) -> bool:
        """Whether a table has outgrown CSV, or has parts."""
        return bool(parts_in_force(self.project)) or any(
            stored_file(path_of(self.project, t)).suffix == ".parquet" for t in TABLES
        )

    @cached_property
    def _database(self) -> Database:
        return Database(self.project, {"concepts": self.concept_rows})

    @cached_property
    def _tables(self) -> LoadedTables | AskedTables:
        if self.large:
            return AskedTables(self._database)
        return LoadedTables(read_ledger(self.project))

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
        return self._tables.table(name)

    def part(self, name: str, documents: Iterable[str]) -> pd.DataFrame:
        """Return the rows that a table has of some documents; a large one is not loaded."""
        return self._tables.part(name, list(documents))

    @cached_property
    def names(self) -> list[str]:
        """The documents in the order of the manifest."""
        return self._tables.names()

    @cached_property
    def body_words(self) -> pd.Series[int]:
        """Words of the body by document."""
        return self._tables.words().reindex(self.names, fill_value=0)

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
        """The documents to chart one by one: all, or the twenty-nine with the most mentions."""
        names = pd.Series(self.names, self.names)
        return [g for g in fold(names, self._weights, "document").cat.categories if g in names]

    @cached_property
    def _weights(self) -> pd.Series[int]:
        return self._tables.mentions()

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
    def group_words(self) -> pd.Series[int]:
        """Words of the body by group, in the order of `axis`."""
        words = self.body_words
        return words.groupby(self.group_of(words.index.to_series()), sort=False).sum()[self.axis]

    @cached_property
    def paged(self) -> list[str]:
        """The documents that have a page: all, or of more than a thousand those of `singled`."""
        return self.names if len(self.names) <= PAGES else self.singled

    @cached_property
    def shown(self) -> Tables:
        """The rows of the documents that have a page (see `paged`), in the ledger's order."""
        return self._tables.rows_of(self.paged)

    @cached_property
    def _orders(self) -> dict[str, list[str]]:
        concepts = self.codebook.concepts.values()
        return {
            "document": self.names,
            "group": self.axis,
            "concept": [concept.id for concept in concepts],
            "label": [concept.label for concept in concepts],
            "lens": [concept.label for concept in concepts if concept.layer == "lens"],
            "layer": list(LAYERS),
            "modality": list(self.codebook.modalities.values()),
        }

    def in_order(self, rows: pd.DataFrame, table: str = "") -> pd.DataFrame:
        """Give the columns of a frame that have an order that order; nothing is lost.

        Parameters
        ----------
        rows
            Any frame with columns such as document, modality or lens.
        table
            The table of the ledger whose dictionary orders further columns, such as `kind`.
        """
        known = fields_of(TABLES[table]).values() if table else ()
        values = {field.name: list(field.column.values) for field in known if field.column.values}
        orders = {**values, "zone": list(ZONES), **self._orders}
        columns = [name for name in rows.columns if name in orders]
        for name in columns:
            know_order(name, orders[name])
        return rows.assign(**{name: _ordered(rows[name], orders[name]) for name in columns})


def _ordered(column: pd.Series, order: Iterable[str]) -> pd.Categorical:
    """Return a column as an ordered categorical; values beyond the order come after it."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype(object)
    kept = dict.fromkeys(order)
    beyond = [value for value in column.dropna().unique() if value not in kept]
    return pd.Categorical(column, categories=[*kept, *beyond], ordered=True)
