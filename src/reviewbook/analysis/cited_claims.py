"""What a citation is cited for, as far as the ledger can tell: what else was found around it.

The ledger holds no sentences. Near a citation is what stands in its passage at most two hundred
characters away, and no further than the citation before and the one after; citations that follow
each other at once, as in one pair of brackets, have the same neighbourhood. What is cited in
brackets mostly closes its sentence: it is cited for what stands before it, and not for what the
next sentence holds, unless it opens its passage. Who is named in the sentence mostly opens it, and
is cited for what follows: what they found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

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
_IN_BRACKETS = "parenthetical"
_TOGETHER = 6  # characters: "; ", " and "
CLAIMS = ("definition", "quantity", "treatment", "theory", NOT_RECORDED)
"""Kinds of claim; of several, the first is meant."""
_TABLES = {"mentions": "treatment", "definitions": "definition", "quantities": "quantity"}


class CitedClaim(NamedTuple):
    """What a work is cited for: the kind of claim, and the concepts named in it, in order.

    `near` are the concepts of its whole neighbourhood.
    """

    kind: str
    concepts: tuple[str, ...]
    near: tuple[str, ...]


class _Place(NamedTuple):
    document: str
    passage: int
    start: int
    end: int
    form: str


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
        Rows with document, passage, start, end and form, in the order of the ledger.
    """
    documents = citations["document"].drop_duplicates()
    found, starts = _found(review, documents), _starts(review, documents)
    places = citations[list(_Place._fields)].astype({"document": object})
    runs = list(_runs(map(_Place._make, places.itertuples(index=False, name=None))))
    return [
        _claim(
            place,
            _within(found[place[:2]], place, *_stretch(before, run, after)),
            run,
            opens=run[0].start - starts.get(place[:2], 0) <= _TOGETHER,
        )
        for before, run, after in zip([[], *runs], runs, [*runs[1:], []], strict=False)
        for place in run
    ]


def _runs(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    """Give citations that follow each other at once together."""
    run: list[_Place] = []
    for place in places:
        if run and not (run[-1][:2] == place[:2] and place.start - run[-1].end <= _TOGETHER):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _stretch(
    before: Sequence[_Place], run: Sequence[_Place], after: Sequence[_Place]
) -> tuple[int, int]:
    """Return from where to where citations have their neighbourhood."""
    low, high = run[0].start - NEAR, run[-1].end + NEAR
    if before and before[-1][:2] == run[0][:2]:
        low = max(low, before[-1].end)
    if after and after[0][:2] == run[0][:2]:
        high = min(high, after[0].start)
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


def _starts(review: Review, documents: Iterable[str]) -> dict[tuple[str, int], int]:
    """Give where each passage of some documents begins."""
    passages = review.part("passages", documents)[["document", "passage", "start"]].astype(object)
    return {(name, number): start for name, number, start in passages.itertuples(index=False)}


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    columns = ["document", "passage", "start", "end", "concept"]
    yield from table[columns].astype(object).itertuples(index=False)


def _within(rows: Iterable[_Row], place: _Place, low: int, high: int) -> list[_Row]:
    """Return what stands near; a definition, whose sentence is known, only around the citation."""
    spans = {"definition": (place.start, place.end)}
    bounds = ((row, *spans.get(row.kind, (low, high))) for row in sorted(rows))
    return [row for row, first, last in bounds if row.start < last and row.end > first]


def _claim(
    place: _Place, rows: Sequence[_Row], run: Sequence[_Place], *, opens: bool
) -> CitedClaim:
    """Tell the claim of a citation by the rows near it and those that it stands together with.

    Where nothing stands on its side, it is cited for what stands on the other; but for what one in
    brackets stands before only if it `opens` its passage.
    """
    form = _form_in(run, place)
    kept = _side(form, run, rows)
    kept = kept if _concepts(kept) or (form == _IN_BRACKETS and not opens) else rows
    kinds = {row.kind for row in kept}
    kind = next((kind for kind in CLAIMS if kind in kinds), NOT_RECORDED)
    return CitedClaim(kind, _concepts(kept), _concepts(rows))


def _form_in(run: Sequence[_Place], place: _Place) -> str:
    """Return the form of a citation; behind one that the sentence names, brackets go with it."""
    named = any(one.form == "narrative" and one.start < place.start for one in run)
    return "narrative" if named and place.form == _IN_BRACKETS else place.form


def _side(form: str, run: Sequence[_Place], rows: Sequence[_Row]) -> Sequence[_Row]:
    """Return what stands on the side of its claim; a sentence that goes around it is on both."""
    if form == _IN_BRACKETS:
        return [row for row in rows if row.start < run[0].start]
    if form == "narrative":
        return [row for row in rows if row.end > run[-1].end]
    return rows


def _concepts(rows: Iterable[_Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.concept for row in rows if row.concept))


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
