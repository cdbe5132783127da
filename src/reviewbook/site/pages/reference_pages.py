"""The page of references, each with where it is used, and their files."""

from __future__ import annotations

import unicodedata
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from reviewbook.analysis.review import Review
from reviewbook.display.wording import capital, some
from reviewbook.project.page_addresses import (
    concept_address,
    document_address,
)
from reviewbook.project.text_files import read_raw, with_plain_line_ends
from reviewbook.references.coins import context_object
from reviewbook.references.csl_json import to_csl_json
from reviewbook.references.lookup.known_notices import KnownNotice
from reviewbook.references.ris_export import to_ris
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block, Page
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html


def references_page(evidence: Evidence) -> Page:
    """Make the page of references, each with where it is used."""
    uses = _uses(evidence)
    review = evidence.review
    shown = [
        {
            "key": r.key,
            "text": r.citation().removesuffix(r.address or "").strip(),
            "address": r.address,
            "note": (r.note or "").rstrip("."),
            "unverified": r.unverified,
            "notices": [capital(notice.said) for notice in _notices(review, r.key)],
            "coins": context_object(r),
        }
        for r in review.references.values()
    ]
    shown.sort(key=lambda work: _sorted_by(str(work["text"])))
    intro = parse_html(
        render_template("references_intro.html", works=shown, looked_up=_looked_up(review))
    )
    html = render_template("references.html", references=shown, uses=uses)
    works = Block("works", "All works", parse_html(html))
    return Page(
        "references", "References", "reference",
        (Block("", "References", intro), *_unread(review), *export_blocks(shown, here=True), works),
        f"{_holding(len(shown))}.", "Reference",
        files=_references_files(review),
    )  # fmt: skip


def _unread(review: Review) -> list[Block]:
    """Return the entries that cannot be read, as they are written, each with what is wrong."""
    broken = defaultdict(list)
    for one in review.references.broken:
        broken[one.line, one.text].append(one.error)
    if not broken:
        return []
    html = render_template("references_unread.html", broken=broken)
    return [Block("unread", "Entries that cannot be read", parse_html(html))]


def _as_it_stands(bibliography: Path) -> str:
    """Return the bibliography as text, with the sign for what cannot be read where it is none."""
    raw = read_raw(bibliography, "put the file back").removeprefix(BOM_UTF8)
    return with_plain_line_ends(raw.decode("utf-8", "replace"))


def _notices(review: Review, key: str) -> tuple[KnownNotice, ...]:
    return review.looked_up[key].notices if key in review.looked_up else ()


def _looked_up(review: Review) -> str:
    """Say how many works were looked up, when, and of how many something was said since."""
    if not (found := review.looked_up.values()):
        return ""
    days = " to ".join(sorted({min(one.day for one in found), max(one.day for one in found)}))
    told = sum(bool(one.notices) for one in found)
    return (
        f"{len(found):,} of {some(len(review.references), 'work')} looked up, {days}: "
        f"{told or 'none'} retracted, corrected or called in question since."
    )


def _holding(works: int) -> str:
    if not works:
        return "references.bib holds no work"
    each = "each" if works > 1 else "it"
    return f"{some(works, 'work')} in references.bib, with where {each} is used"


def _sorted_by(text: str) -> str:
    """Give the letters that a work is sorted by: those that it is shown with, without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ").strip()


def export_blocks(works: Sequence[object], *, here: bool) -> list[Block]:
    """Return the line with the works in the formats of reference managers, which search finds."""
    if not works:
        return []
    html = render_template("references_files.html", here=here)
    return [Block("export", "Export: BibTeX, CSL-JSON, RIS, for Zotero", parse_html(html))]


def _references_files(review: Review) -> dict[str, str]:
    """Return all works in the formats of reference managers, and as a table."""
    works = list(review.references.values())
    rows = [
        [r.key, r.type, "; ".join(r.authors), r.year, r.title, r.container, r.doi, r.address]
        for r in works
    ]
    columns = "key type authors year title container doi address".split()
    return {
        "references.bib": _as_it_stands(review.project.bibliography),
        "references.json": to_csl_json(works),
        "references.ris": to_ris(works),
        "references.csv": to_csv(columns, rows),
    }


def _uses(evidence: Evidence) -> dict[str, list[tuple[str, str]]]:
    """Return for each key where it is used: address and words."""
    uses: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for rows in evidence.found.values():
        for row in rows:
            listed = row.row.key if row.table == "reference_list" else ""
            for key in [*(row.cited if row.table == "citations" else ()), *listed.split()]:
                what = "listed in" if listed else "cited in"
                uses[key].append((row.address, f"{what} {row.document}, passage {row.passage}"))
    for concept in evidence.review.codebook.concepts.values():
        if concept.source:
            uses[concept.source].append((concept_address(concept.id), concept.label))
    for document in evidence.ledger["documents"]:
        page = document_address(document.document)
        uses[document.key].append((page, f"the document {document.document}"))
    return uses
