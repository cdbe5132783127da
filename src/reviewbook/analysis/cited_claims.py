"""What a citation is cited for, as far as the ledger can tell: what else was found around it.

The ledger holds no sentences. Near a citation is what stands in its passage at most two hundred
characters away, and no further than the citation before and the one after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import pandas as pd

from reviewbook.analysis.review import Review
from reviewbook.analysis.work_kinds import NOT_RECORDED
from reviewbook.codebook.concepts import LAYERS, Codebook
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_in_bundle
from reviewbook.ledger.tables import Passage

NEAR = 200
"""Characters before and behind a citation."""
CLAIMS = ("definition", "quantity", "treatment", "theory", NOT_RECORDED)
"""Kinds of claim; of several, the first is meant."""
_TABLES = {"mentions": "treatment", "definitions": "definition", "quantities": "quantity"}
_Place: TypeAlias = tuple[str, int, int, int]


class CitedClaim(NamedTuple):
    """What a work is cited for: the kind of claim, and the concepts named in it, in order."""

    kind: str
    concepts: tuple[str, ...]


class _Row(NamedTuple):
    start: int
    end: int
    kind: str
    concept: str


def claims_of(review: Review, citations: pd.DataFrame) -> list[CitedClaim]:
    """Return what each citation is cited for.

    A claim is a *definition* where the citation stands in a sentence that says what a term is;
    about a *quantity*, a *treatment* or a *theory* where one stands near; else not recorded.

    Parameters
    ----------
    citations
        Rows with document, passage, start and end, in the order of the ledger.
    """
    found = _found(review, citations["document"].drop_duplicates())
    places = citations[["document", "passage", "start", "end"]].astype({"document": object})
    rows = list(places.itertuples(index=False, name=None))
    return [
        _claim([*_within(found[row[:2]], row, *_stretch(before, row, after))])
        for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False)
    ]


def _stretch(before: _Place | None, row: _Place, after: _Place | None) -> tuple[int, int]:
    """Return from where to where a citation has its neighbourhood."""
    _, _, low, high = row
    low, high = low - NEAR, high + NEAR
    if before and before[:2] == row[:2]:
        low = max(low, before[3])
    if after and after[:2] == row[:2]:
        high = min(high, after[2])
    return low, high


def _found(review: Review, documents: Iterable[str]) -> dict[tuple[str, int], list[_Row]]:
    """Give by passage what the ledger holds of the documents that cite."""
    found: dict[tuple[str, int], list[_Row]] = defaultdict(list)
    known, names = review.codebook.concepts, list(documents)
    for table, kind in _TABLES.items():
        for row in _rows(review.part(table, names)):
            lens = row.concept in known and known[row.concept].layer == "lens"
            what = "theory" if lens and table == "mentions" else kind
            found[row.document, row.passage].append(_Row(row.start, row.end, what, row.concept))
    return found


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    columns = ["document", "passage", "start", "end", "concept"]
    yield from table[columns].astype(object).itertuples(index=False)


def _within(rows: Iterable[_Row], place: _Place, low: int, high: int) -> Iterator[_Row]:
    """Yield what stands near; a definition, whose sentence is known, only around the citation."""
    for row in sorted(rows):
        first, last = place[2:] if row.kind == "definition" else (low, high)
        if row.start < last and row.end > first:
            yield row


def _claim(rows: Sequence[_Row]) -> CitedClaim:
    kinds = {row.kind for row in rows}
    kind = next((kind for kind in CLAIMS if kind in kinds), NOT_RECORDED)
    return CitedClaim(kind, tuple(dict.fromkeys(row.concept for row in rows if row.concept)))


def named_in_titles(titles: dict[str, str], codebook: Codebook) -> dict[str, set[str]]:
    """Return the concepts that each title names, subjects too, by the key of the title."""
    if not titles or not codebook.concepts:
        return {key: set() for key in titles}
    documents = [Document(key, title) for key, title in titles.items()]
    whole = [[Passage(one.name, 1, "title", 0, len(one.text), 1)] for one in documents]
    found = find_in_bundle(Bundle(documents), whole, CompiledCodebook(codebook), range(len(LAYERS)))
    return {
        key: {mention.concept for mention in mentions}
        for key, mentions in zip(titles, found, strict=True)
    }
