"""How good the rules are against a reader.

The reader is who wrote ``decisions.csv``. What was judged is what a decision touched and, in the
documents that the codebook names under ``read_whole``, all else: it was read, and left as it was.
What nobody judged says nothing about the rules, and is in no figure. What the rules missed is known
of documents that were read whole, and of no others: recall is measured there.

What was measured on other texts, and what survives other ways of counting, is asked here too.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, TypeAlias

import pandas as pd

from reviewbook.analysis.judgements import is_judged
from reviewbook.analysis.measured_quality import sentence_quality, text_quality
from reviewbook.analysis.other_counts import EVERY_MENTION, RATES, robustness
from reviewbook.analysis.review import Review
from reviewbook.coding.agreement import Interval, kappa, wilson
from reviewbook.coding.verdicts import (
    ADDED,
    DROPPED,
    FREED,
    KEPT,
    LENSES,
    MOVED,
    decided_contexts,
)
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import CONTEXTS, READER

__all__ = [
    "EVERY_MENTION",
    "RATES",
    "context_quality",
    "lens_agreement",
    "lens_kappa",
    "robustness",
    "rule_quality",
    "sentence_quality",
    "text_quality",
]
_Counts: TypeAlias = tuple[int, int, int]
"""Rows that were kept, dropped and added."""
_PLACE = ("document", "start", "end", "concept", "context")
TABLES = {
    "mentions": "Treatments",
    "definitions": "Definitions",
    "citations": "Citations",
    "quantities": "Quantities",
}


def rule_quality(review: Review) -> pd.DataFrame:
    """Return one row per finder: what the rules proposed, and what the reader made of it.

    Returns
    -------
    DataFrame
        label, proposed (by the rules, judged or not), kept, dropped, added, n (rows judged);
        precision (of what was kept and dropped) and recall (of what was kept and added in the
        documents read whole), each with the rows that it is of (`precision_n`) and its 95% bounds
        (`precision_low`, `precision_high`), nan where there are none. For lenses a unit is a
        passage and a lens. What the codebook does not look for, treatments or lenses, has no row.
    """
    sought = {concept.layer for concept in review.codebook.concepts.values()}
    rows = [
        _finder(review, table, label)
        for table, label in TABLES.items()
        if table != "mentions" or "treatment" in sought
    ]
    if "lens" not in sought:
        return pd.DataFrame(rows)
    lenses = lens_agreement(review)
    both, rule_only, reader_only = lenses[["both", "rule_only", "reader_only"]].sum()
    read = [sum(cells[at] for cells in _in_whole(review).values()) for at in range(3)]
    counts = _quality("Lenses", (both, rule_only, reader_only), (read[0], read[1], read[2]))
    rows.append(counts | {"proposed": counts["proposed"] + len(_unjudged_lenses(review))})
    return pd.DataFrame(rows)


def _unjudged_lenses(review: Review) -> pd.DataFrame:
    """Return document, passage and concept where words suggest a lens and nobody decided on it."""
    place = ["document", "passage", "concept"]
    rows = review.lenses[[*place, "decided_by"]].astype(object)
    judged = rows[rows["decided_by"] == READER][place]
    both = rows[place].drop_duplicates().merge(judged.drop_duplicates(), "left", indicator="in")
    return both.loc[both["in"] == "left_only", place]


def _finder(review: Review, table: str, label: str) -> dict[str, Any]:
    """Measure one finder; a row whose concept the reader changed is one dropped and one added."""
    rows, decided = review.table(table), _decided(review, table)
    if table == "mentions":
        treatments = set(review.concepts.loc[review.concepts["layer"] == "treatment", "concept"])
        rows = rows[rows["concept"].isin(treatments)]
        decided = decided[decided["concept"].isin(treatments | {""})]  # "": dropped, by place alone
    read = review.codebook.read_whole
    judged = rows[is_judged(review, rows)]
    counts = _counted_verdicts(judged, decided)
    whole = (table[table["document"].isin(read)] for table in (judged, decided))
    added, dropped = (int((decided["verdict"] == what).sum()) for what in (ADDED, DROPPED))
    proposed = len(rows) - added + dropped
    return _quality(label, counts, _counted_verdicts(*whole)) | {"proposed": proposed}


def _counted_verdicts(judged: pd.DataFrame, decided: pd.DataFrame) -> _Counts:
    """Count the rows of a finder by what the reader made of them."""
    dropped, added, moved, freed = (
        int((decided["verdict"] == verdict).sum()) for verdict in (DROPPED, ADDED, MOVED, FREED)
    )
    moved += freed  # without a concept, too, a row is another than the rule's
    return len(judged) - added - moved, dropped + moved, added + moved


def _quality(label: str, judged: _Counts, whole: _Counts) -> dict[str, Any]:
    """Measure precision by all rows that were judged, and recall by those of whole documents."""
    kept, dropped, added = map(int, judged)
    found, _, missed = map(int, whole)
    precision, recall = wilson(kept, kept + dropped), wilson(found, found + missed)
    return {
        "label": label,
        "proposed": kept + dropped,
        "kept": kept,
        "dropped": dropped,
        "added": added,
        "n": kept + dropped + added,
        "precision": precision.estimate,
        "precision_low": precision.low,
        "precision_high": precision.high,
        "precision_n": kept + dropped,
        "recall": recall.estimate,
        "recall_low": recall.low,
        "recall_high": recall.high,
        "recall_n": found + missed,
    }


def context_quality(review: Review) -> pd.DataFrame:
    """Return one row per context of a mention: what the rules gave, and what the reader made of it.

    Returns
    -------
    DataFrame
        context, and of `rule_quality` kept, dropped (the reader gave it to another context), added
        (to this one), n, precision and recall with what they are of and their bounds.
    """
    read = set(review.codebook.read_whole)
    judged, whole = _contexts(review, set(review.names)), _contexts(review, read)
    counts = [_quality(name, judged[name], whole[name]) for name in CONTEXTS]
    return pd.DataFrame(counts).rename(columns={"label": "context"}).drop(columns="proposed")


def _contexts(review: Review, documents: set[str]) -> dict[str, _Counts]:
    """Count by context what was judged in some documents."""
    read = documents.intersection(review.codebook.read_whole)
    rows = review.table("mentions")
    rows = rows[rows["document"].isin(documents)]
    decided = decided_contexts(Decision(*row) for row in review.decisions.itertuples(index=False))
    counts: dict[str, Counter[str]] = {what: Counter() for what in (KEPT, DROPPED, ADDED)}
    for *place, concept, context in zip(*(rows[column] for column in _PLACE), strict=True):
        where = tuple(place)
        pair = decided.get((*where, concept)) or decided.get((*where, ""))
        if pair and pair[0] != pair[1]:
            counts[DROPPED][pair[0]] += 1
            counts[ADDED][pair[1]] += 1
        elif pair or place[0] in read:
            counts[KEPT][context] += 1
    kept, dropped, added = counts.values()
    return {name: (kept[name], dropped[name], added[name]) for name in CONTEXTS}


def lens_agreement(review: Review) -> pd.DataFrame:
    """Return one row per lens: passages that both, only the rule, only the reader, nobody gave it.

    The rule gives a passage to a lens if it holds an indicator word. Columns: concept, lens,
    both, rule_only, reader_only, neither, n, kappa, kappa_low, kappa_high. That neither gave it
    is known only of documents that were read whole, and kappa with it: `n` are the passages there
    that either gave it. A passage that holds a word of the lens, on which nobody decided, is in
    none of these.
    """
    decided, whole = _decided(review, LENSES), _in_whole(review)
    lenses = review.concepts[review.concepts["layer"] == "lens"]
    rows = []
    for concept, label in zip(lenses["concept"], lenses["label"], strict=True):
        given = _parted(decided[decided["concept"] == concept])
        n = sum(whole[concept][:3])
        rows.append((concept, label, *given, whole[concept][3], n, *kappa(*whole[concept])))
    counts, measures = "both rule_only reader_only neither n", "kappa kappa_low kappa_high"
    table = pd.DataFrame(rows, columns=f"concept lens {counts} {measures}".split())
    return table.astype(dict.fromkeys(counts.split(), int) | dict.fromkeys(measures.split(), float))


def _in_whole(review: Review) -> dict[str, list[int]]:
    """Count for each lens both, rule only, reader only, neither in the documents read whole."""
    read = review.codebook.read_whole
    body = review.passages.loc[review.passages["in_body"], "document"].isin(read).sum()
    decided = _decided(review, LENSES)
    decided = decided[decided["document"].isin(read)]
    left = _unjudged_lenses(review)
    left = left[left["document"].isin(read)]
    found = {}
    for lens in review.codebook.layer("lens"):
        given = _parted(decided[decided["concept"] == lens.id])
        open_ = int((left["concept"] == lens.id).sum())
        found[lens.id] = [*given, int(body) - sum(given) - open_]
    return found


def _decided(review: Review, table: str) -> pd.DataFrame:
    """Return the verdicts on the rows of a table, of the documents that are here."""
    verdicts = review.verdicts
    return verdicts[(verdicts["table"] == table) & verdicts["document"].isin(review.names)]


def _parted(decided: pd.DataFrame) -> list[int]:
    """Count what both hold to, the rule alone, and the reader alone."""
    return [int((decided["verdict"] == verdict).sum()) for verdict in (KEPT, DROPPED, ADDED)]


def lens_kappa(review: Review) -> Interval:
    """Return kappa over all passages and lenses together, with its 95% interval."""
    both, rule_only, reader_only, neither = (
        sum(cells[at] for cells in _in_whole(review).values()) for at in range(4)
    )
    return kappa(both, rule_only, reader_only, neither)
