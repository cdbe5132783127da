"""How a chart, a table and a sentence are shown in a notebook and on a page."""

from __future__ import annotations

from reviewbook.display.figure import Figure
from reviewbook.display.sentence import Reading, reading
from reviewbook.display.table import Table
from reviewbook.project.notebook_files import MIME

__all__ = ["MIME", "Figure", "Reading", "Table", "reading"]
