"""Where in each text the modalities are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import altair as alt
import pandas as pd

from reviewbook.charts.grid import row_axis, strength
from reviewbook.charts.look import INK, LABELS, WIDTH, palette, scale, told
from reviewbook.charts.tidy import labels, need
from reviewbook.charts.words import capital, number, share, some
from reviewbook.figures import Figure

_SUM = 30
# Fewer mentions than this have no beginning, middle or end.
_ENOUGH = 3


def dispersion(
    points: pd.DataFrame,
    lengths: Mapping[str, int],
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Figure:
    """Show where in each text each modality is named: a stroke a mention.

    Parameters
    ----------
    points
        One row a mention: document, modality, position from 0 (first word) to 1 (last word).
    lengths
        The words of each document, in the order in which to show them.
    order
        The modalities from top to bottom; else by their categories or as they appear.
    colours
        The colour of each modality; else by their order.
    """
    need(points, "document", "modality", "position")
    modalities = labels(points["modality"], order)
    rows = points[["document", "modality"]].astype(str).assign(position=points["position"])
    rows = rows[rows["document"].isin([str(name) for name in lengths])]
    table = _table(rows, list(map(str, lengths)), modalities)
    return told(
        _drawn(rows, table, dict(lengths), scale(modalities, dict(colours or palette(modalities)))),
        "dispersion",
        finding=_finding(rows, modalities),
        counted="A stroke a mention, from the first word of the body (left) to the last (right).",
        numbers=_numbers(table),
        data=table,
    )


def _table(rows: pd.DataFrame, documents: list[str], modalities: list[str]) -> pd.DataFrame:
    """Give mentions, first, middle (median) and last position for every pair."""
    found = rows.groupby(["document", "modality"])["position"]
    spread = found.agg(mentions="size", first="min", middle="median", last="max")
    pairs = pd.MultiIndex.from_product([documents, modalities], names=["document", "modality"])
    table = spread.reindex(pairs).reset_index()
    return table.assign(mentions=table["mentions"].fillna(0).astype(int)).round(3)


def _drawn(
    rows: pd.DataFrame, table: pd.DataFrame, lengths: dict[str, int], colour: alt.Scale
) -> alt.FacetChart:
    heads = {str(name): f"{name}, {words:,} words" for name, words in lengths.items()}
    sums = table[["document", "modality", "mentions"]].assign(shown=table["mentions"].map(number))
    data = pd.concat([rows, sums]).assign(head=lambda frame: frame["document"].map(heads))
    along = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format="%", title=None, grid=True)
    base = alt.Chart(data).encode(
        y=alt.Y("modality:N", scale=alt.Scale(domain=colour.domain, padding=0.1), axis=row_axis())
    )
    stroke = base.transform_filter("isValid(datum.position)").mark_tick(
        thickness=2, size=12, opacity=1
    )
    stroke = stroke.encode(
        x=alt.X("position:Q", scale=alt.Scale(domain=[0, 1]), axis=along),
        color=alt.Color("modality:N", scale=colour, legend=None),
        tooltip=["document:N", "modality:N", alt.Tooltip("position:Q", format=".0%")],
    )
    total = base.transform_filter("isValid(datum.mentions)")
    total = total.mark_text(style=INK, align="right", dx=_SUM)
    total = total.encode(x=alt.value("width"), text="shown:N", opacity=strength("mentions"))
    layers = alt.layer(stroke, total).properties(width=WIDTH - LABELS - _SUM, height=alt.Step(16))
    header = alt.Header(labelOrient="top", labelAnchor="start", labelPadding=4)
    return layers.facet(row=alt.Row("head:N", sort=list(heads.values()), header=header), spacing=10)


def _finding(rows: pd.DataFrame, modalities: list[str]) -> str:
    """Say which modality comes earliest and which latest, by the median of its mentions."""
    placed = rows.groupby("modality")["position"].agg(["size", "median"])
    placed = placed.reindex([name for name in modalities if name in placed.index])
    often = placed[placed["size"] >= _ENOUGH]
    if len(often) < 2:  # noqa: PLR2004
        return f"{some(len(rows), 'mention')} of {some(len(placed), 'modality', 'modalities')}"
    first, last = often["median"].idxmin(), often["median"].idxmax()
    return (
        f"{capital(str(first))} is named earliest (median {share(often['median'].min())} into "
        f"the text), {last} latest ({share(often['median'].max())})"
    )


def _numbers(table: pd.DataFrame) -> str:
    said = []
    for document, rows in table.groupby("document", sort=False):
        named = rows[rows["mentions"] > 0]
        parts = [
            f"{row.modality} {row.mentions} ({share(row.first)} to {share(row.last)})"
            for row in named.itertuples()
        ]
        said.append(f"{document}: {', '.join(parts) or '0'}.")
    return " ".join([*said, "What is not named here is 0."])
