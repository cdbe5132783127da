"""The page of the data: every table, what its columns mean, and its file."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.audit_sheet import AuditRow, audit_citations
from reviewbook.analysis.review import Review
from reviewbook.ledger.column import fields_of
from reviewbook.ledger.csv_files import begun
from reviewbook.ledger.data_package import describe
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import length
from reviewbook.ledger.tables import TABLES
from reviewbook.site.evidence.csv_exports import ledger_exports, to_csv
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block, Page
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html
from reviewbook.site.pages.reference_pages import export_blocks


def data_page(evidence: Evidence) -> Page:
    """Make the page of the data: every table, what its columns mean, and its file."""
    review = evidence.review
    tables = [
        (
            name,
            length(path_of(review.project, name), TABLES[name]),
            [(c, describe(name, c)) for c in TABLES[name]._fields],
        )
        for name in TABLES
    ]
    sheet = None if review.large else audit_citations(review)
    if sheet is not None and len(sheet):
        meanings = [(name, field.meaning) for name, field in fields_of(AuditRow).items()]
        tables.append(("audit", len(sheet), meanings))
    others = _others(review, sheet)
    files = ledger_exports(review) | others
    intro = render_template("data_intro.html", others=sorted(others))
    blocks = export_blocks(list(review.references), here=False)
    for name, rows, columns in tables:
        part = evidence.is_part and name in TABLES
        html = render_template("data.html", name=name, rows=rows, columns=columns, part=part)
        blocks.append(Block(f"table-{name}", f"Table {name}", parse_html(html), 2))
    return Page(
        "data", "Data", "reference", (Block("", "Data", parse_html(intro)), *blocks),
        "Every table that the pages are made from, and what its columns mean.", "Reference",
        files=files,
    )  # fmt: skip


def _others(review: Review, sheet: pd.DataFrame | None) -> dict[str, str]:
    files = {"decisions.csv": review.decisions}
    if begun(review.project.data / "standards.csv"):
        files["standards.csv"] = review.standards
    if sheet is not None and len(sheet):
        files["audit.csv"] = sheet
    return {
        name: to_csv(list(table.columns), table.astype(object).to_numpy().tolist())
        for name, table in files.items()
    }
