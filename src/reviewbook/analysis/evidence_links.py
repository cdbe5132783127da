"""Where the evidence for a number stands on the built pages; addresses are relative."""

from __future__ import annotations


def concept_address(concept: str, document: str = "") -> str:
    """Return the page of a treatment, lens or modality, at one document's mentions if given."""
    return f"concept-{concept}.html" + (f"#{document}" if document else "")


def document_address(document: str, passage: int = 0) -> str:
    """Return the page of a document, at one passage if given."""
    return f"document-{document}.html" + (f"#p-{passage}" if passage else "")
