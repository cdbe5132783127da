"""Slips in a BibTeX file that its parser passes over: what is lost, and where.

A comma left out hides the next field in the one before it; a brace too many ends an entry; content
of another kind is a comment to BibTeX; a word that stands for a string nobody defined is kept as a
word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from bibtexparser import Library, model

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_crossref import (
    CONTAINER,
    entries_by_key,
    is_part_of_itself,
    wholes_of,
)
from reviewbook.references.bibtex_values import value_parts
from reviewbook.references.entry_authors import ORGANISATION_KIND

DEEPEST = 50
_LOST_SIGN = re.compile(r"^\s*[A-Za-z]+\s*\{\s*[^\s,{}=]+\s*,", re.MULTILINE)
_PARTED_SIGN = re.compile(r"^\s*@\s+[A-Za-z]+\s*[{(]", re.MULTILINE)
_LOST_FIELD = re.compile(r"^\s*,?\s*[A-Za-z][\w-]*\s*=\s*[{\"\d]|^\s*\}\s*$", re.MULTILINE)
_NEXT_FIELD = re.compile(r"\s*(?P<field>[A-Za-z][\w-]*)\s*=")
_FIELD_NAME = re.compile(r"[^\s%{}\",=#]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SHOWN = 30
MERGE = re.compile(r"^(?:<{7}|>{7})(?:\s|$)", re.MULTILINE)
"""What git leaves where two versions of a file contradict each other."""
KEEP_ONE = "keep one of the two versions, and take the signs out"
_CURLY = tuple("“”„«")
_FORMATS = {
    "RIS": r"TY  - ",
    "nbib, as PubMed exports it": r"PMID- ",
    "EndNote's tagged format": r"%0 \w",
    "refer's tagged format": r"%[AT] [^\n]+\n(?:%[A-Z] )",
    "LaTeX's \\bibitem": r"\s*\\(?:bibitem|begin\{thebibliography\})",
    "Web of Science's tagged format": r"(?:FN|PT) \w",
    "JSON": r"\s*[\[{]\s*[\[{\"]",
    "XML or HTML": r"\s*<[?!a-zA-Z]",
}
# Between entries these may be comments.
_WHOLE_FILES = {
    "CFF": r"(?:#[^\n]*\n|\s)*cff-version:",
    "YAML": r"\s*(?:---[^\S\n]*\n|%YAML|(?:- )?[a-z][\w-]*:(?:[^\S\n]|$))",
    "a CSV table": r"\s*\"?\w[\w ]*\"?(?P<sign>[,;\t])\"?\w[\w ]*\"?"
    r"(?:(?P=sign)\"?\w[\w ]*\"?)+[^\S\n]*$",
}
_BINARY = {b"%PDF": "a PDF", b"PK\x03\x04": "a file of an office program, such as DOCX"}
_BRACE = re.compile(r"(?P<newline>\n)(?P<entry>@)?|(?P<escaped>\\[{}])|(?P<open>\{)|(?P<shut>\})")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_UNDATED = frozenset(("misc", "unpublished", "manual", "booklet", "online", "www", "electronic"))


def too_deep(text: str, path: Path) -> list[InputError]:
    """Tell the line where braces lie deeper in each other than anybody writes them."""
    depth, line = 0, 1
    for sign in _BRACE.finditer(text):
        line += sign["newline"] is not None
        depth = 0 if sign["entry"] else depth + (sign["open"] is not None)
        depth -= depth > 0 and sign["shut"] is not None
        if depth > DEEPEST:
            problem = f"more than {DEEPEST} braces lie in each other"
            return [InputError(problem, file=path, line=line, remedy="take the braces out")]
    return []


def slips(library: Library, path: Path) -> Iterator[InputError]:
    """Yield what the parser took for a comment, with its line."""
    read = bool(library.entries or library.failed_blocks)
    failed = {id(block) for block in library.failed_blocks}
    rest = False  # of an entry that could not be read
    for block in library.blocks:
        if isinstance(block, model.ImplicitComment):
            yield from _in_comment(block, read, rest, path)
        rest = id(block) in failed


def _in_comment(
    block: model.ImplicitComment, read: bool, rest: bool, path: Path
) -> Iterator[InputError]:
    text, first = block.comment, (block.start_line or 0) + 1

    def at(place: int, problem: str, remedy: str) -> InputError:
        line = first + text.count("\n", 0, place)
        return InputError(problem, file=path, line=line, remedy=remedy)

    if merge := MERGE.search(text):
        yield at(merge.start(), "a merge has left its signs here", KEEP_ONE)
    elif lost := _LOST_SIGN.search(text):
        problem = "this looks like an entry that has lost its @, and would not be read"
        yield at(lost.end(), problem, "write @ before the type")
    elif parted := _PARTED_SIGN.search(text):
        problem = "a blank parts the @ from the type, and the entry would not be read"
        yield at(parted.end(), problem, "write the type directly behind the @")
    elif kind := next((name for name, form in _FORMATS.items() if _begins(form, text)), ""):
        place = re.search(rf"(?m)^{_FORMATS[kind]}", text)
        remedy = "export it as BibTeX, or convert it"
        yield at(place.start() if place else 0, f"this is no BibTeX, but {kind}", remedy)
    elif not read and (
        kind := next((name for name, form in _WHOLE_FILES.items() if _is_whole(form, text)), "")
    ):
        yield at(0, f"this is no BibTeX, but {kind}", "export it as BibTeX, or convert it")
    elif not rest and (stray := _LOST_FIELD.search(text)):
        problem = "this stands outside of any entry, and would not be read"
        remedy = "look for a brace too many before it"
        yield at(stray.start() + len(stray.group()) - len(stray.group().lstrip()), problem, remedy)
    elif not read and (plain := re.search(r"(?m)^(?!\s*%)\s*\S", text)):
        remedy = "write entries such as @book{key, title = {...}}, or leave the file empty"
        yield at(plain.end() - 1, "this is no BibTeX: there is no entry in it", remedy)


def refuse_binary(raw: bytes, path: Path) -> None:
    """Raise InputError where a file is told by its first bytes to be no text."""
    if kind := _BINARY.get(raw[:4]):
        remedy = "export the works as BibTeX from the program that holds them"
        raise InputError(f"this is no BibTeX, but {kind}", file=path, line=1, remedy=remedy)


def _is_whole(form: str, text: str) -> bool:
    return bool(re.match(form, text, re.MULTILINE))


def _begins(form: str, text: str) -> bool:
    return bool(re.search(rf"(?m)^{form}" if form[0] != "\\" else rf"\A{form}", text))


def field_slips(plain: Library, path: Path) -> dict[str, list[InputError]]:
    """Return by key what is wrong with entries of which a field would be lost.

    Parameters
    ----------
    plain
        The file as parsed without any middleware: braces and quotes still stand there.
    path
        The file.
    """
    slips_by_key = {entry.key: [*entry_slips(entry, path)] for entry in plain.entries}
    return {key: found for key, found in slips_by_key.items() if found}


def entry_slips(entry: model.Entry, path: Path) -> Iterator[InputError]:
    """Yield what is wrong with an entry, parsed without any middleware, that loses a field.

    A comma is missing, and the next field stands in the one before; or something else stands
    behind a value; or two fields have one name.
    """
    names = set[str]()
    for field in entry.fields:
        named = _name_slip(field.key, names)
        place, problem, remedy = (0, *named) if named else _value_slip(field.key, str(field.value))
        names.add(field.key.lower())
        if problem:
            line = (field.start_line or 0) + 1 + str(field.value).count("\n", 0, place)
            said = f"the entry '{entry.key}' has {problem}"
            yield InputError(said, file=path, line=line, remedy=remedy)


def _name_slip(name: str, names: set[str]) -> tuple[str, str] | None:
    """Return what is wrong with the name of a field, and the remedy."""
    shown = (name.split() or [""])[-1]
    if name.lower() in names:
        return f"a field twice: {name.lower()}", "keep one of the two"
    if MERGE.search(name):
        return f"the signs of a merge before the field {shown}", KEEP_ONE
    if not _FIELD_NAME.fullmatch(name):
        problem = f"something else before the field {shown}"
        return problem, "take it out: comments stand outside of entries"
    return None


def _value_slip(name: str, value: str) -> tuple[int, str, str]:
    """Return where something is wrong with a value, what it is, and the remedy."""
    if control := _CONTROL.search(value):
        sign = f"U+{ord(control.group()):04X}"
        return control.start(), f"a control character in {name}: {sign}", "take it out"
    if value.lstrip().startswith("="):
        return 0, f"a second = behind {name}", "take one of the two out"
    parts, end = value_parts(value)
    behind = value[end:].strip()
    if hidden := _NEXT_FIELD.match(value, end):
        between = f"between {name} and {hidden['field']}"
        return end, f"no comma {between}", f"write a comma at the end of {name}"
    if behind and (behind[0] == ";" or parts[-1][:1] in ("{", '"')):
        problem = f"something behind the end of {name}: {behind.split()[0][:_SHOWN]}"
        return end, problem, "write a comma there, or put braces around the whole value"
    return 0, "", ""


def doubtful(plain: Library, entries: Sequence[model.Entry], path: Path) -> Iterator[InputError]:
    """Yield what is read, and may not be meant: undefined strings, works without a year.

    Parameters
    ----------
    plain
        The file as parsed without any middleware.
    entries
        The entries as they are read, with what they inherit.
    """
    defined = {string.key.lower() for string in plain.strings} | _MONTHS
    for entry in plain.entries:
        for field in entry.fields:
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
    yield from _of_strings(plain, path)
    yield from _of_entries(entries, path)
    for entry in entries:
        yield from _split_names(entry, path)


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
        plain = [name for name in names if not {*",{}"} & {*name} and name != "others"]
        if len(names) > 1 and any(_is_of_group(name) for name in plain):
            yield InputError(
                f"the entry '{entry.key}' has several names in {field}: {', '.join(names[:2])}",
                file=path,
                line=(entry.fields_dict[field].start_line or 0) + 1,
                remedy="put the name of one organisation into braces of its own: {{...}}",
            )


def _is_of_group(name: str) -> bool:
    return " " not in name.strip() or bool(ORGANISATION_KIND.search(name))


def _of_entries(entries: Sequence[model.Entry], path: Path) -> Iterator[InputError]:
    keys, by_key = {entry.key.lower() for entry in entries}, entries_by_key(entries)
    written: dict[str, str] = {}
    for entry in entries:
        for field, whole in wholes_of(entry):
            if whole.lower() not in keys:
                yield InputError(
                    f"the entry '{entry.key}' is part of '{whole}', which is not there",
                    file=path,
                    line=(entry.fields_dict[field].start_line or 0) + 1,
                    remedy="add that entry, or correct its key",
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
        if entry.entry_type.lower() == CONTAINER:
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
