"""What the document of a file is called: after the file, unless another has that name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from reviewbook.coding.files_to_add import is_same_place
from reviewbook.coding.taken_files import SUFFIX_OF_TEXT, file_fingerprint
from reviewbook.documents.document import is_document
from reviewbook.documents.readers.source_formats import ORIGINALS
from reviewbook.documents.source_record import ENDING, SourceRecord, read_record
from reviewbook.project.errors import InputError

_MARKDOWN = ".markdown"
_OF_DOCUMENTS = ORIGINALS | {*SUFFIX_OF_TEXT.values(), _MARKDOWN}


class ClaimedNames:
    """The names of documents, each with the file that it was made of, now or before.

    Two files in different formats may hold one work: both become documents, the second with its
    ending in its name (``bed``, ``bed-pdf``). Capitals make no other name: some disks do not
    tell them apart.

    Parameters
    ----------
    texts
        The folder of texts, with what is there already.
    """

    def __init__(self, texts: Path) -> None:
        self._texts = texts
        self._there: dict[str, str] = {}
        self._claimed: dict[str, tuple[Path, str]] = {}
        for path in sorted(texts.iterdir()) if texts.is_dir() else ():
            if path.name.endswith(ENDING):  # rather than the text beside it
                self._there[path.name.removesuffix(ENDING).casefold()] = path.name
            elif is_document(path.name):
                self._there.setdefault(path.stem.casefold(), path.name)

    def claim(self, document: str, path: Path, sha256: str) -> None:
        """Note that a document is made of a file."""
        self._claimed[document.casefold()] = (path, sha256)

    def record(self, document: str) -> SourceRecord | None:
        """Return the record of a document that was there; none of plain text or Markdown."""
        name = self._there[document.casefold()]
        return read_record(self._texts / name) if name.endswith(ENDING) else None

    def text_file(self, document: str) -> str:
        """Return the name of the file that holds the text of a document that was there."""
        name = self._there[document.casefold()]
        return f"{name.removesuffix(ENDING)}.txt" if name.endswith(ENDING) else name

    def of_same_file(self, path: Path) -> str:
        """Return the name of the document that was made of a file before, or nothing.

        Raises
        ------
        InputError
            If another file that holds the same is read already, or one of them cannot be read.
        """
        for document in self._taken(path):
            key = document.casefold()
            if key in self._there and self._sha256(document) == (sha256 := file_fingerprint(path)):
                self._refuse_copy(path, key, sha256)
                return self.text_file(document).rpartition(".")[0]
        return ""

    def new_name(self, path: Path, sha256: str) -> str:
        """Return what the document of a file will be called.

        Raises
        ------
        InputError
            If a document in the same format has that name, or a file that holds the same.
        """
        for document in self._taken(path):
            key = document.casefold()
            self._refuse_copy(path, key, sha256)
            if not self._is_other_format(path, key):
                raise self._second_of_a_name(path, document)
        return next(name for name in _names(path) if self._is_free(name))

    def _taken(self, path: Path) -> Iterator[str]:
        """Yield the names that a file might have had, up to the first that is free."""
        for name in _names(path):
            if self._is_free(name):
                return
            yield name

    def _is_free(self, document: str) -> bool:
        return not {document.casefold()} & (self._there.keys() | self._claimed.keys())

    def _sha256(self, document: str) -> str:
        record = self.record(document)
        return record.sha256 if record else file_fingerprint(self._texts / self.text_file(document))

    def _refuse_copy(self, path: Path, key: str, sha256: str) -> None:
        first, its_sha256 = self._claimed.get(key, (path, ""))
        inside = any(is_same_place(one.parent, self._texts) for one in (first, path))
        if its_sha256 == sha256 and not inside:
            raise InputError(
                f"holds the same as {first}, which is read", file=path, remedy="leave this one out"
            )

    def _made_of(self, key: str) -> str:
        """Return the name of the file that a document was made of."""
        if key in self._claimed:
            return self._claimed[key][0].name
        record = self.record(key)
        return record.file if record else self.text_file(key)

    def _is_other_format(self, path: Path, key: str) -> bool:
        suffix, before = _suffix(path), _suffix(PurePath(self._made_of(key)))
        return suffix in _OF_DOCUMENTS and suffix != before

    def _second_of_a_name(self, path: Path, document: str) -> InputError:
        """Say that a document is called so: an older state of the file, or another."""
        if first := self._claimed.get(document.casefold()):
            problem = f"{first[0]} would be a document of the same name"
            return InputError(problem, file=path, remedy="rename one of the two files")
        before = self._made_of(document.casefold())
        if PurePath(before).suffix == path.suffix:
            problem = (
                f"it is not the {before} that was added: it has changed, or is another document"
            )
        else:
            problem = f"a document of this name was made of {before}"
        return InputError(
            problem,
            file=path,
            remedy=f"rename the file, or, to take this one, remove {document}.* from {self._texts}"
            ", add it, and run: reviewbook code --accept-changed",
        )


def _names(path: Path) -> Iterator[str]:
    yield path.stem
    other = f"{path.stem}-{path.suffix[1:].lower()}" if path.suffix else path.stem
    if path.suffix:
        yield other
    number = 2
    while True:
        yield f"{other}-{number}"
        number += 1


def _suffix(path: PurePath) -> str:
    suffix = path.suffix.lower()
    return ".md" if suffix == _MARKDOWN else suffix
