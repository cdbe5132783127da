"""What is read in a BibTeX file and may not be meant: undefined strings, works without a year."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from pathlib import Path

from bibtexparser import Library, model

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_crossref import (
    NO_WORKS,
    entries_by_key,
    is_part_of_itself,
    wholes_of,
)
from reviewbook.references.bibtex_text import odd_sign
from reviewbook.references.bibtex_values import value_parts
from reviewbook.references.entry_authors import ORGANISATION_KIND

_CURLY = tuple("“”„«")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_UNDATED = frozenset(("misc", "unpublished", "manual", "booklet", "online", "www", "electronic"))


def doubtful(
    plain: Library, entries: Sequence[model.Entry], unread: Container[str], path: Path
) -> Iterator[InputError]:
    """Yield what is read, and may not be meant: undefined strings, works without a year.

    Parameters
    ----------
    plain
        The file as parsed without any middleware.
    entries
        The entries as they are read, with what they inherit.
    unread
        Keys of entries that cannot be read.
    """
    read = {entry.key for entry in entries}
    defined = {string.key.lower() for string in plain.strings} | _MONTHS
    for entry in plain.entries:
        for field in entry.fields if entry.key in read else ():
            if str(field.value).strip()[:1] in _CURLY:
                problem = f"the entry '{entry.key}' has curly quotation marks around {field.key}"
                remedy = "write braces around it: programs do not know such marks"
                line = (field.start_line or 0) + 1
                yield InputError(problem, file=path, line=line, remedy=remedy)
            for word in _undefined(field, defined):
                problem = f"the entry '{entry.key}' has {field.key} = {word}, a string not defined"
                remedy = f"write {{{word}}} if the word is meant, or define it with @string"
                yield InputError(
                    problem, file=path, line=(field.start_line or 0) + 1, remedy=remedy
                )
    yield from _of_comments(plain, path)
    yield from _of_strings(plain, path)
    yield from _of_entries(entries, unread, path)
    for entry in entries:
        yield from _split_names(entry, path)


def _of_comments(plain: Library, path: Path) -> Iterator[InputError]:
    """Yield the bytes between entries that are no UTF-8: other programs may not read the file."""
    for comment in plain.comments:
        if odd := odd_sign(comment.raw or ""):
            line = (comment.start_line or 0) + 1 + (comment.raw or "").count("\n", 0, odd[0])
            problem = f"{odd[1]} stands between the entries: {odd[2]}"
            yield InputError(problem, file=path, line=line, remedy=odd[3])


def _of_strings(plain: Library, path: Path) -> Iterator[InputError]:
    """Yield the strings that are made of what is not defined above them, as of themselves."""
    above = set(_MONTHS)
    for string in plain.strings:
        for word in _undefined(string, above):
            problem = f"the string '{string.key}' holds {word}, which is not defined above it"
            remedy = f"write {{{word}}} if the word is meant, or define it first"
            yield InputError(problem, file=path, line=(string.start_line or 0) + 1, remedy=remedy)
        above.add(string.key.lower())


def _undefined(field: model.Field | model.String, defined: Collection[str]) -> Iterator[str]:
    """Yield the words of a value that stand for strings which nobody defined."""
    value = str(field.value).strip()
    parts, end = value_parts(value)
    for word in parts if end == len(value) else [value]:
        if word[:1].isalpha() and word.lower() not in defined:
            yield word


def _split_names(entry: model.Entry, path: Path) -> Iterator[InputError]:
    """Yield the fields in which an "and" may be part of the name of one organisation."""
    for field in {"author", "editor"} & entry.fields_dict.keys():
        names = str(entry[field]).split(" and ")
        plain = [name for name in names if not {*",{}="} & {*name} and name != "others"]
        if len(names) > 1 and any(_is_of_group(name) for name in plain):
            yield InputError(
                f"the entry '{entry.key}' has several names in {field}: {', '.join(names[:2])}",
                file=path,
                line=(entry.fields_dict[field].start_line or 0) + 1,
                remedy="put the name of one organisation into braces of its own: {{...}}",
            )


def _is_of_group(name: str) -> bool:
    return " " not in name.strip() or bool(ORGANISATION_KIND.search(name))


def _of_entries(
    entries: Sequence[model.Entry], unread: Container[str], path: Path
) -> Iterator[InputError]:
    keys, by_key = {entry.key.lower() for entry in entries}, entries_by_key(entries)
    written: dict[str, str] = {}
    for entry in entries:
        for field, whole in wholes_of(entry):
            if whole.lower() not in keys:
                how = "cannot be read" if whole in unread else "is not there"
                yield InputError(
                    f"the entry '{entry.key}' is part of '{whole}', which {how}",
                    file=path,
                    line=(entry.fields_dict[field].start_line or 0) + 1,
                    remedy="add that entry, or correct its key" if how[0] == "i" else "mend it",
                )
        if is_part_of_itself(entry, by_key):
            yield InputError(
                f"the entry '{entry.key}' is part of itself, by crossref or xdata",
                file=path,
                line=(entry.start_line or 0) + 1,
                remedy="name the work that it is a part of",
            )
        if (first := written.setdefault(entry.key.lower(), entry.key)) != entry.key:
            yield InputError(
                f"the keys '{first}' and '{entry.key}' differ only in case",
                file=path,
                line=(entry.start_line or 0) + 1,
                remedy="give one of the two another key: BibTeX takes them for one",
            )
        if entry.entry_type.lower() in NO_WORKS:
            continue
        if not {"year", "date"} & entry.fields_dict.keys() | (
            {entry.entry_type.lower()} & _UNDATED
        ):
            yield InputError(
                f"the entry '{entry.key}' has no year",
                file=path,
                line=(entry.start_line or 0) + 1,
                remedy="add a line: year = {…}, or year = {n.d.}",
            )
