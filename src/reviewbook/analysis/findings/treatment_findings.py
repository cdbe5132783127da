"""Which treatments are named, and which are not."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis import counts, tallies
from reviewbook.analysis.findings.document_findings import Values
from reviewbook.analysis.findings.leading_rows import top
from reviewbook.analysis.review import Review
from reviewbook.project.page_addresses import concept_address


def treatments_named(review: Review) -> Values:
    """Return named, listed, everywhere, once, documents: how widely treatments are named."""
    table = counts.treatment_by_document(review, named_only=False)
    reach = table.groupby("concept")["documents"].sum()
    return {
        "named": int((reach > 0).sum()),
        "listed": len(reach),
        "everywhere": int((reach == len(review.names)).sum()) or "none",
        "once": int((reach == 1).sum()),
        "documents": len(review.names),
    }


def treatment_table(review: Review) -> pd.DataFrame:
    """Return modality, treatment, a column a document, and all: mentions, most named first."""
    table = counts.treatment_by_document(review)
    wide = table.pivot_table(
        index=["modality", "treatment"], columns="document", values="mentions", sort=False
    )
    wide = wide.reindex(columns=review.axis).astype(int).assign(all=wide.sum(axis=1).astype(int))
    order = list(review.codebook.modalities.values())
    rows = wide.rename_axis(columns=None).reset_index()
    rank = rows["modality"].map(order.index)
    rows = rows.assign(rank=rank).sort_values(
        ["rank", "all"], ascending=[True, False], kind="stable"
    )
    return rows.drop(columns="rank")[["treatment", "modality", *review.axis, "all"]].reset_index(
        drop=True
    )


def treatment_links(review: Review) -> dict[str, str]:
    """Return the page of each treatment by its label."""
    rows = review.concepts[review.concepts["layer"] == "treatment"]
    return {
        label: concept_address(name)
        for label, name in zip(rows["label"], rows["concept"], strict=True)
    }


def gaps(review: Review) -> pd.DataFrame:
    """Return treatment, modality, status: what is in the codebook and named by no document."""
    rows = review.concepts[review.concepts["layer"] == "treatment"]
    rows = rows[~rows["concept"].isin(tallies.by_concept(review)["concept"])]
    rows = rows[["label", "modality", "status"]].rename(columns={"label": "treatment"})
    return rows.reset_index(drop=True)


def vagueness(review: Review) -> Values:
    """Return vague, vaguest, most: the share of mentions that name only a class or kind."""
    table = counts.specificity(review)
    vague = table[table["kind"] == counts.VAGUE].set_index("document")
    total = table.groupby("document", sort=False)["mentions"].sum()
    share = (vague["mentions"] / total).fillna(0.0)
    vaguest, most = top(share)
    return {
        "vague": vague["mentions"].sum() / max(total.sum(), 1),
        "vaguest": vaguest,
        "most": float(most),
    }
