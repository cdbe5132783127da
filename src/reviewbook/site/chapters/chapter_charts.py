"""A chart on a page: picture, title, description, its data as a table and as a file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

from reviewbook.display.chart_words import chart_described, headline, rows_behind
from reviewbook.display.sentence import written
from reviewbook.site.chapters import picture
from reviewbook.site.chapters.narrow_picture import FITS, LEAST, ROOM, narrowed
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.render import render_template

# How often a chart is made narrower, and the rows that a phone lists where it cannot be.
_TRIES, _LISTED = 4, 100


@dataclass(frozen=True)
class Chart:
    """What a page needs of a chart."""

    id: str
    html: str
    live: dict[str, Any]
    files: dict[str, str]
    values: tuple[str, ...]


def dress_chart(spec: dict[str, Any], *, figure: str, file: str, leads: Leads) -> Chart:
    """Make the figure of a chart.

    Parameters
    ----------
    spec
        Vega-Lite JSON, as `reviewbook.display.altair_renderer` makes it.
    figure
        Id of the figure on its page.
    file
        Name of its files, without suffix.
    """
    columns, rows = rows_behind(spec)
    title, how = headline(spec)
    title = title or str(spec.get("name") or "Chart")
    linked = picture.with_links(spec, leads)
    return Chart(
        id=figure,
        html=render_template(
            "chart.html",
            figure=figure,
            title=title,
            how=how,
            svg=_pictures(linked, columns, rows, figure=figure, title=title),
            description=chart_described(spec),
            columns=columns,
            rows=list(cells_of_table(columns, rows, leads)),
            file=file,
        ),
        live=picture.live(linked),
        files={f"{file}.csv": to_csv(columns, rows), f"{file}.svg": picture.alone(spec, title)},
        values=tuple(_strings(linked)),
    )


def _pictures(
    linked: dict[str, Any], columns: list[str], rows: list[list[Any]], *, figure: str, title: str
) -> str:
    """Return the picture and, where that is too wide for a phone, what stands there instead."""
    broad = picture.still(linked, figure=figure, title=title)
    if _width(broad) <= FITS:
        return broad
    narrow = _narrow(linked, figure, title)
    if not narrow and len(columns) > 1 and len(rows) <= _LISTED:
        narrow = render_template("narrow_rows.html", columns=columns, rows=_grouped(rows))
    return broad + (f'<div class="narrow">{narrow}</div>' if narrow else "")


def _narrow(linked: dict[str, Any], figure: str, title: str) -> str:
    """Draw a chart for a phone, or nothing if it gets no narrower."""
    room = ROOM
    for _ in range(_TRIES):
        drawn = picture.still(narrowed(linked, room), figure=figure, title=title, suffix="n")
        over = math.ceil(_width(drawn)) - ROOM
        if over <= 0:
            return drawn
        room -= over
        if room < LEAST:
            break
    return ""


def _width(svg: str) -> float:
    return float(ET.fromstring(svg).get("width", 0))


def _grouped(rows: list[list[Any]]) -> list[tuple[str, list[list[str]]]]:
    """Put the rows that begin alike under their first cell, without what is only yes or no."""
    groups: dict[str, list[list[str]]] = {}
    for first, *rest in rows:
        cells = [written(value) for value in rest if not isinstance(value, bool)]
        groups.setdefault(written(first), []).extend([cells] if all(cells) else [])
    return list(groups.items())


@dataclass(frozen=True)
class Cell:
    """A cell as shown."""

    text: str
    number: bool
    href: str | None


def cells_of_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], leads: Leads
) -> list[list[Cell]]:
    """Return the rows as shown; a number leads where its row and column together lead.

    In a row none of whose numbers lead anywhere the first cell leads where the row does.
    """
    shown = []
    for row in rows:
        words = [value for value in row if isinstance(value, str)]
        line = [
            Cell(written(value), True, leads.find([column, value, *words]))
            if isinstance(value, int | float) and not isinstance(value, bool)
            else Cell(written(value), False, None)
            for column, value in zip(columns, row, strict=True)
        ]
        if line and not any(cell.href for cell in line):
            line[0] = replace(line[0], href=leads.find(row))
        shown.append(line)
    return shown


def _strings(node: Any) -> list[str]:
    """List the words in the data of a chart."""
    rows = [row for rows in picture.picture_tables(node) for row in rows]
    return list(
        dict.fromkeys(
            value
            for row in rows
            for key, value in row.items()
            if key != "href" and isinstance(value, str)
        )
    )
