"""Whether findings survive other ways of counting."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.review import Review

EVERY_MENTION = "Every mention"
RATES = "Rates per 1,000 words, summed"


def robustness(review: Review) -> pd.DataFrame:
    """Return variant, modality, share: each modality's share of the count under other counts.

    One way for each document leaves it out; of many documents, for each with the most mentions.
    """
    mentions = review.treatments
    running = ~mentions["zone"].isin(["title", "heading"])
    variants = {
        EVERY_MENTION: _counted(mentions),
        RATES: _rates(review, mentions),
        "Passages, not mentions": _counted(
            mentions.drop_duplicates(["document", "passage", "modality"])
        ),
        "Without headings": _counted(mentions[running]),
        "Named treatments only": _counted(mentions[~mentions["vague"]]),
    }
    for name in _each(review) if len(review.axis) > 1 else []:
        variants[f"Without {name}"] = _counted(mentions[mentions["group"] != name])
    # Rounded, so that what is level is not parted by the order in which it was summed.
    shares = {way: (counts / (counts.sum() or 1)).round(12) for way, counts in variants.items()}
    return review.in_order(
        pd.concat(shares, names=["variant", "modality"]).rename("share").reset_index()
    )


def _each(review: Review) -> list[str]:
    """Return the groups that are one, without what holds the rest of many."""
    values = set(review.table("documents")[review.by])
    return [group for group in review.axis if group in values or group == f"no {review.by}"]


def _counted(mentions: pd.DataFrame) -> pd.Series[float]:
    return mentions.groupby("modality", observed=False).size().astype(float)


def _rates(review: Review, mentions: pd.DataFrame) -> pd.Series[float]:
    """Return the sum over the documents of the mentions in each word of their bodies."""
    counts = mentions.groupby(["document", "modality"], observed=True).size().reset_index(name="n")
    words = counts["document"].astype(object).map(review.body_words).astype(float)
    rates = counts.assign(n=counts["n"] / words)
    total: pd.Series[float] = rates.groupby("modality", observed=False)["n"].sum()
    return total
