"""An entry made from a record: its text, and the field of each of its characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

OTHER = "other"
# What stands around a field and is no part of it.
_EDGES = " \"“”'‘’«»„,.;:()[]"
_OPENING = {")": "(", "]": "["}


class MadeEntry(NamedTuple):
    """An entry; `fields` has one name for each character of `text`."""

    text: str
    fields: tuple[str, ...]


def join_pieces(pieces: Iterable[tuple[str, str]]) -> MadeEntry:
    """Join pieces of text, each with its field, without the signs at the edges of a field."""
    text: list[str] = []
    fields: list[str] = []
    for piece, field in pieces:
        first, last = _inner(piece) if field else (0, 0)
        text.append(piece)
        fields += [OTHER] * first + [field] * (last - first) + [OTHER] * (len(piece) - last)
    return MadeEntry("".join(text), tuple(fields))


def single_spaced(entry: MadeEntry) -> MadeEntry:
    """Return an entry with one blank where it has several."""
    kept = [n for n, sign in enumerate(entry.text) if sign != " " or entry.text[n - 1 : n] != " "]
    return MadeEntry("".join(entry.text[n] for n in kept), tuple(entry.fields[n] for n in kept))


def _inner(piece: str) -> tuple[int, int]:
    first, last = 0, len(piece)
    while first < last and piece[first] in _EDGES.replace("(", "").replace("[", ""):
        first += 1
    while last > first and piece[last - 1] in _EDGES:
        closes = _OPENING.get(piece[last - 1])
        if closes and closes in piece[first:last]:
            break
        last -= 1
    return first, last
