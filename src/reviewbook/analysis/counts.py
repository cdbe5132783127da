"""Counts of a review: tidy tables, one question each, zeros included.

What is called `document` here is a group of documents where there are more than thirty, or where
the review is by publisher or genre: see `Review.groups`. `documents` is then how many of a group
name what is counted.
"""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis import tallies
from reviewbook.analysis.review import Review
from reviewbook.ledger.tables import BODY

VAGUE, NAMED = "a class or kind", "a particular treatment"


def _grid(review: Review, **axes: list[str]) -> pd.DataFrame:
    names = ["document", *axes]
    return pd.MultiIndex.from_product([review.axis, *axes.values()], names=names).to_frame(
        index=False
    )


def modality_by_document(review: Review) -> pd.DataFrame:
    """Return document, modality, mentions, per_1000, present, documents; every pair has a row."""
    grid = _grid(review, modality=list(review.codebook.modalities.values()))
    return _measured(review, grid, tallies.by_modality(review), "mentions")


def treatment_by_document(review: Review, named_only: bool = True) -> pd.DataFrame:
    """Return document, modality, treatment (label), concept, mentions; every pair has a row.

    Parameters
    ----------
    named_only
        Leave out treatments that no document names.
    """
    treatments = review.concepts[review.concepts["layer"] == "treatment"]
    found = tallies.by_concept(review)
    grid = _grid(review, concept=treatments["concept"].tolist())
    grid = grid.merge(treatments[["concept", "label", "modality"]], on="concept")
    counts = _measured(review, grid.rename(columns={"label": "treatment"}), found, "mentions")
    total = counts.groupby("concept")["mentions"].transform("sum")
    return counts[total > 0].reset_index(drop=True) if named_only else counts


def lens_by_document(review: Review) -> pd.DataFrame:
    """Return document, lens (label), concept, passages, per_1000, present; every pair has a row."""
    lenses = review.concepts[review.concepts["layer"] == "lens"]
    found = tallies.by_concept(review)
    grid = _grid(review, concept=lenses["concept"].tolist())
    grid = grid.merge(lenses[["concept", "label"]].rename(columns={"label": "lens"}), on="concept")
    return _measured(review, grid, found, "passages")


def _measured(
    review: Review, grid: pd.DataFrame, found: pd.DataFrame, measure: str
) -> pd.DataFrame:
    keys = ["document", "concept" if "concept" in grid else "modality"]
    counts = grid.merge(found[[*keys, measure, "documents"]], on=keys, how="left")
    whole = counts[[measure, "documents"]].fillna(0).astype(int)
    per_1000 = review.per_1000(whole[measure], counts["document"])
    counts = counts.assign(**{measure: whole[measure]}, per_1000=per_1000)
    return review.in_order(counts.assign(present=whole[measure] > 0, documents=whole["documents"]))


def lens_with_modality(review: Review) -> pd.DataFrame:
    """Return lens, modality, passages: in how many passages the two stand together."""
    found = tallies.together(review)
    labels = review.concepts.loc[review.concepts["layer"] == "lens", "label"]
    axes = [labels.tolist(), list(review.codebook.modalities.values())]
    grid = pd.MultiIndex.from_product(axes, names=["lens", "modality"])
    return review.in_order(found.reindex(grid, fill_value=0).rename("passages").reset_index())


def dispersion(review: Review, layer: str = "treatment") -> pd.DataFrame:
    """Return one row per mention with `position`, its place in the body from 0 to 1.

    The column `modality` groups the rows: for lenses it is the lens.

    The place is counted in words of the body before the mention's passage, and in characters
    within it, so that what is left out of the counts leaves no gap. Of many documents only those
    with the most mentions are here: see `Review.singled`.
    """
    body = review.part("passages", review.singled)
    body = body[body["zone"].isin(BODY)]
    body["before"] = body.groupby("document")["words"].cumsum() - body["words"]
    concepts = review.concepts[["concept", "label", "layer", "modality"]]
    mentions = review.part("mentions", review.singled).merge(concepts, on="concept", how="left")
    points = mentions[mentions["layer"] == layer].merge(
        body[["document", "passage", "before", "words", "start", "end"]],
        on=["document", "passage"],
        suffixes=("", "_passage"),
    )
    length = points["end_passage"] - points["start_passage"]
    inside = (points["start"] - points["start_passage"]) / length
    total = points["document"].map(review.body_words).astype(float)
    position = (points["before"] + inside * points["words"]) / total
    columns = ["document", "modality", "label", "concept", "surface", "passage", "start"]
    points = points[columns].assign(position=position.round(4))
    if layer == "lens":
        return review.in_order(points.assign(lens=points["label"], modality=None)).assign(
            modality=lambda rows: rows["lens"]
        )
    return review.in_order(points)


def lengths(review: Review) -> pd.Series[int]:
    """Return the words of the bodies of the documents that `dispersion` shows, in order."""
    return review.body_words[review.singled]


def citations_by_work(review: Review) -> pd.DataFrame:
    """Return work, support, citations: in-text citations by what they may refer to."""
    cited = review.citations
    cited = cited[cited["form"].isin(["narrative", "parenthetical"])]
    works = cited["keys"].map(lambda keys: _works(review, keys.split()))
    return (
        cited.assign(work=works, support=cited["support"].replace("", "not judged"))
        .groupby(["work", "support"], sort=False)
        .size()
        .rename("citations")
        .reset_index()
    )


def _works(review: Review, keys: list[str]) -> str:
    """Name the works that a citation may refer to: one, or one of several."""
    names = dict.fromkeys(review.label(key) for key in keys)
    several = f" (one of {len(keys)})" if len(keys) > 1 else ""
    return (" or ".join(names) or "not in the list") + several


def unsourced(review: Review) -> pd.DataFrame:
    """Return document, claims, in_body, per_1000: claims to evidence without a source."""
    claims = review.citations
    claims = claims[claims["form"] == "unsourced"]
    claims = claims.assign(document=review.group_of(claims["document"]))
    counts = pd.DataFrame({"document": review.axis})
    counts["claims"] = (
        counts["document"].map(claims["document"].value_counts()).fillna(0).astype(int)
    )
    inside = claims.loc[claims["in_body"], "document"].value_counts()
    counts["in_body"] = counts["document"].map(inside).fillna(0).astype(int)
    return counts.assign(per_1000=review.per_1000(counts["in_body"], counts["document"]))


def offer_and_favour(review: Review) -> pd.DataFrame:
    """Return document, modality, mentions, share, offered, favoured.

    What is sold, beside what the text names and what, as a reader judges, it favours.
    """
    counts = modality_by_document(review)
    total = counts.groupby("document")["mentions"].transform("sum")
    share = (counts["mentions"] / total).fillna(0.0)
    return counts[["document", "modality", "mentions"]].assign(
        share=share,
        offered=_marked(review, counts, "offers"),
        favoured=_marked(review, counts, "favours"),
    )


def _marked(review: Review, counts: pd.DataFrame, column: str) -> list[bool]:
    """Tell for each row whether the documents name its modality, or a treatment of it, there."""
    concepts = review.codebook.concepts
    documents = review.table("documents")
    pairs = {
        (group, concepts[word].parent if word in concepts else word)
        for group, words in zip(
            review.group_of(documents["document"]), documents[column], strict=True
        )
        for word in words.split()
    }
    identifiers = {label: name for name, label in review.codebook.modalities.items()}
    rows = zip(counts["document"], counts["modality"], strict=True)
    return [(document, identifiers[modality]) in pairs for document, modality in rows]


def specificity(review: Review) -> pd.DataFrame:
    """Return document, kind, mentions: how many name a treatment, how many only a class or kind.

    A class or kind is a concept that the codebook calls vague.
    """
    treatments = review.concepts[review.concepts["layer"] == "treatment"]
    found = tallies.by_concept(review).merge(treatments[["concept", "vague"]], on="concept")
    kind = found["vague"].map({True: VAGUE, False: NAMED})
    total = found.assign(kind=kind).groupby(["document", "kind"])["mentions"].sum()
    grid = pd.MultiIndex.from_product([review.axis, [NAMED, VAGUE]], names=["document", "kind"])
    return total.reindex(grid, fill_value=0).rename("mentions").reset_index()


def words_by_zone(review: Review) -> pd.DataFrame:
    """Return document, zone, passages, words: what was counted, and what was left out."""
    table = tallies.by_zone(review)
    return table.assign(counted=table["zone"].isin(BODY))


def ranges(review: Review) -> pd.DataFrame:
    """Return label, low, high, unit, kind: frequencies and times that a document gives.

    Of many documents only those with the most mentions are here: see `Review.singled`.
    """
    labels = review.concepts[["concept", "label"]]
    found = review.part("quantities", review.singled).merge(labels, on="concept", how="left")
    found = found[found["kind"].isin(["frequency", "duration", "titration", "window"])]
    found = found.dropna(subset=["low", "high"], how="all")
    label = found["label"].fillna("whole phase")
    return found.assign(label=label)[
        ["document", "label", "kind", "low", "high", "unit", "surface", "passage", "start"]
    ].reset_index(drop=True)
