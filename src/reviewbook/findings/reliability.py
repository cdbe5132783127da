"""How far the rules can be trusted, and the findings with them."""

from __future__ import annotations

import pandas as pd

from reviewbook import reliability
from reviewbook.findings.documents import Values
from reviewbook.review import Review
from reviewbook.verdicts import ADDED, KEPT


def weakest_rule(review: Review) -> Values:
    """Return weakest, precision, missing, recall: where the rules err most."""
    quality = reliability.rule_quality(review)
    weakest, missing = (quality.loc[quality[m].idxmin()] for m in ("precision", "recall"))
    return {
        "weakest": str(weakest["label"]).lower(),
        "precision": weakest["precision"],
        "missing": str(missing["label"]).lower(),
        "recall": missing["recall"],
    }


def lens_reliability(review: Review) -> Values:
    """Return kappa, low, high over all lenses, and the lens with the least."""
    kappa, low, high = reliability.lens_kappa(review)
    lenses = reliability.lens_agreement(review).dropna(subset="kappa")
    least = lenses.loc[lenses["kappa"].idxmin()]
    return {
        "kappa": kappa,
        "low": low,
        "high": high,
        "lens": least["lens"],
        "least": least["kappa"],
    }


def corrections(review: Review) -> pd.DataFrame:
    """Return document, table, concept, decision, why: what the reader dropped, added, moved.

    An indicator word that the reader added stands here once, as the lens of its passage.
    """
    rows = review.verdicts[review.verdicts["verdict"] != KEPT]
    concepts = review.concepts.set_index("concept")
    of_lens = rows["concept"].map(concepts["layer"]).eq("lens") & rows["table"].eq("mentions")
    rows = rows[~(of_lens & rows["verdict"].eq(ADDED)) & ~rows["table"].eq("statements")]
    rows = rows.rename(columns={"verdict": "decision"})
    rows = rows.assign(concept=rows["concept"].map(concepts["label"]))
    return rows[["document", "table", "concept", "decision", "why"]].reset_index(drop=True)


def survival(review: Review) -> Values:
    """Return variants, first, wins, second, second_wins: who leads in how many ways of counting."""
    shares = reliability.robustness(review)
    leaders = shares.loc[shares.groupby("variant")["share"].idxmax(), "modality"].value_counts()
    return {
        "variants": shares["variant"].nunique(),
        "first": leaders.index[0],
        "wins": int(leaders.iloc[0]),
        "second": str(leaders.index[1]).lower() if len(leaders) > 1 else "no other",
        "second_wins": int(leaders.iloc[1]) if len(leaders) > 1 else 0,
    }
