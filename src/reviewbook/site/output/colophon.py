"""What stands at the foot of every page: date, versions, fingerprint, licence, how to cite."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import yaml

from reviewbook import __version__
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import stored_file
from reviewbook.ledger.tables import TABLES
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.text_files import read_utf8

_PACKAGES = ("altair", "vl-convert-python", "pandas")


@dataclass(frozen=True)
class Colophon:
    """Where the pages come from."""

    title: str
    date: str
    fingerprint: str
    versions: tuple[tuple[str, str], ...]
    authors: str
    version: str
    code_licence: str
    data_licence: tuple[str, str]
    notice: str = ""
    address: str = ""

    @property
    def citation(self) -> str:
        """One line to cite the pages by."""
        year = self.date[:4]
        version = f"Version {self.version}, data" if self.version else "Data"
        title = self.title.rstrip(".")
        return f"{self.authors} ({year}). {title}. {version} {self.fingerprint}, built {self.date}."

    @property
    def bibtex(self) -> str:
        """An entry to cite the pages by."""
        fields = {
            "author": f"{{{self.authors}}}",
            "title": f"{{{self.title}}}",
            "year": self.date[:4],
            "version": self.version,
            "note": f"data {self.fingerprint}",
        }
        lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
        return "\n".join(["@misc{reviewbook,", *lines, "}"])


def _tex(text: str) -> str:
    return text.replace("&", r"\&").replace("%", r"\%").replace("#", r"\#")


def make_colophon(project: Project, title: str) -> Colophon:
    """Find out where the pages come from.

    ``SOURCE_DATE_EPOCH`` in the environment sets the date, for builds that must not differ.
    """
    cited = _citation(project.root / "CITATION.cff")
    authors = [_author(author) for author in cited.get("authors") or [] if author]
    return Colophon(
        title=title,
        date=_today(),
        fingerprint=review_fingerprint(project),
        versions=(
            ("reviewbook", __version__),
            ("Python", platform.python_version()),
            *((name.removesuffix("-python"), metadata.version(name)) for name in _PACKAGES),
        ),
        authors=", ".join(authors) or "The authors of this review",
        version=str(cited.get("version") or ""),
        code_licence=str(cited.get("license") or ""),
        data_licence=_data_licence(project.data / "datapackage.json"),
        address=str(cited.get("url") or "").rstrip("/"),
        notice=read_codebook(project.codebook).notice,
    )


def review_fingerprint(project: Project) -> str:
    """Return the first 12 digits of the SHA-256 over the ledger's files."""
    digest = hashlib.sha256()
    for name in TABLES:
        path = stored_file(path_of(project, name))
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _today() -> str:
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    now = (
        datetime.datetime.fromtimestamp(int(fixed), datetime.UTC)
        if fixed and fixed.isdigit()
        else datetime.datetime.now(datetime.UTC)
    )
    return now.date().isoformat()


def _citation(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        read = yaml.safe_load(read_utf8(path))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = f"not YAML: {error.problem}"
        raise InputError(problem, file=path, line=line, remedy="mend the line's syntax") from None
    return read if isinstance(read, dict) else {}


def _author(author: dict[str, Any]) -> str:
    given = " ".join(
        str(author[part]) for part in ("given-names", "family-names") if part in author
    )
    return str(author.get("name") or given)


def _data_licence(path: Path) -> tuple[str, str]:
    """Return name and address of the licence of the data, as its package states it."""
    if not path.is_file():
        return "", ""
    try:
        (licence, *_) = json.loads(read_utf8(path))["licenses"]
        return str(licence["name"]), str(licence["path"])
    except (ValueError, KeyError, TypeError):
        raise InputError(
            "it names no licence of the data", file=path, remedy="rebuild it with: reviewbook code"
        ) from None
