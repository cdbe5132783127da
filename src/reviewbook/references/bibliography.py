"""The works of a review by key, what they are looked up by, and which keys are used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.references.broken_entries import BrokenEntry
from reviewbook.references.entry_authors import family_and_given
from reviewbook.references.person_names import People, family_key, name_parts
from reviewbook.references.printed_works import PrintedWorks
from reviewbook.references.reference import Reference


class Bibliography(dict[str, Reference]):
    """The works by key; each table to look them up in is made once, when it is first asked for.

    `notes` is what was read, and may not have been meant; `broken` what could not be read.
    """

    notes: Sequence[InputError] = ()
    broken: Sequence[BrokenEntry] = ()

    @property
    def faults(self) -> list[InputError]:
        """What is wrong with the entries that could not be read, one by one."""
        return [one.error for one in self.broken]

    @cached_property
    def unread(self) -> Bibliography:
        """What the entries that could not be read seem to be, by their keys."""
        works = (one.guess() for one in self.broken)
        return Bibliography({w.key: w for w in works if w and w.key not in self})

    @cached_property
    def taken(self) -> frozenset[str]:
        """All keys, also those of entries that could not be read."""
        return frozenset((*self, *self.unread))

    @cached_property
    def by_year_and_family(self) -> dict[tuple[int | None, str], list[Reference]]:
        """The works by year, None where they have none, and first family name, folded."""
        known = defaultdict(list)
        for work in self.values():
            names: tuple[str, ...] = (work.title,)  # in the author's place where there is none
            if people := work.authors or work.editors:
                # A list may name an organisation by what stands before its first comma.
                names = (family_and_given(people[0])[0], people[0].partition(",")[0])
            for family in dict.fromkeys(map(family_key, names)):
                known[work.year, family].append(work)
        return dict(known)

    @cached_property
    def printed(self) -> PrintedWorks:
        """The works by what an entry says that they were printed from."""
        return PrintedWorks(self.values())

    @cached_property
    def people(self) -> People:
        """The keys of a person's works, by family name and first given name (or initial).

        Those of entries that could not be read are among them: the person is named all the same.
        """
        people = defaultdict(set)
        for work in (*self.values(), *(self.unread.values() if self.broken else ())):
            for author in work.authors:
                family, *given = name_parts(author)
                if first := "".join(given[-1:]).replace(".", " ").split():
                    people[family_key(family), first[0].casefold()].add(work.key)
        return dict(people)


def missing_keys(
    references: Bibliography,
    used: Mapping[str, str],
    file: str | Path = "references.bib",
) -> list[InputError]:
    """List the keys that are used, or related to, without an entry that can be read.

    Parameters
    ----------
    references
        The entries of the bibliography.
    used
        Each key that is used, and where, as "file:line".
    file
        The bibliography.
    """
    places = {k: f"{file}:{r.line}" for r in references.values() for k in r.related} | dict(used)
    remedy = f"add the entry to {file}, or correct the key"
    errors = []
    for key in sorted(places.keys() - references.keys()):
        problem, help_ = f"there is no reference '{key}'", remedy
        if broken := references.unread.get(key):
            problem = f"the reference '{key}' cannot be read"
            help_ = f"mend its entry, in line {broken.line} of {file}"
        errors.append(InputError(problem, file=places[key], remedy=help_))
    return errors


def unused_keys(
    references: Mapping[str, Reference],
    used: Mapping[str, str],
    file: str | Path = "references.bib",
) -> list[InputError]:
    """List the entries used nowhere; one that another entry is related to counts as used."""
    related = {key for reference in references.values() for key in reference.related}
    related |= _wholes(references, related | used.keys())
    return [
        InputError(
            f"nothing uses the reference '{reference.key}'",
            file=file,
            line=reference.line,
            remedy="use its key, or remove the entry",
        )
        for key, reference in references.items()
        if key not in used and key not in related
    ]


def _wholes(references: Mapping[str, Reference], used: Set[str]) -> set[str]:
    """Return the entries that those in use are part of, and those that these are part of."""
    exact = {key.lower(): key for key in references}
    found: set[str] = set()
    asked = [*used]
    while asked:
        reference = references.get(asked.pop())
        for name in (dict(reference.others).get("crossref", ""),) if reference else ():
            key = exact.get(name.strip().lower(), "")
            if key and key not in found:
                found.add(key)
                asked.append(key)
    return found
