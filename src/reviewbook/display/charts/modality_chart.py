"""How often each modality is named, where in the text, and whether its publisher sells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import FEW, named, rows_in_words, some
from reviewbook.display.charts.grid import bars, dots
from reviewbook.display.charts.style import or_nothing, palette, told
from reviewbook.display.charts.tidy import complete, labels, leaders, need, one_of, shown
from reviewbook.display.wording import capital, listed, small

Measure = Literal["mentions", "per_1000", "documents"]
_COUNTED = {
    "mentions": "Mentions in the body of each document.",
    "per_1000": "Mentions per 1,000 words of the body of each document.",
    "documents": "A dot where the body names it at least once, 0 where it does not.",
}


@or_nothing
def draw_modality_by_document(
    counts: pd.DataFrame,
    measure: Measure = "mentions",
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Figure:
    """Show how often each document names each modality.

    Parameters
    ----------
    counts
        One row per pair: document, modality, and the measure: mentions, per_1000, or present.
    measure
        Mentions, mentions per 1,000 words, or the documents that name it at all.
    order
        The modalities from top to bottom; else by their categories or as they appear.
    colours
        The colour of each modality; else by their order.

    Raises
    ------
    InputError
        If a column is missing, or the measure is not one of the three.
    """
    one_of(measure, _COUNTED)
    field = "present" if measure == "documents" else measure
    need(counts, "document", "modality", field)
    documents, modalities = labels(counts["document"]), labels(counts["modality"], order)
    table = complete(counts, "modality", "document", field, modalities, documents)
    if measure == "documents":
        table = table.gt(0).astype(int)
    paint = dict(colours or palette(modalities))
    chart = dots(table, field, paint) if field == "present" else bars(table, field, paint)
    return told(
        chart,
        f"modality-by-document-{measure.replace('_', '-')}",
        finding=_reach(table) if field == "present" else _lead(table),
        counted=_COUNTED[measure],
        numbers=rows_in_words(table),
        data=shown(table),
    )


def _lead(table: pd.DataFrame) -> str:
    """Say which modality is named most in how many documents; equals count for each."""
    ahead = pd.Series([row for rows in leaders(table).values() for row in rows]).value_counts()
    if ahead.empty:
        return f"None of {some(len(table), 'modality', 'modalities')} is named"
    most = [row for row in table.index if ahead.get(row, 0) == ahead.max()]
    total = some(table.shape[1], "document")
    if len(most) == 1:
        return f"{capital(most[0])} leads in {ahead.max()} of {total}"
    names = named(most) if len(most) <= FEW else some(len(most), "modality", "modalities")
    return f"{names} lead in {ahead.max()} of {total} each"


def _reach(table: pd.DataFrame) -> str:
    """Say how many modalities the most documents name, and which the fewest do."""
    reach = table.sum(axis=1)
    most, least = int(reach.max()), int(reach.min())
    widest = list(reach.index[reach == most])
    names = named(widest) if len(widest) <= FEW else f"{len(widest)} of {len(table)} modalities"
    said = f"{names}: in {most} of {some(table.shape[1], 'document')}"
    narrow = list(reach.index[reach == least])
    rest = listed(map(small, narrow)) if len(narrow) <= FEW else f"{len(narrow)} others"
    return said if most == least else f"{said}; {rest}: in {least or 'none'}"
