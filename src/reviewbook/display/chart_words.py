"""A chart in words: its finding, how it was counted, and the rows behind it."""

from __future__ import annotations

from typing import Any

from reviewbook.display.sentence import written
from reviewbook.display.vega_spec import printable
from reviewbook.display.wording import some

MOST = 60
"""Rows that are written out; of more, only their number."""
HIDDEN = "_"
"""A column whose name begins so is drawn, and not told."""


def headline(spec: dict[str, Any]) -> tuple[str, str]:
    """Return the title and the subtitle of a chart, each on one line."""
    title = spec.get("title") or ""
    parts = title if isinstance(title, dict) else {"text": title}
    return _line(parts.get("text")), _line(parts.get("subtitle"))


def _line(text: object) -> str:
    parts = text if isinstance(text, list) else [text or ""]
    return printable(" ".join(" ".join(map(str, parts)).split()))


def rows_behind(spec: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return the columns and the rows that a chart is drawn from.

    Panels may be drawn from tables of their own: those with the same columns are put together,
    and of several kinds the one that says most of a row, then of most rows, is meant.
    """
    kinds: dict[tuple[str, ...], list[list[Any]]] = {}
    for rows in spec.get("datasets", {}).values():
        for row in rows:
            columns = tuple(name for name in row if not name.startswith(HIDDEN))
            if columns:
                kinds.setdefault(columns, []).append([row[name] for name in columns])
    if not kinds:
        return [], []
    most = max(kinds, key=lambda columns: (len(columns), len(kinds[columns])))
    return list(most), kinds[most]


def chart_described(spec: dict[str, Any]) -> str:
    """Describe a chart in short: finding, how it was counted, and what the table below it holds."""
    _, rows = rows_behind(spec)
    held = f"The table below holds {some(len(rows), 'row')}."
    return " ".join(map(_sentence, [*_said(spec), *([held] if rows else [])]))


def _said(spec: dict[str, Any]) -> list[str]:
    title, how = headline(spec)
    finding = spec.get("description") or title or "A chart."
    return [*dict.fromkeys(filter(None, (finding, how)))]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def chart_in_words(spec: dict[str, Any]) -> str:
    """Write a chart, a clause per line: finding, how it was counted, and its rows."""
    said = _said(spec)
    columns, rows = rows_behind(spec)
    if len(rows) > MOST:
        said.append(f"{len(rows):,} rows: {', '.join(columns)}.")
    elif rows:
        said.append(", ".join(columns))
        said += [", ".join(written(value) for value in row) for row in rows]
    return printable("\n".join(said))
