"""What each document is made of: words by zone, mentions by precision, claims by place."""

from __future__ import annotations

import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import number, rows_in_words, share, some
from reviewbook.display.charts.grid import bars
from reviewbook.display.charts.style import MAIN, or_nothing, told
from reviewbook.display.charts.tidy import complete, labels, need, shown


@or_nothing
def draw_words_by_zone(table: pd.DataFrame) -> Figure:
    """Show how many words of each document are counted, and how many are left out.

    Parameters
    ----------
    table
        One row per pair: document, zone, words, counted.
    """
    need(table, "document", "zone", "words", "counted")
    zones = [
        *labels(table.loc[table["counted"], "zone"]),
        *labels(table.loc[~table["counted"], "zone"]),
    ]
    total = table["words"].sum()
    out = table.loc[~table["counted"], "words"].sum() / max(total, 1)
    left = [zone for zone in zones if not table.loc[table["zone"] == zone, "counted"].all()]
    return _parts(
        table,
        "zone",
        "words",
        zones,
        finding=f"{share(out)} of all words are left out of the counts",
        counted=f"Words of each document by zone; left out: {', '.join(left) or 'nothing'}.",
        name="words-by-zone",
    )


@or_nothing
def draw_specificity(table: pd.DataFrame) -> Figure:
    """Show how many mentions name a treatment, and how many only a class or kind.

    Parameters
    ----------
    table
        One row per pair: document, kind, mentions; the first kind is the precise one.
    """
    need(table, "document", "kind", "mentions")
    kinds = labels(table["kind"])
    precise = table.loc[table["kind"] == kinds[0], "mentions"].sum()
    part = precise / max(table["mentions"].sum(), 1)
    return _parts(
        table,
        "kind",
        "mentions",
        kinds,
        finding=f"{share(part)} of all mentions name {kinds[0]}",
        counted="Mentions in the body of each document.",
        name="specificity",
    )


@or_nothing
def draw_unsourced(table: pd.DataFrame) -> Figure:
    """Show how many claims to evidence name no source.

    Parameters
    ----------
    table
        One row per document: document, claims, in_body.
    """
    need(table, "document", "claims", "in_body")
    inside = table.assign(place="in the body", count=table["in_body"])
    outside = table.assign(place="around it", count=table["claims"] - table["in_body"])
    most = table.loc[table["claims"].idxmax()]
    claims = some(int(table["claims"].sum()), "claim")
    return _parts(
        pd.concat([inside, outside]),
        "place",
        "count",
        ["in the body", "around it"],
        finding=f"{claims} to evidence without a source, {number(most['claims'])} of them in "
        f"{most['document']}",
        counted='"Research shows", "evidence-based" and their kin, by document.',
        name="unsourced",
    )


def _parts(
    table: pd.DataFrame,
    part: str,
    value: str,
    parts: list[str],
    *,
    finding: str,
    counted: str,
    name: str,
) -> Figure:
    matrix = complete(table, part, "document", value, parts, labels(table["document"]))
    return told(
        bars(matrix, value, dict.fromkeys(parts, MAIN)),
        name,
        finding=finding,
        counted=counted,
        numbers=rows_in_words(matrix),
        data=shown(matrix),
    )
