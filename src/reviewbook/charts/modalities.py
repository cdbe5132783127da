"""How often each modality is named, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import altair as alt
import pandas as pd

from reviewbook.charts.grid import bars, panels, row_axis
from reviewbook.charts.look import FAINT, INK, LABELS, WIDTH, palette, scale, told
from reviewbook.charts.tidy import by_total, complete, labels, leaders, need
from reviewbook.charts.words import capital, listed, number, rows_in_words, share, some
from reviewbook.errors import InputError
from reviewbook.figures import Figure

Measure = Literal["mentions", "per_1000", "documents"]
_COUNTED = {
    "mentions": "Mentions in the body of each document.",
    "per_1000": "Mentions per 1,000 words of the body of each document.",
    "documents": "A dot where the body names the modality at least once, 0 where it does not.",
}


def modality_by_document(
    counts: pd.DataFrame,
    measure: Measure = "mentions",
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Figure:
    """How often does each document name each modality?

    Parameters
    ----------
    counts
        One row a pair: document, modality, mentions, per_1000, present.
    measure
        Mentions, mentions per 1,000 words, or the documents that name it at all.
    order
        The modalities from top to bottom; else by their categories or as they appear.
    colours
        The colour of each modality; else by their order.
    """
    if measure not in _COUNTED:
        raise InputError(
            f"there is no measure {measure!r}", remedy=f"take one of {', '.join(_COUNTED)}"
        )
    field = "present" if measure == "documents" else measure
    need(counts, "document", "modality", field)
    documents, modalities = labels(counts["document"]), labels(counts["modality"], order)
    paint = dict(colours or palette(modalities))
    if measure == "documents":
        counts = counts.assign(present=counts["present"].astype(int))
    full = complete(counts, modalities, documents, ("modality", "document"))[field]
    table = full.clip(upper=1).unstack()[documents] if measure == "documents" else full.unstack()
    table = table.loc[modalities, documents]
    rows = table.stack().rename(field).reset_index()
    rows["shown"] = [number(value) for value in rows[field]]
    draw = _dots if measure == "documents" else _bars
    return told(
        draw(rows, modalities, documents, paint),
        f"modality-by-document-{measure.replace('_', '-')}",
        finding=_named_in(table) if measure == "documents" else _leading(table),
        counted=_COUNTED[measure],
        numbers=rows_in_words(table),
        data=table.rename_axis(columns=None).reset_index(),
    )
