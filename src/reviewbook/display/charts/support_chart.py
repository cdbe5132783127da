"""Which claims rest on which works: the text on top, the works below it, a link per citation."""

from __future__ import annotations

from collections.abc import Callable

import altair as alt
import pandas as pd

from reviewbook.display.altair_theme import INK
from reviewbook.display.charts.chart_frames import labels, need
from reviewbook.display.charts.chart_layout import row_axis
from reviewbook.display.charts.style import (
    LABELS,
    WIDTH,
    Chart,
    Layers,
    or_nothing,
    palette,
    scale,
    tips,
    told,
)
from reviewbook.display.wording import NO_WORK, listed, number, some

# By what a reader of the picture takes them for, in grey too; any other verdict is a circle.
_SHAPES = {
    "supports": "circle",
    "partly": "square",
    "by analogy": "triangle-up",
    "does not": "cross",
    "not judged": "triangle-down",
    "cannot be checked": "diamond",
}
_SAID = {
    "supports": "in full",
    "partly": "in part",
    "by analogy": "by analogy",
    "does not": "not at all",
}
_READER = "reader"
_UNCHECKED, _NO_KIND = "cannot be checked", ("", "not recorded")
_STEP, _LETTER, _PADDING, _MOST = 24, 6.5, 14, 300
# The text, as the upper edge of its panel.
_ALONG = alt.Axis(
    values=[0, 0.25, 0.5, 0.75, 1], format="%", title=None, grid=False, orient="top",
    domain=True, domainColor=INK, domainWidth=2,
)  # fmt: skip
_TOP = alt.Y2Value(0)  # type: ignore[no-untyped-call]
# Marks of all documents but the first, works of one, and places in a text: more cannot be read.
LINKS, WORKS, PLACES = 150, 12, 50


@or_nothing
def draw_support(points: pd.DataFrame, among: int = 0) -> Chart:
    """Show which claims rest on which works: a link from the place of the claim to the work.

    Parameters
    ----------
    points
        One row per citation and work: document, work, kind (of work), support, decided_by
        (reader, or a rule), position from 0 (first word) to 1 (last). Of many documents those
        with the most rows are drawn, of many works of one those with the most; the others stand
        together, a row for each verdict and without links: these would be a wall.
    among
        How many citations of a work there are in all, if some have no place in a body.
    """
    need(points, "document", "work", "kind", "support", "decided_by", "position")
    verdicts = [name for name in labels(points["support"]) if name]
    rows = _rows(points)
    texts = _drawn(rows, labels(points["document"]))
    longest = max(len(row) for text in texts.values() for row in text["_row"])
    margin = int(max(LABELS, min(longest * _LETTER + 26, _MOST)))
    panels = [_text(text, name, verdicts, margin) for name, text in texts.items()]
    left = rows.loc[~rows["document"].isin(list(texts)), "document"]
    return told(
        alt.vconcat(*panels, spacing=14),
        "support",
        finding=_finding(rows, among),
        counted="A link per citation and work. Top: its place in the text, first word left, last "
        "right. Filled: a reader judged it. Hollow: proposed by a rule."
        + _left_out(left.nunique(), len(left)),
    )


def _rows(points: pd.DataFrame) -> pd.DataFrame:
    """Give the rows as words, each work with its kind; a text without words has one place."""
    words = ["document", "work", "kind", "support", "decided_by"]
    rows = points[words].astype(str).assign(position=points["position"].astype(float).fillna(0))
    named = rows["work"] + ", " + rows["kind"]
    return rows.assign(
        position=(rows["position"].clip(0, 1) * PLACES).round() / PLACES,
        _row=rows["work"].where(rows["kind"].isin(_NO_KIND), named),
    )


def _drawn(rows: pd.DataFrame, order: list[str]) -> dict[str, pd.DataFrame]:
    """Give the marks of the documents with the most links, as far as there is room, in order."""
    room, texts = LINKS, dict[str, pd.DataFrame]()
    for name in _often(rows["document"]):
        text = _folded(rows[rows["document"] == name])
        room -= len(text)
        if texts and room < 0:
            break
        texts[name] = text
    return {name: texts[name] for name in order if name in texts}


def _often(column: pd.Series) -> list[str]:
    counts = column.value_counts(sort=False).sort_values(ascending=False, kind="stable")
    return [str(name) for name in counts.index]


def _folded(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the least cited of many works together, and what would hide each other into one mark."""
    rest = [name for name in _often(rows["_row"]) if name != NO_WORK][WORKS:]
    other = rows["_row"].isin(rest) & (len(rest) > 1)
    counts = rows[other].groupby("support", sort=False)["_row"].nunique()
    called = rows["support"].map(lambda verdict: some(int(counts.get(verdict, 0)), "other work"))
    rows = rows.assign(
        work=rows["work"].mask(other, called),
        kind=rows["kind"].mask(other, _NO_KIND[0]),
        _row=rows["_row"].mask(other, called + ": " + rows["support"]),
        _other=other,
    )
    return rows.groupby(list(rows), sort=False).size().rename("citations").reset_index()


def _text(rows: pd.DataFrame, document: str, verdicts: list[str], margin: int) -> Layers:
    """Draw the claims and works of one document; works stand in the order of their first claim."""
    alone, others = rows[~rows["_other"]], rows[rows["_other"]]
    works = list(dict.fromkeys(alone.sort_values("position", kind="stable")["_row"]))
    works += list(dict.fromkeys(others.sort_values("support", key=_rank(verdicts))["_row"]))
    names = row_axis(margin)
    names["labelPadding"] = _PADDING  # clear of a mark on the first word
    y = alt.Y("_row:N", scale=alt.Scale(domain=works), axis=names)
    line = alt.Chart(rows[["_row"]].drop_duplicates()).mark_rule(opacity=0.2).encode(y=y)
    links = int(rows["citations"].sum())
    return alt.layer(
        line,
        *_links(rows, y, verdicts),
        title=alt.TitleParams(f"{document}, {some(links, 'link')}", fontSize=12, offset=4),
        width=WIDTH - margin,
        height=alt.Step(_STEP),
    )


def _rank(verdicts: list[str]) -> Callable[[pd.Series], pd.Series]:
    return lambda said: said.map(verdicts.index)


def _links(rows: pd.DataFrame, y: alt.Y, verdicts: list[str]) -> list[alt.Chart]:
    """Let a line hang down from each claim, with the verdict at its end."""
    colours, place = scale(verdicts, palette(verdicts)), alt.Scale(domain=[0, 1])
    outlines = scale(verdicts, {name: _SHAPES.get(name, "circle") for name in verdicts})
    legend = alt.Legend(title=None, orient="top", symbolSize=110, symbolOpacity=1, columns=5)
    colour = alt.Color("support:N", scale=colours, legend=legend)
    # Of a line nothing is told that its end does not tell.
    ends = rows.loc[~rows["_other"], ["_row", "position", "support"]]
    ends = ends.rename(columns={"position": "_position"})
    line = alt.Chart(ends.drop_duplicates()).encode(
        x=alt.X("_position:Q", scale=place, axis=_ALONG),
        y=y,
        y2=_TOP,
        color=colour,
    )
    point = alt.Chart(rows).encode(
        x=alt.X("position:Q", scale=place, axis=_ALONG),
        y=y,
        color=colour,
        shape=alt.Shape("support:N", scale=outlines, legend=legend),
        tooltip=[
            *tips("document:N", "work:N", "kind:N", "support:N", "decided_by:N", "citations:Q"),
            alt.Tooltip("position:Q", format=".0%"),
        ],
    )
    marks = [
        point.mark_point(filled=filled, size=130, strokeWidth=2, opacity=1).transform_filter(
            f"datum.decided_by {'==' if filled else '!='} '{_READER}'"
        )
        for filled in (True, False)
    ]
    return [line.mark_rule(strokeWidth=1.5, opacity=0.55), *marks]


def _finding(rows: pd.DataFrame, among: int) -> str:
    """Say how many of the links a reader judged, and in what measure they bear the claim."""
    lost = int(rows["work"].eq(NO_WORK).sum())
    if lost == len(rows):
        links = f"Of {some(lost, 'citation')}, none of a work on record"
    else:
        links = f"Of {some(len(rows), 'link')} from a claim to a work"
    notes = [f"in all there are {number(among)}"] if among > len(rows) else []
    notes += [f"{number(lost)} to none on record"] if 0 < lost < len(rows) else []
    links += f" ({'; '.join(notes)})" if notes else ""
    judged = rows[rows["decided_by"] == _READER]
    if judged.empty:
        return f"{links}, nobody has judged any"
    if len(judged) < len(rows):
        links += f", {number(len(judged))} judged by a reader, the others only proposed by rules"
    counts = judged["support"].value_counts()
    said = [f"{how} in {number(int(counts.get(name, 0)))}" for name, how in _SAID.items()]
    unchecked = int(counts.get(_UNCHECKED, 0))
    bears = f"{', ' if len(judged) == len(rows) else ': '}the work bears the claim {listed(said)}"
    return links + bears + (f"; {number(unchecked)} cannot be checked" if unchecked else "")


def _left_out(documents: int, links: int) -> str:
    if not documents:
        return ""
    return f" {some(documents, 'document')} with fewer ({some(links, 'link')}) not drawn."
