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
from reviewbook.project.text_files import read_utf8

FORMATS = {".csv": "csv_codes", ".ttl": "skos", ".qdc": "refi_qda"}
YAML = (".yml", ".yaml")
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
        A codebook: YAML as `reviewbook` reads it, CSV, SKOS as Turtle, or a REFI-QDA codebook.
    suffix
        What to write: ``.yml``, ``.csv``, ``.ttl`` or ``.qdc``.

    Raises
    ------
    InputErrors
        If a format is not known, the file cannot be read, or what it holds is no codebook: then
        with what is wrong in it.
    """
    write = yaml_of if suffix in YAML else _module(suffix, source)[1]
    notes: list[str] = []
    return Converted(write(codes_of(_codebook(source, notes))), notes)


def _codebook(source: Path, notes: list[str]) -> Codebook:
    text = read_utf8(source)
    if source.suffix.lower() in YAML:
        return parse_codebook(text, str(source))
    read = list(_module(source.suffix.lower(), source)[0](text, str(source), notes))
    codes = made_apart(read, str(source), notes)
    try:
        return parse_codebook(yaml_of(codes), str(source))
    except InputError as error:
        raise InputErrors([_without_lines(one, source) for one in error.errors]) from None


def _without_lines(error: InputError, source: Path) -> InputError:
    """Return an error without the lines, which are of YAML that nobody has seen."""
    problem = re.sub(r" \(line \d+\)| at line \d+", "", error.problem)
    return InputError(problem, file=str(source), remedy=error.remedy)


_Read = Callable[[str, str, list[str]], Iterable[CodeNode]]
_Write = Callable[[Iterable[CodeNode]], str]


def _module(suffix: str, file: Path) -> tuple[_Read, _Write]:
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
