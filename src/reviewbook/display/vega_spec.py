"""The JSON of a chart, the same to the byte in every process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import altair as alt

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
# Liberation Sans is what vl-convert carries; Arial has the same widths where a browser lacks it.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
# Ink and paper are said, since JupyterLab's dark theme would colour only some of the text; the
# picture leaves both to the page (see svg.py).
LOOK: dict[str, Any] = {
    "aria": False,
    "axis": {
        "domain": False,
        "grid": False,
        "gridColor": "#ddd",
        "labelFontSize": 12,
        "labelLimit": 280,
        "ticks": False,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "background": "white",
    "font": FONT,
    "header": {"labelFontSize": 12, "labelFontWeight": "bold", "labelLimit": 280, "title": None},
    "style": {
        "guide-label": {"fill": "#000", "fontSize": 12},
        "guide-title": {"fill": "#000", "fontSize": 12},
    },
    "title": {
        "anchor": "start",
        "color": "#000",
        "fontSize": 15,
        "frame": "bounds",
        "lineHeight": 19,
        "offset": 14,
        "subtitleColor": "#000",
        "subtitleFontSize": 12,
        "subtitleLineHeight": 16,
        "subtitlePadding": 7,
    },
    "view": {"stroke": None},
}
_MADE_UP = re.compile(r"data-[0-9a-f]{32}|(?:param|view)_[0-9a-z]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Leave out what no XML file may hold: control characters and lone surrogates."""
    return _NOT_XML.sub("", text)


def stable_spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """Give the Vega-Lite 5 JSON of a chart, sorted, with fixed names and the common look.

    Whatever theme and however many charts came before, equal charts give equal JSON.
    """
    with alt.theme.enable("none"), alt.data_transformers.enable("default", max_rows=None):
        # Altair has checked each part as it was made; the whole again takes as long as the rest.
        spec = chart.to_dict(validate=False)
    rows = spec.pop("datasets", {})
    names = _new_names(spec)
    spec = _rename(spec, names)
    if rows:
        spec["datasets"] = {names[name]: values for name, values in rows.items() if name in names}
    spec["$schema"] = SCHEMA
    spec["config"] = _merge(LOOK, spec.get("config", {}))
    cleaned: dict[str, Any] = json.loads(json.dumps(_clean(spec), sort_keys=True))
    return cleaned


def _new_names(spec: dict[str, Any]) -> dict[str, str]:
    """Give fixed names for those that Altair made up, in the order of the spec."""
    found = dict.fromkeys(name for name in _names(spec) if _MADE_UP.fullmatch(name))
    counts: dict[str, int] = {}
    renamed = {}
    for name in found:
        kind = re.split("[-_]", name)[0]
        counts[kind] = counts.get(kind, 0) + 1
        renamed[name] = f"{kind}-{counts[kind]}" if kind == "data" else f"{kind}_{counts[kind]}"
    return renamed


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


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merge(merged[key], value) if both else value
    return merged
