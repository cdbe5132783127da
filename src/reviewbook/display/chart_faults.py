"""What is wrong with a chart that cannot be drawn, in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from reviewbook.display.vega_spec import strings_in
from reviewbook.project.errors import InputError
from reviewbook.project.near_names import names_there_are

_UNKNOWN = re.compile(r'Unable to determine data type for the field "(.*?)"', re.DOTALL)
# Where in Vega an error came up: of no use to whoever made the chart.
_CALLED = re.compile(r"\n\s+at ")
# Columns that transforms make unless told otherwise.
_MADE = frozenset({"key", "value", "density", "prob", "coef", "rSquared"})
_PARTS = ("layer", "hconcat", "vconcat", "concat", "spec")
LONGEST = 400
"""Characters that are given of what a library says."""


class ChartError(InputError):
    """A chart cannot be drawn; a notebook shows this alone, without what called what."""

    def _render_traceback_(self) -> list[str]:
        return [f"ChartError: {self}"]


def chart_fault(error: Exception, chart: Any) -> ChartError:
    """Return, on one line, what Altair or Vega-Lite says of a chart."""
    said = " ".join(_CALLED.split(str(error))[0].split()) or type(error).__name__
    if unknown := _UNKNOWN.search(str(error)):
        columns = list(dict.fromkeys(name for table in _tables(chart) for name in table.columns))
        if columns and unknown[1] not in columns:
            return _no_column(unknown[1], columns)
    return ChartError(f"this chart cannot be drawn: {said[:LONGEST]}{'…' * (len(said) > LONGEST)}")


def refuse_unknown_columns(spec: dict[str, Any]) -> None:
    """See that a chart names columns of its tables only; else it would be drawn empty.

    Raises
    ------
    ChartError
        If it names another.
    """
    tables = [*spec.get("datasets", {}).values()]
    drawing = {key: value for key, value in spec.items() if key not in ("datasets", "config")}
    transforms = [one for view in _views(drawing) for one in view.get("transform", [])]
    if not all(tables) or not all(isinstance(table, list) for table in tables):
        return  # an empty table has no columns, and a map has other things
    if any({*view.get("data", {})} - {"name"} for view in _views(drawing)):
        return  # data from elsewhere
    known = {name: None for table in tables for row in table for name in row}
    made = {*strings_in(transforms), *(_MADE if transforms else ())}
    if not known or any("pivot" in one for one in transforms):
        return
    for field in _fields(drawing):
        there = {field, field.removesuffix("_end")} & {*known, *made}  # a bin has an end
        if not there and not re.search(r"[.\[\\]", field):
            raise _no_column(field, [*known])


def _no_column(name: str, columns: list[Any]) -> ChartError:
    return ChartError(
        f"the data of this chart have no column {name!r}: {names_there_are(name, columns)}"
    )


def _views(view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield view
    for key in _PARTS:
        inner = view.get(key, [])
        for part in inner if isinstance(inner, list) else [inner]:
            yield from _views(part)


def _fields(drawing: dict[str, Any]) -> Iterator[str]:
    """List the columns that are drawn or that panels are made by."""
    for view in _views(drawing):
        for key in ("encoding", "facet"):
            yield from _named(view.get(key, {}))
        yield from strings_in(view.get("repeat", []))


def _named(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("field"), str):
            yield node["field"]
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from _named(item)


def _tables(chart: Any) -> Iterator[pd.DataFrame]:
    """List the tables of a chart and of its parts."""
    if isinstance(getattr(chart, "data", None), pd.DataFrame):
        yield chart.data
    for key in _PARTS:
        inner = getattr(chart, key, None)
        for part in inner if isinstance(inner, list) else [inner] if inner is not None else []:
            yield from _tables(part)
