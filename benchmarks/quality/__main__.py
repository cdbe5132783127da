"""Measure how good rules and models are; write docs/quality.md: python -m benchmarks.quality."""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.citation_report import citations_report
from benchmarks.quality.defining_sentences import definitions_report
from benchmarks.quality.reference_entries import entries_report

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quality.md"
_HEAD = """# How good the rules are

Measured on what nobody tuned them to, and beside it on what they were developed on. `make quality`
measures again and writes this page.
"""


def main() -> None:
    """Measure, print, and write the page."""
    parts = [*entries_report(), *citations_report(), *definitions_report()]
    page = "\n".join([_HEAD, *parts])
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
