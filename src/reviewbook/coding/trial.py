"""What decisions would come to on one document, tried before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.bundle_coder import Setup, code_bundle
from reviewbook.coding.decision_log import anchor_hash, by_document
from reviewbook.coding.manifest_row import row_of
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document, read_document
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import Tables
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder
from reviewbook.references.bibtex_file import read_bibliography


@dataclass(frozen=True)
class Trial:
    """A document on which decisions are tried."""

    setup: Setup
    document: Document

    @cached_property
    def _bundle(self) -> Bundle:
        return Bundle([self.document])

    def run(self, decisions: Iterable[Decision]) -> tuple[Tables, list[InputError]]:
        """Return the rows that the decisions come to, none where one fails, and what fails."""
        attempt = Attempts()
        mine = {self.document.name: by_document(decisions).get(self.document.name, [])}
        found = [*code_bundle(self.setup, mine, self._bundle, attempt)]
        return found[0] if found else {}, attempt.errors

    def newly_failing(
        self, before: Sequence[Decision], after: Sequence[Decision]
    ) -> list[InputError]:
        """Return what fails after a change and did not before, in a text that has not changed."""
        failed = {error.line for error in self.run(before)[1]}
        return [
            error
            for error in self.run(after)[1]
            if error.line not in failed and self._stands(after[(error.line or 2) - 2])
        ]

    def _stands(self, decision: Decision) -> bool:
        return decision.sha == anchor_hash(self.document.text, decision.start, decision.end)


def trial_of(project: Project, document: str, *, accept_changed: bool = False) -> Trial:
    """Read the codebook, the references and a document, on which decisions can be tried.

    Raises
    ------
    InputErrors
        All that is wrong with any of them; if `accept_changed` is not set, the document is to be
        the one that was coded.
    """
    row, texts = row_of(project, document), project.needed_texts()
    attempt = Attempts()
    codebook = attempt(read_codebook, project.codebook)
    works = attempt(read_bibliography, project.bibliography)
    read = attempt(read_document, row, texts, accept_changed=accept_changed)
    attempt.settle()
    assert codebook and works is not None and read
    return Trial(Setup(codebook, works, Folder(texts), project.decisions), read[0])
