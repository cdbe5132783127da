"""The manifest of documents and the texts behind it."""

from __future__ import annotations

import hashlib
import stat
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from reviewbook.documents import readers
from reviewbook.documents.clean_text import Sentences, count_words, repair
from reviewbook.documents.passages import segment
from reviewbook.documents.repair_list import list_repairs, repaired_signs
from reviewbook.documents.source_record import SourceRecord, read_record, record_name
from reviewbook.ledger.tables import ManifestRow, Passage
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.text_files import read_raw

SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini"})
_MEGABYTE = 1_000_000
LARGEST = 50 * _MEGABYTE  # bytes of one document


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its clean text and its passages in order.

    ``looks_like`` says what its file may be instead of a text, ``marked`` which half-open spans of
    the text are in bold or italics there, and ``sentences`` cuts each of its passages once for all
    finders.
    """

    name: str
    text: str
    passages: tuple[Passage, ...] = ()
    title: str = ""
    looks_like: str = ""
    marked: tuple[tuple[int, int], ...] = ()
    sentences: Sentences = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentences", Sentences(self.text))


def text_fingerprint(text: str | bytes) -> str:
    """Return the SHA-256 of a text or a file's bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def file_of(row: ManifestRow) -> str:
    """Return the file of a document: named in its row, or called after it."""
    return row.file or f"{row.document}.txt"


def leads_elsewhere(name: str) -> bool:
    """Tell whether a name leads out of a folder, or into another."""
    return name == ".." or "\0" in name or PurePath(name).name != name


def is_document(name: str) -> bool:
    """Tell by its name whether a file is one to review: some reader reads it."""
    return PurePath(name).suffix.lower() in readers.READERS and is_for_review(name)


def is_for_review(name: str) -> bool:
    """Tell whether anybody expects a file of this name to be read: no read-me, nothing hidden."""
    lock = name.startswith((".", "~$"))  # Office locks what is open
    return not lock and name not in SYSTEM_FILES and PurePath(name).stem.lower() != "readme"


def load(
    row: ManifestRow, folder: Path, *, accept_changed: bool = False
) -> tuple[Document, ManifestRow]:
    """Read one document, repair it and cut it into passages; raise as `read_document` does."""
    document, measured = read_document(row, folder, accept_changed=accept_changed)
    passages = segment(document.name, document.text, document.title)
    return replace(document, passages=tuple(passages)), measured


def read_document(
    row: ManifestRow, folder: Path, *, accept_changed: bool = False
) -> tuple[Document, ManifestRow]:
    """Read one document and repair it; its passages are left out.

    Returns
    -------
    document, row
        The document, and its row with what was measured filled in.

    Raises
    ------
    InputError
        If the file cannot be read, or its text is not the one of the fingerprint and
        `accept_changed` is not set.
    """
    path = folder / _own_file(row)
    raw = _raw(path)
    read = readers.read_marked_text(raw, path)
    text, repairs = repair(read.text)
    sha256 = text_fingerprint(raw)
    made = _source_of(path, sha256, "mended", "marked")
    repairs += sum(_mended_in(made).values())
    written = text.encode()
    measured = row._replace(
        file=path.name,
        sha256=sha256,
        text_sha256=sha256 if written == raw else text_fingerprint(written),
        characters=len(text),
        words=count_words(text),
        repairs=repairs,
    )
    if row.text_sha256 not in ("", measured.text_sha256) and not accept_changed:
        raise InputError(
            f"the text of {row.document} is not the one that was coded: fingerprint "
            f"{measured.text_sha256[:12]}, documents.csv has {row.text_sha256[:12]}",
            file=path,
            remedy="put the old text back, or run: reviewbook code --accept-changed",
        )
    looks_like = readers.looks_like(raw, path)
    marked = read.marked or (made.marked if made else ())
    if text != read.text:  # the places are others
        marked = ()
    document = Document(row.document, text, title=row.title, looks_like=looks_like, marked=marked)
    return document, measured


def _source_of(text: Path, fingerprint: str, *fields: str) -> SourceRecord | None:
    """Return the record of the file that a text was made of, if it is of this text.

    Few records have one of the fields that are asked for, and the others are not parsed.
    """
    record = text.with_name(record_name(text.stem))
    try:
        held = record.read_bytes()
        if not any(f'"{field}"'.encode() in held for field in fields):
            return None
        made = read_record(record)
    except (OSError, InputError):  # `add` says what is wrong with it
        return None
    return made if made.text_sha256 == fingerprint else None


def mended_in_source(text: Path, fingerprint: str) -> Counter[tuple[str, str]]:
    """Count what became what when a text was made of another file."""
    return _mended_in(_source_of(text, fingerprint, "mended"))


def _mended_in(made: SourceRecord | None) -> Counter[tuple[str, str]]:
    return Counter({(one, other): n for one, other, n in made.mended} if made else {})


def signs_mended_in(row: ManifestRow, folder: Path) -> Counter[tuple[str, str]]:
    """Count what became what in a document as it was measured, and in the file it was made of."""
    path = folder / _own_file(row)
    if not row.repairs:
        return Counter()
    text = readers.read_text(_raw(path), path)
    return mended_in_source(path, row.sha256) + repaired_signs(text, repair(text)[0])


def raw_fingerprint(row: ManifestRow, folder: Path) -> str:
    """Return the SHA-256 of the file of a document; raise InputError where it cannot be read."""
    return text_fingerprint(_raw(folder / _own_file(row)))


def repairs_in(path: Path) -> tuple[int, list[str]]:
    """Return how much is mended in the file of a document, and a line for each word of it."""
    text = readers.read_text(_raw(path), path)
    mended, repairs = repair(text)
    return repairs, list_repairs(text, mended)


def _own_file(row: ManifestRow) -> str:
    """Return the file of a document; raise InputError where it does not lie among the texts."""
    if leads_elsewhere(name := file_of(row)):
        raise InputError(
            f"{row.document}: {name!r} is no file of the folder of texts",
            file="documents.csv",
            remedy="name the file without folders, and put it in the folder of texts",
        )
    return name


def _raw(path: Path) -> bytes:
    size = 0
    with suppress(OSError):  # which reading says, with what to do about it
        found = path.stat()
        size = found.st_size if stat.S_ISREG(found.st_mode) else 0
    if size > LARGEST:
        raise InputError(
            f"too large: {size // _MEGABYTE} MB, more than {LARGEST // _MEGABYTE}",
            file=path,
            remedy="split it into several documents",
        )
    return read_raw(path, "put the file there, or take its row out of documents.csv")


def clean_texts(rows: Iterable[ManifestRow], folder: Path) -> dict[str, str]:
    """Return the clean text of each document by its name; raise as `clean_documents` does."""
    return {name: document.text for name, document in clean_documents(rows, folder).items()}


def clean_documents(rows: Iterable[ManifestRow], folder: Path) -> dict[str, Document]:
    """Return each document without passages, by its name.

    Raises
    ------
    InputErrors
        All documents that cannot be read, or are not the texts that were coded.
    """
    attempt = Attempts()
    read = [attempt(read_document, row, folder) for row in rows]
    attempt.settle()
    return {document.name: document for document, _ in filter(None, read)}
