"""The entries of a document's list of references that the bibliography lacks, ready for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reviewbook.coding.manifest_row import row_of
from reviewbook.display.wording import some
from reviewbook.documents.document import load
from reviewbook.finders.reference_list import list_entries
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.entry_parser.parsed_entry import ParsedEntry, parse_entry
from reviewbook.references.record_entries import bibtex_entry, entry_key
from reviewbook.references.repeated_authors import repeats_authors

_REPEATED = 0.8  # how sure authors are for whom a dash stands


class ListedEntry(NamedTuple):
    """An entry of a list: its place among them, from 1, its characters, and what it says.

    `key` is that of the work in the bibliography; an entry that is there is not parsed.
    """

    position: int
    start: int
    end: int
    key: str
    parsed: ParsedEntry | None


class ParsedList(NamedTuple):
    """The list of references of a document; `keys` are those of the bibliography.

    `faults` is what could not be read of that.
    """

    document: str
    entries: list[ListedEntry]
    keys: frozenset[str]
    faults: Sequence[InputError] = ()

    def bibtex(self) -> Iterator[str]:
        """Yield each entry that was parsed as BibTeX, with a comment that says how sure it is."""
        keys = set(self.keys)
        for entry in self.entries:
            if not entry.parsed:
                continue
            record = entry.parsed.record
            key = entry_key(record, keys)
            keys.add(key)
            record = record if record.title else replace(record, title=entry.parsed.text)
            place = f"entry {entry.position} of {self.document}, {entry.start} to {entry.end}"
            yield f"% {place}: {_sureness(entry.parsed)}\n{bibtex_entry(record, key)}"

    def summary(self) -> str:
        """Say how many entries there are, and what became of them."""
        parsed = [entry.parsed.parsed for entry in self.entries if entry.parsed]
        known = len(self.entries) - len(parsed)
        return (
            f"{some(len(self.entries), 'entry', 'entries')}: {known} in references.bib, "
            f"{sum(parsed)} parsed, {len(parsed) - sum(parsed)} kept whole"
        )


def parsed_list(project: Project, document: str) -> ParsedList:
    """Read the list of references of a document; parse the entries that the bibliography lacks.

    Raises
    ------
    InputError
        If there is no such document, or its text or the bibliography cannot be read.
    """
    works = read_bibliography(project.bibliography)
    whole, _ = load(row_of(project, document), project.needed_texts())
    entries: list[ListedEntry] = []
    people: tuple[str, ...] = ()
    for entry in list_entries(whole, works):
        lacks = None
        if entry.key:
            people = works[entry.key].authors
        else:
            parsed = _with_people(parse_entry(whole.text[entry.start : entry.end]), people)
            people = parsed.record.authors
            lacks = None if entry.unread else parsed
        known = entry.key or entry.unread
        entries.append(ListedEntry(entry.position, entry.start, entry.end, known, lacks))
    return ParsedList(document, entries, works.taken, works.faults)


def _with_people(parsed: ParsedEntry, before: tuple[str, ...]) -> ParsedEntry:
    """Return an entry with the authors of the one before it, where a dash stands for them."""
    if not before or not parsed.parsed or not repeats_authors(parsed.text):
        return parsed
    authors = (*before, *(name for name in parsed.record.authors if name not in before))
    sure = {**parsed.confidences, "author": min(parsed.confidences.get("author", 1.0), _REPEATED)}
    return parsed._replace(record=replace(parsed.record, authors=authors), confidences=sure)


def _sureness(parsed: ParsedEntry) -> str:
    if not parsed.parsed:
        return "not parsed, kept whole as its title"
    said = ", ".join(f"{name} {sure:.2f}" for name, sure in sorted(parsed.confidences.items()))
    return said if parsed.record.title else f"without a title, its whole text stands for it; {said}"
