"""Footnotes that cite works of a list: "[^1]: Doe, Hedges, 14." means the entry of that work."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reviewbook.references.entries import Entry
from reviewbook.references.person_names import fold_name

_NOTE = re.compile(r"(?m:^)\[\^(?P<label>[\w-]{1,20})\]:[^\S\n]?(?P<note>[^\n]{1,2000})")
_AGAIN = re.compile(r"(?i:ibid|idem)\b")
_TITLE_WORDS = 2  # that tell a work among several of one author


def cited_notes(text: str, entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    """Return the entries that each footnote names by author and title or year, by its label.

    Notes that are entries themselves are left out, and so are those that name none.
    """
    starts = [entry.start for entry in entries]
    by_family: dict[str, list[Entry]] = {}
    for entry in entries:
        for family in entry.families[:1]:
            by_family.setdefault(family, []).append(entry)
    found: dict[str, list[Entry]] = {}
    before: list[Entry] = []
    for one in _NOTE.finditer(text) if entries else ():
        if any(one.start() <= start < one.end() for start in starts):
            continue
        named = _named(one["note"], by_family)
        before = named or (before if _AGAIN.match(one["note"]) else [])
        if before:
            found[one["label"]] = before
    return found


def _named(note: str, by_family: Mapping[str, Sequence[Entry]]) -> list[Entry]:
    """Return the entries that a note names, in the order of their authors there."""
    folded = f" {fold_name(note)} "
    works = (work for family in dict.fromkeys(folded.split()) for work in by_family.get(family, ()))
    return [work for work in works if _tells(folded, work)]


def _tells(folded: str, work: Entry) -> bool:
    """Tell whether a note has the year of a work, or the first words of its title."""
    title = " ".join(fold_name(work.title).split()[:_TITLE_WORDS])
    named = bool(title) and f" {title} " in folded
    return named or any(f" {date} " in folded for date in work.dates)
