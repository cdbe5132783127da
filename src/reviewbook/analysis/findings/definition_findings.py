"""How a condition is defined, beside the standards; and what else is."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.definition_criteria import CRITERIA, criteria_met, defined
from reviewbook.analysis.findings.document_findings import Values
from reviewbook.analysis.findings.leading_rows import top
from reviewbook.analysis.review import Review

_COLUMNS = ["document", "kind", *CRITERIA, "paraphrase"]


def criteria_gap(review: Review, concept: str) -> Values:
    """Return how many documents and standards ask for a figure and for adequacy.

    Keys: stating, adequate, defining (documents); standard_numbers, standard_adequate, standards.
    """
    table = criteria_met(review, concept)
    figure = table["criterion"].eq(CRITERIA["failures_min"]) & table["value"].str.fullmatch(r"\d+")
    adequate = table["criterion"].eq(CRITERIA["adequacy"]) & table["stated"]
    papers = table["group"] == "document"

    def works(rows: pd.Series) -> int:
        return int(table.loc[rows, "work"].nunique())

    return {
        "stating": works(papers & figure) or "none",
        "adequate": works(papers & adequate) or "none",
        "defining": works(papers & table["defines"]),
        "standard_numbers": works(~papers & figure),
        "standard_adequate": works(~papers & adequate),
        "standards": works(~papers),
    }


def wordings(review: Review, concept: str) -> pd.DataFrame:
    """Return every definition of a concept, in our words, with its criteria."""
    rows = review.definitions[review.definitions["concept"] == concept]
    return rows[_COLUMNS].rename(columns=CRITERIA).replace("", "–").reset_index(drop=True)


def disagreement(review: Review, concept: str) -> Values:
    """Return document, wordings, silent: who words it in most ways, and who never names it."""
    ways = defined(review, concept).drop_duplicates(["document", *CRITERIA])
    document, wordings = top(ways["document"].value_counts())
    named = review.definitions.loc[review.definitions["concept"] == concept, "document"]
    return {
        "document": document,
        "wordings": wordings,
        "silent": [name for name in review.singled if name not in set(named)],
    }


def other_definitions(review: Review, concept: str) -> pd.DataFrame:
    """Return document, term, kind, paraphrase for every other term."""
    rows = review.definitions[review.definitions["concept"] != concept]
    return rows[["document", "term", "kind", "paraphrase"]].reset_index(drop=True)


def other_terms(review: Review, concept: str) -> Values:
    """Return terms, rows, spelled: how much else is explained, how often only by spelling out."""
    rows = review.definitions[review.definitions["concept"] != concept]
    return {
        "terms": rows["concept"].nunique(),
        "rows": len(rows),
        "spelled": int((rows["rule"] == "short form").sum()),
    }
