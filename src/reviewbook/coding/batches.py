"""The documents to code, in order and in batches, however many there are.

The order is that of the manifest; files that it does not know come after, sorted by name. What
has to be known of all documents at once (which are new, which are called alike) is kept in a
temporary database, so that the memory taken does not grow with them.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path, PurePath
from typing import Any, NamedTuple, Self

from reviewbook.coding.document_names import name_problem
from reviewbook.documents import readers
from reviewbook.documents.document import file_of, is_document, leads_elsewhere
from reviewbook.ledger.csv_files import begun
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.table_files import iterate, stored_file
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.storage import Place

BATCH_CHARACTERS = 1_000_000
BATCH_DOCUMENTS = 2_000
UNKNOWN = BATCH_CHARACTERS // 50
"""What a document of unknown size counts for in a batch."""
MOST_TWINS = 100
Decisions = Mapping[str, Sequence[tuple[int, Decision]]]
"""Those on each document in order, each with its row in the file."""
_TABLES = """
    CREATE TABLE known (file TEXT, document TEXT);
    CREATE TABLE listed (file TEXT, document TEXT, size INT);
    CREATE INDEX known_file ON known (file);
    CREATE INDEX known_document ON known (document);
    CREATE INDEX listed_file ON listed (file);
    CREATE INDEX listed_document ON listed (document);
    CREATE VIEW new AS
        SELECT * FROM listed WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.file = listed.file);
    CREATE VIEW files AS SELECT * FROM known UNION ALL SELECT file, document FROM new;
"""
_KNOWN = "INSERT INTO known VALUES (?, ?)"
_LISTED = "INSERT INTO listed VALUES (?, ?, ?)"
_SIZE = "SELECT size FROM listed WHERE file = ?"
_NEW = "SELECT file, document, size FROM new ORDER BY file"
_TWINS = """
    SELECT document, min(file), max(file) FROM files
    GROUP BY document HAVING count(*) > 1 ORDER BY document LIMIT ?
"""


class Batch(NamedTuple):
    """Documents that are coded at one go, with the decisions on them and their rows."""

    rows: tuple[ManifestRow, ...]
    decisions: Decisions


class Collection:
    """The documents of a manifest and the new files of a folder.

    Parameters
    ----------
    manifest
        The table of documents; it need not be there.
    texts
        Where the texts lie.

    Raises
    ------
    InputError
        If the manifest or the folder cannot be read, there is no document, two are called alike,
        or one as none may be.
    """

    def __init__(self, manifest: Path, texts: Place) -> None:
        self._manifest, self._texts = manifest, texts
        self._database = sqlite3.connect("")
        self._database.executescript(_TABLES)
        self._add(_KNOWN, ((file_of(row), row.document) for row in self._known()))
        self._add(_LISTED, self._listed())
        self.total: int = self._asked("SELECT count(*) FROM files")
        if not self.total:
            kinds = " or ".join(readers.READERS)
            remedy = f"reviewbook add FILES, or put {kinds} files there (not into folders of it)"
            raise InputError("no documents", file=texts.of(""), remedy=remedy)
        self._refuse_twins()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def _listed(self) -> Iterator[tuple[str, str, int]]:
        """Yield file, name and size of each text in the folder; refuse names that do harm."""
        errors = []
        for file, size in self._texts.files():
            if is_document(file):
                name = PurePath(file).stem
                if problem := name_problem(name):
                    errors.append(
                        InputError(problem, file=self._texts.address, remedy="rename the file")
                    )
                yield file, name, size
        if errors:
            raise InputErrors(errors[:MOST_TWINS])

    def _known(self) -> Iterator[ManifestRow]:
        return listed_documents(self._manifest)

    def _asked(self, query: str, *values: str) -> Any:
        """Return the first cell of an answer; nothing if there is none."""
        return (self._database.execute(query, values).fetchone() or (None,))[0]

    def _add(self, insert: str, files: Iterable[tuple[str | int, ...]]) -> None:
        try:
            self._database.executemany(insert, files)
        except UnicodeEncodeError as error:
            name, locale = os.fsencode(error.object), sys.getfilesystemencoding()
            problem = f"the name of a file is no UTF-8: {error.object!r}"
            remedy = "rename it"
            with suppress(UnicodeDecodeError):
                problem = (
                    f"the name {name.decode()!r} cannot be read here, where names are {locale}"
                )
                remedy = "set PYTHONUTF8=1, or a locale of UTF-8, as LC_ALL=C.UTF-8"
            raise InputError(problem, file=self._texts.address, remedy=remedy) from None

    def _refuse_twins(self) -> None:
        with closing(self._database.execute(_TWINS, (MOST_TWINS,))) as twins:
            errors = [
                InputError(
                    f"{first} is called {document!r} as well",
                    file=self._texts.of(second),
                    remedy="rename one of the two files, or one of the two in documents.csv",
                )
                for document, first, second in twins
            ]
        if errors:
            raise InputErrors(errors)

    def __contains__(self, document: str) -> bool:
        """Tell whether a document is called so."""
        return bool(self._asked("SELECT 1 FROM files WHERE document = ?", document))

    def rows(self) -> Iterator[tuple[ManifestRow, int]]:
        """Yield each document's row with the size of its file in bytes."""
        for row in self._known():
            yield row, self._asked(_SIZE, file_of(row)) or UNKNOWN
        with closing(self._database.execute(_NEW)) as found:
            for file, document, size in found:
                yield ManifestRow(document=document, file=file), size

    def batches(self, decisions: Decisions) -> Generator[Batch]:
        """Cut the documents into batches of half a million characters, more or less."""
        rows: list[ManifestRow] = []
        size, ended = 0, False
        for row, characters in self.rows():
            full = size + characters > BATCH_CHARACTERS or len(rows) == BATCH_DOCUMENTS
            if rows and (full or ended):
                yield _batch(rows, decisions)
                rows, size = [], 0
            rows.append(row)
            size += characters
            ended = _ends_batch(row, characters)
        if rows:
            yield _batch(rows, decisions)


def listed_documents(manifest: Path) -> Iterator[ManifestRow]:
    """Yield the rows of a manifest, if it is there and not empty.

    Raises
    ------
    InputError
        If it cannot be read, or a row names a file outside the folder of texts, or a document as
        none may be called.
    """
    path = stored_file(manifest)
    if not begun(path):
        return
    for number, row in enumerate(iterate(manifest, ManifestRow), 2):
        if fault := fault_of_names(row, number, path):
            raise fault
        yield row


def fault_of_names(row: ManifestRow, number: int, path: Path) -> InputError | None:
    """Return what is wrong with the file or the document that a row of a manifest names."""
    problem, remedy = name_problem(row.document), "give it another name"
    if leads_elsewhere(name := file_of(row)):
        problem = f"{name!r} is no file of the folder of texts"
        remedy = "name the file without folders, and put it in the folder of texts"
    if not problem:
        return None
    return InputError(f"row {number}: {problem}", file=path, line=number, remedy=remedy)


def _ends_batch(row: ManifestRow, size: int) -> bool:
    """Tell by the name of a document whether a batch ends with it.

    One does in half of what a batch may hold, on average. So a document that comes or goes
    changes the batch that it is in, and seldom the next.
    """
    drawn = int.from_bytes(hashlib.sha256(row.document.encode()).digest()[:4])
    return drawn * BATCH_CHARACTERS < 2 * size << 32


def _batch(rows: list[ManifestRow], decisions: Decisions) -> Batch:
    names = (row.document for row in rows if row.document in decisions)
    return Batch(tuple(rows), {name: decisions[name] for name in names})
