"""The page on which two documents are read beside each other."""

from __future__ import annotations

from reviewbook.project.page_addresses import document_slug
from reviewbook.site.evidence.codes_in_text import Code, count_codes, text_codes
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block, Page
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html

_TITLE = "Two texts side by side"


def comparison_pages(evidence: Evidence) -> list[Page]:
    """Make the page, if there are two texts to read.

    It holds no text: a script lays the pages of the two documents, or their parts of the one file,
    beside each other.
    """
    names = [name for name in evidence.names if name in evidence.texts]
    if len(names) < 2:  # noqa: PLR2004
        return []
    counts = {name: _counts(evidence, name) for name in names}
    found = {code for those in counts.values() for code in those}
    codes = [code for code in text_codes(evidence.review.codebook) if code in found]
    titles = {row.document: row.title or row.document for row in evidence.ledger["documents"]}
    html = render_template(
        "comparison.html",
        lenses=evidence.lenses_called(),
        codes=[(code, None) for code in codes],
        documents=[
            {
                "name": name,
                "slug": document_slug(name),
                "title": titles[name],
                "counts": [counts[name].get(code, 0) for code in codes],
            }
            for name in names
        ],
    )
    block = Block("", _TITLE, parse_html(html), search=_TITLE)
    lead = "Choose two documents, and read them beside each other with the same words marked."
    return [Page("comparison", _TITLE, "comparison", (block,), lead=lead)]


def _counts(evidence: Evidence, name: str) -> dict[Code, int]:
    return dict(count_codes(evidence.review.codebook, evidence.found[name]))
