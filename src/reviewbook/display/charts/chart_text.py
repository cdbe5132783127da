"""The words of a chart: numbers, lists, headlines and descriptions."""

from __future__ import annotations

from numbers import Integral

_LEAST = 0.005


def number(value: float) -> str:
    """Write a count as 1,234, a measure as 4.3, and nothing as 0."""
    return f"{value:,.0f}" if value == 0 or isinstance(value, Integral) else f"{value:,.1f}"


def share(value: float) -> str:
    """Write a proportion: 42%, and <1% for what would round to nothing."""
    return "<1%" if 0 < value < _LEAST else f"{value:.0%}"


def some(count: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: 1 document, 3 documents."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
