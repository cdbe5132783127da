"""What every count is made of: the ledger added up by group, in pandas or, if large, in DuckDB.

Both ways give the same rows. A group is a document, unless there are many (see `Review.groups`).
"""

from __future__ import annotations

import pandas as pd

from reviewbook.review import Review

_GROUPED = """
    SELECT g.name AS document, {columns}
    FROM ({inner}) JOIN groups g USING (document)
    GROUP BY ALL ORDER BY ALL
"""


def _asked(review: Review, inner: str, columns: str) -> pd.DataFrame:
    """Add up by group what a question gives by document."""
    return review.ask(_GROUPED.format(inner=inner, columns=columns))


def _added(review: Review, rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Add up by group what a table has by document."""
    rows = rows.assign(document=review.group_of(rows["document"]))
    return rows.groupby(["document", *keys], as_index=False).sum()


def by_concept(review: Review) -> pd.DataFrame:
    """Return document, concept, mentions, passages, documents: where each is named at all."""
    if review.large:
        return _asked(
            review,
            """SELECT document, concept, count(*) AS n, count(DISTINCT passage) AS p
               FROM mentions GROUP BY ALL""",
            "concept, sum(n)::BIGINT AS mentions, sum(p)::BIGINT AS passages, "
            "count(*) AS documents",
        )
    found = review.mentions.groupby(["document", "concept"])["passage"]
    rows = found.agg(mentions="size", passages="nunique").assign(documents=1).reset_index()
    return _added(review, rows, ["concept"])


def by_modality(review: Review) -> pd.DataFrame:
    """Return document, modality, mentions, passages, documents: where each is named at all."""
    if review.large:
        return _asked(
            review,
            """SELECT document, modality, count(*) AS n, count(DISTINCT passage) AS p
               FROM mentions JOIN concepts USING (concept) WHERE layer = 'treatment'
               GROUP BY ALL""",
            "modality, sum(n)::BIGINT AS mentions, sum(p)::BIGINT AS passages, "
            "count(*) AS documents",
        )
    found = review.treatments.groupby(["document", "modality"])["passage"]
    rows = found.agg(mentions="size", passages="nunique").assign(documents=1).reset_index()
    return _added(review, rows, ["modality"])


def by_zone(review: Review) -> pd.DataFrame:
    """Return document, zone, passages, words, in the order of the texts."""
    if review.large:
        rows = _asked(
            review,
            """SELECT document, zone, count(*) AS n, sum(words) AS w, min(row) AS first
               FROM passages GROUP BY ALL""",
            "zone, sum(n)::BIGINT AS passages, sum(w)::BIGINT AS words, min(first) AS first",
        )
        return rows.sort_values("first").drop(columns="first").reset_index(drop=True)
    passages = review.passages.assign(document=review.group_of(review.passages["document"]))
    grouped = passages.groupby(["document", "zone"], sort=False, observed=True)["words"]
    return grouped.agg(passages="size", words="sum").reset_index()


def together(review: Review) -> pd.Series[int]:
    """Return in how many passages a lens and a modality, by their labels, stand together."""
    place = ["document", "passage"]
    if review.large:
        rows = review.ask(
            """WITH named AS (
                   SELECT DISTINCT document, passage, layer,
                       CASE layer WHEN 'lens' THEN label ELSE modality END AS what
                   FROM mentions JOIN concepts USING (concept)
               )
               SELECT a.what AS lens, b.what AS modality, count(*) AS passages
               FROM named a JOIN named b USING (document, passage)
               WHERE a.layer = 'lens' AND b.layer = 'treatment' GROUP BY ALL ORDER BY ALL"""
        )
        return rows.set_index(["lens", "modality"])["passages"]
    lenses = review.lenses[[*place, "label"]].drop_duplicates().rename(columns={"label": "lens"})
    modalities = review.treatments[[*place, "modality"]].drop_duplicates()
    return lenses.merge(modalities, on=place).groupby(["lens", "modality"]).size()
