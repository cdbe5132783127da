"""Which treatments each document names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import altair as alt
import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import FEW, rows_in_words, some
from reviewbook.display.charts.grid import heat_cells
from reviewbook.display.charts.style import Layers, or_nothing, palette, told
from reviewbook.display.charts.tidy import complete, labels, need, shown
from reviewbook.display.wording import listed, small

_LABELS = 274


@or_nothing
def draw_treatment_by_document(
    counts: pd.DataFrame,
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Figure:
    """Show how often each document names each treatment, grouped by modality.

    Parameters
    ----------
    counts
        One row per pair: document, modality, treatment, mentions.
    order
        The modalities from top to bottom; else by their categories or as they appear.
    colours
        The colour of each modality; else by their order.
    """
    need(counts, "document", "modality", "treatment", "mentions")
    documents, modalities = labels(counts["document"]), labels(counts["modality"], order)
    paint = dict(colours or palette(modalities))
    groups = {name: _group(counts, name, documents) for name in modalities}
    table = pd.concat(
        {name: group for name, group in groups.items() if len(group)}, names=["modality"]
    )
    return told(
        _drawn(table, paint),
        "treatment-by-document",
        finding=_finding(table.droplevel("modality")),
        counted="Mentions in the body of each document, and their sum; the deeper, the more.",
        numbers=rows_in_words(table.droplevel("modality")),
        data=shown(table),
    )


def _group(counts: pd.DataFrame, modality: str, documents: list[str]) -> pd.DataFrame:
    group = counts[counts["modality"].astype(str) == modality]
    named = set(group["treatment"].astype(str))
    rows = [label for label in labels(counts["treatment"]) if label in named]
    return complete(group, "treatment", "document", "mentions", rows, documents)


def _drawn(table: pd.DataFrame, colours: dict[str, str]) -> alt.VConcatChart:
    """Draw a matrix a modality, under its name, all on one scale of tint."""
    most = float(table.to_numpy().max())
    drawn: list[Layers] = []
    for modality, group in table.groupby("modality", sort=False):
        name = str(modality)
        chart = heat_cells(
            group.droplevel("modality"),
            "mentions",
            alt.ColorValue(colours[name]),
            labels=_LABELS,
            most=most,
            heads=not drawn,
            step=20,
        )
        chart["title"] = alt.TitleParams(name, fontSize=12, offset=4)
        drawn.append(chart)
    return alt.vconcat(*drawn, spacing=8)


def _finding(table: pd.DataFrame) -> str:
    """Say which treatments every document names, and how many only one does."""
    reach = table.gt(0).sum(axis=1)
    size = some(len(table), "treatment")
    if table.shape[1] == 1:
        return f"{reach.sum()} of {size} named"
    everywhere = list(reach.index[reach == table.shape[1]])
    names = listed(map(small, everywhere)) if len(everywhere) <= FEW else f"{len(everywhere)}"
    once = f"in only one: {(reach == 1).sum()} of {size}"
    return f"Named in all {some(table.shape[1], 'document')}: {names}; {once}"
