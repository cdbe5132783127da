"""A codebook as a table, one row a code, to be edited in a spreadsheet.

Lists within a cell are parted by ``|``. Tables from elsewhere are read too, if they have a column
for the name of a code; the words of a thesaurus in other columns are taken by their usual names.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from reviewbook.codebook.code_tree import CodeNode
from reviewbook.codebook.fields import CONCEPT
from reviewbook.ledger.spreadsheet_cells import armed, defused
from reviewbook.project.errors import InputError

_OWN = ("layer", "id", "label", "above")
_SETTINGS = ("heads", "main", "notice", "read_whole")
COLUMNS = (*_OWN, *(name for name in CONCEPT if name != "label"), *_SETTINGS)
_USUAL = {
    "label": ("label", "name", "code", "code name", "term", "concept", "preferred label"),
    "above": ("above", "parent", "category", "group", "theme", "parent code", "broader"),
    "scope": ("scope", "description", "definition", "comment", "memo", "scope note"),
    "terms": ("terms", "synonyms", "keywords", "words", "alternative labels"),
}
_DELIMITERS = ",;\t"


def read_csv_codes(text: str, file: str, notes: list[str]) -> Iterator[CodeNode]:
    """Yield the codes of a table; add to the notes what of it is not read.

    Raises
    ------
    InputError
        If no column holds the names of codes, or a row has none.
    """
    text, delimiter, before = _parted(text.removeprefix("\ufeff"))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    known = _columns(rows.fieldnames or [])
    if "label" not in known:
        there = ", ".join(rows.fieldnames or []) or "none"
        raise InputError(
            f"no column holds the names of codes: there are {there}",
            file=file,
            line=before + 1,
            remedy=f"name the column one of {', '.join(_USUAL['label'])}",
        )
    left: Counter[str] = Counter()
    for row in rows:
        left.update(_unread(row, known.values()))
        cells = {name: armed((row[column] or "").strip()) for name, column in known.items()}
        if any(cells.values()):
            yield _code(cells, file, before + rows.line_num)
    notes += [f"left out: cells of {column} ({n})" for column, n in left.items()]


def _parted(text: str) -> tuple[str, str, int]:
    """Return a table, what parts its cells, and how many lines stood before it.

    Spreadsheets may say it in a first line, as ``sep=;``.
    """
    head, _, rest = text.partition("\n")
    if said := re.fullmatch(r'"?sep=([,;\t|])"?\r?', head, re.IGNORECASE):
        return rest, said[1], 1
    return text, max(_DELIMITERS, key=head.count), 0


def _unread(row: dict[str | None, Any], known: Collection[str]) -> Iterator[str]:
    """Yield the columns, called by name, in which a row says what no field takes."""
    for column, cell in row.items():
        if column not in known and "".join(cell or ()).strip():
            yield f"column {column!r}" if column else "columns without a name"


def _columns(names: Iterable[str]) -> dict[str, str]:
    """Return the column of each field: called so, or by a usual name."""
    there = {(name or "").strip().casefold().replace("_", " "): name for name in names}
    found = {
        name: there[name.replace("_", " ")] for name in COLUMNS if name.replace("_", " ") in there
    }
    for field, usual in _USUAL.items():
        column = next((there[name] for name in usual if name in there), None)
        if column is not None and column not in found.values():
            found.setdefault(field, column)
    return found


def _code(cells: dict[str, str], file: str, line: int) -> CodeNode:
    if not cells["label"]:
        raise InputError("a code without a name", file=file, line=line, remedy="fill in its name")
    fields = {name: text for name, text in cells.items() if text and name not in _OWN}
    if not cells.get("layer") and "terms" in fields:
        fields["terms"] = fields["terms"].replace(";", "|")
    name = cells.get("id") or cells["label"]
    return CodeNode(name, cells["label"], cells.get("above", ""), cells.get("layer", ""), fields)


def write_csv_codes(codes: Iterable[CodeNode]) -> str:
    """Return the table of the codes, as CSV."""
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for code in codes:
        own = zip(_OWN, (code.layer, code.id, code.label, code.above), strict=True)
        cells = {**dict(own), **code.fields}
        table.writerow({name: defused(cell) for name, cell in cells.items()})
    return written.getvalue()
