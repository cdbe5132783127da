"""Entries of `references.bib` for what was added, and what an entry says of a document."""

from __future__ import annotations

import re
from collections.abc import Collection

from reviewbook.documents.readers.extraction import SourceMetadata
from reviewbook.project.page_addresses import safe_name
from reviewbook.references.entry_authors import ORGANISATION_KIND
from reviewbook.references.names_in_records import given_last
from reviewbook.references.record import Record
from reviewbook.references.record_entries import bibtex_entry

_NO_KEY = re.compile(r"[^\w.:-]+")
_IN_PARTS = ("volume", "number", "pages", "issn")
_BESIDE = {"keywords": "author keywords", "translated title": "translated title"}
"""What an entry keeps in a field of its own: its `keywords` say what a work is here for."""


def key_for(document: str, taken: Collection[str]) -> str:
    """Return a key for a document that no other entry has."""
    key = "doc-" + _NO_KEY.sub("-", safe_name(document)).strip("-")
    number = 2
    made = key
    while made in taken:
        made, number = f"{key}-{number}", number + 1
    return made


def entry_text(key: str, work: SourceMetadata) -> str:
    """Return the entry of a work in BibTeX; what the file does not say is left out."""
    identifiers, others = dict(work.identifiers), dict(work.others)
    isbn = identifiers.get("isbn", "")
    record = Record(
        kind="article" if work.container else "book" if isbn else "online",
        title=work.title,
        authors=tuple(_author(name, work) for name in work.authors),
        date=work.date,
        container=work.container,
        doi=_verbatim(work.doi),
        pmid=_verbatim(identifiers.get("pmid", "")),
        isbn=_verbatim(isbn),
        url="" if work.doi else _verbatim(work.address),
        editors=tuple(_author(name, work) for name in _listed(others.get("editors", ""))),
        keywords=("document",),
        publisher=work.publisher,
        language=work.language,
        volume=others.get("volume", ""),
        number=others.get("number", ""),
        pages=others.get("pages", ""),
        issn=_verbatim(others.get("issn", "")),
        others=tuple((tag, others[name]) for name, tag in _BESIDE.items() if others.get(name)),
    )
    return bibtex_entry(record, key)


def metadata_of(record: Record) -> SourceMetadata:
    """Return what a record says of its work as a file would say it."""
    identifiers = (("pmid", record.pmid), ("isbn", record.isbn))
    others = ((name, getattr(record, name)) for name in _IN_PARTS)
    return SourceMetadata(
        title=record.title,
        authors=record.authors,
        date=record.date if record.date.count("-") != 1 else record.date[:4],
        doi=record.doi,
        identifiers=tuple(pair for pair in identifiers if pair[1]),
        publisher=record.publisher,
        container=record.container,
        language=record.language,
        address="" if record.doi else record.url,  # that of a database may be for a few readers
        others=tuple(pair for pair in others if pair[1]),
    )


def _listed(names: str) -> list[str]:
    return [name for name in names.split("; ") if name]


def _author(name: str, work: SourceMetadata) -> str:
    """Write a name; that of whoever publishes it is no person's, and stays in one piece."""
    several = name.count(",") > 1 or re.search(r"\band\b|[;&]", name)
    called = name.startswith("The ") or ORGANISATION_KIND.search(name)
    return name if name == work.publisher or several or called else given_last(name)


def _verbatim(words: str) -> str:
    """Write what is read as it stands: a brace would end the field."""
    return words.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
