"""A chart on a page: picture, title, description, its data as a table and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reviewbook.display.sentence import written
from reviewbook.display.vega_spec import printable
from reviewbook.site.chapters import picture
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.leads import Leads
from reviewbook.site.html.render import render_template


@dataclass(frozen=True)
class Chart:
    """What a page needs of a chart."""

    id: str
    html: str
    live: dict[str, Any]
    file: str
    csv: str
    values: tuple[str, ...]


def dress_chart(spec: dict[str, Any], *, figure: str, file: str, leads: Leads) -> Chart:
    """Make the figure of a chart.

    Parameters
    ----------
    spec
        Vega-Lite JSON; ``usermeta.reviewbook`` holds description and table.
    figure
        Id of the figure on its page.
    file
        Name of its data as CSV.
    """
    known = spec.get("usermeta", {}).get("reviewbook", {})
    table = known.get("table") or {"columns": [], "rows": []}
    title, how = headline(spec)
    title = title or str(known.get("name", "")) or "Chart"
    linked = picture.with_links(spec, leads)
    return Chart(
        id=figure,
        html=render_template(
            "chart.html",
            figure=figure,
            title=title,
            how=how,
            svg=picture.still(linked, figure=figure, title=title),
            description=known.get("description") or spec.get("description") or title,
            columns=table["columns"],
            rows=list(cells_of_table(table["columns"], table["rows"], leads)),
            file=file,
        ),
        live=picture.live(linked),
        file=file,
        csv=to_csv(table["columns"], table["rows"]),
        values=tuple(_strings(linked)),
    )


def headline(spec: dict[str, Any]) -> tuple[str, str]:
    """Return the finding and how it was counted, each on one line."""
    title = spec.get("title") or ""
    parts = title if isinstance(title, dict) else {"text": title}
    return _line(parts.get("text")), _line(parts.get("subtitle"))


def _line(text: object) -> str:
    parts = text if isinstance(text, list) else [text or ""]
    return printable(" ".join(" ".join(map(str, parts)).split()))


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
