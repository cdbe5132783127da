"""A chart as a notebook shows it: live where that works, else a picture, else its description."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd

from reviewbook.display.svg import draw
from reviewbook.display.vega_spec import printable, stable_spec
from reviewbook.project.notebook_files import MIME

DECIMALS = 6


@dataclass(frozen=True, eq=False)
class Figure:
    """A chart with its description and the rows behind it.

    Parameters
    ----------
    chart
        An Altair chart that uses nothing newer than Vega-Lite 5.
    description
        What it shows, with its numbers, for whoever does not see it.
    data
        The rows behind it; the column names are shown to readers.
    name
        A slug, such as ``modality-by-document``.
    """

    chart: alt.TopLevelMixin
    description: str
    data: pd.DataFrame
    name: str

    @cached_property
    def title(self) -> str:
        """The finding, on one line."""
        title = self.spec.get("title") or self.name
        text = title["text"] if isinstance(title, dict) else title
        return " ".join(text) if isinstance(text, list) else str(text)

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite JSON; ``usermeta.reviewbook`` holds name, description and table."""
        described = printable(self.description)
        known = {"name": self.name, "description": described, "table": _table(self.data)}
        spec = stable_spec(self.chart)
        spec |= {"description": described, "usermeta": {"reviewbook": known}}
        written = json.dumps(spec, sort_keys=True)
        ordered: dict[str, Any] = json.loads(written, parse_float=_as_browsers_write)
        return ordered

    @cached_property
    def svg(self) -> str:
        """The picture, in the colour of the text around it, labelled for a screen reader."""
        digest = hashlib.sha256(json.dumps(self.spec).encode()).hexdigest()
        described = self.spec["description"]
        return draw(self.spec, title=self.title, description=described, prefix=f"rb-{digest[:8]}-")

    def __repr__(self) -> str:
        """Give the description."""
        return str(self.spec["description"])

    def _repr_mimebundle_(self, **_options: object) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = {MIME: self.spec, "image/svg+xml": self.svg, "text/plain": repr(self)}
        return bundle, {"image/svg+xml": {"alt": self.title}}


def _as_browsers_write(number: str) -> float:
    """Read 9.0 as 9, so that a notebook saved by a browser keeps its bytes.

    What lies beyond the sixth decimal is the arithmetic of one machine, and goes.
    """
    value = round(float(number), DECIMALS)
    return int(value) if value.is_integer() else value


def _table(data: pd.DataFrame) -> dict[str, Any]:
    """Give the rows as JSON, numbers as numbers and what is missing as null."""
    table = json.loads(data.to_json(orient="split", index=False, double_precision=4))
    return {
        "columns": [printable(str(name)) for name in table["columns"]],
        "rows": [[printable(v) if isinstance(v, str) else v for v in row] for row in table["data"]],
    }
