"""All pages of a review, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from nbformat import NotebookNode

from reviewbook.analysis.review import Review
from reviewbook.codebook.concepts import Concept
from reviewbook.display.altair_theme import MAIN
from reviewbook.display.charts.style import palette
from reviewbook.project.page_addresses import modality_address
from reviewbook.site.chapters.chapter import to_page
from reviewbook.site.evidence.codes_in_text import code_style
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block, Page
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html
from reviewbook.site.pages.comparison_page import comparison_pages
from reviewbook.site.pages.concept_pages import concept_page, modality_page
from reviewbook.site.pages.document_pages import document_page
from reviewbook.site.pages.reference_pages import codebook_page, data_page, references_page


def assemble_pages(
    review: Review, notebooks: Mapping[str, NotebookNode], *, pdf: bool = False
) -> list[Page]:
    """Make every page: the index first, then chapters, documents, concepts, reference."""
    evidence = Evidence(review)
    leads = Leads(review, evidence.told_apart)
    chapters = [to_page(name, notebook, leads) for name, notebook in notebooks.items()]
    documents = [document_page(evidence, name) for name in evidence.names]
    concepts = list(_concepts(evidence))
    reference = [codebook_page(evidence), references_page(evidence), data_page(evidence)]
    index = _index(evidence, chapters, documents, pdf=pdf)
    return [index, *chapters, *documents, *comparison_pages(evidence), *reference, *concepts]


def _concepts(evidence: Evidence) -> Iterator[Page]:
    """Yield each modality with its treatments, then lenses and subjects."""
    codebook = evidence.review.codebook
    for modality in codebook.modalities:
        yield modality_page(evidence, modality)
        for concept in evidence.treatments(modality):
            yield concept_page(evidence, concept)
    for layer in ("lens", "subject"):
        for concept in codebook.layer(layer):
            yield concept_page(evidence, concept)


def _index(evidence: Evidence, chapters: list[Page], documents: list[Page], *, pdf: bool) -> Page:
    review = evidence.review
    title = chapters[0].title
    rows = dict(zip(evidence.names, evidence.ledger["documents"], strict=True))
    groups = [
        (label, f"k{place}", modality_address(name), _counted(evidence, name))
        for place, (name, label) in enumerate(review.codebook.modalities.items())
    ]
    lenses = [(c, evidence.total(c.id)) for c in review.codebook.layer("lens")]
    groups.append(("Lenses", "kl", "codebook.html#section-lenses", lenses))
    shown = render_template(
        "index_documents.html",
        more=len(review.names) - len(evidence.names),
        documents=[
            (page, rows[name], int(review.body_words[name]))
            for page, name in zip(documents, evidence.names, strict=True)
        ],
    )
    looked_for = render_template("index_concepts.html", groups=groups)
    formats = render_template("index_formats.html", pdf=pdf)
    blocks = (
        Block("", title, parse_html(_opening(chapters))),
        Block("documents", "Documents", parse_html(shown), 2),
        Block("looked-for", "What was looked for", parse_html(looked_for), 2),
        Block("take-away", "Take it with you", parse_html(formats), 2),
    )
    return Page("index", title, "index", blocks, lead=chapters[0].lead)


def _opening(chapters: list[Page]) -> str:
    """Open the index with the first chapter's headings of the third level: what was found."""
    over, findings = "", []
    for block in chapters[0].headings:
        if block.level == 3:  # noqa: PLR2004
            findings.append(block)
        elif not findings:
            over = block.title
    return render_template(
        "index.html", chapters=chapters, over=over, findings=findings, lead=chapters[0].lead
    )


def _counted(evidence: Evidence, modality: str) -> list[tuple[Concept, int]]:
    pairs = [(t, evidence.total(t.id)) for t in evidence.treatments(modality)]
    return sorted(pairs, key=lambda pair: -pair[1])


def without_formats(page: Page) -> Page:
    """Return the index without its links to other forms, for the file that is one of them."""
    return replace(page, blocks=tuple(b for b in page.blocks if b.id != "take-away"))


def colours(review: Review) -> str:
    """Return the style that gives modalities and lenses their colours, as in the charts."""
    shades = palette(review.codebook.modalities).values()
    numbered = [(f"k{place}", shade) for place, shade in enumerate(shades)]
    styles = [f".{name}{{--k:{shade}}}\n" for name, shade in [*numbered, ("kl", MAIN)]]
    return "".join(styles) + code_style(review.codebook)
