"""One shard read: what it is, is told by what it holds."""

from __future__ import annotations

from pathlib import Path

from reviewbook.coding.shards.compressed_files import BREAKS, UnpackedStream, open_stream
from reviewbook.coding.shards.export_chunks import read_export_chunks
from reviewbook.coding.shards.json_records import (
    read_json_array,
    read_json_lines,
    read_parquet_records,
)
from reviewbook.coding.shards.pubmed_stream import read_pubmed_stream
from reviewbook.coding.shards.shard_record import Finds, Unread
from reviewbook.documents.readers.file_kind import foreign_kind
from reviewbook.project.errors import InputError
from reviewbook.references.record_files import holds_records

_HEAD = 20_000
_BROKEN = "the shard is cut or broken: "
_UNKNOWN = (
    "this is no collection of records that is known: JSON lines, PubMed XML, Parquet, or an export "
    "such as RIS, nbib or CSV"
)


def read_shard(path: Path) -> Finds:
    """Yield all that a shard holds; where it breaks off, say so, and keep what came before."""
    yield from _up_to_a_break(_read(path))


def _up_to_a_break(finds: Finds) -> Finds:
    try:
        yield from finds
    except InputError as error:
        yield Unread(error.problem, 0, error.line or 0)
    except (*BREAKS, ValueError, RecursionError) as error:
        yield Unread(_BROKEN + (str(error) or type(error).__name__))


def _read(path: Path) -> Finds:
    with path.open("rb") as file:
        magic = file.read(4)
    if magic == b"PAR1":
        yield from read_parquet_records(path)
    elif not magic:
        yield Unread("the file is empty: fetch it again, or take it away")
    else:
        yield from _read_unpacked(path)


def _read_unpacked(path: Path) -> Finds:
    with open_stream(path) as stream:
        head = stream.read(_HEAD)
    with open_stream(path) as stream:
        yield from _up_to_a_break(_finds(stream, head, path))
        if stream.broken:
            yield Unread(_BROKEN + stream.broken)


def _finds(stream: UnpackedStream, head: bytes, path: Path) -> Finds:
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"{"):
        yield from read_json_lines(stream)
    elif begin.startswith(b"["):
        yield from read_json_array(stream.read())
    elif begin.startswith(b"<") and b"Pubmed" in head:
        yield from read_pubmed_stream(stream, path)
    elif kind := foreign_kind(head):
        yield Unread(f"this is {kind}: unpack it, or export it as text, and put that here")
    elif holds_records(head):
        yield from read_export_chunks(stream, head, path)
    elif begin:
        yield Unread(_UNKNOWN)
    else:
        stream.read()  # nothing but blanks, or what is broken from the first sign on
