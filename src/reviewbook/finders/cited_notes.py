"""Footnotes that cite works of a list: "[^1]: Doe, Hedges, 14." means the entry of that work."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reviewbook.references.entries import Entry
from reviewbook.references.person_names import fold_name

_NOTE = re.compile(r"(?m:^)\[\^(?P<label>[\w-]{1,20})\]:[^\S\n]?(?P<note>[^\n]{1,600})")
_AGAIN = re.compile(r"(?i:ibid|idem)\b")
_TITLE_WORDS = 2  # that tell a work among several of one author
_BEFORE_YEAR = 30  # words
_MOST_ALIKE = 20  # works of one author


def works_of_notes(text: str, entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    """Return the entries that each footnote names by author and title or year, by its label.

    Notes that are entries themselves are left out, and so are those that name none.
    """
    starts = {entry.start for entry in entries}
    by_family: dict[str, list[tuple[Entry, str]]] = {}
    for entry in entries:
        for family in entry.families[:1]:
            own = by_family.setdefault(family, [])
            if len(own) < _MOST_ALIKE:
                own.append((entry, f" {fold_name(text[entry.start : entry.end])} "))
    found: dict[str, list[Entry]] = {}
    before: list[Entry] = []
    for one in _NOTE.finditer(text) if entries else ():
        if starts.intersection(range(*one.span())):
            continue
        named = _named(one["note"], by_family)
        before = named or (before if _AGAIN.match(one["note"]) else [])
        if before:
            found[one["label"]] = before
    return found


def _named(note: str, by_family: Mapping[str, Sequence[tuple[Entry, str]]]) -> list[Entry]:
    """Return the entries that a note names, in the order of their authors there."""
    words = fold_name(note).split()
    found = [
        work
        for at, family in enumerate(words)
        for work, listed in by_family.get(family, ())
        if _is_meant(work, listed, words[at + 1 : at + _BEFORE_YEAR])
    ]
    return list(dict.fromkeys(found))


def _is_meant(work: Entry, listed: str, behind: Sequence[str]) -> bool:
    """Tell whether what stands behind an author has the year of a work, or begins its title."""
    title = " ".join(word for word in behind[:_TITLE_WORDS] if word.isalpha())
    return (bool(title) and f" {title} " in listed) or any(date in behind for date in work.dates)
