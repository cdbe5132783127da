"""Documents put into the folder of texts: each with all that belongs to it, or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from reviewbook.coding.files_to_add import is_same_place
from reviewbook.coding.taken_files import SUFFIX_OF_TEXT, Taken, file_fingerprint
from reviewbook.documents.clean_text import decode
from reviewbook.documents.document import text_fingerprint
from reviewbook.documents.readers.extraction import Extraction, SourceMetadata
from reviewbook.documents.readers.markdown_metadata import read_markdown_metadata
from reviewbook.documents.readers.source_formats import (
    ENCODED_TEXT,
    FORMATS,
    MARKDOWN,
    library_versions,
)
from reviewbook.documents.readers.text_title import first_line_title
from reviewbook.documents.source_record import SourceRecord, record_name, record_text
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.project.atomic_files import move_files
from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.errors import InputError
from reviewbook.project.working_folders import unfinished_folder


class FileToAdd(NamedTuple):
    """A file, and the name of its document."""

    path: Path
    document: str


class StoredDocument(NamedTuple):
    """A document in the folder of texts: its text, what its file says, and where it comes from.

    `record` is None for plain text and Markdown, which are copied as they are; `files` are those
    that were put in place.
    """

    text: str
    metadata: SourceMetadata
    record: SourceRecord | None
    files: tuple[Path, ...] = ()


def store_document(
    file: FileToAdd, taken: Taken, found: Extraction | None, texts: Path
) -> StoredDocument:
    """Put a document into the folder of texts.

    Raises
    ------
    InputError
        If the file has changed since it was read, another lies in its place, or there is no room
        or no right.
    """
    with unfinished_folder(texts) as room, disk_errors_reported(texts):
        if found is None:
            copy = _copied(file, taken, room)
            name = f"{file.document}{SUFFIX_OF_TEXT[taken.format]}"
            stored = StoredDocument(name, _said_in(copy, taken), None)
            made = {copy: stored.text}
        else:
            record = _record(file, taken, found)
            stored = StoredDocument(f"{file.document}.txt", record.metadata, record)
            made = {
                _written(found.text, room / "text"): stored.text,
                _written(record_text(record), room / "record"): record_name(file.document),
            }
            if not _is_there(texts / record.file, file, taken):
                made[_copied(file, taken, room)] = record.file
        files = {part: texts / its_name for part, its_name in made.items()}
        move_files(files)
    return stored._replace(files=tuple(files.values()))


def _said_in(copy: Path, taken: Taken) -> SourceMetadata:
    text = decode(copy.read_bytes(), file=str(copy))
    if taken.format == MARKDOWN:
        return read_markdown_metadata(text)
    return SourceMetadata(title=first_line_title(text))


def _is_there(place: Path, file: FileToAdd, taken: Taken) -> bool:
    """Tell whether a file lies among the texts already; raise InputError if another does."""
    if is_same_place(file.path, place):
        return True
    if not os.path.lexists(place):
        return False
    if place.is_file() and file_fingerprint(place) == taken.sha256:
        return True
    remedy = "rename one of the two, or take that one away; nothing of it was changed"
    raise InputError(f"another file lies there as {place}", file=file.path, remedy=remedy)


def places_in(document: str, record: SourceRecord) -> list[PlaceInFile]:
    """Return the places of a text; each ends where the next begins."""
    ends = [place.start for place in record.places[1:]] + [record.characters]
    pairs = zip(record.places, ends, strict=True) if record.places else ()
    return [PlaceInFile(document, *place, end) for place, end in pairs if place.start < end]


def _written(text: str, path: Path) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _copied(file: FileToAdd, taken: Taken, room: Path) -> Path:
    copy = Path(shutil.copyfile(file.path, room / "original"))
    if file_fingerprint(copy) != taken.sha256:
        remedy = "wait until it is written, and add it again"
        raise InputError("it changed while it was read", file=file.path, remedy=remedy)
    return copy


def _record(file: FileToAdd, taken: Taken, found: Extraction) -> SourceRecord:
    known = FORMATS[taken.format]
    suffix, notes = file.path.suffix.lower(), found.notes
    if known.name == ENCODED_TEXT:  # the text takes the name that the file has
        suffix = known.suffixes[0]
    elif suffix not in known.suffixes:
        called = f"its name ends in {suffix}" if suffix else "its name has no ending"
        notes = (f"{called}, but it holds {known.name}", *notes)
        suffix = known.suffixes[0]
    return SourceRecord(
        file=f"{file.document}{suffix}",
        sha256=taken.sha256,
        text_sha256=text_fingerprint(found.text),
        characters=len(found.text),
        format=known.name,
        reader=known.module,
        reader_version=known.version,
        libraries=library_versions(known.name),
        metadata=found.metadata,
        notes=notes,
        places=found.places,
        marked=found.marked,
        mended=found.mended,
    )
