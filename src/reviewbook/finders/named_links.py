"""Links to what is cited by a name of its own: cases and acts, labels of entries, keys."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.finders.cited_keys import entries_of_key, find_cited_keys
from reviewbook.finders.cited_labels import find_cited_labels
from reviewbook.finders.entry_labels import EntryLabels
from reviewbook.finders.law_citations import ListedLaw
from reviewbook.ledger.tables import Passage
from reviewbook.references.entries import Entry


class Link(NamedTuple):
    """What is cited where, and for each of its dates or numbers the entries that it can mean."""

    start: int
    end: int
    form: str
    meant: Sequence[Sequence[Entry]]


def links_by_name(
    document: Document, entries: Sequence[Entry], labels: EntryLabels, known: Container[str]
) -> dict[int, list[Link]]:
    """Link what is cited by a name of its own: cases and acts, labels, keys; by passage.

    A case that does not cite is a link to nothing.
    """
    text, law = document.text, ListedLaw(document.text, entries)
    keyed = "@" in text
    if not (law.any or labels.lettered or keyed):
        return {}
    passages = [one for one in document.passages if one.zone != "references"]
    unknown = keyed and any(
        True for one in passages for _ in find_cited_keys(text, one.start, one.end, known)
    )
    links = {}
    for passage in passages:
        place = (passage.start, passage.end)
        found = [
            Link(start, end, "narrative", [meant] if cites else [])
            for start, end, meant, cites in (law.find(text, *place) if law.any else ())
        ]
        for start, end, works in find_cited_labels(text, *place, labels):
            found.append(Link(start, end, "parenthetical", works))
        if keyed:
            found += _links_by_key(text, passage, entries, known, unknown=unknown)
        if found:
            links[passage.passage] = sorted(found, key=lambda link: (link.start, link.end))
    return links


def _links_by_key(
    text: str, passage: Passage, entries: Sequence[Entry], known: Container[str], *, unknown: bool
) -> Iterator[Link]:
    """Yield what a passage cites by keys that the bibliography lacks."""
    for start, end, form, key in find_cited_keys(
        text, passage.start, passage.end, known, unknown=unknown
    ):
        if key not in known:
            yield Link(start, end, form, [entries_of_key(key, entries)])
