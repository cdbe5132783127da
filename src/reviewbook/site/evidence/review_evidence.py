"""The rows of the ledger as pages show them, with the texts if they are there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pandas as pd

from reviewbook.analysis.judgements import decided_citations
from reviewbook.analysis.review import PER, Review
from reviewbook.codebook.concepts import Concept
from reviewbook.coding.texts_as_coded import coded_texts
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.ledger.source_places import place_at, places_by_document
from reviewbook.ledger.tables import BODY, RULE
from reviewbook.site.evidence.found_row import LETTERS, FoundRow, row_name
from reviewbook.site.html.ids import Names

MOST_IN_PASSAGE = 200
MOST_IN_DOCUMENT = 5_000
"""Rows that the page of a document lists, of a passage and in all; the others are only counted."""


class Evidence:
    """Everything that was found in a review."""

    def __init__(self, review: Review) -> None:
        self.review = review
        # Of many documents only some have a page: those with the most mentions.
        self.ledger = review.shown
        self.names = [str(row.document) for row in self.ledger["documents"]]
        self.is_part = len(review.names) > len(self.names)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The clean text of each document by name; empty if the texts are not here.

        Raises
        ------
        InputErrors
            If one of them is missing or is not the text that was coded.
        """
        return coded_texts(self.review.project, self.ledger["documents"])

    @cached_property
    def passages(self) -> dict[str, list[Any]]:
        """The passages of each document, in order."""
        passages: dict[str, list[Any]] = {name: [] for name in self.names}
        for row in self.ledger["passages"]:
            passages[row.document].append(row)
        return passages

    @cached_property
    def _bodies(self) -> dict[str, dict[int, tuple[int, Any]]]:
        """The passages of each body by number, each with the words that stand before it."""
        bodies: dict[str, dict[int, tuple[int, Any]]] = {name: {} for name in self.names}
        for name, passages in self.passages.items():
            before = 0
            for passage in (one for one in passages if one.zone in BODY):
                bodies[name][passage.passage] = before, passage
                before += passage.words
        return bodies

    def place_in_body(self, found: FoundRow) -> float:
        """Return how far into the words of the body a row of it stands, as `text_positions` does.

        From 0, the first word, to 1, the last.
        """
        before, passage = self._bodies[found.document][found.passage]
        inside = (found.start - passage.start) / (passage.end - passage.start)
        words = int(self.review.body_words[found.document])
        return round(float(before + inside * passage.words) / (words or 1), 4)

    @cached_property
    def found(self) -> dict[str, list[FoundRow]]:
        """The rows of each document, in the order of the text."""
        rows: dict[str, list[tuple[int, int, Any, str]]] = {name: [] for name in self.names}
        for place, table in enumerate(LETTERS):
            for row in self.ledger[table]:
                if row.document in rows:
                    rows[row.document].append((row.start, place, row, table))
        return {name: self._found(name, its) for name, its in rows.items()}

    @cached_property
    def _places(self) -> dict[str, list[PlaceInFile]]:
        lengths = {row.document: row.characters for row in self.ledger["documents"]}
        return places_by_document(self.review.project, lengths)

    def _found(self, document: str, rows: list[tuple[int, int, Any, str]]) -> list[FoundRow]:
        names, here = Names(), Counter[int]()
        passages = self.passages[document]
        begins = [passage.start for passage in passages]
        found, lists = [], 0
        for start, _, row, table in sorted(rows, key=lambda entry: entry[:2]):
            before = bisect_right(begins, start)
            at = passages[before - 1] if before else None
            number, zone = (at.passage, at.zone) if at and start < at.end else (0, "")
            here[number] += 1
            listed = here[number] <= MOST_IN_PASSAGE and lists < MOST_IN_DOCUMENT
            lists += listed
            name = names.new(row_name(table, row))
            place = place_at(self._places.get(document, ()), start)
            found.append(FoundRow(name, table, number, zone, row, place, listed))
        return found

    @cached_property
    def by_concept(self) -> dict[str, list[FoundRow]]:
        """The rows about each concept, in the order of the documents and their texts."""
        rows: dict[str, list[FoundRow]] = {name: [] for name in self.review.codebook.concepts}
        for found in (row for document in self.found.values() for row in document):
            if found.concept in rows:
                rows[found.concept].append(found)
        return rows

    @property
    def told_apart(self) -> dict[tuple[str, str], str]:
        """The address of each row, other than mentions, that its document and words tell apart."""
        rows = [row for found in self.found.values() for row in found if row.table != "mentions"]
        known = [((row.document, words), row.address) for row in rows for words in row.wordings]
        often = Counter(pair for pair, _ in known)
        return {pair: address for pair, address in known if often[pair] == 1}

    def mentions(self, concept: str, document: str = "") -> list[FoundRow]:
        """Return the mentions of a concept in the bodies, all or one document's."""
        return self._mentions.get((concept, document), [])

    @cached_property
    def _mentions(self) -> dict[tuple[str, str], list[FoundRow]]:
        mentions: dict[tuple[str, str], list[FoundRow]] = {}
        for concept, rows in self.by_concept.items():
            for row in rows:
                if row.table == "mentions" and row.zone in BODY:
                    mentions.setdefault((concept, ""), []).append(row)
                    mentions.setdefault((concept, row.document), []).append(row)
        return mentions

    def is_proposed(self, found: FoundRow) -> bool:
        """Tell whether a rule found a row, and no reader judged it (see `judgements.is_judged`).

        Words of a lens only suggest it, also where all was read.
        """
        if found.table == "mentions" and self._is_lens(found.concept):
            return bool(found.row.decided_by == RULE)
        if found.table == "reference_list" or found.document in self.review.codebook.read_whole:
            return False
        place = (found.document, found.start, found.end)
        left = found.table == "citations" and place not in self._decided_citations
        return left or bool(found.row.decided_by == RULE)

    def _is_lens(self, concept: str) -> bool:
        known = self.review.codebook.concepts.get(concept)
        return known is not None and known.layer == "lens"

    @cached_property
    def _decided_citations(self) -> set[tuple[str, int, int]]:
        return decided_citations(self.review)

    def proposed_of(self, lenses: Iterable[str], document: str = "") -> tuple[int, int]:
        """Return how many mentions of lenses nobody decided on, and how many there are.

        Of one document, or of all, with or without a page.
        """
        rows = self._lens_rows[self._lens_rows["concept"].isin(list(lenses))]
        rows = rows[rows["document"] == document] if document else rows
        return int(rows["decided_by"].eq(RULE).sum()), len(rows)

    @cached_property
    def _lens_rows(self) -> pd.DataFrame:
        return self.review.lenses[["concept", "document", "decided_by"]]

    def lenses_called(self, document: str = "") -> str:
        """Return what lenses are called where they are counted: some, or all, may be proposed."""
        lenses = (lens.id for lens in self.review.codebook.layer("lens"))
        proposed, found = self.proposed_of(lenses, document)
        if not proposed:
            return "Lenses"
        return "Lenses, proposed" if proposed == found else "Lenses, some proposed"

    @cached_property
    def _totals(self) -> dict[str, int]:
        found = self.review.mentions["concept"].value_counts()
        return {str(concept): int(count) for concept, count in found.items()}

    def total(self, concept: str) -> int:
        """Return the mentions of a concept in all documents, with or without a page."""
        known = self.review.codebook.concepts[concept].layer != "subject"
        return self._totals.get(concept, 0) if known else len(self.mentions(concept))

    def treatments(self, modality: str) -> list[Concept]:
        """Return the treatments of a modality."""
        return [concept for concept in self._treatments if concept.parent == modality]

    @cached_property
    def _treatments(self) -> list[Concept]:
        return self.review.codebook.layer("treatment")

    def rate(self, count: int, document: str) -> float:
        """Return a count per 1,000 words of a document's body."""
        words = int(self.review.body_words[document])
        return count * PER / words if words else 0.0

    def colour(self, concept: str) -> str:
        """Return the class that colours a concept: its modality's number, or the lens."""
        known = self.review.codebook.concepts.get(concept)
        if known is None or known.layer == "subject":
            return "kd"
        if known.layer == "lens":
            return "kl"
        return f"k{list(self.review.codebook.modalities).index(known.parent)}"
