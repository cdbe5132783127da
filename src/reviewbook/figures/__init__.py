"""How a chart, a table and a sentence are shown in a notebook and on a page."""

from __future__ import annotations

from reviewbook.figures.figure import MIME, Figure
from reviewbook.figures.reading import Reading, reading
from reviewbook.figures.table import Table

__all__ = ["MIME", "Figure", "Reading", "Table", "reading"]
