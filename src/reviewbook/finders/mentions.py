"""Mentions: where a document names a concept of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document
from reviewbook.documents.passages import passages_in
from reviewbook.finders.matching.hits import locate
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.ledger.tables import MENTION_RULES, Mention, Passage


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
    return find_in_bundle(Bundle([document]), [document.passages], compiled, layers)[0]


def find_in_bundle(
    bundle: Bundle,
    passages: Iterable[Sequence[Passage]],
    compiled: CompiledCodebook,
    layers: Iterable[int],
) -> list[list[Mention]]:
    """Find the mentions of many documents at once: for each what `find_mentions` gives.

    Parameters
    ----------
    bundle
        The documents; passages of their own are passed over.
    passages
        The passages of each document.
    compiled, layers
        As for `find_mentions`.
    """
    body = passages_in(bundle, passages).body()
    hits = locate(bundle, body, compiled, layers)
    place, number = body.document[hits.passage], body.passage[hits.passage]
    shift = bundle.starts[place]
    rows = (place, number, hits.start - shift, hits.end - shift, hits.pattern, hits.rule)
    mentions: list[list[Mention]] = [[] for _ in bundle.documents]
    for at, passage, start, end, pattern, rule in np.stack(rows, axis=1).tolist():
        document, concept = bundle.documents[at], compiled.patterns[pattern].concept
        surface, by = document.text[start:end], MENTION_RULES[rule]
        mentions[at].append(Mention(document.name, passage, start, end, surface, concept, by))
    return mentions
