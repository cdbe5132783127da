"""The entry in `references.bib` of a document that was added, made from what its file says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reviewbook.documents.readers.extraction import SourceMetadata
from reviewbook.project.page_addresses import safe_name

_ESCAPES = {
    **{sign: f"\\{sign}" for sign in "{}%&#_$"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_NO_KEY = re.compile(r"[^\w.:-]+")
_FIELDS = ("volume", "number", "pages", "issn")


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
    kind = "article" if work.container else "book" if _of(work, "isbn") else "online"
    lines = (f"  {name} = {{{value}}}," for name, value in _fields(work) if value)
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _fields(work: SourceMetadata) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(_author(name, work) for name in work.authors)
    yield "title", _escaped(work.title)
    yield "journal", _escaped(work.container)
    others = dict(work.others)
    yield from ((name, _escaped(others.get(name, ""))) for name in _FIELDS)
    yield "publisher", _escaped(work.publisher)
    yield ("date" if "-" in work.date else "year"), work.date
    yield "doi", _verbatim(work.doi)
    yield from ((name, _verbatim(_of(work, name))) for name in ("isbn", "pmid"))
    yield "url", "" if work.doi else _verbatim(work.address)
    yield "langid", _escaped(work.language)
    yield "keywords", "document"


def _of(work: SourceMetadata, scheme: str) -> str:
    return dict(work.identifiers).get(scheme, "")


def _author(name: str, work: SourceMetadata) -> str:
    """Write a name; that of whoever publishes it is no person's, and stays in one piece."""
    whole = name == work.publisher or name.count(",") > 1 or re.search(r"\band\b|[;&]", name)
    return f"{{{_escaped(name)}}}" if whole else _escaped(name)


def _escaped(words: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in words)


def _verbatim(words: str) -> str:
    """Write what is read as it stands: a brace would end the field."""
    return words.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
