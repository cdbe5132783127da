"""The numbers and tables that the notebooks' sentences quote: one module a notebook.

A function takes a review and returns the values of one sentence, by the names that the sentence
uses, or a table that is ready to be shown.
"""

from __future__ import annotations

from reviewbook.analysis.findings.claim_findings import (
    contradicted,
    contradictions,
    quantity_counts,
    quantity_table,
    unsourced_claims,
    unsourced_table,
)
from reviewbook.analysis.findings.definition_findings import (
    criteria_gap,
    disagreement,
    other_definitions,
    other_terms,
    wordings,
)
from reviewbook.analysis.findings.document_findings import (
    left_out,
    provenance,
    repairs,
    sellers,
    size,
)
from reviewbook.analysis.findings.lens_findings import (
    companions,
    leading_lens,
    lens_links,
    lens_range,
    refused,
)
from reviewbook.analysis.findings.modality_findings import (
    densest,
    leading_modality,
    modality_mentions,
    modality_reach,
    placement,
)
from reviewbook.analysis.findings.reference_findings import (
    bibliography_counts,
    bibliography_links,
    citation_forms,
    citation_support,
    entries_listed,
    in_text,
    in_text_links,
    list_problems,
    referencing,
)
from reviewbook.analysis.findings.reliability_findings import (
    corrections,
    lens_reliability,
    survival,
    weakest_rule,
)
from reviewbook.analysis.findings.treatment_findings import (
    gaps,
    treatment_links,
    treatment_table,
    treatments_named,
    vagueness,
)

__all__ = [
    "bibliography_counts",
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
    "entries_listed",
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
    "modality_mentions",
    "modality_reach",
    "other_definitions",
    "other_terms",
    "placement",
    "provenance",
    "quantity_counts",
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
