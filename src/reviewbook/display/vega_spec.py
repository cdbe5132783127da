"""The JSON of a chart: lean, and the same to the byte in every process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
DECIMALS = 4
"""Decimals of a number from 0.1 on; of a smaller one, digits that are kept."""
_MADE_UP = re.compile(r"data-[0-9a-f]{32}|(?:param|view)_[0-9a-z]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TENTH = 0.1


def printable(text: str) -> str:
    """Leave out what no XML file may hold: control characters and lone surrogates."""
    return _NOT_XML.sub("", text)


def lean_spec(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON that Altair made of a chart as it is stored.

    Names that Altair made up are counted instead, so that equal charts give equal JSON whatever
    came before; only the columns that the chart names are kept; numbers are short.
    """
    rows = spec.get("datasets", {})
    drawing = {key: value for key, value in spec.items() if key != "datasets"}
    names = _new_names(drawing)
    drawing = _rename(drawing, names)
    if rows:
        used = set(_words([value for key, value in drawing.items() if key != "config"]))
        drawing["datasets"] = {
            names[name]: [{k: v for k, v in row.items() if k in used} for row in values]
            for name, values in rows.items()
            if name in names
        }
    drawing["$schema"] = SCHEMA
    _tell_apart(drawing, {})
    cleaned = json.dumps(_clean(drawing))
    lean: dict[str, Any] = json.loads(cleaned, parse_float=_short)
    return lean


def _words(node: Any) -> Iterator[str]:
    """Yield what a chart says and each word of it: a column that it uses stands among them."""
    for text in strings_in(node):
        yield text
        yield from re.findall(r"\w+", text)
        # In an expression a column with blanks stands in quotes: datum['per 1000'].
        yield from re.findall(r"\[['\"](.*?)['\"]\]", text)


def strings_in(node: Any) -> Iterator[str]:
    """Yield every text in the values of a spec, at any depth."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from strings_in(item)
    elif isinstance(node, str):
        yield node


def _short(number: str) -> float:
    """Read 9.0 as 9, and 0.123456 as 0.1235.

    The first lets a notebook that a browser saved keep its bytes; the second leaves out what is
    the arithmetic of one machine.
    """
    value = float(number)
    value = round(value, DECIMALS) if abs(value) >= _TENTH else float(f"{value:.{DECIMALS}g}")
    return int(value) if value.is_integer() else value


def _new_names(spec: dict[str, Any]) -> dict[str, str]:
    """Return fixed names for those that Altair made up, in the order of the spec."""
    found = dict.fromkeys(name for name in _names(spec) if _MADE_UP.fullmatch(name))
    counts: dict[str, int] = {}
    renamed = {}
    for name in found:
        kind = re.split("[-_]", name)[0]
        counts[kind] = counts.get(kind, 0) + 1
        renamed[name] = f"{kind}-{counts[kind]}" if kind == "data" else f"{kind}_{counts[kind]}"
    return renamed


def _tell_apart(view: dict[str, Any], met: dict[str, int]) -> None:
    """Give views of the same name, which Vega refuses, a number: a chart beside itself."""
    if name := view.get("name"):
        met[name] = met.get(name, 0) + 1
        view["name"] = name if met[name] == 1 else f"{name}-{met[name]}"
    for key in ("layer", "concat", "hconcat", "vconcat", "spec"):
        inner = view.get(key, [])
        for part in inner if isinstance(inner, list) else [inner]:
            _tell_apart(part, met)


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key in sorted(node):
            if key == "name" and isinstance(node[key], str):
                yield node[key]
            yield from _names(node[key])
    elif isinstance(node, list):
        for item in node:
            yield from _names(item)


def _rename(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _rename(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [_rename(item, names) for item in node]
    if isinstance(node, str):
        return _MADE_UP.sub(lambda match: names.get(match[0], match[0]), node)
    return node


def _clean(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _clean(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_clean(item) for item in node]
    return printable(node) if isinstance(node, str) else node
