"""The bibliography read from a BibTeX file, and checked."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bibtexparser import Library, model
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys, names

from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.text_files import decode_utf8, read_raw
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_crossref import CONTAINER, entries_by_key, inherit_fields
from reviewbook.references.bibtex_fields import (
    as_written,
    doi_of,
    field_value,
    people_of,
    reference_of,
)
from reviewbook.references.bibtex_forms import is_date
from reviewbook.references.bibtex_slips import (
    KEEP_ONE,
    MERGE,
    doubtful,
    field_slips,
    refuse_binary,
    slips,
    too_deep,
)
from reviewbook.references.bibtex_types import misspelt
from reviewbook.references.bibtex_values import LONGEST, put_together, with_braces_beside
from reviewbook.references.reference import WEB

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
_HERE = "here"
# What the parser says of an entry that it gives up, and what is said instead.
_REASONS = (
    (
        "comma after entry key",
        ("the entry has no comma behind its key", "write a comma at the end of the line"),
    ),
    (
        "but found `@",
        ("the entry has no end: what closes it is left out", "close it before the next entry"),
    ),
    (
        "Expected a `=`",
        ("the entry has a field without its = here", "write: name = {...}, with a comma behind it"),
    ),
    (
        'closing `"`',
        ("the entry has no end: a quotation mark is left open", "close it, or use braces"),
    ),
    (
        "nexpected",
        (
            "the entry has no end: a brace or a quotation mark is left open",
            "close it before the next entry; in a text, let no line begin with @",
        ),
    ),
)
_HEAD = re.compile(r"\s*@(?P<type>\w+)\s*(?P<bracket>[{(])\s*(?P<key>[^\s,{}()\"=]*)")
_NO_ENTRIES = frozenset(("string", "preamble", "comment"))
_OTHER_BRACKET = ("the entry begins with ( and does not end with )", "let both be braces")
_KEYLESS = re.compile(r"\s*@\w+\s*[{(]\s*\w+\s*=")
_BRACED_KEY = re.compile(r"\s*@\w+\s*[{(]\s*[{\"]")
# The parser stops at that sign.
_SIGN_IN_KEY = re.compile(r"\s*@\w+\s*[{(]\s*(?P<key>[^\s,{}\"=]+)(?P<sign>[{\"])")
_SEVERAL = re.compile(r"[^{};&]+,[^{};&]+;[^{};]+")
_JOINED = re.compile(r"[^{};&]+,[^{};&]+(?<!\\)&[^{};]+|[^{};]+,[^{};]+\\&[^{};]+")
_ET_AL = re.compile(r"\bet\.?\s+al\b")
# What it finds wrong is said here, with the line in the file.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def read_bibliography(path: Path) -> Bibliography:
    """Read every entry of a BibTeX file, ordered by key.

    Raises
    ------
    InputError
        With one of its `errors`, and its line, for everything that is wrong in the file.
    """
    found = read_readable_entries(path)
    if found.faults:
        raise InputErrors([*found.faults])
    return found


def read_readable_entries(path: Path, *, identified: bool = False) -> Bibliography:
    """Read the entries of a BibTeX file that can be read; what is wrong are its `faults`.

    Parameters
    ----------
    path
        The file.
    identified
        Whether an entry without a title is read where a DOI or a PMID tells which work it is.

    Raises
    ------
    InputError
        If the file is none, or braces lie too deep in each other.
    """
    raw = read_raw(path, "put the file back, or correct its name")
    refuse_binary(raw, path)
    text = with_braces_beside(decode_utf8(raw, path))
    if deep := too_deep(text, path):
        raise InputErrors(deep)
    library = parse_string(text, append_middleware=[NormalizeFieldKeys()])
    faults = [*_unreadable(library, text, path), *slips(library, path)]
    plain = parse_string(text, parse_stack=[])
    faults += [_too_long(one, path) for one in put_together(plain, library)]
    hiding = field_slips(plain, path)
    references = {}
    by_key = entries_by_key(library.entries)
    for entry in library.entries:
        inherit_fields(entry, by_key)
        if entry.entry_type.lower() == CONTAINER:
            continue
        problems = hiding.get(entry.key) or [*_problems(entry, path, identified)]
        faults += problems
        if not problems:
            references[entry.key] = reference_of(entry)
    found = Bibliography(sorted(references.items()))
    found.faults = sorted(faults, key=lambda fault: fault.line or 0)
    found.notes = [
        *doubtful(plain, library.entries, path),
        *misspelt(library.entries, path),
    ]
    return found


def _too_long(block: model.Field | model.String, path: Path) -> InputError:
    problem = f"{block.key} has more than {LONGEST} characters, once its parts are put together"
    line = (block.start_line or 0) + 1
    return InputError(problem, file=path, line=line, remedy="write it in fewer parts")


def _unreadable(library: Library, text: str, path: Path) -> Iterator[InputError]:
    for block in library.failed_blocks:
        problem, remedy = explain_block(block)
        line = (block.start_line or 0) + 1
        end = getattr(block.error, "end_index", None)
        if end and problem.endswith(_HERE):
            line = text.count("\n", 0, end - 1) + 1  # the parser puts a line end before the text
        yield InputError(problem, file=path, line=line, remedy=remedy)


def explain_block(block: model.ParsingFailedBlock) -> tuple[str, str]:
    """Say why a block cannot be read, and what to do about it."""
    if isinstance(block, model.DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        return f"the key '{block.key}' is taken by line {first}", "give one of the two another key"
    if isinstance(block, model.DuplicateFieldKeyBlock):
        fields = ", ".join(sorted(block.duplicate_keys))
        return f"the entry holds a field twice: {fields}", "keep one of the two"
    head, reason = _HEAD.match(block.raw or ""), getattr(block.error, "abort_reason", "")
    kind = head["type"].lower() if head else ""
    if kind not in _NO_ENTRIES and (said := _wrong_key(block.raw or "")):
        return said
    said = next((said for sign, said in _REASONS if sign in reason), None)
    if head and head["bracket"] == "(" and "but found `}`" in reason:
        said = _OTHER_BRACKET
    if MERGE.search(block.raw or ""):
        said = "the entry has the signs of a merge in it", KEEP_ONE
    problem, remedy = said or ("the entry cannot be read", "compare it with one that can be")
    named = f"the entry '{head['key']}'" if head and head["key"] else "the entry"
    return problem.replace("the entry", f"@{kind}" if kind in _NO_ENTRIES else named, 1), remedy


def _wrong_key(entry: str) -> tuple[str, str] | None:
    if _KEYLESS.match(entry):
        return "the entry has no key", "write a key and a comma after the opening brace"
    if _BRACED_KEY.match(entry):
        return "the entry has its key in braces", "write the key without them"
    if signed := _SIGN_IN_KEY.fullmatch(entry):
        problem = f"the key that begins with '{signed['key']}' has {signed['sign']} in it"
        return problem, "write the key without braces and quotation marks"
    return None


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
