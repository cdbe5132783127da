"""Which theoretical lenses are used, and with what."""

from __future__ import annotations

from reviewbook.analysis import counts
from reviewbook.analysis.findings.document_findings import Values
from reviewbook.analysis.findings.leading_rows import first_row, top
from reviewbook.analysis.review import Review
from reviewbook.coding.verdicts import DROPPED, LENSES
from reviewbook.project.page_addresses import concept_address


def leading_lens(review: Review) -> Values:
    """Return lens, passages, documents, widest, width, total: most used, and most widely used."""
    table = counts.lens_by_document(review)
    passages = table.groupby("lens", sort=False)["passages"].sum()
    width = table.groupby("lens", sort=False)["documents"].sum()
    first, most = top(passages)
    widest, widely = top(width)
    rows = table[(table["lens"] == first) & table["present"]]
    return {
        "lens": first,
        "passages": most,
        "documents": rows["document"].tolist(),
        "widest": widest,
        "width": widely,
        "total": len(review.names),
    }


def companions(review: Review) -> Values:
    """Return lens, modality, passages, alone, lenses: what stands together most."""
    table = counts.lens_with_modality(review)
    first = first_row(table, "passages")
    together = table.groupby("lens")["passages"].sum()
    return {
        "lens": first["lens"],
        "modality": first["modality"],
        "passages": int(first["passages"]),
        "alone": int((together == 0).sum()),
        "lenses": len(together),
    }


def lens_range(review: Review) -> Values:
    """Return document, most, narrow, least: who uses most and who uses fewest lenses."""
    used = counts.lens_by_document(review).groupby("document", sort=False)["present"].sum()
    document, most = top(used)
    return {
        "document": document,
        "most": int(most),
        "narrow": used.index[used == used.min()].tolist(),
        "least": int(used.min()) if len(used) else 0,
    }


def refused(review: Review) -> Values:
    """Return lens, refused: whose words most often mean something else, in how many passages."""
    rows = review.verdicts[review.verdicts["table"] == LENSES]
    labels = review.concepts.set_index("concept")["label"]
    lens, passages = top(rows.loc[rows["verdict"] == DROPPED, "concept"].value_counts())
    return {"lens": labels.get(lens, lens), "refused": int(passages)}


def lens_links(review: Review) -> dict[str, str]:
    """Return the page of each lens by its label."""
    rows = review.concepts[review.concepts["layer"] == "lens"]
    return {
        label: concept_address(name)
        for label, name in zip(rows["label"], rows["concept"], strict=True)
    }
