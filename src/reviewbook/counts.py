"""Counts of a review: tidy tables, one question each, zeros included."""

from __future__ import annotations

import pandas as pd

from reviewbook.review import Review

VAGUE_LABEL = r"\((?:unspecified|class)\)$"
VAGUE, NAMED = "a class or kind", "a particular treatment"


def _grid(review: Review, **axes: list[str]) -> pd.DataFrame:
    names = ["document", *axes]
    return pd.MultiIndex.from_product([review.names, *axes.values()], names=names).to_frame(
        index=False
    )


def modality_by_document(review: Review) -> pd.DataFrame:
    """Return document, modality, mentions, per_1000, present; every pair has a row."""
    grid = _grid(review, modality=list(review.codebook.modalities.values()))
    found = review.treatments.groupby(["document", "modality"]).size()
    return _measured(review, grid, found.rename("mentions"), "mentions")


def treatment_by_document(review: Review, named_only: bool = True) -> pd.DataFrame:
    """Return document, modality, treatment (label), concept, mentions; every pair has a row.

    Parameters
    ----------
    named_only
        Leave out treatments that no document names.
    """
    treatments = review.concepts[review.concepts["layer"] == "treatment"]
    found = review.treatments.groupby(["document", "concept"]).size().rename("mentions")
    grid = _grid(review, concept=treatments["concept"].tolist())
    grid = grid.merge(treatments[["concept", "label", "modality"]], on="concept")
    counts = _measured(review, grid.rename(columns={"label": "treatment"}), found, "mentions")
    total = counts.groupby("concept")["mentions"].transform("sum")
    return counts[total > 0].reset_index(drop=True) if named_only else counts


def lens_by_document(review: Review) -> pd.DataFrame:
    """Return document, lens (label), concept, passages, per_1000, present; every pair has a row."""
    lenses = review.concepts[review.concepts["layer"] == "lens"]
    found = review.lenses.groupby(["document", "concept"])["passage"].nunique().rename("passages")
    grid = _grid(review, concept=lenses["concept"].tolist())
    grid = grid.merge(lenses[["concept", "label"]].rename(columns={"label": "lens"}), on="concept")
    return _measured(review, grid, found, "passages")


def _measured(
    review: Review, grid: pd.DataFrame, found: pd.Series[int], measure: str
) -> pd.DataFrame:
    keys = list(found.index.names)
    counts = grid.merge(found.reset_index(), on=keys, how="left")
    counts[measure] = counts[measure].fillna(0).astype(int)
    counts["per_1000"] = review.per_1000(counts[measure], counts["document"])
    return review.in_order(counts.assign(present=counts[measure] > 0))


def lens_with_modality(review: Review) -> pd.DataFrame:
    """Return lens, modality, passages: in how many passages the two stand together."""
    place = ["document", "passage"]
    lenses = review.lenses[[*place, "label"]].drop_duplicates().rename(columns={"label": "lens"})
    modalities = review.treatments[[*place, "modality"]].drop_duplicates()
    found = lenses.merge(modalities, on=place).groupby(["lens", "modality"]).size()
    labels = review.concepts.loc[review.concepts["layer"] == "lens", "label"]
    axes = [labels.tolist(), list(review.codebook.modalities.values())]
    grid = pd.MultiIndex.from_product(axes, names=["lens", "modality"])
    return review.in_order(found.reindex(grid, fill_value=0).rename("passages").reset_index())


def dispersion(review: Review, layer: str = "treatment") -> pd.DataFrame:
    """Return one row a mention with `position`, its place in the body from 0 to 1.

    The column `modality` groups the rows: for lenses it is the lens.

    The place is counted in words of the body before the mention's passage, and in characters
    within it, so that what is left out of the counts leaves no gap.
    """
    body = review.passages[review.passages["in_body"]].copy()
    body["before"] = body.groupby("document")["words"].cumsum() - body["words"]
    points = review.mentions[review.mentions["layer"] == layer].merge(
        body[["document", "passage", "before", "words", "start", "end"]],
        on=["document", "passage"],
        suffixes=("", "_passage"),
    )
    length = points["end_passage"] - points["start_passage"]
    inside = (points["start"] - points["start_passage"]) / length
    total = points["document"].map(review.body_words)
    position = (points["before"] + inside * points["words"]) / total
    columns = ["document", "modality", "label", "concept", "surface", "passage", "start"]
    points = points[columns].assign(position=position.round(4))
    if layer == "lens":
        return review.in_order(points.assign(lens=points["label"])).assign(
            modality=lambda rows: rows["lens"]
        )
    return review.in_order(points)


def citations_by_work(review: Review) -> pd.DataFrame:
    """Return work, support, citations: in-text citations by what they may refer to."""
    cited = review.citations
    cited = cited[cited["form"].isin(["narrative", "parenthetical"])]
    works = cited["keys"].map(lambda keys: _works(review, keys.split()))
    return (
        cited.assign(work=works)
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
    counts = pd.DataFrame({"document": review.names})
    counts["claims"] = (
        counts["document"].map(claims["document"].value_counts()).fillna(0).astype(int)
    )
    inside = claims.loc[claims["in_body"], "document"].value_counts()
    counts["in_body"] = counts["document"].map(inside).fillna(0).astype(int)
    return counts.assign(per_1000=review.per_1000(counts["in_body"], counts["document"]))


def offer_and_favour(review: Review) -> pd.DataFrame:
    """Return document, modality, mentions, share, offered: what is sold beside what is named."""
    counts = modality_by_document(review)
    total = counts.groupby("document")["mentions"].transform("sum")
    identifiers = {label: name for name, label in review.codebook.modalities.items()}
    offers = review.documents.set_index("document")["offers"].str.split()
    sold = [
        identifiers[modality] in offers[document]
        for document, modality in zip(counts["document"], counts["modality"], strict=True)
    ]
    share = (counts["mentions"] / total).fillna(0.0)
    return counts[["document", "modality", "mentions"]].assign(share=share, offered=sold)


def specificity(review: Review) -> pd.DataFrame:
    """Return document, kind, mentions: how many name a treatment, how many only a class or kind.

    A class or kind is a concept whose label ends in "(unspecified)" or "(class)".
    """
    treatments = review.treatments
    kind = treatments["label"].str.contains(VAGUE_LABEL).map({True: VAGUE, False: NAMED})
    found = treatments.assign(kind=kind).groupby(["document", "kind"]).size()
    grid = pd.MultiIndex.from_product([review.names, [NAMED, VAGUE]], names=["document", "kind"])
    return found.reindex(grid, fill_value=0).rename("mentions").reset_index()


def words_by_zone(review: Review) -> pd.DataFrame:
    """Return document, zone, passages, words: what was counted, and what was left out."""
    grouped = review.passages.groupby(["document", "zone"], sort=False)["words"]
    table = grouped.agg(passages="size", words="sum").reset_index()
    table["counted"] = table["zone"].map(dict(review.passages[["zone", "in_body"]].to_numpy()))
    return table


def ranges(review: Review) -> pd.DataFrame:
    """Return label, low, high, unit, kind: frequencies and times that a document gives."""
    found = review.quantities
    found = found[found["kind"].isin(["frequency", "duration", "titration", "window"])]
    found = found.dropna(subset=["low", "high"], how="all")
    label = found["label"].fillna("whole phase")
    return found.assign(label=label)[
        ["document", "label", "kind", "low", "high", "unit", "surface", "passage", "start"]
    ].reset_index(drop=True)
