"""How often each modality is named, and where."""

from __future__ import annotations

from reviewbook.analysis import counts, reliability
from reviewbook.analysis.findings.document_findings import Values
from reviewbook.analysis.findings.leading_rows import first_row, top
from reviewbook.analysis.review import Review

HALF, LAST_QUARTER = 0.5, 0.75


def leading_modality(review: Review) -> Values:
    """Return who leads by mentions, by documents of equal weight, and without the longest."""
    shares = reliability.robustness(review).pivot(
        index="variant", columns="modality", values="share"
    )
    longest = str(review.group_words.idxmax())
    every, fair, without = (
        shares.loc[variant]
        for variant in (reliability.EVERY_MENTION, reliability.EQUAL_WEIGHT, f"Without {longest}")
    )
    (first, share), (fairly, fair_share), (left, left_share) = map(top, (every, fair, without))
    return {
        "first": first,
        "share": share,
        "fair": fairly,
        "fair_share": fair_share,
        "longest": longest,
        "without": left,
        "without_share": left_share,
    }


def modality_reach(review: Review) -> Values:
    """Return everywhere, rare, documents: modalities that all name, and that one names."""
    table = counts.modality_by_document(review)
    reach = table.groupby("modality", sort=False)["documents"].sum()
    return {
        "everywhere": reach.index[reach == len(review.names)].tolist(),
        "rare": reach.index[reach == 1].tolist(),
        "documents": len(review.names),
    }


def modality_mentions(review: Review) -> Values:
    """Return first, mentions, most, where: the modality named most, and where most of it is."""
    table = counts.modality_by_document(review)
    total = table.groupby("modality", sort=False)["mentions"].sum()
    first, mentions = top(total)
    most = first_row(table[table["modality"] == first], "mentions")
    return {
        "first": first,
        "mentions": int(mentions),
        "most": int(most["mentions"]),
        "where": most["document"],
    }


def densest(review: Review) -> Values:
    """Return modality, document, rate: the pair with the highest rate per 1,000 words."""
    table = counts.modality_by_document(review)
    first = first_row(table, "per_1000")
    return {
        "modality": first["modality"],
        "document": first["document"],
        "rate": float(first["per_1000"]),
    }


def placement(review: Review) -> Values:
    """Return early, late: the share of mentions in the first half and in the last quarter."""
    position = counts.dispersion(review)["position"]
    return {
        "early": float((position < HALF).mean()),
        "late": float((position >= LAST_QUARTER).mean()),
    }
