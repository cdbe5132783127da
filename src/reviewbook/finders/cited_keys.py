"""Works cited by their keys, as Pandoc has it: "[@doe2020, p. 4]", "@doe2020 says"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

# Signs within a key are followed by a letter or a figure: "@doe2020." ends a sentence.
_KEY = re.compile(r"(?<![\w@.])@\{?(?P<key>\w+(?:[:.#$%&+?<>~/-]\w+)*)\}?")
_PARTS = re.compile(r"[\[\];]")
_LONGEST = 200  # characters, before a key or behind it


class CitedKey(NamedTuple):
    """Where a key cites, and the key."""

    start: int
    end: int
    form: str
    key: str


def find_cited_keys(text: str, start: int, end: int, known: Container[str]) -> Iterator[CitedKey]:
    """Yield the known keys that a stretch of text cites, in order; other names are passed over."""
    for one in _KEY.finditer(text, start, end):
        if one["key"] in known:
            part = _in_brackets(text, one, max(start, one.start() - _LONGEST), end)
            alone = part and text.count("@", *part) == 1
            place = part if part and alone else one.span()
            yield CitedKey(*place, "parenthetical" if part else "narrative", one["key"])


def _in_brackets(text: str, key: re.Match[str], begin: int, end: int) -> tuple[int, int] | None:
    """Return the part between brackets that has a key; where it is all, the brackets too."""
    before = [*_PARTS.finditer(text, begin, key.start())]
    behind = _PARTS.search(text, key.end(), min(key.end() + _LONGEST, end))
    opened = [part[0] for part in before if part[0] != ";"][-1:] == ["["]
    if not opened or not behind or behind[0] == "[":
        return None
    last = before[-1]
    if (last[0], behind[0]) == ("[", "]"):
        return last.start(), behind.end()
    written = text[last.end() : behind.start()]
    return behind.start() - len(written.lstrip()), behind.start()
