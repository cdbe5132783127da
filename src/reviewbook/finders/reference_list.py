"""A document's own list of references: its entries, the works they mean, and what is wrong.

An entry is matched to a work of the bibliography by year, first author and title. Titles in a
list may be cut, prefixed, or lack a subtitle; with author and year agreeing, the longest stretch
that both titles share decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reviewbook.documents.clean_text import count_words
from reviewbook.documents.document import Document
from reviewbook.finders.cited_notes import entries_of_works
from reviewbook.finders.note_places import notes_in
from reviewbook.ledger.tables import Citation, ListedReference
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.entries import Entry, problems_of, read_entry
from reviewbook.references.entry_lines import entry_spans

FEWEST_SIGNS = 3


def list_entries(document: Document, works: Bibliography) -> list[Entry]:
    """Read the entries of a document's list of references, in order, each with its work."""
    listed = [(one.start, one.end) for one in document.passages if one.zone == "references"]
    stretches = [
        stretch
        for stretch in entry_spans(document.text, listed)
        if _says_something(document.text[slice(*stretch)])
    ]
    entries = [
        read_entry(document.text, position, *stretch, works.by_year_and_family)
        for position, stretch in enumerate(stretches, 1)
    ]
    notes = notes_in(document) if entries else []
    return entries_of_works(document.text, entries, notes) if notes else entries


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
