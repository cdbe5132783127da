"""Footnotes that cite works of a list: "[^1]: Doe, Hedges, 14." means the entry of that work."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reviewbook.documents.entry_cues import begins_list
from reviewbook.references.entries import Entry
from reviewbook.references.person_names import fold_name

# The signs that are always there come first, and only then the beginning of the line.
_NOTE = re.compile(r"\[\^(?m:(?<=^\[\^))(?P<label>[\w-]{1,20})\]:[^\S\n]?(?P<note>[^\n]{1,600})")
_AGAIN = re.compile(r"(?i:ibid|idem)\b")
_TITLE_WORDS = 2  # that tell a work among several of one author
_BEFORE_YEAR = 30  # words
_MOST_ALIKE = 20  # works of one author


def works_of_notes(text: str, entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry] | None]:
    """Return the entries that each footnote names by author and title or year, by its label.

    There are none of a work that is not listed; a note that only comments has nothing. Notes that
    are entries themselves are left out.
    """
    notes = [*_NOTE.finditer(text)]
    if not notes:
        return {}
    begun = {entry.start: entry for entry in entries}
    by_family = _by_family(text, entries)
    found: dict[str, list[Entry] | None] = {}
    before: list[Entry] | None = None
    for one in notes:
        if own := [begun[start] for start in range(*one.span()) if start in begun]:
            before = own
            continue
        named = _named(one["note"], by_family)
        if named or not _AGAIN.match(one["note"]):
            before = named or ([] if begins_list(one["note"]) else None)
        found[one["label"]] = before
    return found


def _by_family(text: str, entries: Sequence[Entry]) -> dict[str, list[tuple[Entry, str]]]:
    """Return the entries by their first author, each with all of its words, folded."""
    by_family: dict[str, list[tuple[Entry, str]]] = {}
    for entry in entries:
        for family in entry.families[:1]:
            works = by_family.setdefault(family, [])
            if len(works) < _MOST_ALIKE:
                works.append((entry, f" {fold_name(text[entry.start : entry.end])} "))
    return by_family


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
