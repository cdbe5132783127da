"""One function, one question, one chart; each takes a plain table and gives a Figure."""

from __future__ import annotations

from reviewbook.display.charts.agreement import agreement
from reviewbook.display.charts.citations import citations_by_work
from reviewbook.display.charts.criteria import criteria
from reviewbook.display.charts.dispersion import dispersion
from reviewbook.display.charts.lenses import lens_by_document, lens_with_modality
from reviewbook.display.charts.modalities import modality_by_document
from reviewbook.display.charts.parts import specificity, unsourced, words_by_zone
from reviewbook.display.charts.publishers import offer_and_favour
from reviewbook.display.charts.ranges import ranges
from reviewbook.display.charts.robustness import robustness
from reviewbook.display.charts.style import COLOURS, palette, shapes
from reviewbook.display.charts.treatments import treatment_by_document

__all__ = [
    "COLOURS",
    "agreement",
    "citations_by_work",
    "criteria",
    "dispersion",
    "lens_by_document",
    "lens_with_modality",
    "modality_by_document",
    "offer_and_favour",
    "palette",
    "ranges",
    "robustness",
    "shapes",
    "specificity",
    "treatment_by_document",
    "unsourced",
    "words_by_zone",
]
