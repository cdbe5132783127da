"""Numbers and labels as a sentence or a chart writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from numbers import Integral, Real

_IN_BRACKETS = re.compile(r"\([^()]*\)")


def capital(text: str) -> str:
    """Begin a text with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Begin a label with a small letter inside a sentence, unless it is an acronym."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def listed(items: Iterable[str]) -> str:
    """Write "a, b and c", and "a; b, or c; and d" where an item holds a comma; none is "none"."""
    *first, last = names = list(items) or ["none"]
    parted = any(", " in _IN_BRACKETS.sub("", name) for name in names)
    comma, end = ("; ", "; and ") if parted else (", ", " and ")
    return f"{comma.join(first)}{end}{last}" if first else last


def few(items: Iterable[str], most: int = 6) -> str:
    """Write the first of many names, and count the others: "a, b and 5 others"."""
    names = list(items)
    if len(names) <= most:
        return listed(names)
    return listed([*names[: most - 1], f"{len(names) - most + 1:,} others"])


def each_of(items: Iterable[str]) -> str:
    """Name what holds so much: "a", or "each of a and b"."""
    names = list(items)
    return f"each of {few(names)}" if len(names) > 1 else listed(names)


NO_WORK = "no work on record"
"""Stands for the work of a citation that means none that is known."""
_LEAST = 0.005


def rounded(value: object, shape: str) -> str:
    """Format a value; of a number a half is rounded up, as in charts.

    Python itself writes 0.125 and 0.375 as 12% and 38%.
    """
    if not isinstance(value, Real) or shape[-1:] not in ("%", "f", "g"):
        return format(value, shape)
    with localcontext(rounding=ROUND_HALF_UP):
        # What binary digits add to a decimal number is no part of it.
        text = format(Decimal(repr(round(float(value), 12))), shape)
    return format(float(text), shape) if shape[-1] == "g" else text  # without zeros at its end


def number(value: float) -> str:
    """Write a count as 1,234, a measure as 4.3, and nothing as 0."""
    return rounded(value, ",.0f" if value == 0 or isinstance(value, Integral) else ",.1f")


def share(value: float) -> str:
    """Write a proportion: 42%, and <1% for what would round to nothing."""
    return "<1%" if 0 < value <= _LEAST else rounded(value, ".0%")


def whole_percent(value: float) -> float:
    """Return a proportion as it is printed, to a hundredth: what is printed alike is level."""
    return float(rounded(value, ".2f"))


def some(count: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: 1 document, 3 documents."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


_SYMBOLS = frozenset({"mg", "g", "ng", "mmol", "lux"})


def in_units(unit: str, count: float) -> str:
    """Write the unit of a quantity in the plural where its number asks for it: weeks, but mg."""
    what, of, period = unit.partition("/")
    counted = what.isascii() and what.islower() and what.isalpha() and what not in _SYMBOLS
    return f"{what}s{of}{period}" if counted and count != 1 else unit


def out_of(count: int, total: int, noun: str, plural: str = "") -> str:
    """Write a number with the total that it is a part of: 2 of 4 documents, or no document."""
    return f"{count:,} of {some(total, noun, plural)}" if total else f"no {noun}"
