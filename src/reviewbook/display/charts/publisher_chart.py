"""What each publisher sells against what its text favours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import altair as alt
import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import share, some
from reviewbook.display.charts.grid import panel_width, panels, row_axis
from reviewbook.display.charts.style import (
    INK,
    SHOWN,
    faint_unless,
    or_nothing,
    palette,
    scale,
    tips,
    told,
)
from reviewbook.display.charts.tidy import complete, labels, need

_NUMBER = 42
_RADIUS = 5


@or_nothing
def draw_offer_and_favour(
    table: pd.DataFrame,
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Figure:
    """Show how much of each text goes to each modality, and which of them its publisher sells.

    Parameters
    ----------
    table
        One row per pair: document, modality, share (of the document's mentions, 0 to 1), offered
        (by the publisher) and favoured (by the text, as a reader judges).
    order
        The modalities from top to bottom; else by their categories or as they appear.
    colours
        The colour of each modality; else by their order.
    """
    need(table, "document", "modality", "share", "offered", "favoured")
    documents, modalities = labels(table["document"]), labels(table["modality"], order)
    shares = complete(table, "modality", "document", "share", modalities, documents)
    sold, favoured = (
        complete(
            table.assign(**{mark: table[mark].astype(bool).astype(int)}),
            *("modality", "document", mark, modalities, documents),
        ).gt(0)
        for mark in ("offered", "favoured")
    )
    rows = shares.stack().rename("share").reset_index()
    rows = rows.assign(
        offered=sold.stack().to_numpy(),
        favoured=favoured.stack().to_numpy(),
        shown=rows["share"].map(share),
    )
    return told(
        _drawn(rows, scale(modalities, dict(colours or palette(modalities))), documents),
        "offer-and-favour",
        finding=_finding(sold, favoured),
        counted="Share of the document's mentions. Filled square: the publisher sells it. "
        "Open circle: it does not. Ring around it: the text favours it, as a reader judges.",
        numbers=_numbers(rows),
        data=rows[["document", "modality", "share", "offered", "favoured"]].round({"share": 3}),
    )


def _drawn(rows: pd.DataFrame, colour: alt.Scale, documents: list[str]) -> alt.FacetChart:
    width = panel_width(len(documents))
    most = max(float(rows["share"].max()), 1e-9)
    reach = alt.Scale(domain=[0, most], range=[_RADIUS, width - _NUMBER])
    edge = _RADIUS * most / (width - _NUMBER - _RADIUS)
    rows = rows.assign(stem=(rows["share"] - edge).clip(lower=0))
    base = alt.Chart(rows).encode(
        x=alt.X("share:Q", axis=None, scale=reach),
        y=alt.Y("modality:N", scale=alt.Scale(domain=colour.domain), axis=row_axis()),
        color=alt.Color("modality:N", scale=colour, legend=None),
        tooltip=[
            *tips("document:N", "modality:N"),
            alt.Tooltip("share:Q", format=".0%"),
            *tips("offered:N", "favoured:N"),
        ],
    )
    stem = base.mark_rule(strokeWidth=2).encode(
        x=alt.X("stem:Q", axis=None, scale=reach), x2=alt.datum(0)
    )
    sold = base.transform_filter("datum.offered").mark_square(size=130, opacity=1)
    other = base.transform_filter("!datum.offered").mark_point(size=70, opacity=1)
    ring = base.transform_filter("datum.favoured").mark_point(
        size=330, shape="circle", opacity=1, strokeWidth=1.5
    )
    text = alt.Chart(rows).mark_text(style=INK, align="left", dx=13)
    text = text.encode(
        x=alt.X("share:Q", axis=None, scale=reach),
        y=alt.Y("modality:N"),
        text=SHOWN,
        opacity=faint_unless("datum.share > 0"),
    )
    layers = alt.layer(stem, sold, other, ring, text, width=width, height=alt.Step(26))
    return panels(layers, "document", documents)


def _finding(sold: pd.DataFrame, favoured: pd.DataFrame) -> str:
    """Say how many of the texts whose publisher sells anything favour what is sold."""
    sellers = [name for name in sold if sold[name].any()]
    if not sellers:
        return "No publisher is known to sell what its document names"
    own = sum(bool((sold[name] & favoured[name]).any()) for name in sellers)
    said = some(len(sellers), "text")
    return f"{own} of {said} whose publisher sells a treatment {_favour(own)} what is sold"


def _favour(count: int) -> str:
    return "favours" if count == 1 else "favour"


def _numbers(rows: pd.DataFrame) -> str:
    said = []
    for document, group in rows.groupby("document", sort=False):
        sold = [f"{row.modality} {row.shown}" for row in group.itertuples() if row.offered]
        rest = [
            f"{row.modality} {row.shown}"
            for row in group.itertuples()
            if row.share and not row.offered
        ]
        favoured = [str(row.modality) for row in group.itertuples() if row.favoured]
        said.append(
            f"{document}: sold, {', '.join(sold) or 'none of these'}; "
            f"not sold, {', '.join(rest) or 'none'}; "
            f"favoured, {', '.join(favoured) or 'none'}."
        )
    return " ".join([*said, "What is not named here is 0%."])
