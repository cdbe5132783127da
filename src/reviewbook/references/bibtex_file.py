"""The bibliography read from a BibTeX file, and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bibtexparser import Library, model
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, NormalizeFieldKeys, names

from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.text_files import read_utf8
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.reference import WEB, Reference

_LOST_ENTRY = re.compile(r"^\s*[A-Za-z]+\s*\{\s*[^\s,{}=]+\s*,", re.MULTILINE)
_BARE_SIGN = re.compile(r"(?<!\\)[%&]")
# Most fields are plain text, which the decoder takes a millisecond to leave as it is.
_NO_LATEX = re.compile(r"(?:[^\W_]|[ .,:;()/+]|-(?!-))*")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}"), "write a year of four digits, or a date as YYYY-MM-DD"
_FORMS = {
    "doi": (re.compile(r"10\.\d{4,9}/\S+"), "write it from '10.' on, without address or spaces"),
    "year": _DATE,
    "date": _DATE,
    "verified": (WEB, "write the address of a page, from 'https://' on"),
}
_CONTAINERS = ("journal", "journaltitle", "booktitle", "howpublished")
_PUBLISHERS = ("publisher", "institution", "organization")
_READ = frozenset(
    "author editor title year date volume number pages doi url isbn pmid keywords related note "
    "unverified verified shortauthor".split()
)
_DECODER = LatexDecodingMiddleware()


def read_bibliography(path: Path) -> Bibliography:
    """Read every entry of a BibTeX file, ordered by key.

    Raises
    ------
    InputError
        With one of its `errors`, and its line, for everything that is wrong in the file.
    """
    library = parse_string(read_utf8(path), append_middleware=[NormalizeFieldKeys()])
    attempt = Attempts()
    attempt.errors += _unreadable(library, path)
    references = {}
    for entry in library.entries:
        problems = [*_problems(entry, path)]
        attempt.errors += problems
        if not problems:
            references[entry.key] = _reference(entry)
    attempt.errors.sort(key=lambda error: error.line or 0)
    attempt.settle()
    return Bibliography(sorted(references.items()))


def _unreadable(library: Library, path: Path) -> Iterator[InputError]:
    for block in library.blocks:
        if isinstance(block, model.ParsingFailedBlock):
            problem, remedy = _explain(block)
            yield InputError(problem, file=path, line=(block.start_line or 0) + 1, remedy=remedy)
        elif isinstance(block, model.ImplicitComment) and (
            lost := _LOST_ENTRY.search(block.comment)
        ):
            line = (block.start_line or 0) + block.comment[: lost.end()].count("\n") + 1
            problem = "this looks like an entry that has lost its @, and would not be read"
            yield InputError(problem, file=path, line=line, remedy="write @ before the type")


def _explain(block: model.ParsingFailedBlock) -> tuple[str, str]:
    if isinstance(block, model.DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        return f"the key '{block.key}' is taken by line {first}", "give one of the two another key"
    if isinstance(block, model.DuplicateFieldKeyBlock):
        fields = ", ".join(sorted(block.duplicate_keys))
        return f"the entry holds a field twice: {fields}", "keep one of the two"
    return "this entry cannot be read", "look for a brace left open, or a comma that is missing"


def _problems(entry: model.Entry, path: Path) -> Iterator[InputError]:
    def error(problem: str, remedy: str, field: str = "") -> InputError:
        start = entry.fields_dict[field].start_line if field else entry.start_line
        problem = f"the entry '{entry.key}' has {problem}"
        return InputError(problem, file=path, line=(start or 0) + 1, remedy=remedy)

    if not entry.key:
        yield error("no key", "write a key and a comma after the opening brace")
    if not _value(entry, "title"):
        yield error("no title", "add a line: title = {…},")
    for field, (form, remedy) in _FORMS.items():
        text = _verbatim(entry, field)
        if text and not form.fullmatch(text):
            yield error(f"a malformed {field}: '{text}'", remedy, field)
    for field in ("author", "editor"):
        try:
            _names(entry, field)
        except names.InvalidNameError as bad:
            remedy = "write each name as 'Family, Given', with ' and ' between two names"
            yield error(f"an unreadable {field}: {bad.reason}", remedy, field)


def _reference(entry: model.Entry) -> Reference:
    year = _verbatim(entry, "year") or _verbatim(entry, "date")
    return Reference(
        key=entry.key,
        type=entry.entry_type.lower(),
        title=_value(entry, "title") or "",
        line=(entry.start_line or 0) + 1,
        authors=_names(entry, "author"),
        editors=_names(entry, "editor"),
        year=int(year[:4]) if year else None,
        container=_value(entry, *_CONTAINERS),
        volume=_value(entry, "volume"),
        number=_value(entry, "number"),
        pages=_value(entry, "pages"),
        publisher=_value(entry, *_PUBLISHERS),
        doi=_verbatim(entry, "doi"),
        url=_verbatim(entry, "url"),
        isbn=_verbatim(entry, "isbn"),
        pmid=_verbatim(entry, "pmid"),
        keywords=_list(entry, "keywords"),
        related=_list(entry, "related"),
        note=_value(entry, "note"),
        unverified=_list(entry, "unverified"),
        verified=_verbatim(entry, "verified"),
        short=_value(entry, "shortauthor"),
        date=_verbatim(entry, "date") or year,
        others=tuple(_others(entry)),
    )


def _others(entry: model.Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields that have no place of their own."""
    read = set(_READ)
    for fields in (_CONTAINERS, _PUBLISHERS):
        read |= {next((name for name in fields if _value(entry, name)), "")}
    for field in entry.fields:
        if field.key not in read and (text := _value(entry, field.key)):
            yield field.key, text


def _verbatim(entry: model.Entry, field: str) -> str | None:
    """Give a field as written: in an address, % and ~ are no LaTeX."""
    return str(entry[field]).strip() or None if field in entry else None


def _value(entry: model.Entry, *fields: str) -> str | None:
    """Give the first of the fields that is there, decoded."""
    written = (_verbatim(entry, field) for field in fields)
    return next((plain for text in written if text and (plain := _decoded(text))), None)


def _list(entry: model.Entry, field: str) -> tuple[str, ...]:
    written = (_verbatim(entry, field) or "").split(",")
    return tuple(item.strip() for item in written if item.strip())


def _names(entry: model.Entry, field: str) -> tuple[str, ...]:
    written = names.split_multiple_persons_names(_verbatim(entry, field) or "")
    parts = map(names.parse_single_name_into_parts, written)
    return tuple(_decoded(part.merge_last_name_first) for part in parts)


def _decoded(text: str) -> str:
    """Turn LaTeX into plain Unicode; a bare % or & would cut or vanish, and stands for itself."""
    if _NO_LATEX.fullmatch(text):
        return " ".join(text.split())
    entry = model.Entry("misc", "", [model.Field("text", _BARE_SIGN.sub(r"\\\g<0>", text))])
    result = _DECODER.transform_entry(entry, Library())
    if isinstance(result, model.MiddlewareErrorBlock):
        raise result.error
    return " ".join(str(entry["text"]).split())
