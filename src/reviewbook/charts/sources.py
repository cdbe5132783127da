"""What the sources ask, and how well the citations bear what they are cited for."""

from __future__ import annotations

from collections.abc import Iterable

import altair as alt
import pandas as pd

from reviewbook.charts.grid import row_axis
from reviewbook.charts.look import FAINT, INK, LABELS, MAIN, WIDTH, told, wrapped
from reviewbook.charts.tidy import labels, need
from reviewbook.charts.words import some
from reviewbook.figures import Figure

_LETTER = 6.1
_LINE = 14
_GROUPS = {"document": "documents", "standard": "standards"}


def criteria(table: pd.DataFrame, *, order: Iterable[str] | None = None) -> Figure:
    """Show what each source asks, criterion by criterion.

    Parameters
    ----------
    table
        One row a cell: source, group (document or standard), criterion, value (as shown),
        stated (whether the source says anything on it).
    order
        The criteria from left to right; else by their categories or as they appear.
    """
    need(table, "source", "group", "criterion", "value", "stated")
    names = labels(table["criterion"], order)
    step = (WIDTH - LABELS) // len(names)
    rows = table.assign(
        **{name: table[name].astype(str) for name in ("source", "group", "criterion")},
        value=table["value"].fillna("").astype(str),
        stated=table["stated"].astype(bool),
    )
    rows["shown"] = [wrapped(value, int((step - 24) / _LETTER)) for value in rows["value"]]
    return told(
        alt.vconcat(
            *[_block(rows[rows["group"] == name], name, names, step) for name in _groups(rows)],
            spacing=10,
        ),
        "criteria",
        finding=_stated(rows),
        counted="Filled square: stated, with what is asked. Open circle: not stated.",
        numbers=_in_words(rows),
        data=rows.pivot_table(
            index=["group", "source"],
            columns="criterion",
            values="value",
            aggfunc="; ".join,
            sort=False,
        )[names]
        .rename_axis(columns=None)
        .reset_index(),
    )


def _groups(rows: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(rows["group"]))


def _block(rows: pd.DataFrame, group: str, names: list[str], step: int) -> alt.LayerChart:
    """Draw the sources of one group, each row as high as its longest cell."""
    height = 12 + _LINE * (1 + int(rows["shown"].str.count("\n").max()))
    heads = [wrapped(name, int(step / 6.5)) for name in names]
    rows = rows.assign(head=rows["criterion"].map(dict(zip(names, heads, strict=True))))
    top = alt.Axis(
        title=None,
        orient="top",
        labelAngle=0,
        labelAlign="left",
        bandPosition=0,
        labelBaseline="bottom",
        labelLimit=step,
    )
    base = alt.Chart(rows).encode(
        x=alt.X("head:N", scale=alt.Scale(domain=heads, paddingInner=0), axis=top, bandPosition=0),
        y=alt.Y("source:N", scale=alt.Scale(domain=labels(rows["source"])), axis=row_axis()),
        tooltip=["source:N", "criterion:N", "value:N"],
    )
    said, silent = base.transform_filter("datum.stated"), base.transform_filter("!datum.stated")
    text = {
        "style": INK,
        "align": "left",
        "baseline": "middle",
        "dx": 14,
        "lineHeight": _LINE,
        "fontSize": 11,
    }
    layers = alt.layer(
        said.mark_square(size=60, opacity=1, color=MAIN, xOffset=5),
        silent.mark_point(size=40, opacity=1, color=MAIN, xOffset=5),
        said.mark_text(**text).encode(text="shown:N"),
        silent.mark_text(opacity=FAINT, **text).encode(text="shown:N"),
    )
    title = alt.TitleParams(_GROUPS.get(group, group), fontSize=12, offset=6)
    return layers.properties(width=alt.Step(step), height=alt.Step(height), title=title)


def _stated(rows: pd.DataFrame) -> str:
    """Say how many criteria each group states, and which one the first group states least."""
    counts = [
        f"the {_GROUPS.get(name, name)} state {int(part['stated'].sum())} of {len(part)}"
        for name, part in rows.groupby("group", sort=False)
    ]
    return f"Of what could be asked, {', '.join(counts)}"


def _in_words(rows: pd.DataFrame) -> str:
    said = []
    for source, part in rows.groupby("source", sort=False):
        cells = [f"{row.criterion}, {row.value}" for row in part.itertuples() if row.stated]
        said.append(f"{source}: {'; '.join(cells) or 'states none'}.")
    return " ".join(said)
