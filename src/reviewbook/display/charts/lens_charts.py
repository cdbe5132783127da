"""How often each lens is looked through, and which modality it goes with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import altair as alt
import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import FEW, named, rows_in_words, some
from reviewbook.display.charts.grid import heat_cells
from reviewbook.display.charts.style import MAIN, or_nothing, palette, scale, told
from reviewbook.display.charts.tidy import by_total, complete, labels, need, one_of, shown
from reviewbook.display.wording import capital, small

_LABELS = 220
_COUNTED = {
    "passages": "Passages of each document written through the lens, and their sum.",
    "per_1000": "Passages written through the lens per 1,000 words of each document.",
}


@or_nothing
def draw_lens_by_document(
    counts: pd.DataFrame,
    measure: Literal["passages", "per_1000"] = "passages",
    *,
    order: Iterable[str] | None = None,
) -> Figure:
    """Show how many passages of each document are written through each lens.

    Parameters
    ----------
    counts
        One row per pair: document, lens, passages, per_1000.
    measure
        Passages, or passages per 1,000 words.
    order
        The lenses from top to bottom; else the most frequent first.
    """
    one_of(measure, _COUNTED)
    need(counts, "document", "lens", measure)
    documents, lenses = labels(counts["document"]), labels(counts["lens"], order)
    table = complete(counts, "lens", "document", measure, lenses, documents)
    table = table if order else by_total(table)
    chart = heat_cells(
        table, measure, alt.ColorValue(MAIN), labels=_LABELS, sums=measure == "passages"
    )
    return told(
        chart,
        f"lens-by-document-{measure.replace('_', '-')}",
        finding=_reach(table, "passage" if measure == "passages" else ""),
        counted=_COUNTED[measure],
        numbers=rows_in_words(table),
        data=shown(table),
    )


@or_nothing
def draw_lens_with_modality(
    counts: pd.DataFrame,
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Figure:
    """Show in how many passages a lens and a modality come together.

    Parameters
    ----------
    counts
        One row per pair: lens, modality, passages.
    order
        The lenses from top to bottom; else the most frequent first.
    colours
        The colour of each modality; else by their order.
    """
    need(counts, "lens", "modality", "passages")
    lenses, modalities = labels(counts["lens"], order), labels(counts["modality"])
    table = complete(counts, "lens", "modality", "passages", lenses, modalities)
    table = table if order else by_total(table)
    paint = scale(modalities, dict(colours or palette(modalities)))
    colour = alt.Color("modality:N", scale=paint, legend=None)
    return told(
        heat_cells(table, "passages", colour, labels=_LABELS, sums=False),
        "lens-with-modality",
        finding=_pair(table),
        counted="Passages that name the modality and are written through the lens.",
        numbers=rows_in_words(table),
        data=shown(table),
    )


def _reach(table: pd.DataFrame, noun: str) -> str:
    """Say which lens comes first, and in how many documents."""
    totals = table.sum(axis=1)
    if not totals.max():
        return f"None of {some(len(table), 'lens', 'lenses')} is found"
    first = list(totals.index[totals == totals.max()])
    count = f"with {some(int(totals.max()), noun)}" if noun else "for the length of the texts"
    if len(first) > 1:
        names = named(first) if len(first) <= FEW else f"{len(first)} lenses"
        return f"{names} lead {count}{' each' if noun else ''}"
    reach = int((table.loc[first[0]] > 0).sum())
    return f"{capital(first[0])} leads {count}, in {reach} of {some(table.shape[1], 'document')}"


def _pair(table: pd.DataFrame) -> str:
    """Say which lens and modality come together most."""
    together = table.stack()
    most = int(together.max())
    if not most:
        return "No lens and modality come together in a passage"
    pairs = [
        f"{small(lens)} with {small(modality)}"
        for lens, modality in together.index[together == most]
    ]
    others = some(len(pairs) - 1, "other pair")
    most_so = "; ".join(pairs) if len(pairs) < FEW else f"{pairs[0]} and {others}"
    each = " each" if len(pairs) > 1 else ""
    return f"{capital(most_so)}: {some(most, 'passage')}{each}, the most there are"
