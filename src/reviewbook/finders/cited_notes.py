"""Notes that cite works of a list: "[^1]: Doe, Hedges, 14." means the entry of that work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import dropwhile

from reviewbook.documents.entry_cues import begins_list, is_dated_entry, is_remark, may_be_entry
from reviewbook.documents.note_cues import names_work
from reviewbook.finders.note_places import Note, note_at
from reviewbook.references.entries import Entry
from reviewbook.references.person_names import fold_name

Works = Sequence[Sequence[Entry]]
"""For each work that is cited the entries that can be meant; none where it is not listed."""
_AGAIN = re.compile(r"(?:(?i:see|cf\.|also)\s){0,2}(?i:ibid|idem|id\.)(?!\w)")
# A note that only points to a work for short: it has no year, as an entry has.
_POINTS = re.compile(r"(?:(?i:but|and)\s)?(?i:see|cf\.|compare|contra)\s")
_CITED_BEFORE = re.compile(r"\b(?:op|loc)\. ?cit\b", re.IGNORECASE)
_PAGE_LAST = re.compile(r"\d(?:ff?)?\.?\Z|\b(?:op|loc)\. ?cit\b")
_TITLE_WORDS = 2  # that tell a work among several of one author
_BEFORE_YEAR = 30  # words
_MOST_ALIKE = 20  # works of one author
_NEARLY_ALL = 0.9
_SHORTEST_TITLE = 3  # characters
# What may stand before an author's name in a note that says no more than a page.
_LEADS = frozenset("see also cf and in by from for compare eg".split())
_SHORT = frozenset(("op", "loc", "p", "pp"))
_OTHERS = frozenset(("and", "et", "al", "others"))


class ListedAuthors:
    """The entries of a list by their first author, each with all of its words, folded.

    `cited` are those that notes cited so far, in order.
    """

    def __init__(self, text: str, entries: Iterable[Entry] = ()) -> None:
        self._text = text
        self.cited: list[Entry] = []
        self._by_family: dict[str, list[tuple[Entry, str]]] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Add an entry."""
        for family in {*entry.families[:1], entry.authors.whole.partition(" ")[0]} - {""}:
            works = self._by_family.setdefault(family, [])
            if len(works) < _MOST_ALIKE:
                words = fold_name(self._text[entry.start : entry.end])
                works.append((entry, f" {words} "))

    def named(self, note: str) -> list[Sequence[Entry]]:
        """Return the works that a note names, in the order of their authors there."""
        found: list[Sequence[Entry]] = []
        for part in note.split(";"):
            words = fold_name(part).split()
            for at, family in enumerate(words):
                meant = self._meant(family, words[:at], words[at + 1 : at + _BEFORE_YEAR])
                found += [one for one in meant if one not in found]
        return found

    def _meant(
        self, family: str, before: Sequence[str], behind: Sequence[str]
    ) -> Sequence[Sequence[Entry]]:
        """Return the works of an author that the words around the name tell."""
        works = self._by_family.get(family, ())
        told = [one for one, listed in works if _is_meant(one, family, listed, behind)]
        if told or not works or not _says_no_more(before, behind):
            return [[one] for one in told]
        return [self._last_of([one for one, _ in works])]

    def _last_of(self, works: Sequence[Entry]) -> Sequence[Entry]:
        """Return the work of an author that was cited last, else all of them."""
        return next(([one] for one in reversed(self.cited) if one in works), works)

    def repeats(self, note: str, *, full: bool) -> bool:
        """Tell whether a note names a work of the list; one that says all of it says the same."""
        if not full:
            return bool(self.named(note))
        said = dropwhile(_LEADS.__contains__, fold_name(note).split())
        words = {word for word in said if word.isalpha() and len(word) > 1} - _SHORT
        return any(
            len(words.intersection(listed.split())) >= _NEARLY_ALL * len(words)
            for family in words.intersection(self._by_family)
            for _, listed in self._by_family[family]
        )


def entries_of_works(text: str, entries: Sequence[Entry], notes: Sequence[Note]) -> list[Entry]:
    """Return the entries of a list without the notes among them that are none.

    A note that says "ibid.", names a work that is listed, or only remarks on something is no entry;
    beside a list with a heading of its own only what has all that an entry has is one.
    """
    inside = {entry.position: note for entry in entries if (note := note_at(notes, entry.start))}
    apart = [entry for entry in entries if entry.position not in inside]
    listed, kept = ListedAuthors(text, apart), list[Entry]()
    for entry in entries:
        note = inside.get(entry.position)
        if not note:
            kept.append(entry)
        elif _is_entry(text[note.begin : note.end], listed, beside=bool(apart), own=note.listed):
            kept.append(entry)
            listed.add(entry)
    return [entry._replace(position=number) for number, entry in enumerate(kept, 1)]


def _is_entry(note: str, listed: ListedAuthors, *, beside: bool, own: bool) -> bool:
    """Tell whether a note is an entry: `beside` a list with a heading, or in one of its `own`."""
    full = is_dated_entry(note) or (not beside and names_work(note))
    if _AGAIN.match(note) or (full and own):
        return full
    if full:
        return not beside or not listed.repeats(note, full=True)
    if _POINTS.match(note):
        return own
    if listed.repeats(note, full=False) and (beside or _PAGE_LAST.search(note)):
        return False
    return own or not (beside or is_remark(note))


def works_of_notes(
    text: str, entries: Sequence[Entry], notes: Sequence[Note], dated: Mapping[int, Works]
) -> Mapping[str, Works | None]:
    """Return the works that each note names, by its label; a note that only remarks has nothing.

    Notes that are entries themselves are left out. Where several have one label, as where each
    part of a document has notes of its own, the works of all are what can be meant. `dated` are
    the works that notes cite by author and date, by where each note begins.
    """
    inside = {note.start: entry for entry in entries if (note := note_at(notes, entry.start))}
    own = {entry.position for entry in inside.values()}
    listed = ListedAuthors(text, (entry for entry in entries if entry.position not in own))
    found: dict[str, Works | None] = {}
    before: Works | None = None
    for note in notes:
        if entry := inside.get(note.start):
            before = [[entry]]
            listed.add(entry)
            continue
        written = text[note.begin : note.end]
        works = _works(written, listed, dated.get(note.start, ()), before)
        found[note.label] = _either(found[note.label], works) if note.label in found else works
        listed.cited += [one[0] for one in works or () if len(one) == 1]
        before = before if works is None else works
    return found


def _either(some: Works | None, others: Works | None) -> Works | None:
    """Return one work that can be any of two notes of one label."""
    meant = {entry.position: entry for one in (*(some or ()), *(others or ())) for entry in one}
    return None if some is None and others is None else [[*meant.values()]]


def _works(note: str, listed: ListedAuthors, dated: Works, before: Works | None) -> Works | None:
    """Return the works that a note names; `before` are those of the note before it."""
    if _AGAIN.match(note):
        return before
    works = listed.named(note)
    works = [*works, *(one for one in dated if one and one not in works)]
    if works:
        return works
    cites = dated or begins_list(note) or _CITED_BEFORE.search(note)
    return [[]] if cites or (may_be_entry(note) and not is_remark(note)) else None


def _is_meant(work: Entry, family: str, listed: str, behind: Sequence[str]) -> bool:
    """Tell whether what stands behind an author has the year of a work, or begins its title."""
    if any(date in behind for date in work.dates):
        return True
    same = 0  # words as in the list; the first of them, or initials, may be given names
    while behind[same:] and f" {family} {' '.join(behind[: same + 1])} " in listed:
        same += 1
    if same > 1 and len(behind[1]) > 1:
        return same > _TITLE_WORDS or not behind[same:] or not behind[same].isalpha()
    names = _OTHERS.union(work.families)
    rest = [*dropwhile(lambda word: len(word) == 1 or word in names, behind[same:])]
    title = " ".join(word for word in rest[:_TITLE_WORDS] if word.isalpha())
    title = title or " ".join(behind[:same])  # of one word, behind the name in the list too
    return len(title) >= _SHORTEST_TITLE and f" {title} " in listed


def _says_no_more(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Tell whether a name is followed by a page, or by "op. cit.", and little stands before it."""
    short = not behind or behind[0] in _SHORT or behind[0].isdigit()
    return short and all(len(word) == 1 or word in _LEADS for word in before)
