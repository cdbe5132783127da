"""BibTeX as records; the bibliography of a review is read by `read_bibliography`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bibtexparser import model
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys, names

from reviewbook.project.errors import Attempts, InputError
from reviewbook.references.bibtex_fields import decoded_latex, people_of
from reviewbook.references.bibtex_file import explain_block
from reviewbook.references.bibtex_slips import entry_slips, too_deep
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from

_FIELDS = {
    "type of entry": "entry type", "title": "title", "author": "authors as they stand",
    "editor": "editors as they stand", "year": "date", "date": "date", "month": "day",
    "journal": "container", "journaltitle": "container", "booktitle": "container",
    "volume": "volume", "number": "number", "pages": "pages", "doi": "doi", "pmid": "pmid",
    "isbn": "serial", "issn": "serial", "url": "url", "abstract": "abstract",
    "keywords": "keywords, maybe by commas", "publisher": "publisher", "institution": "publisher",
    "language": "language",
}  # fmt: skip
_VERBATIM = ("doi", "url", "isbn", "issn", "pmid")


def read_bibtex_export(text: str, path: Path) -> Export:
    """Read every entry, those whose key is taken among them, but for those that lose a field."""
    export = Export("BibTeX")
    attempt = Attempts()
    attempt.errors += too_deep(text, path)
    attempt.settle()
    library = parse_string(text, append_middleware=[NormalizeFieldKeys()])
    hidden = _hidden_fields(text, path)
    for block in library.blocks:
        entry: model.Block | None = block
        if isinstance(block, model.DuplicateBlockKeyBlock):
            entry = block.ignore_error_block
        elif isinstance(block, model.ParsingFailedBlock):
            problem, remedy = explain_block(block)
            line = (block.start_line or 0) + 1
            export.faults.append(InputError(problem, file=path, line=line, remedy=remedy))
            export.outside.append(block.raw or "")
        if isinstance(entry, model.Entry) and (slips := hidden.get(entry.start_line)):
            export.faults += slips
            export.outside.append(entry.raw or "")
        elif isinstance(entry, model.Entry):
            _add(export, entry, path)
        elif isinstance(entry, model.ImplicitComment):
            export.outside.append(entry.comment)
    return export


def _hidden_fields(text: str, path: Path) -> dict[int | None, list[InputError]]:
    """Return by its first line what is wrong with each entry of which a field would be lost."""
    plain = parse_string(text, parse_stack=[])
    entries = (getattr(block, "ignore_error_block", block) for block in plain.blocks)
    read = (entry for entry in entries if isinstance(entry, model.Entry))
    return {entry.start_line: [*entry_slips(entry, path)] for entry in read}


def _add(export: Export, entry: model.Entry, path: Path) -> None:
    line, position = (entry.start_line or 0) + 1, len(export.records) + 1
    export.add(record_from(_pairs(entry), _FIELDS, position=position, line=line), path)


def _pairs(entry: model.Entry) -> Iterator[tuple[str, str]]:
    yield "type of entry", entry.entry_type.lower()
    yield "key of entry", entry.key
    for field in entry.fields:
        if field.key in ("author", "editor"):
            yield from ((field.key, name) for name in _people(entry, field.key))
        elif field.key in _VERBATIM:
            yield field.key, str(field.value)
        else:
            yield field.key, decoded_latex(str(field.value))


def _people(entry: model.Entry, field: str) -> tuple[str, ...]:
    try:
        return people_of(entry, field)
    except names.InvalidNameError:
        return (str(entry[field]),)
