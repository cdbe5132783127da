"""BibTeX as records; the bibliography of a review is read by `read_bibliography`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bibtexparser import Library, model
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys, names

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_crossref import NO_WORKS, entries_by_key, inherit_fields
from reviewbook.references.bibtex_fields import decoded_latex, people_of
from reviewbook.references.bibtex_forms import plain_address
from reviewbook.references.bibtex_slips import entry_slips, too_much
from reviewbook.references.bibtex_values import put_together, with_braces_beside
from reviewbook.references.given_up_blocks import explain_block
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
# Behind a key that stands there twice: a number, in signs that nobody uses.
_NUMBER = "".maketrans("0123456789", "".join(map(chr, range(0xE000, 0xE00A))))
_NUMBERED = re.compile("[\ue000-\ue009]+")
_VERBATIM = ("doi", "url", "isbn", "issn", "pmid")


def read_bibtex_export(text: str, path: Path) -> Export:
    """Read every entry, those whose key is taken among them, but for those that lose a field."""
    export = Export("BibTeX")
    text = with_braces_beside(text)
    plain = parse_string(text, parse_stack=[])
    if (numbered := _with_own_keys(text, plain)) != text:
        text, plain = numbered, parse_string(numbered, parse_stack=[])
    library = parse_string(text, append_middleware=[NormalizeFieldKeys()])
    beyond = [*put_together(plain, library)]
    hidden, by_key = _hidden_fields(plain, path), entries_by_key(library.entries)
    for value, block in beyond:
        of = hidden[block.start_line] if isinstance(block, model.Entry) else export.faults
        of.append(too_much(value, path))
    for block in library.blocks:
        if isinstance(block, model.ParsingFailedBlock):
            problem, remedy = explain_block(block)
            line = (block.start_line or 0) + 1
            export.faults.append(InputError(problem, file=path, line=line, remedy=remedy))
            export.outside.append(block.raw or "")
        elif isinstance(block, model.ImplicitComment):
            export.outside.append(block.comment)
        elif isinstance(block, model.Entry) and (slips := hidden.get(block.start_line)):
            export.faults += slips
            export.outside.append(_NUMBERED.sub("", block.raw or "", count=1))
        elif isinstance(block, model.Entry):
            inherit_fields(block, by_key)
            if block.entry_type.lower() not in NO_WORKS:
                _add(export, block, path)
    return export


def _with_own_keys(text: str, plain: Library) -> str:
    """Mark the key of each entry that has that of another one: the parser would leave it out."""
    parts, place = list[str](), 0
    for number, block in enumerate(plain.failed_blocks):
        if isinstance(block, model.DuplicateBlockKeyBlock) and isinstance(
            block.ignore_error_block, model.Entry
        ):
            head, _, _ = (block.raw or "").partition(",")
            behind = text.index(block.raw or "", place) + len(head.rstrip())
            parts += [text[place:behind], str(number).translate(_NUMBER)]
            place = behind
    return "".join(parts) + text[place:]


def _hidden_fields(plain: Library, path: Path) -> dict[int | None, list[InputError]]:
    """Return by its first line what is wrong with each entry of which a field would be lost."""
    for entry in plain.entries:
        entry.key = _NUMBERED.sub("", entry.key)
    return {entry.start_line: [*entry_slips(entry, path)] for entry in plain.entries}


def _add(export: Export, entry: model.Entry, path: Path) -> None:
    line, position = (entry.start_line or 0) + 1, len(export.records) + 1
    export.add(record_from(_pairs(entry), _FIELDS, position=position, line=line), path)


def _pairs(entry: model.Entry) -> Iterator[tuple[str, str]]:
    yield "type of entry", entry.entry_type.lower()
    yield "key of entry", _NUMBERED.sub("", entry.key)
    for field in entry.fields:
        if field.key in ("author", "editor"):
            yield from ((field.key, name) for name in _people(entry, field.key))
        elif field.key in _VERBATIM:
            yield field.key, plain_address(str(field.value))
        else:
            yield field.key, decoded_latex(str(field.value)) or str(field.value)


def _people(entry: model.Entry, field: str) -> tuple[str, ...]:
    try:
        return people_of(entry, field)
    except names.InvalidNameError:
        return (str(entry[field]),)
