"""The bibliography read from a BibTeX file, and checked."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bibtexparser import model
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys, names

from reviewbook.project.errors import InputError, InputErrors
from reviewbook.references.between_entries import stray_text
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_crossref import NO_WORKS, entries_by_key, inherit_fields
from reviewbook.references.bibtex_doubts import doubtful
from reviewbook.references.bibtex_fields import (
    as_written,
    doi_of,
    field_value,
    people_of,
    reference_of,
)
from reviewbook.references.bibtex_forms import is_date
from reviewbook.references.bibtex_slips import entry_slips, too_much
from reviewbook.references.bibtex_text import as_shown, read_bibtex_text
from reviewbook.references.bibtex_types import misspelt
from reviewbook.references.bibtex_values import put_together
from reviewbook.references.broken_entries import BrokenEntry
from reviewbook.references.given_up_blocks import unreadable_blocks
from reviewbook.references.reference import WEB, Reference

_DATE_REMEDY = "write a year of four digits, a date as YYYY-MM-DD, or n.d."
# A prefix may be parted further; a short one is made by shortdoi.org.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z0-9]{3,}")
# What each field has to be, and what is said of one that is not.
_FORMS: dict[str, tuple[Callable[[str], object], str]] = {
    "doi": (_DOI.fullmatch, "write it from '10.' on, without spaces"),
    "year": (is_date, _DATE_REMEDY),
    "date": (is_date, _DATE_REMEDY),
    "verified": (WEB.fullmatch, "write the address of a page, from 'https://' on"),
}
_SEVERAL = re.compile(r"[^{};&]+,[^{};&]+;[^{};]+")
_JOINED = re.compile(r"[^{};&]+,[^{};&]+(?<!\\)&[^{};]+|[^{};]+,[^{};]+\\&[^{};]+")
_ET_AL = re.compile(r"\bet\.?\s+al\b")
# What it finds wrong is said here, with the line in the file.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def read_bibliography(path: Path, *, identified: bool = False) -> Bibliography:
    """Read the entries of a BibTeX file, ordered by key; what cannot be read is `broken`.

    Parameters
    ----------
    path
        The file.
    identified
        Whether an entry without a title is read where a DOI or a PMID tells which work it is.

    Raises
    ------
    InputError
        If the file is none, or holds no entry and something else.
    """
    text = read_bibtex_text(path)
    library = parse_string(text, append_middleware=[NormalizeFieldKeys()])
    plain = parse_string(text, parse_stack=[])
    broken = [*unreadable_blocks(library, text, path), *stray_text(library, path)]
    if broken and not (library.entries or library.failed_blocks):
        raise InputErrors([one.error for one in broken])
    beyond = put_together(plain, library)
    broken += [_broken(block, too_much(value, path)) for value, block in beyond]
    broken += [_broken(entry, slip) for entry in plain.entries for slip in entry_slips(entry, path)]
    sound = _sound(library.entries, broken)
    by_key, references = entries_by_key(sound), dict[str, Reference]()
    for entry in sound:
        inherit_fields(entry, by_key)
        if entry.entry_type.lower() in NO_WORKS:
            continue
        problems = [*_problems(entry, path, identified)]
        broken += [_broken(entry, problem) for problem in problems]
        if not problems:
            references[entry.key] = reference_of(entry)
    found = Bibliography(sorted(references.items()))
    found.broken = sorted(broken, key=lambda one: one.error.line or 0)
    sound = _sound(sound, broken)
    found.notes = [
        *doubtful(plain, sound, found.unread, path),
        *misspelt(sound, path),
    ]
    return found


def _broken(block: model.Block, error: InputError) -> BrokenEntry:
    return BrokenEntry(error, *_place_and_text(block))


def _sound(entries: Iterable[model.Entry], broken: Iterable[BrokenEntry]) -> list[model.Entry]:
    """Return the entries in which nothing is wrong."""
    bad = {(one.line, one.text) for one in broken}
    return [entry for entry in entries if _place_and_text(entry) not in bad]


def _place_and_text(block: model.Block) -> tuple[int, str]:
    return (block.start_line or 0) + 1, as_shown(block.raw or "")


def _is_identified(entry: model.Entry) -> bool:
    return bool(doi_of(entry) or as_written(entry, "pmid"))


def _problems(entry: model.Entry, path: Path, identified: bool) -> Iterator[InputError]:
    def error(problem: str, remedy: str, field: str = "") -> InputError:
        start = entry.fields_dict[field].start_line if field else entry.start_line
        problem = f"the entry '{entry.key}' has {problem}"
        return InputError(problem, file=path, line=(start or 0) + 1, remedy=remedy)

    if not entry.entry_type:
        yield error("no type", "write one behind the @, as in @book")
    if not entry.key:
        yield error("no key", "write a key and a comma after the opening brace")
    if len(entry.key.split()) > 1:
        yield error("a blank in its key", "write the key without: tables part keys by blanks")
    if not entry.fields:
        yield error("nothing but its key", "look for a brace that closes it too soon")
    elif not field_value(entry, "title") and not (identified and _is_identified(entry)):
        yield error("no title", "add a line: title = {…},")
    for field, (form, remedy) in _FORMS.items():
        text = doi_of(entry) if field == "doi" else as_written(entry, field)
        if text and not form(text):
            yield error(f"a malformed {field}: '{text}'", remedy, field)
    for field in ("author", "editor"):
        written = as_written(entry, field) or ""
        if written.count(";") == 1 and _SEVERAL.fullmatch(written):
            yield error(f"names in {field} parted by ';'", "write ' and ' between two", field)
        if "&" in written and _JOINED.fullmatch(written):
            yield error(f"names in {field} parted by '&'", "write ' and ' between two", field)
        elif _ET_AL.search(written):
            yield error(f"'et al.' in {field}", "write ' and others' for those left out", field)
        try:
            people_of(entry, field)
        except names.InvalidNameError as bad:
            remedy = "write each name as 'Family, Given', with ' and ' between two names"
            yield error(f"an unreadable {field}: {bad.reason}", remedy, field)
