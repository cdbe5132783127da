"""What the matches of a pattern can begin with: a first look that is cheap where few words pass.

An expression of many alternatives tries all of them at every word. Whether a word can begin any
of them is told by its first letters, which are read off the expression itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import groupby
from typing import Any

_parser: Any = import_module("re._parser")  # how Python itself reads an expression
AHEAD = 5
"""Letters that are looked at: with more, few words less would pass."""
_MOST_SIGNS = 12  # that a set may list
_WHATEVER = "\0"  # ends a beginning of which no more is known
_RUN = "\1"  # stands for letters of a word, as many as there are
_SPACE = "\2"  # stands for white space
_WRITTEN = {_RUN: r"[\w']*", _SPACE: r"\s*"}
_SPECIAL = re.compile(f"[{_RUN}{_SPACE}]")
_RUN_SIGNS = frozenset({("CATEGORY", "CATEGORY_WORD"), ("LITERAL", str(ord("'")))})
_NOTHING_READ = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_AHEAD = 1  # the direction of a lookahead
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_SPACE_SIGN = ("CATEGORY", "CATEGORY_SPACE")

Items = Sequence[tuple[Any, Any]]
Heads = frozenset[str]


def looked_ahead(patterns: Iterable[str]) -> str:
    """Return a lookahead that holds wherever a match of one of the patterns can begin."""
    return begins_with(word_beginnings(patterns, AHEAD))


def begins_with(heads: Heads) -> str:
    """Return a lookahead that holds where one of these beginnings stands."""
    return f"(?={_tree(heads)})"


def beginnings(patterns: Iterable[str], length: int) -> Heads:
    """Return what the matches of patterns begin with: so many characters, or all that is known."""
    return Heads(_SPECIAL.split(head, 1)[0] for head in word_beginnings(patterns, length))


def word_beginnings(patterns: Iterable[str], length: int) -> Heads:
    """Return the same for `begins_with`, with what is known behind a word that may be any."""
    read = (_read(_parser.parse(one), Heads({""}), length) for one in patterns)
    ends = _WHATEVER + _RUN  # of neither more is known
    return Heads(head.rstrip(ends) for head in Heads().union(*read))


def widest(pattern: re.Pattern[str]) -> int:
    """Return how many characters a match can have at most."""
    return int(_parser.parse(pattern.pattern, pattern.flags).getwidth()[1])


def by_first_letter(patterns: Iterable[str]) -> str:
    """Return a pattern of words by their first letters, which is tried in a third of the time."""
    by_letter = groupby(sorted(patterns), key=lambda word: word[0])
    return "|".join(f"{letter}(?:{'|'.join(w[1:] for w in few)})" for letter, few in by_letter)


def _read(items: Items, heads: Heads, length: int) -> Heads:
    """Append what items match to the beginnings that are not long enough."""
    for kind, value in items:
        done = Heads(head for head in heads if len(head) >= length or head.endswith(_WHATEVER))
        if done == heads:
            break
        heads = done | _read_one(str(kind), value, heads - done, length)
    return _read_ahead(items, heads, length)


def _read_ahead(items: Items, heads: Heads, length: int) -> Heads:
    """Append what has to follow the items, where they end with a look at that."""
    for kind, value in items[-1:]:
        if str(kind) == "ASSERT" and value[0] == _AHEAD:
            # What matches behind the items follows them too, and is read no more.
            return Heads(head + _WHATEVER for head in _read(value[1], heads, length))
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
    if most > length and (run := _run_of(items)):
        return Heads(head if head.endswith(run) else head + run for head in heads)
    found = Heads() if fewest else heads
    for times in range(1, min(int(most), length) + 1):
        heads = _read(items, heads, length)
        found |= heads if times >= fewest else Heads()
    return found or heads


def _run_of(items: Items) -> str:
    """Return the sign for an item, repeated, that is letters of a word or white space."""
    (kind, members), *more = items
    if more or str(kind) != "IN":
        return ""
    signs = {(str(of), str(member)) for of, member in members}
    return _RUN if signs <= _RUN_SIGNS else _SPACE if signs == {_SPACE_SIGN} else ""


def _signs(kind: str, value: Any) -> Iterable[str]:
    """Return the characters that an item matches, where it lists them."""
    if kind == "LITERAL":
        return chr(value)
    if kind == "RANGE":
        return map(chr, range(value[0], value[1] + 1))
    if kind == "IN":
        signs = Heads().union(*(_signs(str(of), member) for of, member in value))
        return _WHATEVER if _WHATEVER in signs or len(signs) > _MOST_SIGNS else signs
    if (kind, str(value)) == _SPACE_SIGN:
        return _SPACE
    return _WHATEVER


def _tree(heads: Heads) -> str:
    """Return a pattern of beginnings, by their first letter; what begins with another is left."""
    if "" in heads:
        return ""
    by_rest: dict[str, str] = {}
    for letter in sorted({head[0] for head in heads}):
        rest = _tree(Heads(head[1:] for head in heads if head[0] == letter))
        by_rest[rest] = by_rest.get(rest, "") + letter
    one_of = []
    for rest, letters in by_rest.items():
        one_of += [written + rest for sign, written in _WRITTEN.items() if sign in letters]
        plain = re.escape(_SPECIAL.sub("", letters))
        one_of += [f"[{plain}]{rest}"] if plain else []
    return one_of[0] if len(one_of) == 1 else f"(?:{'|'.join(one_of)})"
