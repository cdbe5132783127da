"""Mentions of whole collections: clean texts in, one table out, no object a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from reviewbook.documents.bundle import SIZE, Bundle, HasText, bundles
from reviewbook.documents.passages import cut_passages
from reviewbook.finders.matching.hits import locate
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.ledger.tables import MENTION_RULES, Mention

SCHEMA = pa.schema(
    [
        (column, pa.int64() if column in ("passage", "start", "end") else pa.string())
        for column in Mention._fields
    ]
)


def mention_table(
    documents: Iterable[HasText], compiled: CompiledCodebook, layers: Iterable[int] = (0, 1)
) -> pa.Table:
    """Cut clean texts into passages and find the mentions of their bodies.

    Parameters
    ----------
    documents
        What has a name, a clean text and a title (which may be empty).
    compiled, layers
        As for `reviewbook.finders.mentions.find_mentions`.

    Returns
    -------
    pyarrow.Table
        The rows that `find_mentions` gives for one document after the other.
    """
    return pa.Table.from_batches(mention_batches(documents, compiled, layers), SCHEMA)


def mention_batches(
    documents: Iterable[HasText],
    compiled: CompiledCodebook,
    layers: Iterable[int] = (0, 1),
    size: int = SIZE,
) -> Iterator[pa.RecordBatch]:
    """Give the rows of `mention_table` as they are found, for about `size` characters at once."""
    chosen = tuple(layers)
    for bundle in bundles(documents, size):
        yield _rows(bundle, compiled, chosen)


def _rows(bundle: Bundle, compiled: CompiledCodebook, layers: tuple[int, ...]) -> pa.RecordBatch:
    body = cut_passages(bundle).body()
    hits = locate(bundle, body, compiled, layers)
    document = body.document[hits.passage]
    places = zip(hits.start.tolist(), hits.end.tolist(), strict=True)
    columns = [
        pa.array(bundle.names, pa.string()).take(pa.array(document)),
        body.passage[hits.passage],
        hits.start - bundle.starts[document],
        hits.end - bundle.starts[document],
        pa.array([bundle.text[start:end] for start, end in places], pa.string()),
        pa.array(compiled.concepts, pa.string()).take(pa.array(compiled.concept[hits.pattern])),
        pa.array(MENTION_RULES, pa.string()).take(pa.array(hits.rule)),
        pa.repeat("rule", len(document)),
    ]
    return pa.record_batch(columns, schema=SCHEMA)
