"""A chart for a phone: one panel below the other, long labels over their rows, as wide as it is."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from reviewbook.site.chapters.picture import picture_rows

Spec = dict[str, Any]
# Px that a phone has between its margins: what is no wider stays as it is.
FITS = 328
# Px for a drawing of its own, that the plot must keep of them, and of one column at least.
ROOM = 300
LEAST, _COLUMN = 110, 30
# Labels of more characters stand over their rows, on a line of so many px.
_BESIDE, _LINE = 15, 18
_STEP, _BAND = 20, 0.9
_ORDERED = ("nominal", "ordinal")
_BANDS = ("bar", "rect")


def narrowed(spec: Spec, room: int) -> Spec:
    """Return a chart whose panels are at most so wide.

    Parameters
    ----------
    spec
        Vega-Lite JSON, with its data under ``datasets``.
    room
        Px for the plot, without what is written beside it.
    """
    narrow = copy.deepcopy(spec)
    _leave_out_chosen(narrow)
    _narrow(narrow, narrow.get("datasets", {}), [], room)
    return narrow


def _leave_out_chosen(node: Spec) -> None:
    """Leave out the views that show what is pressed: a still picture cannot be."""
    for key in ("vconcat", "hconcat", "concat"):
        if kept := [view for view in node.get(key, []) if not _is_chosen(view)]:
            node[key] = kept


def _is_chosen(view: Spec) -> bool:
    filters = [step.get("filter") for unit in units_of(view) for step in unit.get("transform", [])]
    return any(isinstance(one, dict) and "param" in one for one in filters)


def _narrow(node: Spec, named: Spec, rows: list[dict[str, Any]], room: int) -> None:
    rows = picture_rows(node, named) or rows
    _stack(node)
    if "layer" in node or "mark" in node:
        units = list(units_of(node))
        rows = [row for unit in units for row in picture_rows(unit, named)] or rows
        _set_width(node, units, rows, room)
        _fold_legends(units)
        _lift_labels(node, units, rows, room)
        return
    inner = node.get("vconcat") or node.get("concat") or [node.get("spec")]
    for view in inner:
        if isinstance(view, dict):
            _narrow(view, named, rows, room)


def _stack(node: Spec) -> None:
    """Put what stands side by side below each other."""
    if "hconcat" in node:
        node["vconcat"] = node.pop("hconcat")
    if "concat" in node:
        node["columns"] = 1
    facet = node.get("facet")
    if isinstance(facet, dict) and "row" not in facet:
        one = facet.get("column", facet)
        header = (one.get("header") or {}) | {"labelAnchor": "start", "labelAlign": "left"}
        node["facet"], node["columns"] = one | {"header": header}, 1
        node["spacing"] = 14


def units_of(node: Spec) -> Iterator[Spec]:
    """Yield the views of one mark in a view of layers."""
    if "mark" in node:
        yield node
    for layer in node.get("layer", []):
        yield from units_of(layer)


def _channel(units: list[Spec], name: str) -> Spec:
    """Return the first field on a channel."""
    found = (unit.get("encoding", {}).get(name, {}) for unit in units)
    return next((channel for channel in found if "field" in channel), {})


def _set_width(node: Spec, units: list[Spec], rows: list[dict[str, Any]], room: int) -> None:
    x = _channel(units, "x")
    node["width"] = room
    if x.get("type") in _ORDERED:
        columns = len({str(row.get(x["field"])) for row in rows}) or 1
        node["width"] = {"step": max(room / columns, _COLUMN)}


def _fold_legends(units: list[Spec]) -> None:
    """Let a legend have two columns at most."""
    for unit in units:
        for channel in unit.get("encoding", {}).values():
            legend = channel.get("legend") if isinstance(channel, dict) else None
            if isinstance(legend, dict):
                legend["columns"] = min(legend.get("columns", 2), 2)


def _lift_labels(node: Spec, units: list[Spec], rows: list[dict[str, Any]], room: int) -> None:
    """Set the labels of the rows over them, if they are long."""
    y = _channel(units, "y")
    named = [unit["encoding"]["y"] for unit in units if unit.get("encoding", {}).get("y") == y]
    longest = max((len(str(row.get(y.get("field", "")))) for row in rows), default=0)
    if y.get("type") not in _ORDERED or y.get("axis", {}) is None:
        return
    if longest <= _BESIDE:
        for channel in named:
            channel["axis"] = (y.get("axis") or {}) | {"minExtent": 0}
        return
    step = _step(node, len({str(row.get(y["field"])) for row in rows}))
    node["height"] = {"step": step + _LINE}
    banded = any(_mark(unit)["type"] in _BANDS for unit in units)
    lifted = {
        "axis": (y.get("axis") or {})
        | {"labelAlign": "left", "labelBaseline": "bottom", "labelLimit": room + 60}
        | {"labelPadding": 0, "labelOffset": (_LINE + 2 - step) / 2, "minExtent": 0}
        # Over the lines that pass from row to row.
        | {"zindex": 1},
    }
    if banded:
        lifted["scale"] = (y.get("scale") or {}) | {"padding": 1 - _BAND * step / (step + _LINE)}
    for channel in named:
        channel.update(lifted)
    for unit in units:
        unit["mark"] = _mark(unit)
        if _ordered(unit):
            unit["mark"]["yOffset"] = unit["mark"].get("yOffset", 0) + _LINE / 2


def _ordered(unit: Spec) -> bool:
    return unit.get("encoding", {}).get("y", {}).get("type") in _ORDERED


def _mark(unit: Spec) -> Spec:
    mark = unit["mark"]
    return mark if isinstance(mark, dict) else {"type": mark}


def _step(node: Spec, rows: int) -> float:
    height = node.get("height", {"step": _STEP})
    return float(height["step"] if isinstance(height, dict) else height / max(rows, 1))
