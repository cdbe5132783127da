"""What the matches of a pattern can begin with: a first look that is cheap where few words pass.

An expression of many alternatives tries all of them at every word. Whether a word can begin any
of them is told by its first letters, which are read off the expression itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")  # how Python itself reads an expression
AHEAD = 5
"""Letters that are looked at: with more, few words less would pass."""
_MOST_SIGNS = 12  # that a set may list
_WHATEVER = "\0"  # ends a beginning of which no more is known
_NOTHING_READ = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})

Items = Sequence[tuple[Any, Any]]
Heads = frozenset[str]


def looked_ahead(patterns: Iterable[str]) -> str:
    """Return a lookahead that holds wherever a match of one of the patterns can begin."""
    return begins_with(beginnings(patterns, AHEAD))


def begins_with(heads: Heads) -> str:
    """Return a lookahead that holds where one of these beginnings stands."""
    return f"(?={_tree(heads)})"


def beginnings(patterns: Iterable[str], length: int) -> Heads:
    """Return what the matches of patterns begin with: so many characters, or all that is known."""
    read = (_read(_parser.parse(one), Heads({""}), length) for one in patterns)
    return Heads(head.removesuffix(_WHATEVER) for head in Heads().union(*read))


def _read(items: Items, heads: Heads, length: int) -> Heads:
    """Append what items match to the beginnings that are not long enough."""
    for kind, value in items:
        done = Heads(head for head in heads if len(head) >= length or head.endswith(_WHATEVER))
        if done == heads:
            break
        heads = done | _read_one(str(kind), value, heads - done, length)
    return heads


def _read_one(kind: str, value: Any, heads: Heads, length: int) -> Heads:
    if kind in _NOTHING_READ:
        return heads
    if kind in _REPEATS:
        return _repeated(value, heads, length)
    if kind == "BRANCH":
        return Heads().union(*(_read(one, heads, length) for one in value[1]))
    if kind == "SUBPATTERN" and not value[1]:  # no flags of its own
        return _read(value[3], heads, length)
    return Heads(head + sign for head in heads for sign in _signs(kind, value))


def _repeated(value: tuple[int, int, Items], heads: Heads, length: int) -> Heads:
    fewest, most, items = value
    found = Heads() if fewest else heads
    for times in range(1, min(int(most), length) + 1):
        heads = _read(items, heads, length)
        found |= heads if times >= fewest else Heads()
    return found or heads


def _signs(kind: str, value: Any) -> Iterable[str]:
    """Return the characters that an item matches, where it lists them."""
    if kind == "LITERAL":
        return chr(value)
    if kind == "RANGE":
        return map(chr, range(value[0], value[1] + 1))
    if kind == "IN":
        signs = Heads().union(*(_signs(str(of), member) for of, member in value))
        return _WHATEVER if _WHATEVER in signs or len(signs) > _MOST_SIGNS else signs
    return _WHATEVER


def _tree(heads: Heads) -> str:
    """Return a pattern of beginnings, by their first letter; what begins with another is left."""
    if "" in heads:
        return ""
    by_rest: dict[str, str] = {}
    for letter in sorted({head[0] for head in heads}):
        rest = _tree(Heads(head[1:] for head in heads if head[0] == letter))
        by_rest[rest] = by_rest.get(rest, "") + re.escape(letter)
    one_of = [f"[{letters}]{rest}" for rest, letters in by_rest.items()]
    return one_of[0] if len(one_of) == 1 else f"(?:{'|'.join(one_of)})"
