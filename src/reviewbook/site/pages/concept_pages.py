"""The pages of treatments, lenses, subjects and modalities: every mention of each."""

from __future__ import annotations

from typing import Any

from reviewbook.codebook.concepts import Concept
from reviewbook.display.wording import rounded
from reviewbook.project.page_addresses import concept_slug, modality_slug
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.found_row import FoundRow
from reviewbook.site.evidence.keyword_in_context import keyword
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block, Page
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html

_COLUMNS = "document passage zone start end surface rule context decided_by".split()


def concept_page(evidence: Evidence, concept: Concept) -> Page:
    """Make the page of a treatment, a lens or a subject."""
    codebook = evidence.review.codebook
    mentions = evidence.mentions(concept.id)
    slug = concept_slug(concept.id)
    modality = codebook.modalities.get(concept.parent, "")
    rows = [row for row in evidence.by_concept[concept.id] if row.listed]
    documents = [_document(evidence, concept.id, name) for name in evidence.names]
    html = render_template(
        "concept.html",
        concept=concept,
        evidence=evidence,
        modality=modality,
        colour=evidence.colour(concept.id),
        source=evidence.review.references.get(concept.source),
        named=[document for document in documents if document["count"]],
        silent=[document for document in documents if not document["count"]],
        total=len(mentions),
        elsewhere=evidence.total(concept.id) - len(mentions),
        part=evidence.is_part,
        counted=concept.layer != "subject",
        others={
            table: [row for row in rows if row.table == table]
            for table in ("definitions", "quantities", "statements")
        },
        unread=any(row.table == "quantities" and evidence.is_proposed(row) for row in rows),
        unlisted=any(not row.listed for row in evidence.by_concept[concept.id]),
        file=f"{slug}.csv",
    )
    return Page(
        slug=slug,
        title=concept.label,
        kind="concept",
        over=" · ".join(part for part in (concept.layer.capitalize(), modality) if part),
        blocks=(Block("", concept.label, parse_html(html), search=_search(concept, documents)),),
        lead=" ".join(concept.scope.split()) or f"{concept.label}: {_what(evidence, concept)}.",
        files={f"{slug}.csv": _csv(mentions)} if mentions else {},
    )


def _what(evidence: Evidence, concept: Concept) -> str:
    """Say in few words what the page of a concept shows."""
    if concept.layer == "subject":
        defined = any(row.table == "definitions" for row in evidence.by_concept[concept.id])
        return "how it is defined" if defined else "no definition of it was found"
    here, found = len(evidence.mentions(concept.id)), evidence.total(concept.id)
    if here < found:
        return f"{here:,} of {found:,} mentions, those in documents with a page"
    every = "every mention" if all(m.listed for m in evidence.mentions(concept.id)) else "mentions"
    proposed, all_ = evidence.proposed_of([concept.id])
    some_of = f"{proposed:,} of them " if proposed < all_ else ""
    more = f", {some_of}proposed by its words" if proposed else ""
    return f"{every}, {found:,} in all{more}" if found else "found in no document"


def _search(concept: Concept, documents: list[dict[str, Any]]) -> str:
    """Return what finds a concept: its words and notes, and the documents that name it."""
    parts = [
        *concept.terms,
        *concept.modifiers,
        *concept.also,
        concept.scope,
        concept.claim,
        concept.status,
        concept.standing,
        *(document["name"] for document in documents if document["count"]),
    ]
    return " ".join(part for part in parts if part)


def _document(evidence: Evidence, concept: str, name: str) -> dict[str, Any]:
    mentions = evidence.mentions(concept, name)
    text = evidence.texts.get(name)
    return {
        "name": name,
        "rate": evidence.rate(len(mentions), name),
        "count": len(mentions),
        "rows": [
            (row, _percent(evidence, row), keyword(text, row.start, row.end) if text else None)
            for row in mentions
            if row.listed
        ],
    }


def _percent(evidence: Evidence, row: FoundRow) -> str:
    """Write how far into the body a row stands, in percent of its words, as charts place it."""
    return rounded(evidence.place_in_body(row), ".0%")


def _csv(mentions: list[FoundRow]) -> str:
    columns = [*_COLUMNS, *["place"] * any(m.place for m in mentions)]
    rows = [
        [getattr(m.row, column, getattr(m, column, "")) for column in columns] for m in mentions
    ]
    return to_csv(columns, rows)


def modality_page(evidence: Evidence, modality: str) -> Page:
    """Make the page of a modality: its treatments, by document."""
    label = evidence.review.codebook.modalities[modality]
    treatments = evidence.treatments(modality)
    counts = {
        name: {t.id: len(evidence.mentions(t.id, name)) for t in treatments}
        for name in evidence.names
    }
    named = [t for t in treatments if any(counts[name][t.id] for name in counts)]
    slug = modality_slug(modality)
    rows = [[t.label, *(counts[name][t.id] for name in counts)] for t in named]
    html = render_template(
        "modality.html",
        colour=f"k{list(evidence.review.codebook.modalities).index(modality)}",
        label=label,
        scope=evidence.review.codebook.scopes.get(modality),
        named=named,
        silent=[t for t in treatments if t not in named and not evidence.total(t.id)],
        elsewhere=sum(evidence.total(t.id) - len(evidence.mentions(t.id)) for t in treatments),
        counts=counts,
        rates={name: evidence.rate(sum(counts[name].values()), name) for name in counts},
        file=f"{slug}.csv",
    )
    return Page(
        slug=slug,
        title=label,
        kind="concept",
        over="Modality",
        blocks=(Block("", label, parse_html(html)),),
        lead=f"The treatments of the modality {label}, by document.",
        files={f"{slug}.csv": to_csv(["treatment", *counts], rows)},
    )
