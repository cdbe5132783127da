"""A table that a cell wrote, dressed: scroll region, scoped heads, links, and a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from reviewbook.display.sentence import MISSING
from reviewbook.project.page_addresses import safe_name
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.ids import Names
from reviewbook.site.html.sanitise import sanitise_html

# A cell of at most so many characters is not broken; a column with more keeps room for them.
_SHORT, _LONG = 14, 40


@dataclass(frozen=True)
class Dressed:
    """Safe HTML, and the tables in it by the name of their file."""

    html: str
    files: dict[str, str]
    values: tuple[str, ...]


def dress_table(html: str, *, page: str, cell: str, names: Names, leads: Leads) -> Dressed:
    """Let through what is safe of a cell's HTML, and dress the tables in it.

    Parameters
    ----------
    cell
        Id of the cell, by which a table without an id can be linked to.
    """
    soup = BeautifulSoup(sanitise_html(html), "html.parser")
    for element in soup.find_all(id=True):
        element["id"] = names.new(safe_name(str(element["id"])))
    for link in soup.find_all("a"):
        if leads.lost(str(link.get("href") or "")):
            link.unwrap()
    files: dict[str, str] = {}
    values: list[str] = []
    for table in soup.find_all("table"):
        lines = _lines(table)
        _size(lines)
        _unname(lines)
        _link(lines, leads)
        values += [_text(cell) for line in lines for cell in line]
        figure = table.find_parent("figure")
        own = str(figure.get("id") or "") if figure else ""
        name = own or names.new(f"table-{cell}".rstrip("-"))
        file = f"{page}-{name}.csv"
        if len(lines) > 1:
            files[file] = to_csv(*_csv(lines))
        _frame(soup, table, figure, name, file if file in files else "")
    return Dressed(str(soup), files, tuple(values))


def _lines(table: Tag) -> list[list[Tag]]:
    """Give the cells of the head and of each row; what spans an empty table is no row of it."""
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    return [row for row in rows if not (len(row) == 1 and row[0].get("colspan"))]


def _text(cell: Tag) -> str:
    return " ".join(cell.get_text().split())


def _size(lines: list[list[Tag]]) -> None:
    """Mark what must not be broken, and the columns that need room where there is little."""
    for number, head in enumerate(lines[0] if lines else []):
        column = [line[number] for line in lines[1:] if number < len(line)]
        if any(len(_text(cell)) > _LONG for cell in column):
            _add_class(head, "long")
        for cell in column:
            text = _text(cell)
            if len(text) <= _SHORT and (" " in text or "-" in text):
                _add_class(cell, "short")


def _unname(lines: list[list[Tag]]) -> None:
    """Let a head without words be no head: the corner over the names of rows is empty."""
    for head in lines[0] if lines else []:
        if head.name == "th" and not _text(head):
            head.name = "td"
            head.attrs.pop("scope", None)


def _add_class(cell: Tag, name: str) -> None:
    cell["class"] = " ".join([*_classes(cell), name])


def _classes(cell: Tag) -> list[str]:
    return " ".join(map(str, cell.get_attribute_list("class"))).split()


def _link(lines: list[list[Tag]], leads: Leads) -> None:
    """Let numbers and names that lead somewhere lead there."""
    if not lines:
        return
    columns = [_text(cell) for cell in lines[0]]
    for line in lines[1:]:
        heads = [_text(cell) for cell in line if cell.name == "th"]
        row = leads.row([_text(cell) for cell in line])
        for column, cell in zip(columns, line, strict=False):
            number = "num" in _classes(cell)
            if _text(cell) == MISSING or (number and not column):
                continue
            href = leads.find([column, *heads, _number(cell)] if number else [_text(cell)])
            if row and (number or leads.is_document(_text(cell))):
                href = row
            if cell.find("a"):
                continue
            if href:
                cell.append(_anchor(href, list(cell.contents)))
            elif works := leads.works(_text(cell)):
                cell.clear()
                for key, address in works:
                    cell.extend([_anchor(address, [key]), " "])


def _anchor(href: str, contents: Iterable[PageElement | str]) -> Tag:
    anchor = Tag(name="a", attrs={"href": href})
    anchor.extend(contents)
    return anchor


def _number(cell: Tag) -> float:
    """Return what a cell counts; what is no plain number counts as something."""
    try:
        return float(_text(cell).replace(",", ""))
    except ValueError:
        return 1.0


def _csv(lines: list[list[Tag]]) -> tuple[list[str], list[list[str]]]:
    """Give heads and rows as text; numbers without the commas of thousands."""
    rows = [
        [_text(cell).replace(",", "") if "num" in _classes(cell) else _text(cell) for cell in line]
        for line in lines[1:]
    ]
    return [_text(cell) for cell in lines[0]], [
        ["" if value == MISSING else value for value in row] for row in rows
    ]


def _frame(soup: BeautifulSoup, table: Tag, figure: Tag | None, name: str, file: str) -> None:
    """Put a table into a region that scrolls, with its file below it."""
    caption = table.caption
    region = soup.new_tag("div", attrs={"class": "scroll", "tabindex": "0", "role": "group"})
    if caption:
        inner = soup.new_tag("span", attrs={"id": f"{name}-caption"})
        inner.extend(list(caption.contents))
        caption.append(inner)
        region["aria-labelledby"] = f"{name}-caption"
    else:
        region["aria-label"] = "Table"
    table.wrap(region)
    if not figure:
        figure = region.wrap(soup.new_tag("figure", attrs={"class": "rb-table"}))
    if not figure.get("id"):
        figure["id"] = name
    if file:
        name = escape(file)
        under = f'<p class="under"><a href="data/{name}" download="{name}">CSV</a></p>'
        figure.append(BeautifulSoup(under, "html.parser"))
