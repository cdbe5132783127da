"""How a label or a list of them is written, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable


def capital(text: str) -> str:
    """Begin a text with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Begin a label with a small letter inside a sentence, unless it is an acronym."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def listed(items: Iterable[str]) -> str:
    """Write "a, b and c"; none is "none"."""
    *first, last = list(items) or ["none"]
    return f"{', '.join(first)} and {last}" if first else last
