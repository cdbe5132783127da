"""What every count is made of: the ledger added up by group, in pandas or, if large, in DuckDB.

Both ways give the same rows. A group is a document, unless there are many (see `Review.groups`).
"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from reviewbook.analysis.review import Review

KEPT = 4
"""Reviews whose tallies are kept."""
HEADINGS = ("title", "heading")

_GROUPED = """
    SELECT g.name AS document, {columns}
    FROM ({inner}) JOIN groups g USING (document)
    GROUP BY ALL ORDER BY ALL
"""


_BY_CONCEPT = """
    SELECT document, concept, sum(k) AS n, count(*) AS p
    FROM (SELECT document, concept, passage, count(*) AS k FROM mentions GROUP BY ALL)
    GROUP BY ALL
"""
_BY_CONCEPT_SUMS = """
    concept, sum(n)::BIGINT AS mentions, sum(p)::BIGINT AS passages, count(*) AS documents
"""
_BY_MODALITY = f"""
    SELECT m.document, modality, count(*) AS n, count(DISTINCT passage) AS p,
        count(*) FILTER (zone NOT IN {HEADINGS}) AS r,
        count(*) FILTER (NOT vague) AS v,
        count(*) / any_value(w.words) AS rate
    FROM mentions m JOIN concepts USING (concept)
        JOIN passages p USING (document, passage) JOIN words w USING (document)
    WHERE layer = 'treatment' GROUP BY ALL
"""
_BY_MODALITY_SUMS = """
    modality, sum(n)::BIGINT AS mentions, sum(p)::BIGINT AS passages,
    sum(r)::BIGINT AS running, sum(v)::BIGINT AS named,
    count(*) AS documents, sum(rate) AS rate
"""


def _asked(review: Review, inner: str, columns: str, **tables: pd.DataFrame) -> pd.DataFrame:
    """Add up by group what a question gives by document."""
    groups = review.groups.rename("name").astype(str).reset_index()
    return review.ask(_GROUPED.format(inner=inner, columns=columns), groups=groups, **tables)


def _added(review: Review, rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Add up by group what a table has by document."""
    rows = rows.assign(document=review.group_of(rows["document"]))
    return rows.groupby(["document", *keys], as_index=False).sum()


@lru_cache(maxsize=KEPT)
def by_concept(review: Review) -> pd.DataFrame:
    """Return document, concept, mentions, passages, documents: where each is named at all."""
    if review.large:
        return _asked(review, _BY_CONCEPT, _BY_CONCEPT_SUMS)
    found = review.mentions.groupby(["document", "concept"])["passage"]
    rows = found.agg(mentions="size", passages="nunique").assign(documents=1).reset_index()
    return _added(review, rows, ["concept"])


@lru_cache(maxsize=KEPT)
def by_modality(review: Review) -> pd.DataFrame:
    """Return document, modality and what is counted, where a modality is named at all.

    That is: mentions, passages, documents; `running`, the mentions outside titles and headings;
    `named`, those of a particular treatment, not of a class or kind; and `rate`, the sum over
    the documents of their mentions a word of their bodies.
    """
    if review.large:
        words = review.body_words.rename("words").rename_axis("document").reset_index()
        return _asked(review, _BY_MODALITY, _BY_MODALITY_SUMS, words=words)
    rows = review.treatments
    vague = review.concepts.loc[review.concepts["vague"], "concept"]
    rows = rows.assign(running=~rows["zone"].isin(HEADINGS), named=~rows["concept"].isin(vague))
    found = rows.groupby(["document", "modality"])
    table = found.agg(
        mentions=("passage", "size"),
        passages=("passage", "nunique"),
        running=("running", "sum"),
        named=("named", "sum"),
    ).reset_index()
    rate = table["mentions"] / table["document"].map(review.body_words)
    return _added(review, table.assign(documents=1, rate=rate), ["modality"])


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


@lru_cache(maxsize=KEPT)
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
