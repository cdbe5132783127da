"""Whether the ranking of the modalities survives other ways of counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import altair as alt
import pandas as pd

from reviewbook.display.charts.chart_frames import complete, labels, leaders, long, need
from reviewbook.display.charts.chart_layout import at
from reviewbook.display.charts.style import (
    FAINT,
    SHOWN,
    WIDTH,
    Chart,
    Layers,
    or_nothing,
    palette,
    scale,
    shapes,
    tips,
    told,
    wrapped,
)
from reviewbook.display.wording import capital, listed, share, small, some

_SIDE, _HEADS, _ROW = 125, 52, 44
_NARROW = 80
_SLANT, _SLANT_RISE, _SLANT_LIMIT = 315, 0.71, 170
# Stands out 3:1 from white and from #14171c, and is the colour of no modality.
_GREY = "#808080"
_IN_COLOUR = 2


@or_nothing
def draw_robustness(
    ranks: pd.DataFrame,
    *,
    order: Iterable[str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> Chart:
    """Show how the modalities rank under each way of counting.

    The two that come first most often have their colours; the others are grey and thin.

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
        _bump(table, places, paint, _foremost(table)),
        "robustness",
        finding=_first(table),
        counted="Rank of each modality under each way of counting, and its share.",
    )


def _foremost(table: pd.DataFrame) -> list[str]:
    """Give the two that come first under most ways, or have the largest share under the first."""
    wins = Counter(name for names in leaders(table).values() for name in names)
    share_first = table.iloc[:, 0]
    ordered = sorted(table.index, key=lambda name: (-wins[name], -share_first[name]))
    return [str(name) for name in ordered[:_IN_COLOUR]]


def _bump(
    table: pd.DataFrame, places: pd.DataFrame, colours: dict[str, str], foremost: list[str]
) -> Layers:
    """Draw a line per modality from way to way, with names at both ends and a shape of its own."""
    step = (WIDTH - 2 * _SIDE) / max(table.shape[1] - 1, 1)
    x = {name: round(_SIDE + place * step) for place, name in enumerate(table.columns)}
    heads, top = _heads(x, step)
    ranks = table.rank(ascending=False, method="min").astype(int)
    rows = long(table, "share").assign(rank=ranks.stack().to_numpy())
    rows = rows.assign(
        _x=rows["variant"].map(x),
        _y=top + _ROW * (places.stack().to_numpy() - 0.5),
        _shown=rows["share"].map(share),
    )
    paint = {name: colours[name] if name in foremost else _GREY for name in table.index}
    colour = alt.Color("modality:N", scale=scale(table.index, paint), legend=None)
    shape = alt.Shape("modality:N", scale=scale(table.index, shapes(colours)), legend=None)
    drawn = rows["modality"].isin(foremost)
    return alt.layer(
        # What is in colour is drawn last, over the grey.
        *_series(rows[~drawn], colour, shape, strong=False),
        *_series(rows[drawn], colour, shape, strong=True),
        heads,
        width=WIDTH,
        height=top + _ROW * len(table),
    )


def _series(
    rows: pd.DataFrame, colour: alt.Color, shape: alt.Shape, *, strong: bool
) -> list[alt.Chart]:
    """Draw lines, points, shares and names, all of them strong or all of them quiet."""
    if rows.empty:
        return []
    width, size, opacity = (3, 130, 1) if strong else (1, 60, FAINT)
    base = at(rows).encode(tooltip=tips("variant:N", "modality:N", "rank:Q", "_shown:N"))
    line = base.mark_line(strokeWidth=width, opacity=0.6).encode(
        color=colour, detail=alt.Detail("modality:N")
    )
    point = base.mark_point(size=size, filled=True, opacity=1).encode(color=colour, shape=shape)
    number = base.mark_text(dy=17, fontSize=11, opacity=opacity).encode(text=SHOWN)
    left, right = rows["_x"].min(), rows["_x"].max()
    return [
        line,
        point,
        number,
        _names(rows, left, "right", -16, strong=strong),
        _names(rows, right, "left", 16, strong=strong),
    ]


def _heads(x: dict[str, int], step: float) -> tuple[alt.Chart, int]:
    """Print the ways of counting over their columns, aslant if narrow, and give their height."""
    names = [str(name) for name in x]
    columns = {"_x": list(x.values()), "_y": 0}
    if step >= _NARROW:
        texts = [wrapped(name, int(min(step, 120) / 6), 4) for name in names]
        head = at(pd.DataFrame({"_shown": texts, **columns})).mark_text(
            baseline="top", lineBreak="\n", lineHeight=13, fontSize=11
        )
        return head.encode(text=SHOWN), _HEADS
    height = round(min(max(map(len, names)) * 6, _SLANT_LIMIT) * _SLANT_RISE) + 6
    head = at(pd.DataFrame({"_shown": names, **columns, "_y": height})).mark_text(
        align="left", angle=_SLANT, fontSize=11, limit=_SLANT_LIMIT
    )
    return head.encode(text=SHOWN), height


def _names(
    rows: pd.DataFrame, x: int, align: Literal["left", "right"], dx: int, *, strong: bool
) -> alt.Chart:
    ends = rows.loc[rows["_x"] == x, ["modality", "_x", "_y"]]
    weight: Literal["bold", "normal"] = "bold" if strong else "normal"
    drawn = at(ends).mark_text(align=align, dx=dx, fontWeight=weight)
    named: alt.Chart = drawn.encode(text=alt.Text("modality:N"))
    return named


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
