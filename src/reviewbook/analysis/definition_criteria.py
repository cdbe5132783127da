"""What documents and standards ask before they call a condition by its name, side by side."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.review import Review

CRITERIA = {
    "failures_min": "Failures needed",
    "counts_as_failure": "What counts",
    "adequacy": "Adequate dose and time",
    "threshold": "Response threshold",
}
NOT_GIVEN = "not given"
_SAYS_NOTHING = ("", "not asked", "varies")
CRITERIAL = ("definition", "criterion", "characterisation", "gloss")


def defined(review: Review, concept: str) -> pd.DataFrame:
    """Return the definitions of one concept that name a criterion, in order of the documents."""
    rows = review.definitions
    rows = rows[(rows["concept"] == concept) & rows["kind"].isin(CRITERIAL)]
    rows = rows[(rows[list(CRITERIA)] != "").any(axis=1)].reset_index(drop=True)
    return rows.astype({"document": object, "group": object})


def criteria_met(review: Review, concept: str) -> pd.DataFrame:
    """Return what each source asks: a row per source and criterion.

    Columns: source, group (document or standard), work, defines, criterion, value, stated.
    Documents come first, in their order, a row per wording where a document has several; then the
    standards, by year. `work` is the document or the key of the standard that a wording is of.
    A document that does not define the concept is here too; `defines` tells it from the others.
    Where a standard fixes no number of failures, its note stands there and nothing is stated.
    """
    wordings = defined(review, concept)
    wordings = wordings[wordings["document"].isin(review.singled)]
    count = wordings.groupby("document").cumcount() + 1
    several = wordings.groupby("document")["document"].transform("size") > 1
    numbered = wordings["document"] + " " + count.astype(str)
    documents = wordings.assign(
        source=wordings["document"].where(~several, numbered),
        group="document",
        work=wordings["document"],
    )
    known = set(wordings["document"])
    silent = [name for name in review.singled if name not in known]
    nothing = pd.DataFrame({"source": silent, "group": "document", "work": silent})
    standards = review.standards.sort_values(["year", "key"]).assign(group="standard")
    standards = standards.assign(source=standards["key"].map(review.label), work=standards["key"])
    columns = ["source", "group", "work", "defines"]
    sources = [documents.assign(defines=True), nothing.assign(defines=False)]
    table = pd.concat([*sources, standards.assign(defines=True)])[[*columns, *CRITERIA]].fillna("")
    tidy = table.melt(columns, var_name="criterion", value_name="value")
    stated = ~tidy["value"].isin(_SAYS_NOTHING)
    notes = standards.set_index("key")["failures_note"]
    noted = tidy["work"].map(notes.to_dict()).where(tidy["criterion"] == "failures_min", "")
    noted = noted.astype(object).fillna("")
    value = tidy["value"].where(tidy["value"] != "", noted).replace("", NOT_GIVEN)
    return tidy.assign(criterion=tidy["criterion"].map(CRITERIA), value=value, stated=stated)
