"""The orders of a review's columns, so that a value has its colour and shape in every chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reviewbook.display.altair_theme import COLOURS, SHAPES

_MARKS: dict[str, Sequence[str]] = {
    "color": COLOURS,
    "fill": COLOURS,
    "stroke": COLOURS,
    "shape": SHAPES,
}
_LONG = 100
# By column its orders, the latest last: `kind` is another in every table.
_ORDERS: dict[str, dict[tuple[str, ...], None]] = {}


def know_order(field: str, values: Iterable[str]) -> None:
    """Remember in which order the values of a column come: their place gives them a colour."""
    known, order = _ORDERS.setdefault(field, {}), tuple(values)
    known.pop(order, None)
    known[order] = None


def keep_colours(spec: dict[str, Any]) -> None:
    """Give, in place, each value of a known column the colour and the shape of its place.

    They do not depend on what else a chart shows, then. A scale with a domain, a range or a scheme
    of its own is left as it is; a list to sort by orders the legend.
    """
    drawing = {key: value for key, value in spec.items() if key not in ("datasets", "config")}
    found = list(_definitions(drawing))
    theirs = {(channel, one["field"]) for channel, one in found if _is_set(one)}
    for channel, one in found:
        values = _values(spec, one["field"])
        if (channel, one["field"]) not in theirs and (order := _order(one["field"], values)):
            one["scale"] = one.get("scale", {}) | _scale(values, order, _MARKS[channel], one)


def shorten_orders(spec: dict[str, Any]) -> None:
    """Leave out of each long list to sort by, in place, the values that the data do not hold.

    A category of thousands, of which a chart shows a few, brings a list that Vega cannot take.
    """
    drawing = [value for key, value in spec.items() if key not in ("datasets", "config")]
    for one in _sorted_by_list(drawing):
        if values := {*_values(spec, one["field"])}:
            one["sort"] = [value for value in one["sort"] if value in values]


def _sorted_by_list(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from _sorted_by_list(item)
    elif isinstance(node, dict):
        order = node.get("sort")
        if isinstance(order, list) and len(order) > _LONG and isinstance(node.get("field"), str):
            yield node
        yield from _sorted_by_list(list(node.values()))


def _definitions(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """List what is drawn in colours or shapes: channel and definition, those of conditions too."""
    if isinstance(node, list):
        for item in node:
            yield from _definitions(item)
    elif isinstance(node, dict):
        for channel in _MARKS.keys() & node.get("encoding", {}).keys():
            one = node["encoding"][channel]
            conditions = one.get("condition", [])
            among = [one, *(conditions if isinstance(conditions, list) else [conditions])]
            yield from ((channel, each) for each in among if _is_column(each))
        for value in node.values():
            yield from _definitions(value)


def _is_column(one: dict[str, Any]) -> bool:
    """Tell whether a definition takes a column's values as they are."""
    changed = one.keys() & {"aggregate", "bin", "timeUnit"}
    named = isinstance(one.get("field"), str) and one.get("type", "nominal") in (
        "nominal",
        "ordinal",
    )
    return named and not changed


def _is_set(one: dict[str, Any]) -> bool:
    scale, sort = one.get("scale", {}), one.get("sort", [])
    return (scale is None or bool(scale.keys() & {"domain", "range", "scheme"})) or not isinstance(
        sort, list
    )


def _values(spec: dict[str, Any], field: str) -> list[str | None]:
    """Return the values that a column has in any table of a chart, if they are words."""
    rows = [row for table in spec.get("datasets", {}).values() for row in table]
    values = dict.fromkeys(row[field] for row in rows if isinstance(row, dict) and field in row)
    return [*values] if all(isinstance(one, str | None) for one in values) else []


def _order(field: str, values: list[str | None]) -> tuple[str, ...]:
    """Return the order of a column that knows most of its values; of several, the latest."""
    known = [(len({*values} & {*order}), order) for order in reversed(_ORDERS.get(field, {}))]
    most, order = max(known, key=lambda one: one[0], default=(0, ()))
    return order if most else ()


def _scale(
    values: list[str | None], order: tuple[str, ...], marks: Sequence[str], one: dict[str, Any]
) -> dict[str, Any]:
    places = {value: place for place, value in enumerate(dict.fromkeys([*order, *values]))}
    ranks = {
        value: rank for rank, value in enumerate(dict.fromkeys([*one.get("sort", []), *places]))
    }
    domain = sorted(values, key=ranks.__getitem__)
    return {"domain": domain, "range": [marks[places[value] % len(marks)] for value in domain]}
