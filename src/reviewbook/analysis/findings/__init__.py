"""The numbers and tables that the notebooks' sentences quote: one module a notebook.

A function takes a review and returns the values of one sentence, by the names that the sentence
uses, or a table that is ready to be shown.
"""

from __future__ import annotations

from reviewbook.analysis.findings.claims import (
    contradicted,
    contradictions,
    quantities,
    quantity_table,
    unsourced_claims,
    unsourced_table,
)
from reviewbook.analysis.findings.definitions import (
    criteria_gap,
    disagreement,
    other_definitions,
    other_terms,
    wordings,
)
from reviewbook.analysis.findings.documents import left_out, provenance, repairs, sellers, size
from reviewbook.analysis.findings.lenses import (
    companions,
    leading_lens,
    lens_links,
    lens_range,
    refused,
)
from reviewbook.analysis.findings.modalities import (
    densest,
    leading_modality,
    modality_mentions,
    modality_reach,
    placement,
)
from reviewbook.analysis.findings.references import (
    bibliography,
    bibliography_links,
    citation_forms,
    citation_support,
    in_text,
    in_text_links,
    list_problems,
    listed,
    referencing,
)
from reviewbook.analysis.findings.reliability import (
    corrections,
    lens_reliability,
    survival,
    weakest_rule,
)
from reviewbook.analysis.findings.treatments import (
    gaps,
    treatment_links,
    treatment_table,
    treatments_named,
    vagueness,
)

__all__ = [
    "bibliography",
    "bibliography_links",
    "citation_forms",
    "citation_support",
    "companions",
    "contradicted",
    "contradictions",
    "corrections",
    "criteria_gap",
    "densest",
    "disagreement",
    "gaps",
    "in_text",
    "in_text_links",
    "leading_lens",
    "leading_modality",
    "left_out",
    "lens_links",
    "lens_range",
    "lens_reliability",
    "list_problems",
    "listed",
    "modality_mentions",
    "modality_reach",
    "other_definitions",
    "other_terms",
    "placement",
    "provenance",
    "quantities",
    "quantity_table",
    "referencing",
    "refused",
    "repairs",
    "sellers",
    "size",
    "survival",
    "treatment_links",
    "treatment_table",
    "treatments_named",
    "unsourced_claims",
    "unsourced_table",
    "vagueness",
    "weakest_rule",
    "wordings",
]
