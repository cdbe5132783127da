"""Mentions: where a document names a concept of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document
from reviewbook.documents.passages import Passages, columns
from reviewbook.finders.matching.conditions import RULES
from reviewbook.finders.matching.hits import locate
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.ledger.tables import Mention


def find_mentions(
    document: Document, compiled: CompiledCodebook, layers: Iterable[int] = (0, 1)
) -> list[Mention]:
    """Find the mentions of a document's body, sorted by place and concept.

    Parameters
    ----------
    document
        A document with its passages.
    compiled
        The codebook's patterns.
    layers
        Which layers to look for: indices into `reviewbook.codebook.concepts.LAYERS`.
    """
    return find_all([document], compiled, layers)[0]


def find_all(
    documents: Sequence[Document], compiled: CompiledCodebook, layers: Iterable[int] = (0, 1)
) -> list[list[Mention]]:
    """Find the mentions of many documents at once: for each what `find_mentions` gives."""
    if not documents:
        return []
    bundle = Bundle(documents)
    passages = columns(bundle, (document.passages for document in documents))
    return find_in_bundle(bundle, passages, compiled, layers)


def find_in_bundle(
    bundle: Bundle, passages: Passages, compiled: CompiledCodebook, layers: Iterable[int] = (0, 1)
) -> list[list[Mention]]:
    """Find the mentions of documents that are bundled already; see `find_all`."""
    body = passages.body()
    hits = locate(bundle, body, compiled, layers)
    place, number = body.document[hits.passage], body.passage[hits.passage]
    shift = bundle.starts[place]
    rows = (place, number, hits.start - shift, hits.end - shift, hits.pattern, hits.rule)
    mentions: list[list[Mention]] = [[] for _ in bundle.names]
    for at, passage, start, end, pattern, rule in np.stack(rows, axis=1).tolist():
        name, surface = bundle.names[at], bundle.texts[at][start:end]
        concept = compiled.patterns[pattern].concept
        mentions[at].append(Mention(name, passage, start, end, surface, concept, RULES[rule]))
    return mentions
