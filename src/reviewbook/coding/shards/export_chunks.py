"""Exports of any length (RIS, nbib, CSV ...): cut between records, read chunk by chunk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from reviewbook.coding.shards.shard_record import Finds, ShardRecord, Unread, tidied
from reviewbook.project.errors import InputError
from reviewbook.references.formats.export_encoding import decode_export
from reviewbook.references.formats.medline import read_medline
from reviewbook.references.formats.record_tables import read_record_table
from reviewbook.references.formats.ris import read_ris
from reviewbook.references.record import Export, Record
from reviewbook.references.record_files import Reader, read_records, reader_of

CHUNK = 1 << 20
"""Bytes after which a chunk ends with its record."""
# Ids that Scopus, Web of Science, ERIC and OpenAlex give, and the tags or columns they stand in.
_GIVEN = re.compile(
    r"(?:https://openalex\.org/)?(2-s2\.0-\d+|[A-Z]+:[A-Z]*\d+\w*|E[DJ]\d+|W\d+)", re.ASCII
)
_GIVEN_IN = {
    *("eid", "ut", "ut (unique wos id)", "ut (unique id)", "an", "accession number"),
    *("eric number", "id"),
}
_SCOPUS_ADDRESS = re.compile(r"scopus\.com/\S*[?&]eid=(2-s2\.0-\d+)")


def read_export_chunks(stream: IO[bytes], head: bytes, path: Path) -> Finds:
    """Yield every record of an export.

    RIS, nbib and tables are read in chunks; the other formats, and UTF-16, as a whole.

    Raises
    ------
    InputError
        As `read_records` does.
    """
    wide = decode_export(head).encoding == "UTF-16"
    reader = None if wide else reader_of(decode_export(head).text)
    if reader not in (read_ris, read_medline, read_record_table):
        yield from _finds(read_records(stream.read(), path), 0, 0)
        return
    number = lines = 0
    first = stream.readline() if reader is read_record_table else b""
    for chunk in _chunks(stream, reader):
        export = reader(decode_export(first + chunk).text, path)
        yield from _finds(export, number, lines)
        number += len(export.records)
        lines += chunk.count(b"\n")


def _chunks(lines: Iterable[bytes], reader: Reader) -> Iterator[bytes]:
    """Cut after a line with which a record ends: no quote is open, or the tags say so."""
    some: list[bytes] = []
    size, open_quote = 0, False
    for line in lines:
        some.append(line)
        size += len(line)
        open_quote ^= line.count(b'"') % 2 == 1
        if size >= CHUNK and _ends(line, reader, open_quote):
            yield b"".join(some)
            some, size = [], 0
    if some:
        yield b"".join(some)


def _ends(line: bytes, reader: Reader, open_quote: bool) -> bool:
    if reader is read_record_table:
        return not open_quote
    return line.startswith(b"ER  -") if reader is read_ris else not line.strip()


def _finds(export: Export, number: int, lines: int) -> Finds:
    for record in export.records:
        moved = replace(record, position=record.position + number, line=record.line + lines)
        yield _record(moved)
    for fault in export.faults:
        if not fault.problem.endswith("has no title"):  # it has an abstract, or is told as empty
            yield _unread(fault, lines)


def _unread(fault: InputError, lines: int) -> Unread:
    return Unread(fault.problem, 0, (fault.line or 0) + lines)


def _record(record: Record) -> ShardRecord:
    return ShardRecord(
        record.pmid or record.doi or _given_id(record),
        tidied(record.title),
        tidied(record.abstract),
        record.position,
        record.line,
        published=record.date,
        authors="; ".join(record.authors),
        address=record.url.partition("://")[2],
    )


def _given_id(record: Record) -> str:
    """Return an id that no record of another file has by chance, or nothing.

    Numbers, and the keys that a reference manager gives, begin anew in each export.
    """
    for name, value in record.others:
        if name.lower() in _GIVEN_IN and (given := _GIVEN.fullmatch(value)):
            return given[1]
    found = _SCOPUS_ADDRESS.search(record.url)
    return found[1] if found else ""
