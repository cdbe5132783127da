"""A document's own list of references: its entries, the works they mean, and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

from reviewbook.documents.clean_text import count_words
from reviewbook.documents.document import Document
from reviewbook.finders.cited_notes import entries_of_works
from reviewbook.finders.note_places import notes_in
from reviewbook.ledger.tables import Citation, ListedReference
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.entries import Entry, read_entry
from reviewbook.references.entry_lines import entry_spans
from reviewbook.references.entry_problems import problems_of

FEWEST_SIGNS = 3


def list_entries(document: Document, works: Bibliography) -> list[Entry]:
    """Read the entries of a document's list of references, in order, each with its work."""
    listed = [(one.start, one.end) for one in document.passages if one.zone == "references"]
    if not listed:
        return []
    stretches = [
        stretch
        for stretch in entry_spans(document.text, listed)
        if _says_something(document.text[slice(*stretch)])
    ]
    read = partial(read_entry, document.text)
    entries: list[Entry] = []
    for position, stretch in enumerate(stretches, 1):
        before = entries[-1].authors if entries else None
        entry = read(position, *stretch, works.by_year_and_family, before)
        entries.append(recognised(document.text[slice(*stretch)], entry, works))
    if entries and (notes := notes_in(document)):
        entries = entries_of_works(document.text, entries, notes)
    if not works.unread:
        return entries
    unread = works.unread.by_year_and_family
    authors = (None, *(one.authors for one in entries))
    return [
        one if one.key else one._replace(unread=read(*one[:3], unread, before).key)
        for one, before in zip(entries, authors, strict=False)
    ]


def recognised(written: str, entry: Entry, works: Bibliography) -> Entry:
    """Return an entry with the work that was printed from it, where no other is found."""
    work = None if entry.key or not works else works.printed.find(written)
    return entry._replace(key=work.key, title=work.title) if work else entry


def _says_something(written: str) -> bool:
    """Tell whether a stretch is more than a number or a sign between entries."""
    return any(map(str.isalpha, written)) or count_words(written) >= FEWEST_SIGNS


def find_reference_list(
    document: Document,
    entries: Iterable[Entry],
    works: Bibliography,
    cited: Iterable[Citation] = (),
    linked: Collection[int] | None = None,
) -> list[ListedReference]:
    """List a document's references, in order, each with its key and what is wrong with it.

    Parameters
    ----------
    document
        The document.
    entries
        The entries of its list, as `list_entries` gives them.
    works
        The bibliography.
    cited
        The citations found; those of other documents are passed over.
    linked
        The positions of the entries that citations mean, where they are known: with them also an
        entry that the bibliography lacks can be told to be never cited.
    """
    own = [citation for citation in cited if citation.document == document.name]
    certain = {key for one in own if one.status == "resolved" for key in one.keys.split()}
    possible = {key for one in own if one.status == "ambiguous" for key in one.keys.split()}
    rows = []
    for entry in entries:
        problems = [*problems_of(document.text[entry.start : entry.end], entry, works)]
        if entry.key and entry.key not in certain:
            problems.append("cited only ambiguously" if entry.key in possible else "never cited")
        if not entry.key and linked is not None and entry.position not in linked:
            problems.append("never cited")
        rows.append(
            ListedReference(
                document.name,
                entry.position,
                entry.start,
                entry.end,
                entry.key,
                "; ".join(problems),
            )
        )
    return rows
