"""Which entry of the bibliography a record of a search is of, if there is one already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from reviewbook.references.bibliography import Bibliography
from reviewbook.references.compared_work import ComparedWork
from reviewbook.references.duplicate_works import LOOSE
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference


class KnownWorks:
    """The works that are there, to be looked up by identifier or, without any, by title.

    Only what is certain is looked up here; what may be the same is for a reader to decide.

    Parameters
    ----------
    references
        The entries that are there, with what those that cannot be read seem to be.
    """

    def __init__(self, references: Bibliography) -> None:
        self._known: dict[Hashable, list[ComparedWork]] = defaultdict(list)
        for key, work in (*references.items(), *references.unread.items()):
            self.add(key, work)

    def add(self, key: str, work: Record | Reference) -> None:
        """Know a work from now on."""
        one = ComparedWork(key, work)
        for sign in _signs(one):
            self._known[sign].append(one)

    def key_of(self, record: Record) -> str:
        """Return the key of the work that a record is of; nothing if it is not there.

        That is one with the same DOI or PubMed identifier, the titles being alike; where neither
        has any, one of the same title, year and first author.
        """
        one = ComparedWork("", record)
        alike = (
            other.name
            for sign in _signs(one)
            for other in self._known.get(sign, ())
            if other.title.likeness(one.title) >= LOOSE
        )
        return next(alike, "")


def _signs(work: ComparedWork) -> Iterator[Hashable]:
    if work.doi:
        yield "DOI", work.doi
    if work.pmid:
        yield "PubMed", work.pmid
    if not (work.doi or work.pmid):
        yield "title", work.title.whole, work.year, *work.families[:1]
