"""What Altair can ask of Vega-Lite 6, and the 5.6 that JupyterLab draws with does not know."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from reviewbook.display.chart_faults import ChartError

# Aggregates that it draws wrongly: it takes each for another.
WRONG = frozenset({"exponential", "exponentialb"})
# Names that it does not know, wherever they stand ...
NEWER = frozenset(
    "animationDuration domainRaw framesPerSecond minBandSize react rescale "
    "tickBandPaddingInner tooltipFormat".split()
)
# ... or within something else, and what to call them ...
NEWER_WITHIN = {
    ("encoding", "time"): "time",
    ("scale", "invalid"): "scale invalid",
    ("timeUnit", "binned"): "binned time units",
    ("transform", "param"): "transform_extent",
}
# ... and values that it does not know.
_TIME_UNIT = re.compile("binned.*|(?:utc)?weekdayhours")
NEWER_VALUES = {
    "timeUnit": _TIME_UNIT,
    "unit": _TIME_UNIT,
    "invalid": re.compile("show|break-paths-.*"),
    "resolve": re.compile("shared"),  # of a density: of scales it is no word but a table
}


def refuse_wrong(spec: dict[str, Any]) -> None:
    """Say in one line what JupyterLab cannot draw, and refuse what it would draw wrongly.

    Raises
    ------
    ChartError
        If JupyterLab would draw other numbers than were asked for.
    """
    found = {*_features({key: spec[key] for key in spec if key != "datasets"})}
    if wrong := sorted(found & WRONG):
        raise ChartError(
            f"JupyterLab draws Vega-Lite 5.6, which takes the aggregate {wrong[0]!r} for another: "
            "work the numbers out in pandas, or save the chart: chart.save('chart.html')"
        )
    if found:
        print(
            f"JupyterLab draws Vega-Lite 5.6, which has no {', '.join(sorted(found))}: it leaves "
            "that out, or draws it otherwise. To see it: chart.save('chart.html')",
            file=sys.stderr,
        )


def _features(node: Any, parent: str = "") -> Iterator[str]:
    """List what a chart asks for that is newer, by the name under which it does."""
    if isinstance(node, list):
        for item in node:
            yield from _features(item, parent)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key in NEWER:
            yield key
        if (parent, key) in NEWER_WITHIN:
            yield NEWER_WITHIN[parent, key]
        if isinstance(value, str) and key in NEWER_VALUES and NEWER_VALUES[key].fullmatch(value):
            yield f"{key} {value!r}"
        if key in ("aggregate", "op") and isinstance(value, str) and value in WRONG:
            yield value
        if key != "values":
            yield from _features(value, key)
