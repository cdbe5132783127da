"""What was read, repaired, and left out of the counts."""

from __future__ import annotations

from reviewbook.analysis import counts
from reviewbook.analysis.review import Review

Values = dict[str, object]
IN_TEXT = ["narrative", "parenthetical"]


def size(review: Review) -> Values:
    """Return documents, words, treatments, kinds, definitions, cited, claims."""
    forms = review.citations["form"]
    named = counts.treatment_by_document(review).groupby("concept")[["mentions"]].sum()
    return {
        "documents": len(review.names),
        "words": int(review.body_words.sum()),
        "treatments": int(named["mentions"].sum()),
        "kinds": len(named),
        "definitions": len(review.definitions),
        "cited": int(forms.isin(IN_TEXT).sum()),
        "claims": int((forms == "unsourced").sum()),
    }


def provenance(review: Review) -> Values:
    """Return bylines, dated, documents: how many name an author, how many a date."""
    documents = review.documents
    return {
        "bylines": int((documents["authors"] != "").sum()) or "none",
        "dated": int((documents["published"] != "").sum()) or "none",
        "documents": len(documents),
    }


def sellers(review: Review) -> Values:
    """Return sellers, documents, favouring: who sells what is named, and whose text favours it."""
    table = counts.offer_and_favour(review)
    selling = table[table["offered"] & (table["mentions"] > 0)]
    return {
        "sellers": selling["document"].nunique(),
        "documents": len(review.names),
        "favouring": selling.loc[selling["favoured"], "document"].nunique() or "none",
    }


def repairs(review: Review) -> Values:
    """Return repairs, where: how many sequences were mended, and in which documents."""
    mended = review.documents[review.documents["repairs"] > 0]
    return {"repairs": int(mended["repairs"].sum()), "where": mended["document"].tolist()}


def left_out(review: Review) -> Values:
    """Return words, total, share: what was left out of every count."""
    table = counts.words_by_zone(review)
    words, total = int(table.loc[~table["counted"], "words"].sum()), int(table["words"].sum())
    return {"words": words, "total": total, "share": words / total if total else 0.0}
