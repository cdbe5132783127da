"""Links to what is cited by a name of its own: cases and acts, labels of entries, keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.finders.cited_keys import entries_of_key, find_cited_keys, passages_with_keys
from reviewbook.finders.cited_labels import find_cited_labels
from reviewbook.finders.entry_labels import EntryLabels
from reviewbook.finders.law_citations import ListedLaw, may_name_case
from reviewbook.ledger.tables import Passage
from reviewbook.references.entries import Entry


class Link(NamedTuple):
    """What is cited where, and for each of its dates or numbers the entries that it can mean."""

    start: int
    end: int
    form: str
    meant: Sequence[Sequence[Entry]]


def may_name(document: Document) -> bool:
    """Tell whether a document that lists nothing may cite by name: a case, or a key."""
    return may_name_case(document.text) or bool(passages_with_keys(document))


def links_by_name(
    document: Document, entries: Sequence[Entry], labels: EntryLabels, known: Container[str]
) -> dict[int, list[Link]]:
    """Link what is cited by a name of its own: cases and acts, labels, keys; by passage.

    A case that does not cite is a link to nothing.
    """
    text, law = document.text, ListedLaw(document.text, entries)
    links: dict[int, list[Link]] = defaultdict(list)
    for passage in document.passages if law.any or labels.lettered else ():
        if passage.zone == "references":
            continue
        place = (passage.start, passage.end)
        links[passage.passage] += (
            Link(start, end, "narrative", [meant] if cites else [])
            for start, end, meant, cites in (law.find(text, *place) if law.any else ())
        )
        for start, end, works in find_cited_labels(text, *place, labels):
            links[passage.passage].append(Link(start, end, "parenthetical", works))
    keyed = [one for one in passages_with_keys(document) if one.zone != "references"]
    unknown = any(True for one in keyed for _ in find_cited_keys(text, one.start, one.end, known))
    for passage in keyed:
        links[passage.passage] += _links_by_key(text, passage, entries, known, unknown=unknown)
    return {
        number: sorted(found, key=lambda link: (link.start, link.end))
        for number, found in links.items()
        if found
    }


def _links_by_key(
    text: str, passage: Passage, entries: Sequence[Entry], known: Container[str], *, unknown: bool
) -> Iterator[Link]:
    """Yield what a passage cites by keys that the bibliography lacks."""
    for start, end, form, key in find_cited_keys(
        text, passage.start, passage.end, known, unknown=unknown
    ):
        if key not in known:
            yield Link(start, end, form, [entries_of_key(key, entries)])
