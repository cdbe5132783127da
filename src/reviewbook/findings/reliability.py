"""How far the rules can be trusted, and the findings with them."""

from __future__ import annotations

import pandas as pd

from reviewbook import reliability
from reviewbook.findings.documents import Values
from reviewbook.review import Review


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
    """Return document, table, concept, decision, why: what the reader dropped, added, moved."""
    rows = review.decisions
    dropped = rows["field"].eq("row") & rows["new"].isin(["drop", "add"])
    lens = rows["field"].eq("lens") & (rows["new"].eq("no") | rows["old"].eq(""))
    moved = rows["field"].eq("concept")
    words = {"drop": "dropped", "add": "added", "no": "dropped", "yes": "added"}
    labels = dict(zip(review.concepts["concept"], review.concepts["label"], strict=True))
    table = rows[(dropped | lens | moved) & ~rows["table"].eq("statements")]
    table = table.assign(
        table=table["table"].where(table["field"] != "lens", "lenses"),
        concept=table["concept"].where(table["field"] != "concept", table["old"]).map(labels),
        decision=table["new"].map(words).fillna("given to another concept"),
    )
    return table[["document", "table", "concept", "decision", "why"]].reset_index(drop=True)


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
