"""The bibliography read from a BibTeX file, and checked."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from bibtexparser import Library, model
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, NormalizeFieldKeys, names

from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.text_files import decode_utf8, read_raw
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_crossref import CONTAINER, entries_by_key, inherit_fields
from reviewbook.references.bibtex_forms import doi_of_address, first_year, is_date, plain_doi
from reviewbook.references.bibtex_slips import (
    doubtful,
    field_slips,
    refuse_binary,
    slips,
    too_deep,
)
from reviewbook.references.bibtex_types import misspelt
from reviewbook.references.bibtex_values import LONGEST, put_together
from reviewbook.references.entry_authors import is_of_organisation
from reviewbook.references.person_names import WholeName
from reviewbook.references.reference import WEB, Reference

_BARE_SIGN = re.compile(r"(?<!\\)[%&]")
# Most fields are plain text, which the decoder takes a millisecond to leave as it is.
_NO_LATEX = re.compile(r"(?:[^\W_]|[ .,:;()/+]|-(?!-))*")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});")
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
_CONTAINERS = ("journal", "journaltitle", "booktitle", "howpublished")
_PUBLISHERS = ("publisher", "institution", "organization", "school")
_READ = frozenset(
    "author editor title year date volume number pages doi url isbn pmid keywords related note "
    "unverified verified shortauthor".split()
)
_HERE = "here"
# What the parser says of an entry that it gives up, and what is said instead.
_REASONS = (
    (
        "comma after entry key",
        ("the entry has no comma behind its key", "write a comma at the end of the line"),
    ),
    (
        "Expected a `=`",
        ("a field without its = stands here", "write: name = {...}, with one comma behind it"),
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
_KEYWORD = re.compile(r"(?:[^,{}]|\{(?:[^{}]|\{[^{}]*\})*\})+")
_KEYLESS = re.compile(r"\s*@\w+\s*[{(]\s*\w+\s*=")
_BRACED_KEY = re.compile(r"\s*@\w+\s*[{(]\s*[{\"]")
# The parser stops at that sign.
_SIGN_IN_KEY = re.compile(r"\s*@\w+\s*[{(]\s*(?P<key>[^\s,{}\"=]+)(?P<sign>[{\"])")
_SEVERAL = re.compile(r"[^{};&]+,[^{};&]+;[^{};]+")
# A brace may stand on the line below the type; the parser wants it beside that.
_BRACE_BELOW = re.compile(r"(?m)^(?P<kind>[^\S\n]*@[A-Za-z]+)(?P<lines>\s*\n\s*)(?P<brace>[{(])")
_JOINED = re.compile(r"[^{};&]+,[^{};&]+(?<!\\)&[^{};]+|[^{};]+,[^{};]+\\&[^{};]+")
_ET_AL = re.compile(r"\bet\.?\s+al\b")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_DECODER = LatexDecodingMiddleware()
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


def read_readable_entries(path: Path) -> Bibliography:
    """Read the entries of a BibTeX file that can be read; what is wrong are its `faults`.

    Raises
    ------
    InputError
        If the file is none, or braces lie too deep in each other.
    """
    raw = read_raw(path, "put the file back, or correct its name")
    refuse_binary(raw, path)
    text = _BRACE_BELOW.sub(r"\g<kind>\g<brace>\g<lines>", decode_utf8(raw, path))
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
        problems = hiding.get(entry.key) or [*_problems(entry, path)]
        faults += problems
        if not problems:
            references[entry.key] = _reference(entry)
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
    if _KEYLESS.match(block.raw or ""):
        return "the entry has no key", "write a key and a comma after the opening brace"
    if _BRACED_KEY.match(block.raw or ""):
        return "the entry has its key in braces", "write the key without them"
    if signed := _SIGN_IN_KEY.fullmatch(block.raw or ""):
        problem = f"the key that begins with '{signed['key']}' has {signed['sign']} in it"
        return problem, "write the key without braces and quotation marks"
    reason = getattr(block.error, "abort_reason", "")
    said = next((said for sign, said in _REASONS if sign in reason), None)
    return said or ("this entry cannot be read", "compare it with one that can be")


def _problems(entry: model.Entry, path: Path) -> Iterator[InputError]:
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
    elif not _value(entry, "title"):
        yield error("no title", "add a line: title = {…},")
    for field, (form, remedy) in _FORMS.items():
        text = _doi(entry) if field == "doi" else _verbatim(entry, field)
        if text and not form(text):
            yield error(f"a malformed {field}: '{text}'", remedy, field)
    for field in ("author", "editor"):
        written = _verbatim(entry, field) or ""
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


def _reference(entry: model.Entry) -> Reference:
    date = _known_date(entry)
    return Reference(
        key=entry.key,
        type=entry.entry_type.lower(),
        title=_value(entry, "title") or "",
        line=(entry.start_line or 0) + 1,
        authors=people_of(entry, "author"),
        editors=people_of(entry, "editor"),
        year=int(date[:4]) if date else None,
        container=_value(entry, *_CONTAINERS),
        volume=_value(entry, "volume"),
        number=_value(entry, "number"),
        pages=_value(entry, "pages"),
        publisher=_value(entry, *_PUBLISHERS),
        doi=_doi(entry),
        url=_verbatim(entry, "url"),
        isbn=_verbatim(entry, "isbn"),
        pmid=_verbatim(entry, "pmid"),
        keywords=_keywords(entry),
        related=_list(entry, "related"),
        note=_value(entry, "note"),
        unverified=_list(entry, "unverified"),
        verified=_verbatim(entry, "verified"),
        short=_value(entry, "shortauthor"),
        date=date,
        others=tuple(_others(entry)),
    )


def _known_date(entry: model.Entry) -> str | None:
    """Give as much of YYYY-MM-DD as is known; of a span or a reprint its first year."""
    written = _verbatim(entry, "date") or ""
    if _DAY.fullmatch(written):
        return written
    return first_year(_verbatim(entry, "year") or written)


def _others(entry: model.Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields that have no place of their own."""
    vague = {name for name in ("year", "date") if not _DAY.fullmatch(_verbatim(entry, name) or "")}
    read = set(_READ) - vague
    for fields in (_CONTAINERS, _PUBLISHERS):
        read |= {next((name for name in fields if _value(entry, name)), "")}
    for field in entry.fields:
        if field.key not in read and (text := _value(entry, field.key)):
            yield field.key, text


def _verbatim(entry: model.Entry, field: str) -> str | None:
    """Give a field as written: in an address, % and ~ are no LaTeX."""
    return str(entry[field]).strip() or None if field in entry else None


def _doi(entry: model.Entry) -> str | None:
    """Give a DOI from "10." on, though its address is written, and be it as that of the work."""
    written = _verbatim(entry, "doi")
    doi = plain_doi(written) if written else doi_of_address(_verbatim(entry, "url") or "")
    return doi or None


def _value(entry: model.Entry, *fields: str) -> str | None:
    """Give the first of the fields that is there, decoded."""
    written = (_verbatim(entry, field) for field in fields)
    return next((plain for text in written if text and (plain := decoded_latex(text))), None)


def _keywords(entry: model.Entry) -> tuple[str, ...]:
    """Part keywords at commas; one that holds a comma itself stands in braces."""
    words = map(decoded_latex, _KEYWORD.findall(_verbatim(entry, "keywords") or ""))
    return tuple(word for word in words if word)


def _list(entry: model.Entry, field: str) -> tuple[str, ...]:
    written = (_verbatim(entry, field) or "").split(",")
    return tuple(item.strip() for item in written if item.strip())


def people_of(entry: model.Entry, field: str) -> tuple[str, ...]:
    """Return the names of a field as "Family, Given"; raise `InvalidNameError` for what is none.

    A name in braces of its own that has commas is a `WholeName`, if it is that of no person.
    """
    written = names.split_multiple_persons_names(_verbatim(entry, field) or "")
    return tuple(map(_person_or_organisation, written))


def _person_or_organisation(written: str) -> str:
    parts = names.parse_single_name_into_parts(written)
    name = decoded_latex(parts.merge_last_name_first)
    braced = "," in name and written[:1] == "{" and len(parts.last) == 1 and not parts.first
    return WholeName(name) if braced and is_of_organisation(name) else name


def decoded_latex(text: str) -> str:
    """Turn LaTeX into plain Unicode; a bare % or & would cut or vanish, and stands for itself."""
    text = _ENTITY.sub(lambda found: unescape(found.group()), text)
    if _NO_LATEX.fullmatch(text):
        return " ".join(text.split())
    entry = model.Entry("misc", "", [model.Field("text", _BARE_SIGN.sub(r"\\\g<0>", text))])
    result = _DECODER.transform_entry(entry, Library())
    if isinstance(result, model.MiddlewareErrorBlock):
        raise result.error
    return " ".join(str(entry["text"]).split())
