"""From a value to its evidence: which page a cell of a table or a mark of a chart leads to."""

from __future__ import annotations

from collections.abc import Iterable

from reviewbook.addresses import concept_page, document_page
from reviewbook.review import Review
from reviewbook.site.names import file_name


class Leads:
    """Knows the documents by name, the concepts and modalities by label, the works by key."""

    def __init__(self, review: Review) -> None:
        self._documents = {_form(name): name for name in review.names}
        self._modalities = {
            _form(label): name for name, label in review.codebook.modalities.items()
        }
        self._works = {_form(key): key for key in review.references}
        self._concepts: dict[str, str] = {}
        twice = set()
        for concept in review.codebook.concepts.values():
            label = _form(concept.label)
            if label in self._concepts:
                twice.add(label)
            self._concepts[label] = concept.id
        for label in twice:
            del self._concepts[label]

    def find(self, values: Iterable[object]) -> str | None:
        """Return the page that values together lead to, the most particular one, or nothing."""
        forms = [_form(value) for value in values if isinstance(value, str)]
        document = _first(self._documents, forms)
        if concept := _first(self._concepts, forms) or _first(self._modalities, forms):
            return concept_page(concept, file_name(document) if document else "")
        if document:
            return document_page(file_name(document))
        work = _first(self._works, forms)
        return f"references.html#{work}" if work else None

    def topics(self, values: Iterable[object]) -> list[str]:
        """Return those of the values that name a document, a modality, a treatment or a lens."""
        known = self._documents | self._modalities | self._concepts
        texts = [value for value in values if isinstance(value, str)]
        return list(dict.fromkeys(text for text in texts if _form(text) in known))


def _form(value: object) -> str:
    return " ".join(str(value).split()).casefold()


def _first(known: dict[str, str], forms: list[str]) -> str | None:
    return next((known[form] for form in forms if form in known), None)
