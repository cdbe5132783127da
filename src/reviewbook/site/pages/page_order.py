"""All pages of a review, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from nbformat import NotebookNode

from reviewbook.analysis.review import Review
from reviewbook.codebook.concepts import Concept
from reviewbook.display.altair_theme import MAIN
from reviewbook.display.charts.style import palette
from reviewbook.project.page_addresses import modality_address
from reviewbook.site.chapters.cards import opening_page
from reviewbook.site.chapters.chapter import to_page
from reviewbook.site.evidence.codes_in_text import code_style
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.links import rehref
from reviewbook.site.html.long_tables import fold_long_tables
from reviewbook.site.html.page import Block, Page
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html
from reviewbook.site.pages.codebook_pages import codebook_page
from reviewbook.site.pages.comparison_page import comparison_pages
from reviewbook.site.pages.concept_pages import concept_page, modality_page
from reviewbook.site.pages.data_pages import data_page
from reviewbook.site.pages.document_pages import document_page
from reviewbook.site.pages.reference_pages import references_page

# Ids of what the index lists after the notebook.
_SECTION = 2
_LISTS = ("chapters", "documents", "looked-for", "take-away")


def assemble_pages(
    review: Review, notebooks: Mapping[str, NotebookNode], *, pdf: bool = False
) -> list[Page]:
    """Make every page in order: the first notebook, which is the index, comes first."""
    evidence = Evidence(review)
    leads = Leads(review, evidence.told_apart)
    (name, opening), *others = notebooks.items()
    first = to_page(name, opening, leads, taken=_LISTS)
    chapters = [to_page(name, notebook, leads) for name, notebook in others]
    documents = [document_page(evidence, name) for name in evidence.names]
    concepts = list(_concepts(evidence))
    reference = [codebook_page(evidence), references_page(evidence), data_page(evidence)]
    lists = _lists(evidence, documents, pdf=pdf)
    index = with_lists(opening_page(first), chapters, lists)
    chapters = [_led_home(chapter, first.slug) for chapter in (index, *chapters)]
    pages = [*chapters, *documents, *comparison_pages(evidence), *reference, *concepts]
    for block in (block for page in pages for block in page.blocks):
        fold_long_tables(block.body)
    return pages


def _led_home(page: Page, first: str) -> Page:
    """Let what leads to the first notebook lead to the index."""

    def address(href: str) -> str:
        path, mark, place = href.partition("#")
        return f"index.html{mark}{place}" if path == f"{first}.html" else href

    for element in page.elements():
        if (href := element.get("href")) is not None:
            element.set("href", address(href))
    return replace(page, charts=rehref(page.charts, address))


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


def with_lists(index: Page, chapters: list[Page], lists: Iterable[Block]) -> Page:
    """Return the index with the list of the chapters, and what comes last.

    The chapters stand where the notebook has a section of the second level that links to all of
    them, its map; else after all its sections.
    """
    wanted = {f"{chapter.slug}.html" for chapter in chapters}
    shown = parse_html(render_template("index.html", chapters=chapters))
    blocks = list(index.blocks)
    places = [
        n for n, block in enumerate(blocks) if block.level == _SECTION and wanted <= _hrefs(block)
    ]
    if not chapters:
        pass
    elif places:
        blocks[places[0]] = _instead(blocks[places[0]], shown)
    else:
        heading = parse_html('<h2 id="chapters">Chapters</h2>')
        heading.extend(shown)
        blocks.append(Block("chapters", "Chapters", heading, 2, search=""))
    return replace(index, blocks=(*blocks, *lists))


def _hrefs(block: Block) -> set[str]:
    return {link.get("href", "") for link in block.body.iter("a")}


def _instead(block: Block, shown: ET.Element) -> Block:
    """Return a section with its heading and another content."""
    body = ET.Element("div")
    body.extend([*block.body[:1], *shown])
    return replace(block, body=body, search="")


def _lists(evidence: Evidence, documents: list[Page], *, pdf: bool) -> tuple[Block, ...]:
    """Return what the index lists after the notebook: documents, concepts, files."""
    review = evidence.review
    rows = dict(zip(evidence.names, evidence.ledger["documents"], strict=True))
    shown = render_template(
        "index_documents.html",
        more=len(review.names) - len(evidence.names),
        documents=[
            (page, rows[name], int(review.body_words[name]))
            for page, name in zip(documents, evidence.names, strict=True)
        ],
    )
    groups = list(_groups(evidence))
    looked_for = render_template("index_concepts.html", groups=groups, part=evidence.is_part)
    formats = render_template("index_formats.html", pdf=pdf)
    lists = (
        Block("documents", "Documents", parse_html(shown), 2, search=""),
        Block("looked-for", "What was looked for", parse_html(looked_for), 2, search=""),
        Block("take-away", "Take it with you", parse_html(formats), 2, search=""),
    )
    return tuple(block for block in lists if groups or block.id != "looked-for")


def _groups(evidence: Evidence) -> Iterator[tuple[str, str, str, list[tuple[Concept, int]]]]:
    """Yield label, colour, address and concepts of each modality and of the lenses, if any."""
    codebook = evidence.review.codebook
    for place, (name, label) in enumerate(codebook.modalities.items()):
        yield label, f"k{place}", modality_address(name), _counted(evidence, name)
    if lenses := codebook.layer("lens"):
        totals = [(lens, evidence.total(lens.id)) for lens in lenses]
        yield evidence.lenses_called(), "kl", "codebook.html#section-lenses", totals


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
