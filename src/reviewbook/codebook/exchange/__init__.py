"""Codebooks of other programs: one module a format, each from and to a tree of codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from reviewbook.codebook.code_tree import CodeNode, codes_of, yaml_of
from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.exchange.foreign_codes import made_apart
from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.text_encodings import decode_other, is_utf8, wide_encoding
from reviewbook.project.text_files import decode_utf8, read_raw, read_utf8

FORMATS = {".csv": "csv_codes", ".ttl": "skos", ".qdc": "refi_qda"}
YAML = (".yml", ".yaml")
_TABLES = (".tsv", ".tab", ".txt")  # so spreadsheets call a table that is parted otherwise
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding=["']([\w.-]+)["']""")
_KNOWN = ", ".join((*YAML, *FORMATS))


class Converted(NamedTuple):
    """A codebook in another format, and what of it could not be kept as it was."""

    text: str
    notes: list[str]


def converted(source: Path, suffix: str) -> Converted:
    """Return the codebook of a file in the format of a suffix, read and checked.

    Parameters
    ----------
    source
        A codebook: YAML as `reviewbook` reads it, a table (CSV, or parted by semicolons or tabs),
        SKOS as Turtle, or a REFI-QDA codebook; all but YAML in any encoding that is known.
    suffix
        What to write: ``.yml``, ``.csv``, ``.ttl`` or ``.qdc``.

    Raises
    ------
    InputErrors
        If a format is not known, the file cannot be read, or what it holds is no codebook: then
        with what is wrong in it.
    """
    write = yaml_of if suffix in YAML else _module(suffix)[1]
    notes: list[str] = []
    return Converted(write(codes_of(_codebook(source, notes))), notes)


def _codebook(source: Path, notes: list[str]) -> Codebook:
    if source.suffix.lower() in YAML:
        return parse_codebook(read_utf8(source), str(source))
    suffix = source.suffix.lower()
    read_codes = _module(".csv" if suffix in _TABLES else suffix, source)[0]
    read = list(read_codes(_text(source, notes), str(source), notes))
    codes = made_apart(read, str(source), notes)
    try:
        return parse_codebook(yaml_of(codes), str(source))
    except InputError as error:
        raise InputErrors([_without_lines(one, source) for one in error.errors]) from None


def _text(source: Path, notes: list[str]) -> str:
    """Return what another program has written, in whichever encoding; the notes say in which."""
    raw = read_raw(source, "put the file back, or correct its name")
    if is_utf8(raw) and not wide_encoding(raw):
        return decode_utf8(raw, source)
    if (declared := _DECLARED.match(raw)) and (text := _decoded(raw, declared[1].decode())):
        notes.append(f"read as {declared[1].decode()}, which the file says it is")
        return text
    if not (other := decode_other(raw)):
        return decode_utf8(raw, source)  # it raises: what is wrong, and where
    lines = f", in {other.odd_lines:,} of its lines" if other.odd_lines else ""
    notes.append(f"read as {other.encoding}{lines}: look whether its letters are right")
    return other.text


def _decoded(raw: bytes, encoding: str) -> str:
    """Return a text in an encoding, or nothing where it is in another or there is none such."""
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeError):
        return ""


def _without_lines(error: InputError, source: Path) -> InputError:
    """Return an error without the lines, which are of YAML that nobody has seen."""
    problem = re.sub(r" \(line \d+\)| at line \d+", "", error.problem)
    return InputError(problem, file=str(source), remedy=error.remedy)


_Read = Callable[[str, str, list[str]], Iterable[CodeNode]]
_Write = Callable[[Iterable[CodeNode]], str]


def _module(suffix: str, file: Path | None = None) -> tuple[_Read, _Write]:
    """Return what reads and what writes a format."""
    if suffix not in FORMATS:
        raise InputError(
            f"no format of codebooks is called {suffix or 'nothing'}",
            file=file,
            remedy=f"name a file that ends in one of {_KNOWN}",
        )
    name = FORMATS[suffix]
    module = import_module(f"{__name__}.{name}")
    return getattr(module, f"read_{name}"), getattr(module, f"write_{name}")
