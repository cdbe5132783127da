"""Whether the ranking of the modalities survives other ways of counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import altair as alt
import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.chart_text import share, some
from reviewbook.display.charts.grid import at
from reviewbook.display.charts.style import (
    INK,
    SHOWN,
    WIDTH,
    Layers,
    or_nothing,
    palette,
    scale,
    shapes,
    tips,
    told,
    wrapped,
)
from reviewbook.display.charts.tidy import complete, labels, leaders, long, need
from reviewbook.display.wording import capital, listed, small

_SIDE, _HEADS, _ROW = 125, 52, 44
_NARROW = 80
_SLANT, _SLANT_RISE, _SLANT_LIMIT = 315, 0.71, 170


@or_nothing
def draw_robustness(
    ranks: pd.DataFrame,
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Figure:
    """Show how the modalities rank under each way of counting.

    Parameters
    ----------
    ranks
        One row per pair: variant (way of counting), modality, share (0 to 1).
    order
        The modalities, which breaks ties; else by their categories or as they appear.
    colours
        The colour of each modality; else by their order.
    """
    need(ranks, "variant", "modality", "share")
    variants, modalities = labels(ranks["variant"]), labels(ranks["modality"], order)
    table = complete(ranks, "modality", "variant", "share", modalities, variants)
    # Level ones stand below each other, in order, for one would hide the other.
    places = table.rank(ascending=False, method="first").astype(int)
    paint = dict(colours or palette(modalities))
    return told(
        _bump(table, places, paint),
        "robustness",
        finding=_first(table),
        counted="Rank of each modality under each way of counting, and its share.",
        numbers=_ranked(table, places),
        data=table.round(3).rename_axis(columns=None).reset_index(),
    )


def _bump(table: pd.DataFrame, places: pd.DataFrame, colours: dict[str, str]) -> Layers:
    """Draw a line a modality from way to way, with names at both ends and a shape of its own."""
    step = (WIDTH - 2 * _SIDE) / max(table.shape[1] - 1, 1)
    x = {name: round(_SIDE + place * step) for place, name in enumerate(table.columns)}
    heads, top = _heads(x, step)
    ranks = table.rank(ascending=False, method="min").astype(int)
    rows = long(table, "share").assign(rank=ranks.stack().to_numpy())
    rows = rows.assign(
        x=rows["variant"].map(x),
        y=top + _ROW * (places.stack().to_numpy() - 0.5),
        shown=rows["share"].map(share),
    )
    base = at(rows).encode(tooltip=tips("variant:N", "modality:N", "rank:Q", "shown:N"))
    colour = alt.Color("modality:N", scale=scale(table.index, colours), legend=None)
    shape = alt.Shape("modality:N", scale=scale(table.index, shapes(colours)), legend=None)
    return alt.layer(
        base.mark_line(strokeWidth=2.5, opacity=0.4).encode(
            color=colour, detail=alt.Detail("modality:N")
        ),
        base.mark_point(size=130, filled=True, opacity=1).encode(color=colour, shape=shape),
        base.mark_text(style=INK, dy=17, fontSize=11).encode(text=SHOWN),
        heads,
        _names(rows, min(x.values()), "right", -16),
        _names(rows, max(x.values()), "left", 16),
        width=WIDTH,
        height=top + _ROW * len(table),
    )


def _heads(x: dict[str, int], step: float) -> tuple[alt.Chart, int]:
    """Print the ways of counting over their columns, aslant if narrow, and give their height."""
    names = [str(name) for name in x]
    columns = {"x": list(x.values()), "y": 0}
    if step >= _NARROW:
        texts = [wrapped(name, int(min(step, 120) / 6), 4) for name in names]
        head = at(pd.DataFrame({"shown": texts, **columns})).mark_text(
            style=INK, baseline="top", lineBreak="\n", lineHeight=13, fontSize=11
        )
        return head.encode(text=SHOWN), _HEADS
    height = round(min(max(map(len, names)) * 6, _SLANT_LIMIT) * _SLANT_RISE) + 6
    head = at(pd.DataFrame({"shown": names, **columns, "y": height})).mark_text(
        style=INK, align="left", angle=_SLANT, fontSize=11, limit=_SLANT_LIMIT
    )
    return head.encode(text=SHOWN), height


def _names(rows: pd.DataFrame, x: int, align: Literal["left", "right"], dx: int) -> alt.Chart:
    ends = rows.loc[rows["x"] == x, ["modality", "x", "y"]]
    drawn: alt.Chart = (
        at(ends).mark_text(style=INK, align=align, dx=dx).encode(text=alt.Text("modality:N"))
    )
    return drawn


def _first(table: pd.DataFrame) -> str:
    """Say which modality comes first most often, who else ever does, and where two are level."""
    leading = [rows for rows in leaders(table).values() if rows]
    alone = Counter(rows[0] for rows in leading if len(rows) == 1).most_common()
    ties = sum(len(rows) > 1 for rows in leading)
    ways = some(table.shape[1], "way")
    if not alone:
        return f"No modality comes first alone under any of {ways} of counting"
    (top, wins), *rest = alone
    if wins == table.shape[1]:
        return f"{capital(top)} comes first under each of {ways} of counting"
    said = [f"{small(name)} under {count}" for name, count in rest]
    level = [f"two or more are level under {ties}"] if ties else []
    return listed([f"{capital(top)} comes first under {wins} of {ways} of counting", *said, *level])


def _ranked(table: pd.DataFrame, places: pd.DataFrame) -> str:
    said = []
    for name, column in places.items():
        order = column.sort_values().index
        said.append(
            f"{name}: {', '.join(f'{row} {share(table.loc[row, name])}' for row in order)}."
        )
    return " ".join(said)
