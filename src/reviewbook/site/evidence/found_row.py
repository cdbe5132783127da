"""One row of the ledger as pages show it, and its name on the page of its document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reviewbook.project.page_addresses import document_slug, safe_name

# In the order in which rows that begin at the same character are shown.
LETTERS = {
    "definitions": "d",
    "mentions": "m",
    "citations": "c",
    "quantities": "q",
    "statements": "s",
    "reference_list": "r",
}


@dataclass(frozen=True)
class FoundRow:
    """One row of the ledger.

    `id` is where its document's page shows it, `place` where it stood in the file that the text
    was made of, as "page 3". Of very many rows a page lists only the first: those are `listed`.
    """

    id: str
    table: str
    passage: int
    zone: str
    row: Any
    place: str = ""
    listed: bool = True

    @property
    def surface(self) -> str:
        """The words that were matched, or the term that is defined."""
        return str(getattr(self.row, "surface", "") or getattr(self.row, "term", ""))

    @property
    def wordings(self) -> set[str]:
        """What it says in the document's words and in ours, each on one line."""
        said = (getattr(self.row, name, "") for name in ("surface", "term", "paraphrase", "says"))
        return {" ".join(text.split()) for text in said if text}

    @property
    def cited(self) -> list[str]:
        """The keys of the works that a citation may refer to."""
        return str(getattr(self.row, "keys", "")).split()

    @property
    def concept(self) -> str:
        """What it is about, if anything."""
        return str(getattr(self.row, "concept", ""))

    @property
    def document(self) -> str:
        """The document it stands in."""
        return str(self.row.document)

    @property
    def start(self) -> int:
        """Its first character."""
        return int(self.row.start)

    @property
    def end(self) -> int:
        """The character after its last."""
        return int(self.row.end)

    @property
    def address(self) -> str:
        """Where its document's page shows it, or the passage that it stands in."""
        place = self.id if self.listed else f"p-{self.passage}"
        return f"{document_slug(self.document)}.html#{place}"


def row_name(table: str, row: Any) -> str:
    """Name a row by its kind and place, such as ``m-1024-ketamine``."""
    if table == "reference_list":
        return f"r-{row.position}"
    parts = [LETTERS[table], str(row.start)]
    if table in ("mentions", "definitions", "quantities") and row.concept:
        parts.append(safe_name(row.concept))
    return "-".join(parts)


def by_passage(rows: Iterable[FoundRow]) -> dict[int, list[FoundRow]]:
    """Group rows by passage."""
    grouped: dict[int, list[FoundRow]] = {}
    for row in rows:
        grouped.setdefault(row.passage, []).append(row)
    return grouped
