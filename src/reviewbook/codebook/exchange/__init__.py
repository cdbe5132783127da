"""Codebooks of other programs: one module a format, each from and to a tree of codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from reviewbook.codebook.code_tree import CodeNode, codes_of, yaml_of
from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.project.errors import InputError
from reviewbook.project.text_files import read_utf8

FORMATS = {".csv": "csv_codes", ".ttl": "skos", ".qdc": "refi_qda"}
YAML = (".yml", ".yaml")
_KNOWN = ", ".join((*YAML, *FORMATS))


def converted(source: Path, suffix: str) -> str:
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
    return write(codes_of(_codebook(source)))


def _codebook(source: Path) -> Codebook:
    text = read_utf8(source)
    if source.suffix.lower() in YAML:
        return parse_codebook(text, str(source))
    codes = list(_module(source.suffix.lower(), source)[0](text, str(source)))
    try:
        return parse_codebook(yaml_of(codes), str(source))
    except InputError as error:
        for one in error.errors:
            one.line = None  # of YAML that nobody has seen
        raise


_Read = Callable[[str, str], Iterable[CodeNode]]
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
