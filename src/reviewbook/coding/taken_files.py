"""Files read for a review, each in a process with limits; see what was read of one, or why not."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from reviewbook.documents.clean_text import repair
from reviewbook.documents.document import text_fingerprint
from reviewbook.documents.limited_process import LimitedProcess
from reviewbook.documents.readers import looks_like, read_text
from reviewbook.documents.readers.extraction import Extraction
from reviewbook.documents.readers.plain_text import read_plain_text
from reviewbook.documents.readers.source_formats import (
    ENCODED_TEXT,
    MARKDOWN,
    TEXT,
    read_source,
    told_format,
)
from reviewbook.project.errors import InputError
from reviewbook.project.text_files import read_raw
from reviewbook.references.record import Export
from reviewbook.references.record_files import holds_records, read_records

LARGEST_FILE = 500_000_000
"""Bytes of a file that is added."""
SUFFIX_OF_TEXT = {TEXT: ".txt", MARKDOWN: ".md"}
"""The formats that are copied as they are, each with the suffix that it gets."""
SUFFIXES_OF_EXPORTS = frozenset(
    ".ris .nbib .medline .enw .enl .ciw .isi .bib .bibtex .csv .tsv .json .jsonl .xml".split()
)
"""The ends of the names of files that hold records rather than a text, if they hold any."""
_RIGHT = "give yourself the right to read it, or leave it out"


class Taken(NamedTuple):
    """What was read of a file, wherever that was done: its format, its bytes' hash, what it holds.

    Plain text and Markdown are copied as they are, so that of them nothing else is kept; of an
    export its records are. ``looks_like`` says what may be no text.
    """

    format: str
    sha256: str
    found: Extraction | Export | None
    looks_like: str = ""


def take_file(path: Path) -> Taken:
    """Read a file, whatever it is; see `told_format` and `read_source` for what is refused.

    What no reader of documents takes is read as an export of records, if it is one.
    """
    try:
        return _taken(path)
    except InputError as error:
        error.file = path  # under whatever name, or none, it was read
        raise


def _taken(path: Path) -> Taken:
    raw = read_raw(path, _RIGHT)
    if len(raw) > LARGEST_FILE:
        remedy = "split it into several documents"
        raise InputError(f"too large: more than {LARGEST_FILE:,} bytes", file=path, remedy=remedy)
    if path.suffix.lower() in SUFFIXES_OF_EXPORTS and holds_records(raw):
        return _taken_export(raw, path)
    try:
        return _taken_document(raw, path)
    except InputError:
        if not holds_records(raw):
            raise
        return _taken_export(raw, path)


def _taken_export(raw: bytes, path: Path) -> Taken:
    export = read_records(raw, path)
    return Taken(export.format, text_fingerprint(raw), export)


def _taken_document(raw: bytes, path: Path) -> Taken:
    told = told_format(raw, path)
    found, looks = None, ""
    if told in SUFFIX_OF_TEXT:
        called = path.with_suffix(SUFFIX_OF_TEXT[told])
        read_text(raw, called)
        looks = looks_like(raw, called)
    else:
        found = read_source(told, raw, path)
        refuse_unstable(found.text, path)
        looks = looks_like(found.text.encode(), path) if told == ENCODED_TEXT else ""
    return Taken(told, text_fingerprint(raw), found, looks)


def refuse_unstable(text: str, path: Path) -> None:
    """See that a text, read again, stays as it is: offsets count in it."""
    try:
        again, repairs = repair(read_plain_text(text.encode(), path))
    except InputError as error:
        error.problem = f"its text cannot be kept as a text file: {error.problem}"
        raise
    if repairs or again != text:
        remedy = "save its text as a .txt file in UTF-8, and add that file"
        raise InputError("its text is not the same when read again", file=path, remedy=remedy)


def take_files(
    files: Sequence[Path], workers: int, patience: float
) -> Generator[tuple[Path, Callable[[], Taken]]]:
    """Read files, so many at a time; yield each, in order, with what gives its text, or raises.

    One that takes longer than `patience`, in seconds, is not waited for.
    """
    free: SimpleQueue[LimitedProcess[Taken]] = SimpleQueue()

    def read(file: Path) -> Taken:
        process = free.get()
        try:
            return process(file)
        finally:
            free.put(process)

    with ThreadPoolExecutor(workers) as threads, ExitStack() as stack:
        for _ in range(min(workers, len(files))):
            free.put(stack.enter_context(LimitedProcess(take_file, seconds=patience)))
        stack.callback(threads.shutdown, wait=False, cancel_futures=True)
        futures = deque(threads.submit(read, file) for file in files)
        for file in files:
            yield file, futures.popleft().result


def file_fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; raise InputError where it cannot be read."""
    return text_fingerprint(read_raw(path, _RIGHT))
