"""What documents and standards ask before they call a condition by its name, side by side."""

from __future__ import annotations

import pandas as pd

from reviewbook.review import Review

CRITERIA = {
    "failures_min": "Failures needed",
    "counts_as_failure": "What counts",
    "adequacy": "Adequate dose and time",
    "threshold": "No response means",
}
NOT_GIVEN = "not given"
_SAYS_NOTHING = ("", "not asked", "varies")
CRITERIAL = ("definition", "criterion", "characterisation", "gloss")


def defined(review: Review, concept: str) -> pd.DataFrame:
    """Return the definitions of one concept that name a criterion, in order of the documents."""
    rows = review.definitions
    rows = rows[(rows["concept"] == concept) & rows["kind"].isin(CRITERIAL)]
    return rows[(rows[list(CRITERIA)] != "").any(axis=1)].reset_index(drop=True)


def criteria(review: Review, concept: str) -> pd.DataFrame:
    """Return source, group, criterion, value, stated: one row a source and criterion.

    Documents come first, in their order, a row a wording where a document has several; then the
    standards, by year.
    """
    wordings = defined(review, concept)
    wordings = wordings[wordings["document"].isin(review.singled)]
    count = wordings.groupby("document").cumcount() + 1
    several = wordings.groupby("document")["document"].transform("size") > 1
    numbered = wordings["document"] + " " + count.astype(str)
    documents = wordings.assign(
        source=wordings["document"].where(~several, numbered), group="document"
    )
    silent = [name for name in review.singled if name not in set(wordings["document"])]
    nothing = pd.DataFrame({"source": silent, "group": "document"})
    standards = review.standards.sort_values(["year", "key"]).assign(group="standard")
    noted = standards["failures_min"].where(
        standards["failures_min"] != "", standards["failures_note"]
    )
    standards = standards.assign(source=standards["key"].map(review.label), failures_min=noted)
    columns = ["source", "group", *CRITERIA]
    table = pd.concat([documents[columns], nothing, standards[columns]]).fillna("")
    tidy = table.melt(["source", "group"], var_name="criterion", value_name="value")
    stated = ~tidy["value"].isin(_SAYS_NOTHING)
    return tidy.assign(
        criterion=tidy["criterion"].map(CRITERIA),
        value=tidy["value"].replace("", NOT_GIVEN),
        stated=stated,
    )
