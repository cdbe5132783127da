"""How a chart, a table and a sentence are shown in a notebook and on a page."""

from __future__ import annotations

from reviewbook.figures.figure import Figure
from reviewbook.figures.reading import Reading, reading
from reviewbook.figures.table import Table
from reviewbook.notebooks import MIME

__all__ = ["MIME", "Figure", "Reading", "Table", "reading"]
