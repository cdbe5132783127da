"""How good the rules are against a reader, and whether findings survive other ways of counting.

The reader is who wrote ``decisions.csv``. A row that no decision touched was read and left as it
was; a review with no decisions has not been read, and gets no figures.
"""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis import tallies
from reviewbook.analysis.review import Review
from reviewbook.coding.agreement import UNKNOWN, kappa, wilson
from reviewbook.coding.verdicts import ADDED, DROPPED, KEPT, LENSES, MOVED
from reviewbook.ledger.tables import BODY

EVERY_MENTION = "Every mention"
EQUAL_WEIGHT = "Every document weighs the same"
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
        label, proposed, kept, dropped, added, and precision and recall with their 95% bounds
        (`precision_low` ...); for lenses a unit is a passage and a lens.
    """
    rows = [_finder(review, table, label) for table, label in TABLES.items()]
    lenses = lens_agreement(review)
    total = lenses[["both", "rule_only", "reader_only"]].sum()
    rows.append(_quality("Lenses", total["both"], total["rule_only"], total["reader_only"]))
    return pd.DataFrame(rows)


def _finder(review: Review, table: str, label: str) -> dict[str, object]:
    """Measure one finder; a row whose concept the reader changed is one dropped and one added."""
    rows, decided = review.table(table), review.verdicts[review.verdicts["table"] == table]
    if table == "mentions":
        treatments = set(review.concepts.loc[review.concepts["layer"] == "treatment", "concept"])
        rows = rows[rows["concept"].isin(treatments)]
        decided = decided[decided["concept"].isin(treatments)]
    if decided.empty:
        # Nobody has read these rows: that they stand says nothing about the rules.
        return _quality(label, 0, 0, 0) | {"proposed": len(rows)}
    dropped, added, moved = (
        int((decided["verdict"] == verdict).sum()) for verdict in (DROPPED, ADDED, MOVED)
    )
    return _quality(label, len(rows) - added - moved, dropped + moved, added + moved)


def _quality(label: str, kept: int, dropped: int, added: int) -> dict[str, object]:
    precision, recall = wilson(kept, kept + dropped), wilson(kept, kept + added)
    return {
        "label": label,
        "proposed": int(kept + dropped),
        "kept": int(kept),
        "dropped": int(dropped),
        "added": int(added),
        "n": int(kept + dropped + added),
        "precision": precision.estimate,
        "precision_low": precision.low,
        "precision_high": precision.high,
        "recall": recall.estimate,
        "recall_low": recall.low,
        "recall_high": recall.high,
    }


def lens_agreement(review: Review) -> pd.DataFrame:
    """Return one row per lens: passages that both, only the rule, only the reader, nobody gave it.

    The rule gives a passage to a lens if it holds an indicator word. Columns: concept, lens,
    both, rule_only, reader_only, neither, kappa, kappa_low, kappa_high.
    """
    zones = tallies.by_zone(review)
    passages = int(zones.loc[zones["zone"].isin(BODY), "passages"].sum())
    decided = review.verdicts[review.verdicts["table"] == LENSES]
    lenses = review.concepts[review.concepts["layer"] == "lens"]
    rows = []
    for concept, label in zip(lenses["concept"], lenses["label"], strict=True):
        mine = decided.loc[decided["concept"] == concept, "verdict"]
        if decided.empty:
            rows.append((concept, label, 0, 0, 0, 0, *UNKNOWN))
            continue
        both, rule_only, reader_only = (int((mine == v).sum()) for v in (KEPT, DROPPED, ADDED))
        cells = (both, rule_only, reader_only, passages - both - rule_only - reader_only)
        rows.append((concept, label, *cells, *kappa(*cells)))
    columns = "concept lens both rule_only reader_only neither kappa kappa_low kappa_high"
    return pd.DataFrame(rows, columns=columns.split())


def lens_kappa(review: Review) -> tuple[float, float, float]:
    """Return kappa over all passages and lenses together, with its 95% interval."""
    cells = lens_agreement(review)[["both", "rule_only", "reader_only", "neither"]].sum()
    return tuple(kappa(*(int(cell) for cell in cells)))  # type: ignore[return-value]


def robustness(review: Review) -> pd.DataFrame:
    """Return variant, modality, share: each modality's share of the count under other counts."""
    table = tallies.by_modality(review).set_index("modality")
    variants = {
        EVERY_MENTION: table["mentions"],
        EQUAL_WEIGHT: table["rate"],
        "Passages, not mentions": table["passages"],
        "Without headings": table["running"],
        "Named treatments only": table["named"],
        **{
            f"Without {name}": table.loc[table["document"] != name, "mentions"]
            for name in review.axis
        },
    }
    labels = list(review.codebook.modalities.values())
    shares = {
        variant: (counts := _by_modality(counted, labels)) / (counts.sum() or 1)
        for variant, counted in variants.items()
    }
    tidy = pd.concat(shares, names=["variant", "modality"]).rename("share").reset_index()
    return review.in_order(tidy)


def _by_modality(counted: pd.Series[float], labels: list[str]) -> pd.Series[float]:
    total = counted.groupby(level="modality").sum().reindex(labels, fill_value=0)
    return total.astype(float)
