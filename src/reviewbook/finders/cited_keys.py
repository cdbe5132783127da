"""Works cited by their keys, as Pandoc has it: "[@doe2020, p. 4]", "@doe2020 says".

A key that the bibliography lacks cites too where it looks like one, and means the entry of the
document's own list whose author and year it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.ledger.tables import Passage
from reviewbook.references.entries import Entry
from reviewbook.references.person_names import fold_name
from reviewbook.references.work_dates import YEAR

_SIGN = "@"
# Signs within a key are followed by a letter or a figure: "@doe2020." ends a sentence.
_KEY = re.compile(rf"{_SIGN}(?<![\w@./]{_SIGN})" r"\{?(?P<key>\w+(?:[:.#$%&+?<>~/-]\w+)*)\}?")
_PARTS = re.compile(r"[\[\];]")
_LONGEST = 200  # characters, before a key or behind it
_MADE_OF = re.compile(
    rf"(?P<author>[^\W\d_][^\W\d]{{0,60}}?)(?:[_:.-]|[eE]t[aA]l){{0,4}}(?P<year>{YEAR})(?P<rest>\w*)"
)


class CitedKey(NamedTuple):
    """Where a key cites, and the key."""

    start: int
    end: int
    form: str
    key: str


def passages_with_keys(document: Document) -> list[Passage]:
    """Return the passages, in order, that have the sign of a key."""
    text = document.text
    if _SIGN not in text:
        return []
    return [one for one in document.passages if text.find(_SIGN, one.start, one.end) >= 0]


def find_cited_keys(
    text: str, start: int, end: int, known: Container[str], *, unknown: bool = False
) -> Iterator[CitedKey]:
    """Yield the keys that a stretch of text cites, in order; other names are passed over.

    A key that is not known cites between brackets, if it has a year; where `unknown` says that the
    document cites by such keys, also without brackets.
    """
    for one in _KEY.finditer(text, start, end):
        part = _in_brackets(text, one, max(start, one.start() - _LONGEST), end)
        if one["key"] in known or ((part or unknown) and _MADE_OF.fullmatch(one["key"])):
            alone = part and text.count(_SIGN, *part) == 1
            place = part if part and alone else one.span()
            yield CitedKey(*place, "parenthetical" if part else "narrative", one["key"])


def entries_of_key(key: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries whose first author and year a key is made of, narrowed by its rest."""
    made = _MADE_OF.fullmatch(key)
    if not made:
        return []
    found = [
        entry
        for entry in entries
        if made["year"] in entry.dates and _begins_with(made["author"], _name(entry))
    ]
    rest = made["rest"]
    for narrower in (
        [entry for entry in found if rest and entry.suffix == rest],
        [entry for entry in found if rest and rest.casefold() in fold_name(entry.title).split()],
    ):
        found = narrower or found
    return found


def _name(entry: Entry) -> str:
    return "".join((entry.families[0] if entry.families else entry.authors.whole).split())


def _begins_with(written: str, name: str) -> bool:
    """Tell whether a key begins with a name, and then with nothing or a word: "doeHedges"."""
    folded = "".join(fold_name(written).split())
    rest = written[len(name) :]
    return bool(name) and folded.startswith(name) and (not rest or not rest[0].islower())


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
