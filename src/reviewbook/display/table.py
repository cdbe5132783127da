"""A table as accessible HTML that any page or theme can dress."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, TypeAlias

import pandas as pd

from reviewbook.display.sentence import written
from reviewbook.display.vega_spec import printable

# Relative, http or https: no other scheme, no other host by two slashes, no white space.
_SAFE = re.compile(
    r"https?://[^\s\\\x00-\x20]+|(?!//)[^\s\\\x00-\x20:/?#]*(?:[/?#][^\s\\\x00-\x20]*)?",
    re.IGNORECASE,
)
_AS_TEXT = 10
MOST = 500
"""Rows that a page shows of a table; it says how many more there are."""

Links: TypeAlias = Mapping[Any, object] | Sequence[object] | pd.Series


@dataclass(frozen=True, eq=False)
class Table:
    """Rows with a caption; of more than 500 the first are shown, and the caption says so.

    Parameters
    ----------
    data
        The rows. The index, if it is more than a row number, heads them; else the first column.
    caption
        What the table holds.
    formats
        For a column, how to write its values: ``"{:.0%}"``, ``"{:.2f}"``.
    links
        For a column, the addresses that its cells lead to: one a row, or by value of the cell.
        An address is relative, http or https; a cell with any other is not a link.
    name
        A slug to find the table on a page by.
    """

    data: pd.DataFrame
    caption: str
    formats: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, Links] = field(default_factory=dict)
    name: str = ""

    def _repr_html_(self) -> str:
        heads, columns, empty = self._parts()
        corner = "<td></td>" if empty else ""
        head = corner + "".join(
            f'<th scope="col"{_aligned(column)}>{_html(_head(column))}</th>'
            for column in columns[len(heads) if empty else 0 :]
        )
        rows = "\n".join(f"<tr>{row}</tr>" for row in self._rows(heads, columns))
        name = f' id="{_html(self.name)}"' if self.name else ""
        return (
            f'<figure class="rb-table"{name}>\n<table>\n'
            f"<caption>{_html(self._headed())}</caption>\n"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</figure>"
        )

    def __repr__(self) -> str:
        """Give the caption and the first rows in Markdown."""
        _, columns, _ = self._parts()
        body = [
            [self._text(column, row) for column in columns]
            for row in range(min(len(self.data), _AS_TEXT))
        ]
        rule = ["--:" if _is_number(column) else "---" for column in columns]
        lines = [[_head(column) for column in columns], rule, *body]
        more = len(self.data) - len(body)
        rows = ["| " + " | ".join(_flat(cell) for cell in line) + " |" for line in lines]
        tail = [f"… and {more:,} more rows"] if more else []
        return printable("\n".join([_flat(self.caption), "", *rows, *tail]))

    def _headed(self) -> str:
        """Give the caption, with how many rows of how many are shown, if not all."""
        size = len(self.data)
        return self.caption + (f" The first {MOST:,} of {size:,} rows." if size > MOST else "")

    def _parts(self) -> tuple[list[pd.Series], list[pd.Series], bool]:
        """Give the columns that head the rows, all columns, and whether the corner is empty."""
        index = self.data.index
        columns = [self.data.iloc[:, position] for position in range(self.data.shape[1])]
        if isinstance(index, pd.RangeIndex) and index.name is None:
            return columns[:1], columns, False
        heads = [
            pd.Series(index.get_level_values(level), name=name)
            for level, name in enumerate(index.names)
        ]
        return heads, [*heads, *columns], all(name is None for name in index.names)

    def _rows(self, heads: list[pd.Series], columns: list[pd.Series]) -> Iterator[str]:
        addresses = [self._addresses(column) for column in columns]
        for row in range(min(len(self.data), MOST)):
            cells = []
            for position, column in enumerate(columns):
                tag, scope = ("th", ' scope="row"') if position < len(heads) else ("td", "")
                text = _linked(_html(self._text(column, row)), addresses[position][row])
                cells.append(f"<{tag}{scope}{_aligned(column)}>{text}</{tag}>")
            yield "".join(cells)

    def _text(self, column: pd.Series, row: int) -> str:
        value = column.iloc[row]
        shape = self.formats.get(str(column.name))
        return shape.format(value) if shape and bool(pd.notna(value)) else written(value)

    def _addresses(self, column: pd.Series) -> list[object]:
        links = self.links.get(str(column.name))
        if isinstance(links, Mapping):
            return [links.get(value) for value in column]
        return [None] * len(column) if links is None else list(links)


def safe_address(address: object) -> str | None:
    """Give an address back if a page may link to it: relative, http or https."""
    usable = isinstance(address, str) and address and _SAFE.fullmatch(address)
    return str(address) if usable else None


def _linked(html: str, address: object) -> str:
    safe = safe_address(address)
    return f'<a href="{_html(safe)}">{html}</a>' if safe else html


def _head(column: pd.Series) -> str:
    """Give the name of a column as readers see it: ``failures_min`` is two words."""
    return str(column.name or "").replace("_", " ")


def _html(value: object) -> str:
    return escape(printable("" if value is None else str(value)))


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _aligned(column: pd.Series) -> str:
    """Mark numbers, and set text to the left: JupyterLab sets all cells to the right."""
    return ' class="num"' if _is_number(column) else ' style="text-align:left"'
