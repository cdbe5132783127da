"""One function, one question, one chart; each takes a plain table and gives a Figure."""

from __future__ import annotations

from reviewbook.charts.agreement import agreement
from reviewbook.charts.citations import citations_by_work
from reviewbook.charts.criteria import criteria
from reviewbook.charts.dispersion import dispersion
from reviewbook.charts.lenses import lens_by_document, lens_with_modality
from reviewbook.charts.look import COLOURS, palette, shapes
from reviewbook.charts.modalities import modality_by_document
from reviewbook.charts.parts import specificity, unsourced, words_by_zone
from reviewbook.charts.publishers import offer_and_favour
from reviewbook.charts.ranges import ranges
from reviewbook.charts.robustness import robustness
from reviewbook.charts.treatments import treatment_by_document

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
