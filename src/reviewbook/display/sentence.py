"""A sentence whose numbers come from the data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from string import Formatter
from typing import Any

import numpy as np
import pandas as pd

from reviewbook.display.wording import capital, listed, rounded, small
from reviewbook.project.near_names import names_there_are

# As entities these are text to every Markdown reader, whatever stands around them.
MANY = 30
"""Values that a sentence lists; of more, it counts the rest as others."""
_COLUMNS = pd.Series | pd.Index | pd.api.extensions.ExtensionArray
MISSING = "–"
"""What is written where there is no value."""
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$#!@:]")
# Elsewhere in a line a minus is a minus, and a full stop one, and stays so.
_LIST_MARK = re.compile(r"[-+]|\d{1,9}[.)](?!\S)")


@dataclass(frozen=True)
class Reading:
    """One sentence, as Markdown with its values escaped and as plain text."""

    markdown: str
    text: str

    def __repr__(self) -> str:
        """Give the sentence."""
        return self.text

    def _repr_mimebundle_(self, **_options: object) -> tuple[dict[str, str], dict[str, Any]]:
        return {"text/markdown": self.markdown, "text/plain": self.text}, {}


def reading(template: str, /, **values: object) -> Reading:
    """Fill a sentence with values from the data.

    Numbers are written for reading (1,234 and 4.3), several strings as "a, b and c"; a format
    such as ``{share:.0%}`` is obeyed, and labels are written as their place asks: ``{name!c}``
    where a sentence begins, ``{name!l}`` within one. Markdown and HTML in a value stay text; the
    template, which the author of the notebook writes, may hold Markdown.

    Raises
    ------
    KeyError
        If the sentence names a value that is not given.

    Examples
    --------
    >>> reading("{n} of {total} documents name {what}.", n=2, total=5, what=["rest", "light"])
    2 of 5 documents name rest and light.
    """
    markdown = _Filler(escape=True).format(template, **values)
    if template.startswith("{") and (mark := _LIST_MARK.match(markdown)):
        last = mark.end() - 1
        markdown = markdown[:last] + _entity(markdown[last]) + markdown[last + 1 :]
    return Reading(markdown, _Filler(escape=False).format(template, **values))


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def written(value: object) -> str:
    """Write a value as a sentence or a cell holds it; what is missing is a dash."""
    if isinstance(value, list | tuple | set | frozenset | np.ndarray | _COLUMNS):
        ordered = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return _listed([written(item) for item in ordered])
    if bool(pd.isna(value)):
        return MISSING
    if isinstance(value, bool | np.bool):
        return "yes" if value else "no"
    if isinstance(value, Integral):
        return f"{int(value):,}"
    if isinstance(value, Real):
        # Of less than 1 two digits are kept: a share of 0.04 is not 0, and 0.96 is not 1.
        number = float(value)
        short = ".2g" if 0 < abs(number) < 1 else ",.1f"
        return rounded(number, short).removesuffix(".0")
    return " ".join(str(value).split())


def _listed(items: list[str]) -> str:
    if len(items) > MANY:
        items = [*items[: MANY - 1], f"{len(items) - MANY + 1:,} others"]
    return listed(items)


class _Filler(Formatter):
    def __init__(self, *, escape: bool) -> None:
        self._escape = escape

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        if key not in kwargs:
            given = names_there_are(key, kwargs)
            raise KeyError(f"the sentence names {key!r}, which is not given: {given}")
        return super().get_value(key, args, kwargs)

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion not in ("c", "l"):
            return super().convert_field(value, conversion)
        labels = [value] if isinstance(value, str) else value
        first, *rest = [small(str(label)) for label in labels] or ["none"]
        return [capital(first) if conversion == "c" else first, *rest]

    def format_field(self, value: Any, format_spec: str) -> str:
        missing = isinstance(value, Real) and bool(pd.isna(value))
        text = rounded(value, format_spec) if format_spec and not missing else written(value)
        return _SPECIAL.sub(lambda match: _entity(match[0]), text) if self._escape else text
