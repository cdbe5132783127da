"""How far rule and reader agree."""

from __future__ import annotations

import altair as alt
import pandas as pd

from reviewbook.display import Figure
from reviewbook.display.charts.grid import panels, row_axis
from reviewbook.display.charts.style import INK, MAIN, RIGHT, WIDTH, or_nothing, tips, told
from reviewbook.display.charts.tidy import labels, need
from reviewbook.display.wording import capital, small

_MEASURES = ("precision", "recall", "kappa")
_ENDS = ("", "_low", "_high")
_LABELS, _TEXT, _GAP = 150, 36, 24


@or_nothing
def draw_agreement(table: pd.DataFrame) -> Figure:
    """Show precision, recall and, if given, kappa, each with its interval.

    Parameters
    ----------
    table
        One row per rule: label, n, and for each measure its value and its ends, such as
        precision, precision_low, precision_high; empty where it cannot be computed.
    """
    need(table, "label", "n", *(f"{m}{end}" for m in _MEASURES[:2] for end in _ENDS))
    names = [name for name in _MEASURES if name in table.columns]
    need(table, *(f"{name}{end}" for name in names for end in _ENDS))
    rows = _measured(table, names)
    return told(
        _panels(rows, names),
        "agreement",
        finding=_weakest(rows),
        counted="The rules against a reader. Point: the measure. Bar: its 95% interval. "
        "n: what was judged.",
        numbers=" ".join(f"{row.label}, {row.measure}: {row.shown}." for row in rows.itertuples()),
        data=table[["label", "n", *(f"{name}{end}" for name in names for end in _ENDS)]],
    )


def _measured(table: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Give one row per rule and measure, with the text to print beside it."""
    parts = []
    for name in names:
        part = table[["label", "n", *(name + end for end in _ENDS)]].copy()
        part.columns = pd.Index(["label", "n", "value", "low", "high"])
        parts.append(part.assign(measure=name))
    rows = pd.concat(parts, ignore_index=True)
    rows["rule"] = rows["label"].astype(str)
    rows["label"] = [f"{row.label} (n = {row.n:,})" for row in rows.itertuples()]
    rows["shown"] = [_interval(row.value, row.low, row.high) for row in rows.itertuples()]
    rows["printed"] = ["–" if pd.isna(value) else f"{value:.2f}" for value in rows["value"]]
    return rows


def _interval(value: float, low: float, high: float) -> str:
    return "–" if pd.isna(value) else f"{value:.2f} ({low:.2f} to {high:.2f})"


def _panels(rows: pd.DataFrame, names: list[str]) -> alt.FacetChart:
    width = (WIDTH - _LABELS) // len(names) - _TEXT - _GAP
    least = min(0.0, float(rows["low"].min()))
    along = alt.Axis(title=None, grid=True, values=[0, 0.5, 1], format="~g")
    x = alt.X("value:Q", scale=alt.Scale(domain=[least, 1], nice=False), axis=along)
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", scale=alt.Scale(domain=labels(rows["label"])), axis=row_axis(_LABELS)),
        tooltip=tips("label:N", "measure:N", "shown:N"),
    )
    layers = alt.layer(
        base.mark_rule(strokeWidth=2, color=MAIN, opacity=1).encode(
            x=alt.X("low:Q", axis=along), x2=alt.X2("high:Q")
        ),
        base.mark_circle(size=100, color=MAIN, opacity=1).encode(x=x),
        base.mark_text(style=INK, align="left", dx=12).encode(x=RIGHT, text=alt.Text("printed:N")),
        width=width,
        height=alt.Step(28),
    )
    return panels(layers, "measure", names, gap=_GAP)


def _weakest(rows: pd.DataFrame) -> str:
    """Say where the rules are weakest in precision and in recall."""
    said = []
    for measure, group in rows.dropna(subset=["value"]).groupby("measure", sort=False):
        worst = group.loc[group["value"].idxmin()]
        said.append(f"lowest {measure}: {small(worst['rule'])}, {worst['value']:.2f}")
    return capital("; ".join(said[:2])) or "Nothing could be measured"
