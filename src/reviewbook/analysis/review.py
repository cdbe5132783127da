"""A review: its tables joined and ready to be asked.

Columns with few values are ordered categoricals: a document has its place in the manifest, a
modality, lens or concept in the codebook, a kind or verdict in the dictionary. A grouping with
``observed=False`` keeps their zeros, an axis their order, a concept its colour.

`group` stands beside `document`: it is the document, or, where there are more than an axis can
hold, the group that it is folded into (see `Review.groups`). Where a table has outgrown CSV the
review is *large*; `Review.ask` then answers in SQL without loading a table.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from reviewbook.analysis.document_groups import MANY, fold
from reviewbook.analysis.record_flow import count_flow
from reviewbook.codebook.concepts import LAYERS, Codebook
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.decision_log import read_decisions
from reviewbook.coding.verdicts import verdict_table
from reviewbook.coding.words_decided_on import concepts_by_hash
from reviewbook.display.field_orders import know_order
from reviewbook.ledger.column import fields_of
from reviewbook.ledger.csv_files import write_cell
from reviewbook.ledger.ledger_files import (
    path_of,
    read_found_records,
    read_ledger,
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
from reviewbook.ledger.source_places import place_at, places_by_document, read_places
from reviewbook.ledger.table_files import stored_file
from reviewbook.ledger.table_parts import parts_in_force
from reviewbook.ledger.tables import BODY, TABLES, ZONES, Tables
from reviewbook.project.errors import InputError
from reviewbook.project.near_names import names_there_are
from reviewbook.project.review_folder import Project

if TYPE_CHECKING:
    from reviewbook.ledger.database import Database
    from reviewbook.references.bibliography import Bibliography
    from reviewbook.references.lookup.known_notices import LookedUp

PER = 1000
PAGES = 1_000
"""Documents that have a page each; of more, those that are charted one by one."""


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
            columns = names_there_are(by, TABLES["documents"]._fields)
            raise InputError(f"documents have no column {by!r}: {columns}")
        self.project, self.by = project, by

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

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook."""
        return read_codebook(self.project.codebook)

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

    @cached_property
    def large(self) -> bool:
        """Whether a table has outgrown CSV, or has parts."""
        return bool(parts_in_force(self.project)) or any(
            stored_file(path_of(self.project, t)).suffix == ".parquet" for t in TABLES
        )

    @cached_property
    def _database(self) -> Database:
        from reviewbook.ledger.database import Database  # noqa: PLC0415

        return Database(self.project, {"concepts": self._concepts})

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
        rows = pd.DataFrame(self._ledger[name], columns=list(TABLES[name]._fields))
        kinds = {field.name: field.kind for field in fields_of(TABLES[name]).values()}
        return rows.astype(kinds) if rows.empty else rows  # no cell tells what a column holds

    def frame(self, name: str) -> pd.DataFrame:
        """Return a table of the ledger with all that is known of its rows.

        Beside the columns of the table: `group`; the `zone` of the passage, and whether it is
        `in_body`; the `label`, `layer` and `modality` of the concept, and whether it is `vague`;
        and, where texts were made of other files, the `place` there, as "page 3".
        """
        rows = self.in_order(self._zoned(name), name)
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

    def _zoned(self, name: str) -> pd.DataFrame:
        """Return a table with the zone of each row's passage, if it has one."""
        if "passage" not in TABLES[name]._fields or name == "passages":
            return self.table(name)
        if self.large:
            return self.ask(
                f"SELECT t.* EXCLUDE row, zone, list_contains(?, zone) AS in_body FROM {name} t "
                "LEFT JOIN passages p ON p.document = t.document AND p.passage = t.passage "
                "ORDER BY t.row",
                sorted(BODY),
            )
        place = ["document", "passage"]
        zones = self.table("passages")[[*place, "zone"]]
        rows = self.table(name).merge(zones, on=place, how="left")
        return rows.assign(in_body=rows["zone"].isin(BODY))

    @cached_property
    def _ledger(self) -> Tables:
        return read_ledger(self.project)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per document, with the words of its body (`body`)."""
        documents = self.table("documents")
        body = documents["document"].map(self.body_words).astype(int)
        return self.in_order(
            documents.assign(group=self.group_of(documents["document"]), body=body)
        )

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
        """The documents to chart one by one: all, or the twenty-nine with the most mentions."""
        names = pd.Series(self.names, self.names)
        return [g for g in fold(names, self._weights, "document").cat.categories if g in names]

    @cached_property
    def paged(self) -> list[str]:
        """The documents that have a page: all, or of more than a thousand those of `singled`."""
        return self.names if len(self.names) <= PAGES else self.singled

    @cached_property
    def shown(self) -> Tables:
        """The rows of the documents that have a page (see `paged`), in the ledger's order."""
        if not self.large and len(self.paged) == len(self.names):
            return self._ledger
        tables: Tables = {}
        for name, row_type in TABLES.items():
            part = self.part(name, self.paged).astype(object)
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
        group = self.group_of(passages["document"])
        return self.in_order(
            passages.assign(in_body=passages["zone"].isin(BODY), group=group), "passages"
        )

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
        return self.in_order(self._concepts)

    @cached_property
    def _concepts(self) -> pd.DataFrame:
        """The concepts without an order, for which a large ledger would have to be asked."""
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
        if self.large:
            found = self.ask(
                "SELECT m.* EXCLUDE row, zone FROM mentions m "
                "LEFT JOIN passages p ON p.document = m.document AND p.passage = m.passage "
                "WHERE concept = ? ORDER BY m.row" + (f" LIMIT {most:d}" if most else ""),
                concept,
            )
            return self.in_order(found, "mentions")
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

    @property
    def reference_list(self) -> pd.DataFrame:
        """One row per entry of the documents' lists of references."""
        return self.frame("reference_list")

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

    @property
    def record_flow(self) -> pd.DataFrame:
        """One row per box of the flow of records; see `analysis.record_flow`."""
        return count_flow(self.records, self.names)

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
