"""From a value to its evidence: which page a cell of a table or a mark of a chart leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reviewbook.addresses import concept_page, document_page
from reviewbook.review import Review
from reviewbook.site.names import file_name

MOST = 20


class Leads:
    """Knows the documents by name, the concepts and modalities by label, the works by key."""

    def __init__(self, review: Review) -> None:
        self._documents = {_form(name): name for name in review.singled}
        self._without = {file_name(name) for name in review.names} - {
            file_name(name) for name in review.singled
        }
        self._modalities = {
            _form(label): name for name, label in review.codebook.modalities.items()
        }
        self._works = {_form(key): key for key in review.references}
        concepts = list(review.codebook.concepts.values())
        labels = Counter(_form(concept.label) for concept in concepts)
        known = {_form(c.label): c for c in concepts if labels[_form(c.label)] == 1}
        self._concepts = {label: c.id for label, c in known.items() if c.layer != "subject"}
        self._subjects = {label: c.id for label, c in known.items() if c.layer == "subject"}

    def lost(self, address: str) -> bool:
        """Tell whether an address is that of a document which, of many, has no page."""
        page = address.partition("#")[0]
        return page.removeprefix("document-").removesuffix(".html") in self._without

    def find(self, values: Iterable[object]) -> str | None:
        """Return the page that values together lead to, the most particular one, or nothing.

        Where all numbers among them are 0 there is nothing to lead to.
        """
        values = list(values)
        numbers = [value for value in values if isinstance(value, int | float)]
        if numbers and not any(numbers):
            return None
        forms = [_form(value) for value in values if isinstance(value, str)]
        document = _first(self._documents, forms)
        if concept := _first(self._concepts, forms) or _first(self._modalities, forms):
            return concept_page(concept, file_name(document) if document else "")
        if subject := _first(self._subjects, forms):
            return concept_page(subject)
        if document:
            return document_page(file_name(document))
        work = _first(self._works, forms)
        return f"references.html#{work}" if work else None

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
