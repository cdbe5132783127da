"""Records with a field a row, as Embase writes them too: the field's name, then its values."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from reviewbook.references.formats.record_tables import field_of, program_of
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from

_FIRST = "title"


def read_field_rows(text: str, path: Path) -> Export:
    """Read every record; each begins with its title."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""))
    found: list[tuple[int, list[tuple[str, str]]]] = []
    begin = 1
    for row in reader:
        for name in row[:1]:  # a blank line has none
            if field_of(name) == _FIRST or not found:
                found.append((begin, []))
            found[-1][1].extend((name, value) for value in row[1:])
        begin = reader.line_num + 1
    names = {name: field_of(name) for _, pairs in found for name, _ in pairs}
    export = Export("CSV, a field a row", program=program_of([*names]))
    for position, (line, pairs) in enumerate(found, 1):
        export.add(record_from(pairs, names, position=position, line=line), path)
    return export
