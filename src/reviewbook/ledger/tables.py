"""What a row of each table is; the finders make them, the ledger stores them.

They stand apart from the finders so that whoever only reads a ledger need not load those.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

ZONES = ("title", "heading", "prose", "list", "references", "chrome")
BODY = frozenset(ZONES[:4])


class ManifestRow(NamedTuple):
    """One row of ``data/documents.csv``; what is measured is filled in by ``reviewbook code``."""

    document: str
    title: str = ""
    publisher: str = ""
    authors: str = ""
    published: str = ""
    address: str = ""
    genre: str = ""
    offers: str = ""
    favours: str = ""
    file: str = ""
    sha256: str = ""
    text_sha256: str = ""
    characters: int = 0
    words: int = 0
    repairs: int = 0
    key: str = ""


class Passage(NamedTuple):
    """A stretch of one document; `start` and `end` are offsets in its clean text."""

    document: str
    passage: int
    zone: str
    start: int
    end: int
    words: int


class Mention(NamedTuple):
    """A place where a concept is named; offsets count characters of the clean text."""

    document: str
    passage: int
    start: int
    end: int
    surface: str
    concept: str
    rule: str
    decided_by: str = "rule"


class Definition(NamedTuple):
    """A sentence (`start`, `end`) that says what `term` is; the criteria are read by a reader."""

    document: str
    passage: int
    start: int
    end: int
    term: str
    concept: str
    kind: str
    rule: str
    failures_min: str = ""
    counts_as_failure: str = ""
    adequacy: str = ""
    threshold: str = ""
    paraphrase: str = ""
    decided_by: str = "rule"


class Citation(NamedTuple):
    """One row of ``citations.csv``; `keys` is separated by blanks."""

    document: str
    passage: int
    start: int
    end: int
    surface: str
    form: str
    keys: str
    status: str
    support: str = ""
    why: str = ""
    decided_by: str = "rule"


class ListedReference(NamedTuple):
    """One row of ``reference_list.csv``."""

    document: str
    position: int
    start: int
    end: int
    key: str
    problems: str


class Quantity(NamedTuple):
    """One row of ``quantities.csv``; an open end is None.

    `unit` is singular; of a frequency it is a rate, such as "session/week" or "per day".
    """

    document: str
    passage: int
    start: int
    end: int
    surface: str
    concept: str
    kind: str
    low: float | None
    high: float | None
    unit: str
    decided_by: str = "rule"


class Statement(NamedTuple):
    """A statement that known facts contradict; only a reader finds these."""

    document: str
    passage: int
    start: int
    end: int
    surface: str
    concept: str
    says: str
    known: str
    source: str
    decided_by: str


EVIDENCE: dict[str, type[Any]] = {
    "passages": Passage,
    "mentions": Mention,
    "definitions": Definition,
    "citations": Citation,
    "reference_list": ListedReference,
    "quantities": Quantity,
    "statements": Statement,
}
TABLES: dict[str, type[Any]] = {"documents": ManifestRow, **EVIDENCE}
Tables = dict[str, list[Any]]


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Return the rows of one document in the order of the ledger."""
    return sorted(rows, key=_rank)


def _rank(row: Any) -> tuple[Any, ...]:
    return (row.start, row.end, getattr(row, "concept", ""), getattr(row, "term", ""))
