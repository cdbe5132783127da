"""From a value to its evidence: which page a cell of a table or a mark of a chart leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from reviewbook.analysis.review import Review
from reviewbook.ledger.tables import DEFINITION_KINDS, FORMS, SUPPORT, TABLES, ZONES
from reviewbook.project.page_addresses import (
    concept_address,
    document_address,
    modality_address,
)

MOST = 20
# What a citation of several possible works is called ends so; it leads to the first of them.
_ONE_OF = re.compile(r" \(one of \d+\)$")
_NUMBERED = re.compile(r" \d+$")
# What is judged row by row has its rows in a table of the ledger.
_JUDGED = {name: name for name in TABLES} | {"treatments": "mentions", "lenses": "mentions"}

# Words that stand in one table alone.
_VALUES = {
    **dict.fromkeys(ZONES, "passages"),
    **dict.fromkeys(DEFINITION_KINDS, "definitions"),
    **dict.fromkeys((*FORMS, *filter(None, SUPPORT)), "citations"),
}


class Leads:
    """Knows the documents by name, concepts and modalities by label, works by key and label.

    Parameters
    ----------
    rows
        The address of a row by its document and words, where only one row has both.
    """

    def __init__(self, review: Review, rows: Mapping[tuple[str, str], str] | None = None) -> None:
        self._rows = rows or {}
        self._documents = {_form(name): name for name in review.paged}
        self._without = set(map(document_address, set(review.names) - set(review.paged)))
        self._modalities = {
            _form(label): name for name, label in review.codebook.modalities.items()
        }
        works = review.references
        self._works = {_form(w.label): key for key, w in reversed(works.items()) if w.year}
        self._works |= {_form(key): key for key in works}
        kinds = {_form(row.kind): "quantities" for row in review.shown["quantities"]}
        self._tables = _VALUES | kinds | _JUDGED
        concepts = list(review.codebook.concepts.values())
        labels = Counter(_form(concept.label) for concept in concepts)
        known = {_form(c.label): c for c in concepts if labels[_form(c.label)] == 1}
        self._concepts = {label: c.id for label, c in known.items() if c.layer != "subject"}
        self._subjects = {label: c.id for label, c in known.items() if c.layer == "subject"}

    def lost(self, address: str) -> bool:
        """Tell whether an address is that of a document which, of many, has no page."""
        return unquote(address.partition("#")[0]) in self._without

    def find(self, values: Iterable[object]) -> str | None:
        """Return the page that values together lead to, the most particular one, or nothing.

        Where all numbers among them are 0 there is nothing to lead to; a number about nothing
        that has a page leads to the tables that everything was counted from.
        """
        values = list(values)
        numbers = [value for value in values if isinstance(value, int | float)]
        if numbers and not any(numbers):
            return None
        forms = [_form(value) for value in values if isinstance(value, str)]
        document = self._document(forms)
        if concept := self._concept(forms, document or ""):
            return concept
        if document:
            return document_address(document)
        if work := _first(self._works, [_ONE_OF.sub("", form) for form in forms]):
            return f"references.html#{work}"
        if not numbers:
            return None
        table = _first(self._tables, [form.casefold() for form in forms])
        return f"data.html#table-{table}" if table else "data.html"

    def _concept(self, forms: list[str], document: str) -> str | None:
        """Return the page of a concept, else of a modality, else of a subject."""
        if concept := _first(self._concepts, forms):
            return concept_address(concept, document)
        if modality := _first(self._modalities, forms):
            return modality_address(modality, document)
        subject = _first(self._subjects, forms)
        return concept_address(subject) if subject else None

    def _document(self, forms: list[str]) -> str | None:
        """Return the document that is named; the second of its wordings may be called "name 2"."""
        unnumbered = [_NUMBERED.sub("", form) for form in forms]
        return _first(self._documents, forms) or _first(self._documents, unnumbered)

    def row(self, values: Iterable[str]) -> str | None:
        """Return the one row of the ledger that is in a document and holds the words."""
        forms = [_form(value) for value in values]
        document = _first(self._documents, forms) or ""
        return next((self._rows[document, f] for f in forms if (document, f) in self._rows), None)

    def works(self, value: str) -> list[tuple[str, str]]:
        """Return each work of a list of keys with its address; nothing unless all are known."""
        keys = value.split()
        if not all(key in self._works for key in keys):
            return []
        return [(key, f"references.html#{self._works[key]}") for key in keys]

    def is_document(self, value: str) -> bool:
        """Tell whether a value is the name of a document."""
        return _form(value) in self._documents

    def topics(self, values: Iterable[object]) -> list[tuple[str, str]]:
        """Return what the values name, each with its kind: documents, modalities, concepts.

        Concepts are left out where there are too many to choose from.
        """
        present = {_form(value): value for value in values if isinstance(value, str)}
        found = [
            [(kind, " ".join(present[form].split())) for form in known if form in present]
            for kind, known in (
                ("document", self._documents),
                ("modality", self._modalities),
                ("concept", self._concepts),
            )
        ]
        if len(found[2]) > MOST:
            found.pop()
        return [topic for kind in found for topic in kind]


def _form(value: object) -> str:
    return " ".join(str(value).split())


def _first(known: dict[str, str], forms: list[str]) -> str | None:
    return next((known[form] for form in forms if form in known), None)
