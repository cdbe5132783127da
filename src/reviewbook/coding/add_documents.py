"""Documents taken into a review: their text, where it comes from, and what they say they are.

Each is written whole or not at all, before the next is read: what was done before an interruption
stays done, and the same command goes on behind it. Where the tables cannot be written, all that was
put in place is taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from reviewbook.coding.added_records import AddedRecords, ReadExport
from reviewbook.coding.claimed_names import ClaimedNames
from reviewbook.coding.described_documents import describe_documents
from reviewbook.coding.files_to_add import find_files_to_add
from reviewbook.coding.new_duplicates import duplicates_of_added
from reviewbook.coding.record_intake import add_records
from reviewbook.coding.record_sources import SearchSaid
from reviewbook.coding.refused_files import keep_refused
from reviewbook.coding.stored_documents import FileToAdd, places_in, store_document
from reviewbook.coding.taken_files import Taken, file_fingerprint, take_files
from reviewbook.coding.written_places import folder_of_texts
from reviewbook.documents.document import repairs_in
from reviewbook.documents.limited_process import SECONDS
from reviewbook.documents.readers.extraction import SourceMetadata
from reviewbook.documents.repair_list import told_repairs
from reviewbook.documents.source_record import SourceRecord
from reviewbook.documents.unread_files import doubtful_file
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.project.atomic_files import refuse_unwritable
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.review_folder import Project
from reviewbook.references.record import Export

_NOTHING_SAID = SearchSaid()
Step = Callable[[int, int], None]


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
    exports
        What became of the records of each export.
    placed
        The files that were put into the folder of texts.
    """

    new: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    documents: dict[str, tuple[str, SourceMetadata]] = field(default_factory=dict)
    places: dict[str, list[PlaceInFile]] = field(default_factory=dict)
    exports: list[AddedRecords] = field(default_factory=list)
    placed: list[Path] = field(default_factory=list)


def add_to_review(
    project: Project,
    paths: Iterable[Path],
    *,
    search: SearchSaid = _NOTHING_SAID,
    workers: int = 1,
    patience: float = SECONDS,
    step: Step = lambda _done, _total: None,
) -> Added:
    """Add files, and all files of folders, to a review.

    Parameters
    ----------
    project
        The review.
    paths
        Files and folders. Exports of records come last: a work that is there is not added again.
    search
        What is said of the search whose records are added.
    workers
        How many files are read at a time.
    patience
        Seconds that reading one of them may take.
    step
        Told after each file how many are done, and of how many.

    Raises
    ------
    InputError
        If the folder of texts cannot be used or written to, or what is said of the search; what is
        wrong with a file is in what is returned.
    """
    search.refuse_unfit()
    texts, added = folder_of_texts(project), Added()
    refuse_unwritable(texts, project.data)
    files, added.errors, added.notes = find_files_to_add(paths, texts, project)
    attempt, names = Attempts(), ClaimedNames(texts)
    waiting = [file for file in files if attempt(_is_waiting, file, names, texts, added)]
    exports: list[ReadExport] = []
    step(done := len(files) - len(waiting), len(files))
    described: list[InputError] = []
    try:
        with closing(take_files(waiting, workers, patience)) as results:
            for file, taken in results:
                attempt(_put, file, taken, names, texts, added, exports)
                step(done := done + 1, len(files))
    finally:
        added.errors += attempt.errors
        described += _describe(project, added)
    described += _add_exports(project, texts, exports, search, added)
    added.errors += [
        *described, *keep_refused(project, files, added.errors)
    ]  # fmt: skip
    new = [*added.new, *(key for export in added.exports for key in export.entries)]
    added.notes += map(str, duplicates_of_added(project, texts, new))
    return added


def _describe(project: Project, added: Added) -> list[InputError]:
    """Fill in the tables; where that fails, take back what was put in place, and return why."""
    faults = describe_documents(project, added.documents, added.places)
    if not (faults and added.new):
        return faults
    for path in added.placed:
        path.unlink(missing_ok=True)
    problem = f"none was added of {len(added.new):,} files that were read"
    remedy = "mend what is wrong in the review, as is said here, and add them again"
    added.new.clear()
    return [InputError(problem, remedy=remedy), *faults]


def _add_exports(
    project: Project,
    texts: Path,
    exports: Sequence[ReadExport],
    search: SearchSaid,
    added: Added,
) -> list[InputError]:
    """Add the records of exports; return what is wrong with the files of the review."""
    times, attempt = Counter(export.file.name for export in exports), Attempts()
    for export in exports:
        if done := attempt(add_records, project, texts, export, search):
            if times[export.file.name] > 1:
                done.file = str(export.file)
            added.exports.append(done)
            added.new += done.documents
            added.notes += done.notes
            added.errors += done.errors
        else:
            problem = f"none of its {len(export.found.records):,} records was added"
            remedy = "mend what is wrong in the review, as is said here, and add it again"
            added.errors.append(InputError(problem, file=export.file, remedy=remedy))
    return attempt.errors


def _is_waiting(path: Path, names: ClaimedNames, texts: Path, added: Added) -> bool:
    """Tell whether a file is still to be read."""
    document = names.of_same_file(path)
    if not document:
        return True
    if record := names.record(document):
        _note_edited(document, record, texts, added)
        added.documents[document] = (f"{document}.txt", record.metadata)
        added.places[document] = places_in(document, record)
    names.claim(document, path, file_fingerprint(path))
    added.unchanged.append(document)
    return False


def _note_edited(document: str, record: SourceRecord, texts: Path, added: Added) -> None:
    text = texts / f"{document}.txt"
    if not text.is_file() or file_fingerprint(text) != record.text_sha256:
        added.notes.append(f"{text.name}: it is not the text that was made of {record.file}")


def _put(
    path: Path,
    read: Callable[[], Taken],
    names: ClaimedNames,
    texts: Path,
    added: Added,
    exports: list[ReadExport],
) -> None:
    taken = read()
    if isinstance(taken.found, Export):
        exports.append(ReadExport(path, taken.sha256, taken.found))
        return
    file = FileToAdd(path, names.new_name(path, taken.sha256))
    stored = store_document(file, taken, taken.found, texts)
    names.claim(file.document, path, taken.sha256)
    added.new.append(file.document)
    added.placed += stored.files
    if taken.looks_like:
        added.notes.append(str(doubtful_file(file.path, taken.looks_like)))
    if file.document != path.stem:
        added.notes.append(f"{path}: added as {file.document}: another file is called {path.stem}")
    added.documents[file.document] = (stored.text, stored.metadata)
    if not stored.record:
        told = told_repairs(*repairs_in(texts / stored.text))
        added.notes += [f"{stored.text}: {one}" for one in told]
    else:
        added.places[file.document] = places_in(file.document, stored.record)
        added.notes += [f"{stored.record.file}: {note}" for note in stored.record.notes]
