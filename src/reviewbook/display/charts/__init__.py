"""One function, one question, one chart; each takes a plain table and gives a Figure."""

from __future__ import annotations

from reviewbook.display.charts.agreement_chart import draw_agreement
from reviewbook.display.charts.citation_chart import draw_citations_by_work
from reviewbook.display.charts.composition_charts import (
    draw_specificity,
    draw_unsourced,
    draw_words_by_zone,
)
from reviewbook.display.charts.criteria_chart import draw_criteria
from reviewbook.display.charts.dispersion_chart import draw_dispersion
from reviewbook.display.charts.lens_charts import draw_lens_by_document, draw_lens_with_modality
from reviewbook.display.charts.modality_chart import draw_modality_by_document
from reviewbook.display.charts.publisher_chart import draw_offer_and_favour
from reviewbook.display.charts.range_chart import draw_ranges
from reviewbook.display.charts.robustness_chart import draw_robustness
from reviewbook.display.charts.style import COLOURS, palette, shapes
from reviewbook.display.charts.treatment_chart import draw_treatment_by_document

__all__ = [
    "COLOURS",
    "draw_agreement",
    "draw_citations_by_work",
    "draw_criteria",
    "draw_dispersion",
    "draw_lens_by_document",
    "draw_lens_with_modality",
    "draw_modality_by_document",
    "draw_offer_and_favour",
    "draw_ranges",
    "draw_robustness",
    "draw_specificity",
    "draw_treatment_by_document",
    "draw_unsourced",
    "draw_words_by_zone",
    "palette",
    "shapes",
]
