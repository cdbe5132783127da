"""What documents and standards ask before they call a condition by its name, side by side."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.judgements import is_judged
from reviewbook.analysis.review import Review

CRITERIA = {
    "failures_min": "Failures needed",
    "counts_as_failure": "What counts",
    "adequacy": "Adequate dose and time",
    "threshold": "Response threshold",
}
NOT_RECORDED = "not recorded"
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

    Columns: source, group (document or standard), work, defines, criterion, value, recorded,
    stated, proposed. Documents come first, in their order, a row per wording where a document has
    several; then the standards, by year. `work` is the document or the key of the standard that a
    wording is of. A document of which no criterion is on record is here too; `defines` tells
    whether any row of the ledger says what the concept is there. A cell that nobody filled in is
    not `recorded`, which is not to say that the source asks nothing: that is said by the words
    *not asked*. Where a standard fixes no number of failures, its note stands there and nothing is
    `stated`. What a rule found and no reader judged is `proposed`.
    """
    columns = ["source", "group", "work", "defines", "proposed"]
    sources = [*_documents(review, concept), _standards(review)]
    tidy = pd.concat(sources)[[*columns, *CRITERIA]].fillna("")
    tidy = tidy.melt(columns, var_name="criterion", value_name="value")
    notes = review.standards.set_index("key")["failures_note"]
    noted = tidy["work"].map(notes.to_dict()).where(tidy["criterion"] == "failures_min", "")
    noted = noted.astype(object).fillna("")
    stated = ~tidy["value"].isin(_SAYS_NOTHING)
    value = tidy["value"].where(tidy["value"] != "", noted)
    recorded = value.ne("")
    return tidy.assign(
        criterion=tidy["criterion"].map(CRITERIA),
        value=value.where(recorded, NOT_RECORDED),
        recorded=recorded,
        stated=stated,
        proposed=tidy["proposed"].astype(bool) & recorded,
    )


def _documents(review: Review, concept: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the wordings of documents, and the documents of which no criterion is on record."""
    wordings = defined(review, concept)
    wordings = wordings[wordings["document"].isin(review.singled)]
    count = wordings.groupby("document").cumcount() + 1
    several = wordings.groupby("document")["document"].transform("size") > 1
    numbered = wordings["document"] + " " + count.astype(str)
    documents = wordings.assign(
        source=wordings["document"].where(~several, numbered),
        group="document",
        work=wordings["document"],
        proposed=~is_judged(review, wordings),
        defines=True,
    )
    known = set(wordings["document"])
    silent = [name for name in review.singled if name not in known]
    nothing = pd.DataFrame({"source": silent, "group": "document", "work": silent})
    said = review.definitions
    defining = set(said.loc[said["concept"] == concept, "document"])
    nothing = nothing.assign(defines=nothing["work"].isin(defining), proposed=False)
    return documents, nothing


def _standards(review: Review) -> pd.DataFrame:
    standards = review.standards.sort_values(["year", "key"])
    return standards.assign(
        source=standards["key"].map(review.label),
        group="standard",
        work=standards["key"],
        defines=True,
        proposed=False,
    )
