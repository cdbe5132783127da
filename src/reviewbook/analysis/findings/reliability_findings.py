"""How far the rules can be trusted, and the findings with them."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis import reliability
from reviewbook.analysis.findings.document_findings import Values
from reviewbook.analysis.findings.leading_rows import NONE
from reviewbook.analysis.review import Review
from reviewbook.coding.verdicts import ADDED, KEPT
from reviewbook.display.charts.tidy import leaders


def weakest_rule(review: Review) -> Values:
    """Return weakest, precision, missing, recall: where the rules err most."""
    quality = reliability.rule_quality(review).set_index("label")
    (weakest, precision), (missing, recall) = (
        _least(quality[measure]) for measure in ("precision", "recall")
    )
    return {"weakest": weakest, "precision": precision, "missing": missing, "recall": recall}


def lens_reliability(review: Review) -> Values:
    """Return kappa, low, high over all lenses, and the lens with the least."""
    kappa, low, high = reliability.lens_kappa(review)
    lens, least = _least(reliability.lens_agreement(review).set_index("lens")["kappa"])
    return {"kappa": kappa, "low": low, "high": high, "lens": lens, "least": least}


def _least(values: pd.Series) -> tuple[object, float]:
    """Return the label of the least value and the value: "none" and NaN where nothing is known."""
    known = values.dropna().astype(float)
    return (known.idxmin(), known.min()) if len(known) else (NONE, float("nan"))


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
    """Return variants, first, wins, second, second_wins, ties: who leads in how many ways."""
    shares = reliability.robustness(review).pivot(
        index="modality", columns="variant", values="share"
    )
    leading = pd.Series([rows for rows in leaders(shares).values() if rows])
    alone = leading[leading.str.len() == 1].str[0].value_counts()
    names, wins = [*alone.index, "no other", "no other"], [*alone.tolist(), 0, 0]
    return {
        "variants": shares.shape[1],
        "first": names[0],
        "wins": wins[0],
        "second": names[1],
        "second_wins": wins[1],
        "ties": int((leading.str.len() > 1).sum()) or "none",
    }
