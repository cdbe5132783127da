"""Where a review keeps its files, and how to find it from any folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reviewbook.project.errors import InputError

DOCUMENTS_VARIABLE = "REVIEWBOOK_DOCUMENTS"


def is_in_review(path: Path) -> bool:
    """Tell whether a file lies in the folder of a review, at any depth."""
    return any(_has_codebook(folder) for folder in Path(os.path.realpath(path)).parents)


def _has_codebook(folder: Path) -> bool:
    """Tell whether a codebook, or what stands in its place, is there; reading it says which."""
    return os.path.lexists(folder / "data" / "codebook.yml")


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise InputError(
            f"the current folder cannot be used: {error.strerror}",
            remedy="go to the folder of the review, or name that folder",
        ) from None


@dataclass(frozen=True, slots=True)
class Project:
    """The folder of one review; it is recognised by its ``data/codebook.yml``."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Project:
        """Look for the review that a folder lies in, upwards; without one, the current folder.

        Raises
        ------
        InputError
            If there is none.
        """
        begin = Path(os.path.realpath(start or _current_folder()))
        for folder in (begin, *begin.parents):
            if _has_codebook(folder):
                return cls(folder)
        raise InputError(
            "no review here: data/codebook.yml is in none of the folders above",
            file=begin,
            remedy="go to the folder of the review, or name that folder",
        )

    @classmethod
    def at(cls, folder: Path) -> Project:
        """Take the review whose folder this is, and no other.

        Raises
        ------
        InputError
            If it is none.
        """
        project = cls(Path(os.path.realpath(folder)))
        if not _has_codebook(project.root):
            raise InputError(
                "no review here: there is no codebook",
                file=project.codebook,
                remedy="correct --project, or write a codebook there",
            )
        return project

    @property
    def data(self) -> Path:
        """The folder of codebook, manifest, decisions and ledger."""
        return self.root / "data"

    @property
    def evidence(self) -> Path:
        """The folder of the ledger."""
        return self.data / "evidence"

    @property
    def manifest(self) -> Path:
        """The table of documents."""
        return self.data / "documents.csv"

    @property
    def codebook(self) -> Path:
        """The codebook."""
        return self.data / "codebook.yml"

    @property
    def decisions(self) -> Path:
        """A reader's decisions."""
        return self.data / "decisions.csv"

    @property
    def bibliography(self) -> Path:
        """The references."""
        return self.root / "references.bib"

    @property
    def citation(self) -> Path:
        """How the review wants to be cited."""
        return self.root / "CITATION.cff"

    @property
    def lookups(self) -> Path:
        """The folder of what services have answered about the references."""
        return self.data / "lookups"

    @property
    def notebooks(self) -> Path:
        """The folder of notebooks."""
        return self.root / "notebooks"

    @property
    def texts(self) -> Path | None:
        """The folder of texts, if there is one: named by the environment, or ``data/documents``.

        Raises
        ------
        InputError
            If the environment names a folder that is not there.
        """
        if named := os.environ.get(DOCUMENTS_VARIABLE):
            if not Path(named).is_dir():
                raise InputError(
                    f"{DOCUMENTS_VARIABLE} names a folder that does not exist",
                    file=named,
                    remedy="correct the variable, or unset it to work without the texts",
                )
            return Path(named)
        folder = self.data / "documents"
        return folder if folder.is_dir() else None

    def needed_texts(self) -> Path:
        """Return the folder of texts; raise InputError if there is none."""
        if (folder := self.texts) is None:
            raise InputError(
                "the texts are not here",
                file=self.data / "documents",
                remedy=f"put them there, or name their folder in {DOCUMENTS_VARIABLE}",
            )
        return folder
