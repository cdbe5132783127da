"""Quantities, claims without a source, and statements that known facts contradict."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.findings.document_findings import IN_TEXT, Values
from reviewbook.analysis.findings.leading_rows import top
from reviewbook.analysis.findings.treatment_findings import gaps
from reviewbook.analysis.review import Review


def quantity_counts(review: Review) -> Values:
    """Return quantities, most, where, sourced: how many, where, and how many near a citation."""
    rows, place = review.quantities, ["document", "passage"]
    cited = review.citations[review.citations["form"].isin(IN_TEXT)][place].drop_duplicates()
    found = rows["document"].value_counts()
    where, most = top(found)
    return {
        "sourced": len(rows.merge(cited, on=place)) or "none",
        "quantities": int(found.sum()),
        "most": most,
        "where": where,
    }


def quantity_table(review: Review) -> pd.DataFrame:
    """Return document, as written, treatment, kind, low, high, unit; in order of the text."""
    rows = review.quantities.rename(columns={"surface": "as written", "label": "treatment"})
    rows["treatment"] = rows["treatment"].fillna("no single treatment")
    return rows[["document", "as written", "treatment", "kind", "low", "high", "unit"]]


def unsourced_claims(review: Review) -> Values:
    """Return claims, most, where, gaps: evidence invoked without a source, treatments unnamed."""
    claims = review.citations[review.citations["form"] == "unsourced"]["document"].value_counts()
    where, most = top(claims)
    return {
        "claims": int(claims.sum()),
        "most": most,
        "where": where,
        "gaps": gaps(review)["treatment"].tolist(),
    }


def unsourced_table(review: Review) -> pd.DataFrame:
    """Return document, passage, as written, zone for every claim without a source."""
    claims = review.citations[review.citations["form"] == "unsourced"]
    columns = {"surface": "as written"}
    return claims.rename(columns=columns)[
        ["document", "passage", "as written", "zone"]
    ].reset_index(drop=True)


def contradictions(review: Review) -> pd.DataFrame:
    """Return document, passage, says, known, source for every contradicted statement."""
    return review.statements[["document", "passage", "says", "known", "source"]]


def contradicted(review: Review) -> Values:
    """Return statements, documents: how many, and where."""
    where = review.statements["document"]
    return {"statements": len(where), "documents": where.unique().tolist()}
