"""One record of a search: a work as a database or a reference manager exports it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reviewbook.project.errors import InputError


@dataclass(frozen=True, slots=True)
class Record:
    """What an export says of one work; nothing of it is lost.

    ``kind`` is the type of entry that BibTeX has for it. ``authors`` and ``editors`` are written
    "Family, Given"; a name that no comma parts stands as it is. ``date`` is as much of YYYY-MM-DD
    as is known. ``others`` are the tags or columns beside these, each with its value, and what was
    tidied to less than it said. ``position`` counts the records of the export from 1, ``line`` is
    where it begins there, counted from 1.
    """

    kind: str = "misc"
    title: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    date: str = ""
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""
    others: tuple[tuple[str, str], ...] = ()
    position: int = 1
    line: int = 1

    @property
    def year(self) -> int | None:
        """The year, if it is known."""
        return int(self.date[:4]) if self.date else None

    def text(self) -> str:
        """Give title and abstract as a text to be read, with a blank line between the two."""
        return "\n\n".join(part for part in (self.title, self.abstract) if part) + "\n"


@dataclass
class Export:
    """The records of one file, and what has to be said of the file.

    ``format`` and ``encoding`` are what it was read as, ``repairs`` the number of lines or
    sequences in which another encoding was found, ``outside`` the lines beside the records,
    ``faults`` what is wrong, each with its line; a broken record is read as far as it goes.
    ``program`` is the database or reference manager that it is of, where its columns tell.
    """

    format: str
    records: list[Record] = field(default_factory=list)
    faults: list[InputError] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    encoding: str = "UTF-8"
    repairs: int = 0
    program: str = ""

    def add(self, record: Record, path: Path) -> None:
        """Append a record; say so if it has no title."""
        self.records.append(record)
        if not record.title:
            problem = f"record {record.position} has no title"
            remedy = "add its title, or take the record out"
            self.faults.append(InputError(problem, file=path, line=record.line, remedy=remedy))


Pairs = Iterable[tuple[str, str]]
