"""What a text in Markdown says about itself: its front matter, or the heading at its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from reviewbook.documents.readers.extraction import (
    SourceMetadata,
    day_in,
    doi_in,
    is_web_address,
    tidy,
)
from reviewbook.documents.readers.made_up_metadata import said_author, said_language, said_title
from reviewbook.documents.readers.markdown import part_front_matter, to_plain

_USED = {
    "title": ("title",), "authors": ("author", "authors", "creator"), "date": ("date", "published"),
    "doi": ("doi", "identifier"), "publisher": ("publisher",), "language": ("lang", "language"),
    "container": ("journal", "container-title"), "address": ("url", "canonical_url"),
    "isbn": ("isbn",),
}  # fmt: skip


def read_markdown_metadata(source: str) -> SourceMetadata:
    """Return what a text says; what its front matter says beside is kept among the others."""
    matter, body = part_front_matter(source)
    said = _said(matter)

    def first(name: str) -> str:
        return next((words for key in _USED[name] for words in said.get(key, ())), "")

    authors = (said_author(one) for key in _USED["authors"] for one in said.get(key, ()))
    used = {key for keys in _USED.values() for key in keys}
    address = first("address")
    return SourceMetadata(
        title=said_title(first("title")) or _heading(body),
        authors=tuple(dict.fromkeys(filter(None, authors))),
        date=day_in(first("date")),
        doi=doi_in(first("doi")),
        identifiers=(("isbn", first("isbn")),) if first("isbn") else (),
        publisher=first("publisher"),
        container=first("container"),
        language=said_language(first("language")),
        address=address if is_web_address(address) else "",
        others=tuple((key, "; ".join(words)) for key, words in said.items() if key not in used),
    )


def _said(matter: str) -> Mapping[str, Sequence[str]]:
    try:
        said = yaml.safe_load(matter)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    found = {str(key).strip().casefold(): [*_words(value)] for key, value in said.items()}
    return {key: words for key, words in found.items() if words}


def _words(value: Any) -> Iterator[str]:
    """Yield the words of a value: those of a list each, of a person the name."""
    if isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        named = value.get("name") or " ".join(
            str(value[part]) for part in ("given", "family") if part in value
        )
        yield from _words(named or None)
    elif value is not None and (words := tidy(str(value))):
        yield words


def _heading(body: str) -> str:
    """Return the words of a first heading of the first level that a text begins with."""
    lines = [line for line in body.splitlines() if line.strip()]
    under = len(lines) > 1 and not lines[1].strip().strip("=")
    if lines and (lines[0].startswith("# ") or under):
        return tidy(to_plain("# " + lines[0].removeprefix("# ")))
    return ""
