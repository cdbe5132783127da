"""Whether the ranking of the modalities survives other ways of counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import altair as alt
import pandas as pd

from reviewbook.display.charts.chart_frames import complete, labels, leaders, long, need
from reviewbook.display.charts.chart_layout import row_axis
from reviewbook.display.charts.style import (
    LABELS,
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
)
from reviewbook.display.wording import share, small, some, whole_percent

_ROW, _SIDE, _LETTER, _MOST = 32, 60, 7, 230
# The names of the modalities stand aslant over the first row.
_SLANT, _TOP = 325, alt.YValue(-6)  # type: ignore[no-untyped-call]
# Stands out 3:1 from white and from #14171c, and is the colour of no modality.
_GREY = "#808080"
_IN_COLOUR = 2
# Room for a share beside the first place.
_PAD = 42


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
        counted="Each modality by its rank, from left to right; shares of those in colour.",
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
    """Draw a line per modality down the ways, with names at both ends and a shape of its own."""
    ranks = table.rank(ascending=False, method="min").astype(int)
    rows = long(table, "share").assign(rank=ranks.stack().to_numpy())
    ways = list(map(str, table.columns))
    rows = rows.assign(
        _place=places.stack().to_numpy(),
        _row=rows["variant"].map({way: row for row, way in enumerate(ways)}),
        _shown=rows["share"].map(share),
        # As it is printed; but a share that is not 0 stays so.
        share=rows["share"].map(lambda value: whole_percent(value) or value),
    )
    paint = {name: colours[name] if name in foremost else _GREY for name in table.index}
    colour = alt.Color("modality:N", scale=scale(table.index, paint), legend=None)
    shape = alt.Shape("modality:N", scale=scale(table.index, shapes(colours)), legend=None)
    drawn = rows["modality"].isin(foremost)
    margin = max(LABELS, min(max(map(len, ways)) * _LETTER, _MOST))
    return alt.layer(
        # What is in colour is drawn last, over the grey.
        *_series(rows[~drawn], ways, margin, colour, shape, strong=False),
        *_series(rows[drawn], ways, margin, colour, shape, strong=True),
        width=WIDTH - margin - _SIDE,
        height=alt.Step(_ROW),
    )


def _series(
    rows: pd.DataFrame,
    ways: list[str],
    margin: int,
    colour: alt.Color,
    shape: alt.Shape,
    *,
    strong: bool,
) -> list[alt.Chart]:
    """Draw lines, points and names, strong or quiet, and the shares of what is strong."""
    if rows.empty:
        return []
    width, size = (3, 130) if strong else (1, 60)
    base = alt.Chart(rows).encode(
        x=alt.X("_place:Q", axis=None, scale=alt.Scale(zero=False, padding=_PAD)),
        tooltip=[
            *tips("variant:N", "modality:N", "rank:Q"),
            alt.Tooltip("_shown:N", title="share"),
        ],
    )
    placed = base.encode(y=alt.Y("variant:N", sort=ways, axis=row_axis(margin)))
    line = placed.mark_line(strokeWidth=width, opacity=0.6).encode(
        color=colour, detail=alt.Detail("modality:N"), order=alt.Order("_row:Q")
    )
    point = placed.mark_point(size=size, filled=True, opacity=1).encode(color=colour, shape=shape)
    named = base.mark_text(align="left", angle=_SLANT, fontWeight="bold" if strong else "normal")
    named = named.transform_filter("datum._row == 0")
    shares = _shares(placed) if strong else []
    return [line, point, *shares, named.encode(y=_TOP, text="modality:N")]


def _shares(placed: alt.Chart) -> list[alt.Chart]:
    """Write shares where fewest lines pass: left of the first place, right of any other."""
    said = placed.encode(text=SHOWN)
    first = said.mark_text(align="right", dx=-10, fontSize=11)
    other = said.mark_text(align="left", dx=10, fontSize=11)
    return [
        first.transform_filter("datum._place == 1"),
        other.transform_filter("datum._place > 1"),
    ]


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
        return f"First under each of {ways} of counting: {small(top)}"
    said = [f"under {count}: {small(name)}" for name, count in rest]
    level = [f"two or more are level under {ties}"] if ties else []
    return "; ".join([f"First under {wins} of {ways} of counting: {small(top)}", *said, *level])
