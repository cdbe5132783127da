"""A chart on a page: picture, title, description, its data as a table and as a file."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

from reviewbook.display.chart_words import chart_described, headline, rows_behind
from reviewbook.display.sentence import written
from reviewbook.site.chapters import picture
from reviewbook.site.chapters.narrow_picture import FITS, LEAST, ROOM, narrowed, units_of
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.render import render_template

# What a reader can do with a chart that lives, and with no other: it is not printed.
_HINT = re.compile(r"\b(?:Press|Click|Drag|Hover|Point)\b[^.!?]*[.!?]")
# How often a chart is made narrower, and the rows that a phone lists where it cannot be.
_TRIES, _LISTED = 4, 100
_MARKS = {True: "■", False: "○", None: "–"}
Line: TypeAlias = tuple[str, tuple[str, ...]]


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
            how=_HINT.sub("", how).strip(),
            hint=" ".join(_HINT.findall(how)),
            svg=_pictures(linked, _phone_list(spec), figure=figure, title=title),
            description=chart_described(spec),
            columns=columns,
            rows=list(cells_of_table(columns, rows, leads)),
            file=file,
        ),
        live=picture.live(linked),
        files={f"{file}.csv": to_csv(columns, rows), f"{file}.svg": picture.alone(spec, title)},
        values=tuple(_strings(linked)),
    )


def _pictures(linked: dict[str, Any], instead: str, *, figure: str, title: str) -> str:
    """Return the picture and, where that is too wide for a phone, what stands there instead.

    Parameters
    ----------
    instead
        What stands there if the chart cannot be drawn narrow.
    """
    broad = picture.still(linked, figure=figure, title=title)
    if _width(broad) <= FITS:
        return broad
    narrow = _narrow(linked, figure, title) or instead
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


def _phone_list(spec: dict[str, Any]) -> str:
    """Write the rows of a chart as a list, or nothing of very many.

    They stand under the columns that the chart gives as ``detail``, else under the first. What is
    yes or no is drawn: a square, a circle, a dash for neither.
    """
    columns, rows = rows_behind(spec)
    if len(columns) <= 1 or len(rows) > _LISTED:
        return ""
    heads = [columns.index(name) for name in _details(spec) if name in columns] or [0]
    marked = {
        place for place in range(len(columns)) if any(isinstance(row[place], bool) for row in rows)
    }
    rest = [place for place in range(len(columns)) if place not in marked and place not in heads]
    groups: dict[tuple[str, ...], list[Line]] = {}
    for row in rows:
        head = tuple(written(row[place]) for place in heads)
        words = tuple(written(row[place]) for place in rest)
        if all(words):
            marks = "".join(_MARKS.get(row[place], "") for place in marked)
            groups.setdefault(head, []).append((marks, words))
    return render_template("narrow_rows.html", groups=_nested(groups))


def _details(spec: dict[str, Any]) -> list[str]:
    """Return the fields that a chart groups its marks by without drawing them."""
    found = (unit.get("encoding", {}).get("detail") for unit in units_of(spec))
    several = next((one for one in found if isinstance(one, list)), [])
    return [one["field"] for one in several]


def _nested(groups: dict[tuple[str, ...], list[Line]]) -> list[tuple[str, str, list[Line]]]:
    """Say the outer head of groups once: over its first, and over no other."""
    shown, last = [], ""
    for (*outer, inner), lines in groups.items():
        over = " · ".join(outer)
        shown.append((over if over != last else "", inner, lines))
        last = over
    return shown


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
