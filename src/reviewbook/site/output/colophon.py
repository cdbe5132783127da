"""What stands at the foot of every page: date, versions, fingerprint, licence, how to cite."""

from __future__ import annotations

import datetime
import hashlib
import os
import platform
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from reviewbook import __version__
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.ledger.csv_files import MEND
from reviewbook.ledger.data_package import licence_of_data
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import stored_file
from reviewbook.ledger.tables import TABLES
from reviewbook.project.citation_file import cited_work
from reviewbook.project.review_folder import Project
from reviewbook.project.text_files import read_raw
from reviewbook.site.html.page import to_script

_PACKAGES = ("altair", "vl-convert-python", "pandas")


@dataclass(frozen=True)
class Author:
    """Who made the review: a person with family name, or a group."""

    given: str
    family: str

    @classmethod
    def from_citation(cls, said: dict[str, Any]) -> Author:
        """Read one of the authors of a ``CITATION.cff``."""
        particle, suffix = (str(said.get(f"name-{part}") or "") for part in ("particle", "suffix"))
        family = " ".join(filter(None, [particle, str(said.get("family-names") or ""), suffix]))
        given = str(said.get("given-names") or "")
        return cls("" if said.get("name") else given, str(said.get("name") or family or given))

    @property
    def plain(self) -> str:
        """The name as it is spoken."""
        return f"{self.given} {self.family}".strip()

    @property
    def listed(self) -> str:
        """The name as lists have it, the family name first."""
        return f"{self.family}, {self.given}" if self.given else self.family

    def linked_data(self) -> dict[str, str]:
        """Return the author as schema.org describes one."""
        if not self.given:
            return {"@type": "Organization", "name": self.family}
        person = {"@type": "Person", "name": self.plain}
        return person | {"givenName": self.given, "familyName": self.family}


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
    people: tuple[Author, ...] = ()
    published: str = ""

    @property
    def citation(self) -> str:
        """One line to cite the pages by; where nobody is named, the title comes first."""
        year = self.date[:4]
        version = f"Version {self.version}, data" if self.version else "Data"
        title = self.title.rstrip(".")
        head = f"{self.authors} ({year}). {title}" if self.authors else f"{title} ({year})"
        return f"{head}. {version} {self.fingerprint}, built {self.date}."

    @property
    def bibtex(self) -> str:
        """An entry to cite the pages by."""
        names = (a.listed if a.given else f"{{{a.family}}}" for a in self.people)
        fields = {
            "author": " and ".join(names),
            "title": f"{{{self.title}}}",
            "year": self.date[:4],
            "version": self.version,
            "note": f"data {self.fingerprint}",
            "url": self.address,
        }
        lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
        return "\n".join(["@misc{reviewbook,", *lines, "}"])

    @property
    def linked_data(self) -> str:
        """What search engines and reference managers read of the pages, as JSON-LD."""
        said = {
            "@context": "https://schema.org",
            "@type": "CreativeWork",
            "name": self.title,
            "author": [author.linked_data() for author in self.people],
            "datePublished": self.published or self.date,
            "dateModified": self.date,
            "version": self.version,
            "license": self.data_licence[1],
            "url": self.address,
            "inLanguage": "en",
        }
        return to_script({name: value for name, value in said.items() if value})


def _tex(text: str) -> str:
    return text.replace("&", r"\&").replace("%", r"\%").replace("#", r"\#")


def make_colophon(project: Project, title: str = "") -> Colophon:
    """Find out where the pages come from.

    ``SOURCE_DATE_EPOCH`` in the environment sets the date, for builds that must not differ. Who is
    named, and the version, are those of the work of this title (see `cited_work`).
    """
    cited = cited_work(project, title)
    authors = cited.get("authors") or []
    people = tuple(Author.from_citation(one) for one in authors if one and isinstance(one, dict))
    return Colophon(
        title=title,
        date=_today(),
        fingerprint=review_fingerprint(project),
        versions=(
            ("reviewbook", __version__),
            ("Python", platform.python_version()),
            *((name.removesuffix("-python"), metadata.version(name)) for name in _PACKAGES),
        ),
        authors=", ".join(author.plain for author in people),
        version=str(cited.get("version") or ""),
        code_licence=str(cited.get("license") or ""),
        data_licence=licence_of_data(project.data),
        address=str(cited.get("url") or "").rstrip("/"),
        notice=read_codebook(project.codebook).notice,
        people=people,
        published=str(cited.get("date-released") or ""),
    )


def review_fingerprint(project: Project) -> str:
    """Return the first 12 digits of the SHA-256 over the ledger's files."""
    digest = hashlib.sha256()
    for name in TABLES:
        path = stored_file(path_of(project, name))
        digest.update(path.name.encode() + b"\0" + read_raw(path, MEND))
    return digest.hexdigest()[:12]


def _today() -> str:
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    now = (
        datetime.datetime.fromtimestamp(int(fixed), datetime.UTC)
        if fixed and fixed.isdigit()
        else datetime.datetime.now(datetime.UTC)
    )
    return now.date().isoformat()
