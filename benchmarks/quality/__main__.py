"""Measure how good rules and models are; write docs/quality.md: python -m benchmarks.quality."""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.citation_report import citations_report
from benchmarks.quality.context_sentences import contexts_report
from benchmarks.quality.defining_sentences import definitions_report
from benchmarks.quality.duplicate_entries import duplicates_report
from benchmarks.quality.reference_entries import entries_report
from benchmarks.quality.rule_counts import rules_table
from benchmarks.quality.told_kinds import kinds_report
from reviewbook.analysis.measured_quality import OWN_TEXTS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quality.md"
_HEAD = """# How good the rules are

Measured on what was held back, and beside it on what the rules were developed on; each section
says how far the half held back was unseen. `make quality` measures again and writes this page, and
the tables that notebook 08 reads.
"""


def main() -> None:
    """Measure, print, and write the page, and the tables that the package brings."""
    reports = (entries_report, citations_report, definitions_report, contexts_report)
    parts = [line for report in (*reports, kinds_report, duplicates_report) for line in report()]
    page = "\n".join([_HEAD, *parts])
    OWN_TEXTS.write_text(rules_table(), encoding="utf-8")
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
