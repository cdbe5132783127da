"""What is done with texts once they are read: all finders run, the decisions are replayed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from reviewbook.codebook.concepts import LAYERS, Codebook
from reviewbook.coding.batches import Decisions
from reviewbook.coding.document_coder import DocumentCoder, code_documents
from reviewbook.coding.replay import replay_decisions
from reviewbook.documents.bundle import Bundle, HasText
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment_bundle
from reviewbook.finders.cued_passages import passages_with_cues
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_in_bundle
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import Tables, in_order
from reviewbook.project.errors import Attempts
from reviewbook.project.storage import Place
from reviewbook.references.bibliography import Bibliography

EVERY = tuple(range(len(LAYERS)))
PATIENCE = 300
"""Seconds that a document may take, if nothing else is said: 50 MB take a fifth of it."""


@dataclass(frozen=True)
class Setup:
    """What is the same for every batch; a worker gets it once."""

    codebook: Codebook
    references: Bibliography
    texts: Place
    decisions: Path
    accept_changed: bool = False
    patience: float = PATIENCE
    fingerprint: str = ""
    """Of all that every batch depends on, where what is coded is kept; else empty."""

    @cached_property
    def compiled(self) -> CompiledCodebook:
        """The codebook's patterns: compiled once in a process, and not sent to another."""
        return CompiledCodebook(self.codebook)

    @cached_property
    def layers(self) -> dict[str, str]:
        """The layer of each concept."""
        return {concept.id: concept.layer for concept in self.codebook.concepts.values()}

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "compiled"}


def code_bundle(
    setup: Setup, decisions: Decisions, bundle: Bundle, attempt: Attempts
) -> Iterator[Tables]:
    """Code the documents of a bundle, passages and mentions in one go; yield the rows of each."""
    settled = [
        # A zone says what is searched at all, so it is settled before anything is looked for.
        attempt(_replayed, setup, decisions, document, {"passages": passages}, zones=True)
        for document, passages in zip(bundle.documents, segment_bundle(bundle), strict=True)
    ]
    passages = [tables["passages"] if tables else [] for tables in settled]
    mentions = find_in_bundle(bundle, passages, setup.compiled, EVERY)
    cued = passages_with_cues(bundle, passages, setup.references.people)
    works, coders = setup.references, list[DocumentCoder]()
    for one, its, named, held, sound in zip(
        bundle.documents, passages, mentions, cued, settled, strict=True
    ):
        if sound is None:
            continue
        marked = one.marked if isinstance(one, Document) else ()
        document = Document(one.name, one.text, tuple(its), one.title, marked=marked)
        coders.append(DocumentCoder(document, named, setup.compiled, works, held))
    for coder, found in zip(coders, code_documents(coders), strict=True):
        if final := attempt(_replayed, setup, decisions, coder.document, found, zones=False):
            yield {name: in_order(rows) for name, rows in final.items()}


def _on_zone(decision: Decision) -> bool:
    return (decision.table, decision.field) == ("passages", "zone")


def _replayed(
    setup: Setup, decisions: Decisions, document: HasText, tables: Tables, *, zones: bool
) -> Tables:
    """Apply the decisions on a document: those on zones, or all others."""
    decided = decisions.get(document.name, ())
    meant = [(number, one) for number, one in decided if _on_zone(one) == zones]
    if not meant:
        return tables
    numbers, ones = zip(*meant, strict=True)
    texts = {document.name: document.text}
    return replay_decisions(tables, ones, texts, setup.decisions, numbers, setup.layers)
