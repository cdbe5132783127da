"""The works of a bibliography, with the tables that they are looked up in; made once for a run."""

from __future__ import annotations

from collections.abc import Mapping

from reviewbook.references.entries import Work, by_year_and_family
from reviewbook.references.person_names import people_of


class KnownWorks:
    """What every document's references are held against.

    Attributes
    ----------
    works
        The works by key.
    people
        The keys of a person's works, by family name and first given name or initial.
    by_year_and_family
        The works by year and first family name.
    """

    def __init__(self, works: Mapping[str, Work]) -> None:
        self.works = works
        self.people = people_of(works.values())
        self.by_year_and_family = by_year_and_family(works.values())
