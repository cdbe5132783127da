"""Documents taken into a review: their text, where it comes from, and what they say they are.

Each is written whole or not at all, before the next is read: what was done before an interruption
stays done, and the same command goes on behind it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from queue import SimpleQueue
from typing import NamedTuple

from reviewbook.coding.described_documents import describe_documents
from reviewbook.coding.files_to_add import FileToAdd, find_files_to_add, is_same_place
from reviewbook.documents.clean_text import repair
from reviewbook.documents.document import text_fingerprint
from reviewbook.documents.limited_process import LimitedProcess
from reviewbook.documents.readers import read_text
from reviewbook.documents.readers.extraction import Extraction, SourceMetadata
from reviewbook.documents.readers.plain_text import read_plain_text
from reviewbook.documents.readers.source_formats import (
    FORMATS,
    MARKDOWN,
    TEXT,
    library_versions,
    read_source,
    told_format,
)
from reviewbook.documents.source_record import (
    ENDING,
    SourceRecord,
    read_record,
    record_name,
    record_text,
)
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.project.atomic_files import disk_errors_reported, move_files, unfinished_folder
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.project.text_files import read_raw

LARGEST_FILE = 500_000_000
"""Bytes of a file that is added."""
_SUFFIX_OF_TEXT = {TEXT: ".txt", MARKDOWN: ".md"}
Step = Callable[[int, int], None]


class Taken(NamedTuple):
    """What was read of a file, wherever that was done: its format, its bytes' hash, its text.

    Plain text and Markdown are copied as they are, so that of them no extraction is kept.
    """

    format: str
    sha256: str
    found: Extraction | None


@dataclass
class Added:
    """What became of the files.

    Attributes
    ----------
    new
        The names of the documents that were added.
    unchanged
        The names of those that were there already.
    notes
        What was left out, mended or is not as its name says.
    errors
        What could not be added, each with reason and remedy.
    documents
        The text of each that is there now, and what its file says about it.
    places
        Where the stretches of these texts come from.
    """

    new: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    documents: dict[str, tuple[str, SourceMetadata]] = field(default_factory=dict)
    places: dict[str, list[PlaceInFile]] = field(default_factory=dict)


def take(path: Path) -> Taken:
    """Read a file, whatever it is; see `told_format` and `read_source` for what is refused."""
    raw = read_raw(path, "give yourself the right to read it, or leave it out")
    if len(raw) > LARGEST_FILE:
        remedy = "split it into several documents"
        raise InputError(f"too large: more than {LARGEST_FILE:,} bytes", file=path, remedy=remedy)
    # A kind "records" (exports of databases) would be told here, and go its own way in `_add`.
    told = told_format(raw, path)
    found = None
    if told in _SUFFIX_OF_TEXT:
        read_text(raw, path.with_suffix(_SUFFIX_OF_TEXT[told]))
    else:
        found = read_source(told, raw, path)
        _refuse_unstable(found.text, path)
    return Taken(told, text_fingerprint(raw), found)


def _refuse_unstable(text: str, path: Path) -> None:
    """See that a text, read again, stays as it is: offsets count in it."""
    try:
        again, repairs = repair(read_plain_text(text.encode(), path))
    except InputError as error:
        error.problem = f"its text cannot be kept as a text file: {error.problem}"
        raise
    if repairs or again != text:
        remedy = "save its text as a .txt file in UTF-8, and add that file"
        raise InputError("its text is not the same when read again", file=path, remedy=remedy)


def folder_of_texts(project: Project) -> Path:
    """Return the folder that documents are added to.

    Raises
    ------
    InputError
        If the texts lie outside the review: nothing is written there.
    """
    usual = project.data / "documents"
    folder = project.texts or usual
    if not folder.resolve().is_relative_to(project.root.resolve()):
        raise InputError(
            f"{DOCUMENTS_VARIABLE} names a folder outside the review, and nothing is written there",
            file=folder,
            remedy=f"unset {DOCUMENTS_VARIABLE}, or put the texts into {usual}",
        )
    return folder


def add_to_review(
    project: Project,
    paths: Iterable[Path],
    *,
    workers: int = 1,
    step: Step = lambda _done, _total: None,
) -> Added:
    """Add files, and all files of folders, to a review.

    Parameters
    ----------
    project
        The review.
    paths
        Files and folders.
    workers
        How many files are read at a time.
    step
        Told after each file how many are done, and of how many.

    Raises
    ------
    InputError
        If the folder of texts cannot be used; what is wrong with a file is in what is returned.
    """
    texts, added = folder_of_texts(project), Added()
    files, added.errors = find_files_to_add(paths, texts)
    attempt = Attempts()
    waiting = [file for file in files if attempt(_is_waiting, file, texts, added)]
    step(done := len(files) - len(waiting), len(files))
    try:
        for file, taken in _read_all(waiting, workers):
            attempt(_put, file, taken, texts, added)
            step(done := done + 1, len(files))
    finally:
        added.errors += attempt.errors
        added.errors += describe_documents(project, added.documents, added.places)
    return added


def _is_waiting(file: FileToAdd, texts: Path, added: Added) -> bool:
    """Tell whether a file is still to be read; raise InputError where its name is taken."""
    there = next((name for name in file.there if name.endswith(ENDING)), "")
    if there:
        record = read_record(texts / there)
        same = record.sha256 == _hash(file.path)
        before = record.file
        _note_edited(record, texts, added)
    elif file.there:
        before = file.there[0]
        same = _hash(texts / before) == _hash(file.path)
    else:
        return True
    if not same:
        raise _other_than(before, file, texts)
    added.unchanged.append(file.document)
    if there:
        added.documents[file.document] = (f"{file.document}.txt", record.metadata)
        added.places[file.document] = _places(file.document, record)
    return False


def _other_than(before: str, file: FileToAdd, texts: Path) -> InputError:
    """Say that a document is there that is called so: an older state of the file, or another."""
    if PurePath(before).suffix == file.path.suffix:
        problem = f"it is not the {before} that was added: it has changed, or is another document"
    else:
        problem = f"a document of this name was made of {before}"
    return InputError(
        problem,
        file=file.path,
        remedy=f"rename the file, or, to take this one, remove {file.document}.* from {texts}, "
        "add it, and run: reviewbook code --accept-changed",
    )


def _note_edited(record: SourceRecord, texts: Path, added: Added) -> None:
    text = texts / f"{PurePath(record.file).stem}.txt"
    if not text.is_file() or _hash(text) != record.text_sha256:
        added.notes.append(f"{text.name}: it is not the text that was made of {record.file}")


def _hash(path: Path) -> str:
    remedy = "give yourself the right to read it, or leave it out"
    return text_fingerprint(read_raw(path, remedy))


def _read_all(
    files: Sequence[FileToAdd], workers: int
) -> Iterator[tuple[FileToAdd, Callable[[], Taken]]]:
    """Yield each file, in order, with what gives what was read of it, or raises InputError."""
    free: SimpleQueue[LimitedProcess[Taken]] = SimpleQueue()

    def read(file: FileToAdd) -> Taken:
        process = free.get()
        try:
            return process(file.path)
        finally:
            free.put(process)

    with ThreadPoolExecutor(workers) as threads, ExitStack() as stack:
        for _ in range(min(workers, len(files))):
            free.put(stack.enter_context(LimitedProcess(take)))
        stack.callback(threads.shutdown, wait=False, cancel_futures=True)
        futures = [threads.submit(read, file) for file in files]
        for file in files:
            yield file, futures.pop(0).result


def _put(file: FileToAdd, read: Callable[[], Taken], texts: Path, added: Added) -> None:
    """Put a document into the folder of texts: all that belongs to it, or nothing."""
    taken = read()
    with unfinished_folder(texts) as room, disk_errors_reported(texts):
        if taken.found is None:
            name = f"{file.document}{_SUFFIX_OF_TEXT[taken.format]}"
            made = {_copied(file, taken, room): name}
            metadata = SourceMetadata()
        else:
            name, metadata = f"{file.document}.txt", taken.found.metadata
            record = _record(file, taken, taken.found)
            added.places[file.document] = _places(file.document, record)
            made = {
                _written(taken.found.text, room / "text"): name,
                _written(record_text(record), room / "record"): record_name(file.document),
            }
            if not is_same_place(file.path, texts / record.file):
                made[_copied(file, taken, room)] = record.file
            added.notes += [f"{record.file}: {note}" for note in record.notes]
        move_files({part: texts / its_name for part, its_name in made.items()})
    added.documents[file.document] = (name, metadata)
    added.new.append(file.document)


def _places(document: str, record: SourceRecord) -> list[PlaceInFile]:
    """Return the places of a text; each ends where the next begins."""
    ends = [place.start for place in record.places[1:]] + [record.characters]
    pairs = zip(record.places, ends, strict=True) if record.places else ()
    return [PlaceInFile(document, *place, end) for place, end in pairs if place.start < end]


def _written(text: str, path: Path) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _copied(file: FileToAdd, taken: Taken, room: Path) -> Path:
    copy = Path(shutil.copyfile(file.path, room / "original"))
    if _hash(copy) != taken.sha256:
        remedy = "wait until it is written, and add it again"
        raise InputError("it changed while it was read", file=file.path, remedy=remedy)
    return copy


def _record(file: FileToAdd, taken: Taken, found: Extraction) -> SourceRecord:
    known = FORMATS[taken.format]
    suffix, notes = file.path.suffix.lower(), found.notes
    if suffix not in known.suffixes:
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
    )
