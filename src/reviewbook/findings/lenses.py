"""Which theoretical lenses are used, and with what."""

from __future__ import annotations

from reviewbook import counts
from reviewbook.addresses import concept_page
from reviewbook.findings.documents import Values
from reviewbook.review import Review
from reviewbook.verdicts import DROPPED, LENSES


def leading_lens(review: Review) -> Values:
    """Return lens, passages, documents, widest, width, total: most used, and most widely used."""
    table = counts.lens_by_document(review)
    passages = table.groupby("lens", sort=False)["passages"].sum()
    width = table.groupby("lens", sort=False)["documents"].sum()
    first = str(passages.idxmax())
    rows = table[(table["lens"] == first) & table["present"]]
    return {
        "lens": first,
        "passages": int(passages.max()),
        "documents": rows["document"].tolist(),
        "widest": width.idxmax(),
        "width": int(width.max()),
        "total": len(review.names),
    }


def companions(review: Review) -> Values:
    """Return lens, modality, passages, alone, lenses: what stands together most."""
    table = counts.lens_with_modality(review)
    top = table.loc[table["passages"].idxmax()]
    together = table.groupby("lens")["passages"].sum()
    return {
        "lens": top["lens"],
        "modality": top["modality"],
        "passages": int(top["passages"]),
        "alone": int((together == 0).sum()),
        "lenses": len(together),
    }


def lens_range(review: Review) -> Values:
    """Return document, most, narrow, least: who uses most and who uses fewest lenses."""
    used = counts.lens_by_document(review).groupby("document", sort=False)["present"].sum()
    return {
        "document": used.idxmax(),
        "most": int(used.max()),
        "narrow": used.index[used == used.min()].tolist(),
        "least": int(used.min()),
    }


def refused(review: Review, concept: str) -> Values:
    """Return lens, refused: in how many passages its words were read and mean something else."""
    rows = review.verdicts[review.verdicts["table"] == LENSES]
    labels = review.concepts.set_index("concept")["label"]
    mine = rows["concept"].eq(concept) & rows["verdict"].eq(DROPPED)
    return {"lens": labels[concept], "refused": int(mine.sum())}


def lens_links(review: Review) -> dict[str, str]:
    """Return the page of each lens by its label."""
    rows = review.concepts[review.concepts["layer"] == "lens"]
    return {
        label: concept_page(name)
        for label, name in zip(rows["label"], rows["concept"], strict=True)
    }
