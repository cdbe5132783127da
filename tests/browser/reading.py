"""Where the pages are, and how a test opens one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
CHAPTERS = ["index", *NOTEBOOKS[1:]]
"""The pages of the notebooks; the first of them is the home page."""
KINDS = [*CHAPTERS, "codebook", "references", "data", "document-jivan", "concept-tms"]
WIDTHS = (320, 768, 1440)


def at(site: Path, name: str) -> str:
    return f"file://{site}/{name}.html"


def names(site: Path) -> list[str]:
    """List every page, the one file apart."""
    return sorted(path.stem for path in site.glob("*.html") if path.stem != "review")


def alive(page: Any) -> None:
    """Scroll to every chart, and wait until all have come alive."""
    page.evaluate(
        """async () => {
          for (const chart of document.querySelectorAll('figure.chart')) {
            chart.scrollIntoView({ behavior: 'instant' });
            for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
          }
        }"""
    )
    page.wait_for_function(
        "() => document.querySelectorAll('.plot[data-live]').length"
        " === document.querySelectorAll('script[data-figure]').length"
    )
