"""The tables of a ledger, in memory or, where one has outgrown CSV, asked in SQL: alike to ask."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from reviewbook.ledger.column import fields_of
from reviewbook.ledger.database import Database
from reviewbook.ledger.tables import BODY, TABLES, Tables


class LoadedTables:
    """Tables that are small enough to be in memory."""

    def __init__(self, rows: Tables) -> None:
        self._rows = rows

    def names(self) -> list[str]:
        """Return the documents in the order of the manifest."""
        return [row.document for row in self._rows["documents"]]

    def table(self, name: str) -> pd.DataFrame:
        """Return one table as it is stored."""
        rows = pd.DataFrame(self._rows[name], columns=list(TABLES[name]._fields))
        kinds = {field.name: field.kind for field in fields_of(TABLES[name]).values()}
        return rows.astype(kinds) if rows.empty else rows  # no cell tells what a column holds

    def part(self, name: str, documents: Sequence[str]) -> pd.DataFrame:
        """Return the rows that a table has of some documents."""
        rows = self.table(name)
        return rows[rows["document"].isin(documents)].reset_index(drop=True)

    def rows_of(self, documents: Sequence[str]) -> Tables:
        """Return the rows that all tables have of some documents."""
        chosen = set(documents)
        return {
            name: [row for row in rows if row.document in chosen]
            for name, rows in self._rows.items()
        }

    def zoned(self, name: str) -> pd.DataFrame:
        """Return a table of rows in passages with their zone, and whether that is counted."""
        place = ["document", "passage"]
        zones = self.table("passages")[[*place, "zone"]]
        rows = self.table(name).merge(zones, on=place, how="left")
        return rows.assign(in_body=rows["zone"].isin(BODY))

    def concordance(self, concept: str, most: int | None) -> pd.DataFrame:
        """Return the mentions of a concept with their zone, all or the first."""
        rows = self.zoned("mentions").drop(columns="in_body")
        rows = rows[rows["concept"] == concept].reset_index(drop=True)
        return rows.head(most or len(rows))

    def words(self) -> pd.Series[int]:
        """Return the words of the body by document, of those that have one."""
        passages = self.table("passages")
        body = passages[passages["zone"].isin(BODY)]
        return body.groupby("document", sort=False)["words"].sum()

    def mentions(self) -> pd.Series[int]:
        """Return the number of mentions by document, of those that have any."""
        return self.table("mentions")["document"].value_counts()


class AskedTables:
    """Tables that are not loaded: the same questions, answered by a database."""

    def __init__(self, database: Database) -> None:
        self._ask = database.ask

    def names(self) -> list[str]:
        """Return the documents in the order of the manifest."""
        return list(self._ask("SELECT document FROM documents ORDER BY row")["document"])

    def table(self, name: str) -> pd.DataFrame:
        """Return one table as it is stored, loaded whole."""
        return self._ask(f"SELECT * EXCLUDE row FROM {name} ORDER BY row")

    def part(self, name: str, documents: Sequence[str]) -> pd.DataFrame:
        """Return the rows that a table has of some documents."""
        where = f"SELECT * EXCLUDE row FROM {name} WHERE list_contains(?, document) ORDER BY row"
        return self._ask(where, documents)

    def rows_of(self, documents: Sequence[str]) -> Tables:
        """Return the rows that all tables have of some documents."""
        tables: Tables = {}
        for name, row_type in TABLES.items():
            part = self.part(name, documents).astype(object)
            cells = part.where(part.notna(), None).to_numpy().tolist()
            tables[name] = [row_type._make(row) for row in cells]
        return tables

    def zoned(self, name: str) -> pd.DataFrame:
        """Return a table of rows in passages with their zone, and whether that is counted."""
        return self._ask(
            f"SELECT t.* EXCLUDE row, zone, list_contains(?, zone) AS in_body FROM {name} t "
            "LEFT JOIN passages p ON p.document = t.document AND p.passage = t.passage "
            "ORDER BY t.row",
            sorted(BODY),
        )

    def concordance(self, concept: str, most: int | None) -> pd.DataFrame:
        """Return the mentions of a concept with their zone, all or the first."""
        return self._ask(
            "SELECT m.* EXCLUDE row, zone FROM mentions m "
            "LEFT JOIN passages p ON p.document = m.document AND p.passage = m.passage "
            "WHERE concept = ? ORDER BY m.row" + (f" LIMIT {most:d}" if most else ""),
            concept,
        )

    def words(self) -> pd.Series[int]:
        """Return the words of the body by document, of those that have one."""
        rows = self._ask(
            "SELECT document, sum(words)::BIGINT AS words FROM passages "
            "WHERE list_contains(?, zone) GROUP BY document",
            sorted(BODY),
        )
        return rows.set_index("document")["words"]

    def mentions(self) -> pd.Series[int]:
        """Return the number of mentions by document, of those that have any."""
        rows = self._ask("SELECT document, count(*) AS n FROM mentions GROUP BY document")
        return rows.set_index("document")["n"]
