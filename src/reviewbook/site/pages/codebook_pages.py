"""The page of the codebook: every concept, when it is coded and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reviewbook.codebook.concepts import Concept
from reviewbook.project.page_addresses import (
    modality_address,
    safe_name,
)
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block, Page
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html


def codebook_page(evidence: Evidence) -> Page:
    """Make the page of the codebook: every concept, when it is coded and in which words."""
    codebook = evidence.review.codebook
    sections = [
        (safe_name(name), label, evidence.treatments(name), modality_address(name), "Treatment")
        for name, label in codebook.modalities.items()
    ]
    sections.append(("lenses", "Lenses", codebook.layer("lens"), "", "Lens"))
    sections.append(("subjects", "Subjects", codebook.layer("subject"), "", "Subject"))
    files = {"codebook.csv": _codebook_file(codebook.concepts.values())}
    blocks = []
    for name, label, concepts, page, head in sections:
        if not concepts:
            continue
        file = f"codebook-{name}.csv"
        files[file] = _codebook_file(concepts)
        blocks.append(_section(evidence, f"section-{name}", label, concepts, page, head, file))
    intro = render_template(
        "codebook_intro.html", heads=codebook.heads, lenses=codebook.layer("lens")
    )
    return Page(
        "codebook", "Codebook", "reference", (Block("", "Codebook", parse_html(intro)), *blocks),
        "What was looked for, in which words, and when it is coded.", "Reference",
        files=files,
    )  # fmt: skip


def _section(
    evidence: Evidence,
    name: str,
    label: str,
    concepts: Sequence[Concept],
    page: str,
    head: str,
    file: str,
) -> Block:
    """Show concepts of one kind; of a subject all rows are counted, for it has no mentions."""
    numbers = {
        c.id: len(evidence.by_concept[c.id]) if head == "Subject" else evidence.total(c.id)
        for c in concepts
    }
    html = render_template(
        "codebook.html",
        id=name,
        label=label,
        concepts=concepts,
        page=page,
        head=head,
        plural="lenses" if head == "Lens" else "",
        numbers=numbers,
        total=sum(numbers.values()),
        proposed=evidence.proposed_of(numbers)[0] if head == "Lens" else 0,
        file=file,
    )
    return Block(name, label, parse_html(html), 2)


def _codebook_file(concepts: Iterable[Concept]) -> str:
    rows = [
        [c.id, c.label, c.layer, c.parent, ", ".join(c.terms), c.scope, c.not_when, c.source]
        for c in concepts
    ]
    return to_csv("concept label layer parent terms scope not_when source".split(), rows)
