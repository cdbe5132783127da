"""The manifest of documents and the texts behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reviewbook.documents import readers
from reviewbook.documents.clean_text import count_words, repair
from reviewbook.documents.discovery import file_of
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
    path = folder / file_of(row)
    raw, written = readers.read_file(path)
    text, repairs = repair(written)
    measured = row._replace(
        file=path.name,
        sha256=text_fingerprint(raw),
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


def clean_texts(rows: Iterable[ManifestRow], folder: Path) -> dict[str, str]:
    """Return the clean text of each document by name.

    Raises
    ------
    InputErrors
        One error for each document that cannot be read, or has not the text that was coded.
    """
    texts: dict[str, str] = {}
    errors: list[InputError] = []
    for row in rows:
        try:
            texts[row.document] = read_document(row, folder)[0].text
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputErrors(errors)
    return texts
