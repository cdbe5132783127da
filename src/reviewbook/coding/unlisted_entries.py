"""The entries of a document's list of references that the bibliography lacks, ready for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from reviewbook.coding.trial import row_of
from reviewbook.documents.document import load
from reviewbook.finders.reference_list import list_entries
from reviewbook.project.review_folder import Project
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.entry_parser.parsed_entry import ParsedEntry, parse_entry
from reviewbook.references.record_entries import bibtex_entry, entry_key


class ListedEntry(NamedTuple):
    """An entry of a list: its place among them, from 1, its characters, and what it says.

    `key` is that of the work in the bibliography; an entry that is there is not parsed.
    """

    position: int
    start: int
    end: int
    key: str
    parsed: ParsedEntry | None


def parsed_list(project: Project, document: str) -> list[ListedEntry]:
    """Read the list of references of a document; parse the entries that the bibliography lacks.

    Raises
    ------
    InputError
        If there is no such document, or its text or the bibliography cannot be read.
    """
    works = read_bibliography(project.bibliography)
    whole, _ = load(row_of(project, document), project.needed_texts())
    return [
        ListedEntry(
            entry.position,
            entry.start,
            entry.end,
            entry.key,
            None if entry.key else parse_entry(whole.text[entry.start : entry.end]),
        )
        for entry in list_entries(whole, works)
    ]


def entries_as_bibtex(
    document: str, entries: Collection[ListedEntry], taken: Collection[str]
) -> Iterator[str]:
    """Yield an entry of BibTeX for each that was parsed, with a comment that says how sure it is.

    Parameters
    ----------
    document
        Name of the document.
    entries
        The entries of its list, as `parsed_list` gives them.
    taken
        The keys of the bibliography, none of which is given again.
    """
    keys = set(taken)
    for entry in entries:
        if not entry.parsed:
            continue
        key = entry_key(entry.parsed.record, keys)
        keys.add(key)
        place = f"entry {entry.position} of {document}, characters {entry.start} to {entry.end}"
        yield f"% {place}: {_said(entry.parsed)}\n{bibtex_entry(entry.parsed.record, key)}"


def _said(parsed: ParsedEntry) -> str:
    if not parsed.parsed:
        return "not parsed, kept whole as its title"
    return ", ".join(f"{name} {sure:.2f}" for name, sure in sorted(parsed.confidences.items()))
