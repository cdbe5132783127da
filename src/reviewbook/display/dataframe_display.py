"""A DataFrame as a notebook shows it: a table that a screen reader can read, with a caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from string import Formatter
from typing import Any, TypeAlias

import pandas as pd

from reviewbook.display.sentence import written
from reviewbook.display.vega_spec import printable
from reviewbook.display.wording import rounded
from reviewbook.project.errors import InputError

# Relative, http or https: no other scheme, no other host by two slashes, no white space.
_SAFE = re.compile(
    r"https?://[^\s\\\x00-\x20]+|(?!//)[^\s\\\x00-\x20:/?#]*(?:[/?#][^\s\\\x00-\x20]*)?",
    re.IGNORECASE,
)
_AS_TEXT = 10
_NOTHING = "No row."
MOST = 500
"""Rows that a page shows of a table; it says how many more there are."""

_GIVEN = ("caption", "formats", "links", "name")

Links: TypeAlias = Mapping[Any, object] | Sequence[object] | pd.Series


def table(
    frame: pd.DataFrame,
    /,
    caption: str,
    *,
    formats: Mapping[str, str] | None = None,
    links: Mapping[str, Links] | None = None,
    name: str = "",
) -> pd.DataFrame:
    """Give a DataFrame a caption to be shown with; it stays a DataFrame.

    Parameters
    ----------
    frame
        The rows. The index heads them, if it has a name or is more than row numbers; else the first
        column.
    caption
        What the table holds.
    formats
        For a column, how to write its values: ``"{:.0%}"``, ``"{:.2f}"``.
    links
        For a column, the addresses that its cells lead to: one per row, or by value of the cell.
        An address is relative, http or https; a cell with any other is not a link.
    name
        A slug to find the table on a page by.

    Raises
    ------
    InputError
        If a format or a link is for a column that is not there.
    TypeError
        If it is no DataFrame.
    """
    if not isinstance(frame, pd.DataFrame):
        made = " (series.to_frame() makes one)" if isinstance(frame, pd.Series) else ""
        raise TypeError(f"a table is made of a DataFrame{made}, not of a {type(frame).__name__}")
    heads = {*map(str, frame.columns), *map(str, frame.index.names)}
    if strange := [
        column for column in {**(formats or {}), **(links or {})} if column not in heads
    ]:
        raise InputError(
            f"the table has no column {', '.join(map(repr, strange))}",
            remedy=f"name one of {', '.join(map(str, frame.columns))}",
        )
    shown = frame.copy()
    shown.attrs = {"caption": caption, "formats": formats, "links": links, "name": name}
    return shown


@dataclass(frozen=True, eq=False)
class TableView:
    """A DataFrame on its way to HTML or text; of more than 500 rows the first are shown.

    Caption, formats, links and name are those that `table` gave it, if it did.
    """

    data: pd.DataFrame
    caption: str = ""
    formats: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, Links] = field(default_factory=dict)
    name: str = ""

    @classmethod
    def of(cls, frame: pd.DataFrame) -> TableView:
        """Return the view of a frame."""
        known = {key: frame.attrs[key] for key in _GIVEN if frame.attrs.get(key)}
        return cls(frame, **known)

    def html(self) -> str:
        """Return the table as HTML: rows and columns headed, with a caption if it has one."""
        heads, columns, empty = self._parts()
        corner = "<td></td>" if empty else ""
        head = corner + "".join(
            f'<th scope="col"{_aligned(column)}>{_html(_head(column))}</th>'
            for column in columns[len(heads) if empty else 0 :]
        )
        rows = "\n".join(f"<tr>{row}</tr>" for row in self._rows(heads, columns))
        rows = rows or f'<tr><td colspan="{max(len(columns), 1)}">{_NOTHING}</td></tr>'
        name = f' id="{_html(self.name)}"' if self.name else ""
        caption = f"<caption>{_html(self._headed())}</caption>\n"
        return (
            f'<figure class="rb-table"{name}>\n<table>\n'
            f"{caption}"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</figure>"
        )

    def text(self) -> str:
        """Return the caption and the first rows in Markdown."""
        _, columns, _ = self._parts()
        body = [
            [self._text(column, row) for column in columns]
            for row in range(min(len(self.data), _AS_TEXT))
        ]
        rule = ["--:" if _is_number(column) else "---" for column in columns]
        lines = [[_head(column) for column in columns], rule, *body]
        more = len(self.data) - len(body)
        rows = ["| " + " | ".join(_flat(cell) for cell in line) + " |" for line in lines]
        tail = [f"… and {more:,} more rows"] if more else [] if body else [_NOTHING]
        caption = [_flat(self.caption), ""] if self.caption else []
        return printable("\n".join([*caption, *rows, *tail]))

    def _headed(self) -> str:
        """Give the caption, with how many rows of how many are shown, if not all.

        A frame without one is told by its size and its columns.
        """
        size = len(self.data)
        some = f"The first {MOST:,} of {size:,} rows." if size > MOST else ""
        columns = ", ".join(filter(None, map(_head, self._parts()[1])))
        told = self.caption or f"{size:,} {'row' if size == 1 else 'rows'}: {columns}"
        return " ".join(filter(None, (told, some)))

    def _parts(self) -> tuple[list[pd.Series], list[pd.Series], bool]:
        """Give the columns that head the rows, all columns, and whether the corner is empty."""
        index = self.data.index
        columns = [self.data.iloc[:, position] for position in range(self.data.shape[1])]
        if index.nlevels == 1 and index.name is None and pd.api.types.is_integer_dtype(index):
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
        return _SHAPER.format(shape, value) if shape and bool(pd.notna(value)) else written(value)

    def _addresses(self, column: pd.Series) -> list[object]:
        links = self.links.get(str(column.name))
        if isinstance(links, Mapping):
            return [links.get(value) for value in column]
        return [None] * len(column) if links is None else list(links)


class _Shaper(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        return rounded(value, format_spec)


_SHAPER = _Shaper()


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


def show_frames() -> None:
    """Let the notebook that runs this, if one does, show every DataFrame and Series so."""
    from IPython import get_ipython  # noqa: PLC0415 - slow to load, and only a notebook has it

    shell = get_ipython()
    if shell is None:
        return
    for kind, frame in ((pd.DataFrame, lambda rows: rows), (pd.Series, _framed)):
        _show(shell.display_formatter.formatters, kind, frame)


def _framed(column: pd.Series) -> pd.DataFrame:
    return column.to_frame("" if column.name is None else column.name)


def _show(formatters: Mapping[str, Any], kind: type, frame: Callable[[Any], pd.DataFrame]) -> None:
    formatters["text/html"].for_type(kind, lambda rows: TableView.of(frame(rows)).html())
    formatters["text/plain"].for_type(
        kind, lambda rows, printer, _cycle: printer.text(TableView.of(frame(rows)).text())
    )
