"""The manifest of documents and the texts behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reviewbook.documents import readers
from reviewbook.documents.clean_text import count_words, repair
from reviewbook.documents.passages import segment
from reviewbook.ledger.tables import ManifestRow, Passage
from reviewbook.project.errors import InputError, InputErrors


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its clean text and its passages in order."""

    name: str
    text: str
    passages: tuple[Passage, ...] = ()
    title: str = ""


def text_fingerprint(text: str | bytes) -> str:
    """Return the SHA-256 of a text or a file's bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def add_new(rows: Iterable[ManifestRow], folder: Path) -> list[ManifestRow]:
    """Add a row for each readable file that the manifest does not know, sorted by name."""
    known = list(rows)
    files = {row.file for row in known}
    new = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in readers.READERS
        and path.name not in files
        and _is_for_review(path)
    )
    return known + [ManifestRow(document=path.stem, file=path.name) for path in new]


def skipped(folder: Path) -> list[Path]:
    """Return the files of a folder that no reader reads, sorted by name.

    A read-me, a hidden file and a folder are none of them: nobody expects those to be read.
    """
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() not in readers.READERS and _is_for_review(path) and path.is_file()
    )


def _is_for_review(path: Path) -> bool:
    return path.stem.lower() != "readme" and not path.name.startswith(".")


def load(
    row: ManifestRow, folder: Path, *, accept_changed: bool = False
) -> tuple[Document, ManifestRow]:
    """Read one document, repair it and cut it into passages; raise as `read` does."""
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
    path = folder / (row.file or f"{row.document}.txt")
    text, repairs = repair(readers.read_text(path))
    measured = row._replace(
        file=path.name,
        sha256=text_fingerprint(path.read_bytes()),
        text_sha256=text_fingerprint(text),
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
    return Document(row.document, text, title=row.title), measured


def load_all(
    rows: Iterable[ManifestRow], folder: Path, *, accept_changed: bool = False
) -> tuple[list[Document], list[ManifestRow], InputErrors | None]:
    """Read every document; one that fails is reported and does not stop the others."""
    documents: list[Document] = []
    measured: list[ManifestRow] = []
    errors: list[InputError] = []
    for row in rows:
        try:
            _refuse_twin(row, measured, folder)
            document, filled = load(row, folder, accept_changed=accept_changed)
        except InputError as error:
            errors.append(error)
        else:
            documents.append(document)
            measured.append(filled)
    return documents, measured, InputErrors(errors) if errors else None


def _refuse_twin(row: ManifestRow, others: Iterable[ManifestRow], folder: Path) -> None:
    for other in others:
        if other.document == row.document:
            raise InputError(
                f"{other.file} is called {row.document!r} as well",
                file=folder / row.file,
                remedy="rename one of the two files, or one of the two in documents.csv",
            )


def file_of(row: ManifestRow) -> str:
    """Return the file of a document: named in its row, or called after it."""
    return row.file or f"{row.document}.txt"
