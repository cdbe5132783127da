"""What was searched, as far as an export or the user says it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.coding.free_text import formula_problem, written_problem
from reviewbook.ledger.column import DAY
from reviewbook.ledger.reviewer_tables import SOURCE_KINDS
from reviewbook.project.errors import InputError
from reviewbook.references.record import Export, Record

_SAYS_IT = ("DB", "%~", "remote-database-name", "Database")
_OWNERS = {"ERIC": "ERIC", "NLM": "PubMed"}
_MANAGERS = frozenset({"Zotero"})
_BY_FORMAT = (("PubMed", "PubMed"), ("Web of Science", "Web of Science"))


class SearchSaid(NamedTuple):
    """What the user says of a search: its day, what was searched, and of which kind that is."""

    day: str = ""
    source: str = ""
    kind: str = ""

    def refuse_unfit(self) -> None:
        """Raise InputError where a day is none, there is no such kind, or no table holds a name."""
        if self.day and not re.fullmatch(DAY.pattern, self.day):
            remedy = "write it as in 2019-03-05"
            raise InputError(f"--searched is {self.day!r}, which is no day", remedy=remedy)
        if self.kind and self.kind not in SOURCE_KINDS:
            remedy = f"write one of {', '.join(SOURCE_KINDS)}"
            raise InputError(f"there is no kind of source {self.kind!r}", remedy=remedy)
        problem = written_problem("--source", self.source) or formula_problem(
            "--source", self.source
        )
        if problem:
            raise InputError(problem, remedy="name what was searched in plain words")


def source_of(record: Record, export: Export, file: str, said: SearchSaid) -> tuple[str, str]:
    """Return what was searched and its kind.

    That is what the user says, else the database that the record, the columns of its table or the
    format of the export name, else the program whose table it is, or the name of the file.
    """
    named = said.source or _database(dict(record.others), export)
    searched = named and named not in _MANAGERS
    return named or file, said.kind or ("database" if searched else "other")


def _database(others: dict[str, str], export: Export) -> str:
    for tag in _SAYS_IT:
        if name := " ".join(others.get(tag, "").split()):
            return name
    if owner := _OWNERS.get(others.get("OWN", "")):
        return owner
    by_format = (name for sign, name in _BY_FORMAT if export.format.startswith(sign))
    return export.program or next(by_format, "")
