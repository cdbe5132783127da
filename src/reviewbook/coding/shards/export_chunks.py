"""Exports of any length (RIS, nbib, CSV ...): cut between records, read chunk by chunk."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from reviewbook.coding.shards.compressed_files import UnpackedStream
from reviewbook.coding.shards.shard_record import Finds, ShardRecord, Unread, tidied
from reviewbook.coding.shards.table_chunks import Chunks, TableRows
from reviewbook.project.errors import InputError
from reviewbook.references.formats.export_encoding import decode_export
from reviewbook.references.formats.medline import read_medline
from reviewbook.references.formats.record_tables import delimiter_of, read_record_table
from reviewbook.references.formats.ris import read_ris
from reviewbook.references.record import Export, Record
from reviewbook.references.record_files import read_records, reader_of

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
_OF_A_RECORD = re.compile(r"record (\d+) (.*)", re.DOTALL)
_SCOPUS_ADDRESS = re.compile(r"scopus\.com/\S*[?&]eid=(2-s2\.0-\d+)")


def read_export_chunks(stream: UnpackedStream, head: bytes, path: Path) -> Finds:
    """Yield every record of an export; the last one is listed as cut where the file breaks off.

    RIS, nbib and tables are read in chunks; the other formats, and UTF-16, as a whole.

    Raises
    ------
    InputError
        As `read_records` does.
    """
    decoded = decode_export(head)
    reader = None if decoded.encoding == "UTF-16" else reader_of(decoded.text)
    if reader is read_record_table:
        rows = TableRows(stream, delimiter_of(decoded.text))
        chunks = rows.chunks(CHUNK)
    elif reader in (read_ris, read_medline):
        rows, chunks = None, _chunks(stream, reader is read_ris)
    else:
        export = read_records(stream.read(), path)
        yield from _finds(export, 0, 0, whole=not stream.broken)
        return
    number, lines, first = 0, rows.before if rows else 0, rows.header if rows else b""
    for chunk, whole in chunks:
        export = reader(decode_export(first + chunk).text, path)
        yield from _finds(export, number, lines, whole)
        number += len(export.records)
        lines += chunk.count(b"\n")


def _chunks(stream: UnpackedStream, ris: bool) -> Chunks:
    """Cut tagged lines where a record ends; say of the last whether it is known to be cut."""
    some: list[bytes] = []
    size, ended = 0, True
    for line in stream:
        some.append(line)
        size += len(line)
        ended = _ends(line, ris, ended)
        if size >= CHUNK and ended:
            yield b"".join(some), True
            some, size = [], 0
    if some:
        yield b"".join(some), ended or not stream.broken


def _ends(line: bytes, ris: bool, ended: bool) -> bool:
    blank = not line.strip()
    return line.startswith(b"ER  -") or (blank and ended) if ris else blank


def _finds(export: Export, number: int, lines: int, whole: bool) -> Finds:
    for record in export.records:
        moved = replace(record, position=record.position + number, line=record.line + lines)
        if whole or record is not export.records[-1]:
            yield _record(moved)
        else:
            yield Unread("the record breaks off", moved.position, moved.line)
    for fault in export.faults:
        if not fault.problem.endswith("has no title"):  # it has an abstract, or is told as empty
            yield _unread(fault, number, lines)


def _unread(fault: InputError, number: int, lines: int) -> Unread:
    """Return a fault with the number of its record, counted within the shard."""
    named = _OF_A_RECORD.match(fault.problem)
    line = (fault.line or 0) + lines
    if not named:
        return Unread(fault.problem, 0, line)
    return Unread(f"the record {named[2]}", int(named[1]) + number, line)


def _record(record: Record) -> ShardRecord:
    return ShardRecord(
        record.pmid or record.doi.lower() or _given_id(record),
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
